import Chronology
import RecordModel
import Testing

@testable import LogReading

/// Data formats, section 2: tables that a regulation declares.
@Suite final class DeclaredTableTests {
    private let tables = Tables()

    private static let columns = [
        Field("score", "得分", .number), Field("item", "项目", .text),
        Field("result", "结论", .words(["合格", "不合格"])), Field("seen", "复查日期", .day),
    ]

    private static func schema(
        _ subject: DeclaredSchema.Subject = .window, dated: Bool = true, _ fields: [Field] = columns
    ) -> DeclaredSchema {
        DeclaredSchema(id: "inspections", title: "检查评分", subject: subject, isDated: dated, fields: fields)
    }

    private func read(
        _ text: String, _ schema: DeclaredSchema = schema(), declared: DeclaredRoster? = nil, blockSize: Int = 1 << 20
    ) throws -> (rows: [DeclaredRow], findings: [Finding], balance: RowBalance) {
        let table = try tables.bind(text, schema.fields, blockSize: blockSize)
        let roster = try tables.roster()
        return try DeclaredTableReader(schema, roster: roster, declared: declared, period: Tables.quarter().span).read(
            table)
    }

    @Test("a schema puts the subject's and the day's columns in front where they are not written")
    func schemas() {
        #expect(Self.schema().fields.map(\.id) == ["subject", "date", "score", "item", "result", "seen"])
        #expect(Self.schema(dated: false).fields.map(\.id) == ["subject", "score", "item", "result", "seen"])
        let written = Self.schema(.staff, [DeclaredSchema.Subject.staff.field, DeclaredSchema.date] + Self.columns)
        #expect(written.fields.map(\.header).prefix(2) == ["工号", "日期"])
        #expect(written.fields.count == 6)
        #expect(written.index(of: "score") == 2 && written.index(of: "points") == nil)
    }

    @Test("a row's cells are kept half-width in the schema's order, whatever the file's order")
    func values() throws {
        let (rows, findings, balance) = try read(
            """
            备注,得分,日期,项目,结论,窗口
            x,９５．５０,2026年7月1日,　卫生（一）,合格,企业开办
            y,,20260930,,,不动产

            """)
        #expect(findings == [])
        #expect(balance.used == 2 && balance.outside == 0 && balance.setAside == 0)
        #expect(rows.map(\.subject) == [.window(1), .window(0)])
        #expect(rows.map(\.day?.iso) == ["2026-07-01", "2026-09-30"])
        #expect(rows[0].values == ["企业开办", "2026-07-01", "95.50", "卫生(一)", "合格", ""])
        #expect(rows[1].values == ["不动产", "2026-09-30", "", "", "", ""])
        #expect(rows[0].value(at: 2) == "95.50" && rows[0].value(at: 6).isEmpty && rows[0].value(at: -1).isEmpty)
        #expect(rows.map(\.place.row) == [2, 3])
    }

    @Test("ids serve as headers, and a centre may use headers of its own")
    func headers() throws {
        let schema = Self.schema(.staff)
        let roster = try tables.roster()
        let reader = DeclaredTableReader(schema, roster: roster, period: try Tables.quarter().span)
        let plain = try tables.bind("subject,date,score\n０２,2026-07-01,1\n", schema.fields)
        #expect(try reader.read(plain).rows.map(\.subject) == [.staff(1)])
        let other = try tables.bind(
            "考勤号,日期,打分,得分\n02,2026-07-01,1,x\n", schema.fields, overrides: ["subject": "考勤号", "score": "打分"])
        #expect(try reader.read(other).rows.map { $0.value(at: 2) } == ["1"])
    }

    @Test("rows on the first and the last day of the period are used, their neighbours are outside")
    func period() throws {
        let days = ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"]
        let text = "窗口,日期\n" + days.map { "不动产,\($0)\n" }.joined()
        let (rows, findings, balance) = try read(text)
        #expect(findings == [])
        #expect(rows.map(\.place.row) == [3, 4])
        #expect(balance.used == 2 && balance.outside == 2)
    }

    @Test("a row of a table without days always counts, and its day column is a further one")
    func undated() throws {
        let (rows, findings, balance) = try read(
            "窗口,日期,得分\n不动产,不详,3\n", Self.schema(dated: false))
        #expect(findings == [])
        #expect(rows.map(\.day) == [nil] && rows.map { $0.value(at: 1) } == ["3"])
        #expect(balance.used == 1)
    }

