import CentreFixtures
import Chronology
import Diagnostics
import LogReading
import RecordModel
import RuleLoading
import RuleModel
import ScoreModel
import Testing

@testable import CentreRun

/// Tables that regulations declare, from a centre's folder to rows.
@Suite struct DeclaredTableTests {
    private static let files = [
        "centre.yaml": """
        kind: centre
        name: 虚构政务服务中心
        calendar: c.yaml
        attendance: p.yaml
        rules: r.yaml
        roster: roster.csv
        rosters: {townships: 'towns*.csv'}
        logs:
          cases: 'cases*.csv'
          inspections: 'i-*.csv'
          reports: reports.csv
        columns:
          inspections: {score: 打分}
          townships: {id: 代码}
          cases: {渠道: 办理渠道}
        """,
        "roster.csv": "工号,姓名,部门,窗口\nA01,张三,住建局,一号窗口\n",
        "towns-1.csv": "代码,名称\nT2,乙镇\n", "towns-2.csv": "代码,名称\nT1,甲镇\n",
        "cases.csv": "申办流水号,办件类型,工号,受理时间,办理渠道\n",
        "i-2.csv": "窗口,日期,打分,项目\n一号窗口,2026-07-02,9,卫生\n一号窗口,2026-10-02,9,卫生\n",
        "i-1.csv": "窗口,日期,打分\n一号窗口,2026-07-03,8\n二号窗口,2026-07-03,8\n",
        "reports.csv": "编号,得分\nT1,3\nT3,4\n",
    ]

    private static let reports = Regulation.log(
        "reports", "自评", .declared("townships"), dated: false, [Field("score", "得分", .number)])

    private static let regulation = Regulation.declaring(
        logs: [
            Regulation.inspections(
                title: "检查评分", fields: [Field("score", "得分", .number), Field("item", "项目", .text)]),
            reports,
        ])

    /// A centre of these files, with a regulation that no file says.
    private static func centre(_ folder: TemporaryFolder, _ regulation: Regulation = regulation) throws -> Centre {
        let file = CentreFileLoader.load(name: "centre.yaml", bytes: try folder.bytes("centre.yaml"))
        #expect(file.diagnostics == [])
        let (first, last) = (try #require(Day(iso: "2026-01-01")), try #require(Day(iso: "2026-12-31")))
        return Centre(
            folder: folder.path, file: try #require(file.sound),
            calendar: try #require(WorkingCalendar(first: first, last: last, holidays: [], makeUpDays: [])),
            policy: try #require(
                AttendancePolicyLoader.load(
                    name: "p.yaml", bytes: Repository.bytes("rules/attendance/four-punch.yaml")
                ).sound), regulations: [regulation], profiles: [], settings: [], remarks: [], sources: [])
    }

    private static func folder(_ changes: [String: String] = [:]) throws -> TemporaryFolder {
        try TemporaryFolder(files.merging(changes) { $1 }.mapValues { Array($0.utf8) })
    }

    private static func read(
        _ folder: TemporaryFolder, _ regulation: Regulation = regulation
    ) async throws -> (tables: InputTables, rosters: Rosters, declared: DeclaredTables) {
        let centre = try centre(folder, regulation)
        let layout = DeclaredLayout(chosen: centre.regulations, all: centre.regulations)
        let tables = try await InputTables.survey(centre, layout, jobs: 2, observer: nil)
        let rosters = try Rosters(tables, layout)
        let declared = try DeclaredTables(
            tables, layout, roster: rosters.people, rosters: rosters.declared,
            period: try #require(Period("2026Q3")).span)
        return (tables, rosters, declared)
    }

    /// What keeps a folder from being read.
    private static func problems(_ changes: [String: String], _ regulation: Regulation = regulation) async throws
        -> [String]
    {
        let folder = try folder(changes)
        do {
            _ = try await read(folder, regulation)
            return []
        } catch let refused as RefusedRun {
            return refused.problems.map { problem in
                switch problem {
                case .setting(let diagnostic):
                    "\(diagnostic.code.rawValue) \(diagnostic.span.file):\(diagnostic.span.line)"
                case .table(let problem):
                    "\(problem.code.rawValue) \(problem.path):\(problem.line.map(String.init) ?? "-")"
                case .roster(let finding, let path):
                    "\(finding.code.rawValue) \(path):\(finding.place.row) \(finding.columnLetter)"
                }
            }
        }
    }

    @Test("rows come in the order of paths and rows, with every file's balance")
    func rows() async throws {
        let (tables, rosters, declared) = try await Self.read(try Self.folder())
        #expect(
            tables.entries.map { "\($0.role.id) \($0.role.title) \($0.table.file.path)" } == [
                "cases 办件 cases.csv", "inspections 检查评分 i-1.csv", "inspections 检查评分 i-2.csv",
                "reports 自评 reports.csv", "roster 人员名册 roster.csv", "rosters.townships 乡镇名册 towns-1.csv",
                "rosters.townships 乡镇名册 towns-2.csv",
            ])
        #expect(tables.entries.map(\.role.isRoster) == [false, false, false, false, true, true, true])
        #expect(rosters.declared["townships"]?.ids == ["T1", "T2"])
        #expect(rosters.rows == [4: 1, 5: 1, 6: 1] && rosters.findings == [])
        #expect(declared.rosters == rosters.declared)
        #expect(declared.rows["inspections"]?.map { $0.value(at: 2) } == ["8", "9"])
        #expect(declared.rows["inspections"]?.map { $0.value(at: 3) } == ["", "卫生"])
        #expect(declared.rows["reports"]?.map(\.subject) == [.declared(0)])
        #expect(declared.rows["reports"]?.map(\.day) == [nil])
        #expect(declared.findings.map(\.code) == [.unknownWindow, .unknownSubject])
        let balances = declared.balances.mapValues { [$0.used, $0.outside, $0.setAside] }
        #expect(balances == [1: [1, 0, 1], 2: [1, 1, 0], 3: [1, 0, 1]])
    }

    @Test("a declared log without files is empty")
    func noFiles() async throws {
        let binding = (Self.files["centre.yaml"] ?? "").replacing("  reports: reports.csv\n", with: "")
        let (tables, _, declared) = try await Self.read(try Self.folder(["centre.yaml": binding]))
        #expect(declared.rows["reports"] == [])
        #expect(tables.entries.count == 6)
    }

    @Test("problems of declared tables and their rosters come in one pass with all others")
    func refusals() async throws {
        let found = try await Self.problems([
            "i-1.csv": "窗口,得分\n", "reports.csv": "", "towns-1.csv": "代码,名称\nT1,甲镇\nT1,\n",
            "towns-2.csv": "代码,名称\nT2,乙镇\n",
        ])
        #expect(
            found == [
                "missing-column i-1.csv:1", "missing-column i-1.csv:1", "empty-file reports.csv:-",
                "repeated-id towns-1.csv:3 A", "missing-value towns-1.csv:3 B",
            ])
    }

    @Test("a further column that no file has is refused; one that some lack is empty there")
    func furtherColumns() async throws {
        let binding = (Self.files["centre.yaml"] ?? "").replacing("  cases: {渠道: 办理渠道}", with: "")
        let bare = "申办流水号,办件类型,工号,受理时间\n"
        #expect(
            try await Self.problems(["centre.yaml": binding, "cases.csv": bare, "cases-2.csv": bare]) == [
                "missing-column cases-2.csv:1"
            ])
        #expect(
            try await Self.problems([
                "centre.yaml": binding, "cases.csv": bare, "cases-2.csv": bare.replacing("\n", with: ",渠道\n"),
            ]) == [])
        // A header that centre.yaml names must be in every file, as with any other column.
        #expect(try await Self.problems(["cases-2.csv": bare]) == ["missing-column cases-2.csv:1"])
        let none = binding.replacing("  cases: 'cases*.csv'\n", with: "")
        #expect(try await Self.problems(["centre.yaml": none]) == [])
    }

    @Test("files that are not there, and workbooks")
    func files() async throws {
        let binding = (Self.files["centre.yaml"] ?? "").replacing("reports.csv", with: "reports.xlsx")
            .replacing("towns*", with: "villages*")
        #expect(
            try await Self.problems(["centre.yaml": binding, "reports.xlsx": "PK\u{3}\u{4}"]) == [
                "no-such-file centre.yaml:7", "damaged-workbook reports.xlsx:-",
            ])
    }
}