    @Test(
        "each fault is one finding and sets its row aside",
        arguments: [
            (",2026-07-01,1,,", "missing-value:2 A 窗口 “”"), ("没有,2026-07-01,1,,", "unknown-window:2 A 窗口 “没有”"),
            ("不动产,,1,,", "missing-value:2 B 日期 “”"), ("不动产,2026-02-30,1,,", "bad-date:2 B 日期 “2026-02-30”"),
            ("不动产,2026-07-01 25:00,1,,", "bad-time:2 B 日期 “2026-07-01 25:00”"),
            ("不动产,2026-07-01 24:00,1,,", "bad-time:2 B 日期 “2026-07-01 24:00”"),
            ("不动产,2026-07-01,-1,,", "bad-number:2 C 得分 “-1”"),
            ("不动产,2026-07-01,1分,,", "bad-number:2 C 得分 “1分”"),
            ("不动产,2026-07-01,1,优,", "unknown-word:2 D 结论 “优”"),
            ("不动产,2026-07-01,1,,明天", "bad-date:2 E 复查日期 “明天”"),
            ("不动产,2026-07-01,1,,,,x", "too-many-cells:2 G  “x”"),
        ])
    func faults(row: String, finding: String) throws {
        let (rows, findings, balance) = try read("窗口,日期,得分,结论,复查日期\n\(row)\n不动产,2026-07-01,1,,\n")
        #expect(findings.map(\.line) == [finding])
        #expect(rows.map(\.place.row) == [3])
        #expect(balance.used == 1 && balance.outside == 0 && balance.setAside == 1)
    }

    @Test("every fault of a row is told, also of one outside the period")
    func manyFaults() throws {
        let (rows, findings, balance) = try read("窗口,日期,得分,结论\n没有,2020-02-30,x,y\n不动产,2020-01-01,x,\n")
        #expect(findings.map(\.code) == [.unknownWindow, .badDate, .badNumber, .unknownWord, .badNumber])
        #expect(findings[3].message == "这一列只能写:合格、不合格")
        #expect(rows.isEmpty && balance.setAside == 2)
    }

    @Test("people, departments and declared subjects are looked up where they belong")
    func subjects() throws {
        let people = try read("工号,日期\n01,2026-07-01\n1,2026-07-01\n", Self.schema(.staff))
        #expect(people.rows.map(\.subject) == [.staff(0)])
        #expect(people.findings.map(\.line) == ["unknown-staff:3 A 工号 “1”"])
        let departments = try read(
            "部门,日期\n税务局（Ａ）,2026-07-01\n市场局,2026-07-01\n企业开办,2026-07-01\n", Self.schema(.department))
        #expect(departments.rows.map(\.subject) == [.department(1), .department(0)])
        #expect(departments.findings.map(\.line) == ["unknown-department:4 A 部门 “企业开办”"])
        let towns = DeclaredRoster(
            id: "townships", title: "乡镇", entries: [.init(id: "T2", name: "乙镇"), .init(id: "T1", name: "甲镇")])
        let declared = try read(
            "编号,日期\nT1,2026-07-01\nＴ２,2026-07-01\nT3,2026-07-01\n", Self.schema(.declared("townships")),
            declared: towns)
        #expect(declared.rows.map(\.subject) == [.declared(0), .declared(1)])
        #expect(declared.findings.map(\.line) == ["unknown-subject:4 A 编号 “T3”"])
        let without = try read("编号,日期\nT1,2026-07-01\n", Self.schema(.declared("townships")))
        #expect(without.findings.map(\.code) == [.unknownSubject])
    }

    @Test("a required column that is not there is a problem of the file")
    func missingColumns() throws {
        func problems(_ header: String) -> [TableProblem.Code] {
            do {
                _ = try tables.bind("\(header)\n", Self.schema().fields)
                return []
            } catch {
                return (error as? TableProblems)?.problems.map(\.code) ?? []
            }
        }
        #expect(problems("窗口,得分") == [.missingColumn])
        #expect(problems("得分") == [.missingColumn, .missingColumn])
        #expect(problems("窗口,日期,得分,score") == [.columnTwice])
        #expect(problems("窗口,日期") == [])
    }

    @Test("a file of rows that are all blank has none")
    func blankRows() throws {
        let (rows, findings, balance) = try read("窗口,日期,得分\n,,\n 　,,\n\n")
        #expect(rows.isEmpty && findings.isEmpty)
        #expect(balance == RowBalance())
    }

    @Test("a huge cell is kept where it is text, refused where it is a number, and cut in the finding")
    func hugeCells() throws {
        let long = String(repeating: "长", count: 100_000)
        let digits = String(repeating: "7", count: 100_000)
        let (rows, findings, _) = try read(
            "窗口,日期,得分,项目\n不动产,2026-07-01,1,\(long)\n不动产,2026-07-01,\(digits),\n\(long),2026-07-01,1,\n")
        #expect(rows.map { $0.value(at: 3) } == [long])
        #expect(findings.map(\.code) == [.badNumber, .unknownWindow])
        #expect(findings.allSatisfy { $0.text.count < 600 })
    }

    @Test("however a file is cut into blocks, its rows and findings are the same")
    func blocks() throws {
        let lines = (0..<200).map { "\($0 % 7 == 0 ? "没有" : "不动产"),2026-0\($0 % 4 + 6)-01,\($0),\"卫\n生\"" }
        let text = "窗口,日期,得分,项目\n" + lines.joined(separator: "\n") + "\n"
        let whole = try read(text)
        #expect(whole.balance.used + whole.balance.outside + whole.balance.setAside == 200)
        for size in [64, 97, 1_000] {
            let cut = try read(text, blockSize: size)
            #expect(cut.rows == whole.rows)
            #expect(cut.findings == whole.findings)
            #expect(cut.balance == whole.balance)
        }
    }
}
