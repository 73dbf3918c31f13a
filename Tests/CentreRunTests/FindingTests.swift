import CentreFixtures
import CentreRun
import Foundation
import RecordModel
import RuleModel
import ScoreModel
import Testing

@Suite("Findings: what bad rows get") struct FindingTests {
    /// A row of a table of the made-up centre, and the finding it must bring: code, column, header, text.
    struct Broken: Sendable, CustomTestStringConvertible {
        var file: String
        var row: String
        var code: String
        var column: String
        var header: String
        var text: String
        var testDescription: String { "\(code): \(row.prefix(60))" }
    }

    private static func events(_ row: String, _ code: String, _ column: String, _ header: String, _ text: String)
        -> Broken
    {
        Broken(file: "logs/events.csv", row: row, code: code, column: column, header: header, text: text)
    }
    private static func cases(_ row: String, _ code: String, _ column: String, _ header: String, _ text: String)
        -> Broken
    {
        Broken(file: "logs/cases.csv", row: row, code: code, column: column, header: header, text: text)
    }
    private static func leave(_ row: String, _ code: String, _ column: String, _ header: String, _ text: String)
        -> Broken
    {
        Broken(file: "logs/leave.csv", row: row, code: code, column: column, header: header, text: text)
    }
    private static func punch(_ row: String, _ code: String, _ column: String, _ header: String, _ text: String)
        -> Broken
    {
        Broken(file: "logs/attendance.csv", row: row, code: code, column: column, header: header, text: text)
    }

    static let broken: [Broken] = [
        // 编号,日期,工号,窗口,条目,次数,情节,分值,事由编号,轮次,状态
        events("E9,2026-07-06,X9,,德1,,,,,,", "unknown-staff", "C", "工号", "X9"),
        events("E9,2026-07-06,姓名:没有这人,,德1,,,,,,", "unknown-name", "C", "工号", "没有这人"),
        events("E9,2026-07-06,,九号窗口,勤7,,,,,,", "unknown-window", "D", "窗口", "九号窗口"),
        events("E9,2026-07-06,A01,,德99,,,,,,", "unknown-rule", "E", "条目", "德99"),
        events("E9,2026-07-06,A01,,勤1,,,,,,", "rule-counted-elsewhere", "E", "条目", "勤1"),
        events("E9,2026-07-06,A01,,勤2a,,,,,,", "rule-counted-elsewhere", "E", "条目", "勤2a"),
        events("E9,2026-07-06,A01,,ability.7,,,,,,", "rule-counted-elsewhere", "E", "条目", "ability.7"),
        events("E9,2026-07-06,A01,,能10c,,,,,,", "rule-counted-elsewhere", "E", "条目", "能10c"),
        events("E9,2026-07-06,A01,,附加4,,,,,,", "rule-counted-elsewhere", "E", "条目", "附加4"),
        events("E9,2026-07-06,,一号窗口,德1,,,,,,", "wrong-subject", "D", "窗口", "一号窗口"),
        events("E9,2026-07-06,A01,,勤14,,,,,3,", "wrong-subject", "C", "工号", "A01"),
        events(",2026-07-06,A01,,德1,,,,,,", "missing-value", "A", "编号", ""),
        events("E9,,A01,,德1,,,,,,", "missing-value", "B", "日期", ""),
        events("E9,2026-07-06,,,德1,,,,,,", "missing-value", "C", "工号", ""),
        events("E9,2026-07-06,A01,,,,,,,,", "missing-value", "E", "条目", ""),
        events("E9,2026-07-06,A01,,附加3,,,,,,", "missing-value", "G", "情节", ""),
        events("E9,2026-07-06,,一号窗口,勤14,,,,,,", "missing-value", "J", "轮次", ""),
        events("E9,2026-02-29,A01,,德1,,,,,,", "bad-date", "B", "日期", "2026-02-29"),
        events("E9,60,A01,,德1,,,,,,", "bad-date", "B", "日期", "60"),
        events("E9,2026-07-06 25:00,A01,,德1,,,,,,", "bad-time", "B", "日期", "2026-07-06 25:00"),
        events("E9,2026-07-06 24:00,A01,,德1,,,,,,", "bad-time", "B", "日期", "2026-07-06 24:00"),
        events("E9,2026-07-06,A01,,德1,0,,,,,", "bad-number", "F", "次数", "0"),
        events("E9,2026-07-06,A01,,德1,-1,,,,,", "bad-number", "F", "次数", "-1"),
        events("E9,2026-07-06,A01,,德1,1.0,,,,,", "bad-number", "F", "次数", "1.0"),
        events("E9,2026-07-06,A01,,绩3,,,2.555,,,", "bad-number", "H", "分值", "2.555"),
        events("E9,2026-07-06,A01,,绩3,,,3.,,,", "bad-number", "H", "分值", "3."),
        events("E9,2026-07-06,A01,,绩3,,,.5,,,", "bad-number", "H", "分值", ".5"),
        events("E9,2026-07-06,A01,,绩3,,,3分,,,", "bad-number", "H", "分值", "3分"),
        events("E9,2026-07-06,,一号窗口,勤14,,,,,一,", "bad-number", "J", "轮次", "一"),
        events("E9,2026-07-06,A01,,德1,,,,,,作废", "unknown-word", "K", "状态", "作废"),
        events("E9,2026-07-06,A01,,德3,,严重,,,,", "unknown-degree", "G", "情节", "严重"),
        events("E9,2026-07-06,A01,,绩3,,,4.01,,,", "points-out-of-range", "H", "分值", "4.01"),
        events("E9,2026-07-06,A01,,绩3,,,1.99,,,", "points-out-of-range", "H", "分值", "1.99"),
        events("E1,2026-07-06,A01,,德1,,,,,,", "repeated-id", "A", "编号", "E1"),
        events("E1,2026-07-06,A01,,德1,,,,,,", "repeated-id", "A", "编号", "E1"),
        events("E9,2026-07-06,A01,,德1,,,,,,有效,多的", "too-many-cells", "L", "", "多的"),
        events("E9,2026-07-06,A01,,德1,,,,,,待核", "pending", "K", "状态", "待核"),
        events("E9,2026-07-06,A01,,德1,,,2,,,", "points-not-used", "H", "分值", "2"),
        events("E9,2026-08-03,,二号窗口,勤7,,,,,,", "nobody-at-window", "D", "窗口", "二号窗口"),
        // Cells are checked for their form also where they are not used, in withdrawn rows and outside the period.
        events("E9,2026-07-06,A01,,德1,,,,,x,撤销", "bad-number", "J", "轮次", "x"),
        events("E9,2025-07-06,A01,,德1,x,,,,,", "bad-number", "F", "次数", "x"),
        // 申办流水号,办件类型,工号,受理时间,承诺时限,挂起天数,承诺办结时间,办结时间,评价
        cases(",承诺件,A01,2026-07-06,,,,,", "missing-value", "A", "申办流水号", ""),
        cases("C9,,A01,2026-07-06,,,,,", "missing-value", "B", "办件类型", ""),
        cases("C9,急件,A01,2026-07-06,,,,,", "unknown-word", "B", "办件类型", "急件"),
        cases("C9,承诺件,,2026-07-06,,,,,", "missing-value", "C", "工号", ""),
        cases("C9,承诺件,X9,2026-07-06,,,,,", "unknown-staff", "C", "工号", "X9"),
        cases("C9,承诺件,A01,,,,,,", "missing-value", "D", "受理时间", ""),
        cases("C9,承诺件,A01,2026-13-06,,,,,", "bad-date", "D", "受理时间", "2026-13-06"),
        cases("C9,承诺件,A01,2026-07-06 9点,,,,,", "bad-time", "D", "受理时间", "2026-07-06 9点"),
        cases("C9,承诺件,A01,2026-07-06,5天,,,,", "bad-number", "E", "承诺时限", "5天"),
        cases("C9,承诺件,A01,2026-07-06,1.5,,,,", "bad-number", "E", "承诺时限", "1.5"),
        cases("C9,承诺件,A01,2026-07-06,,-1,,,", "bad-number", "F", "挂起天数", "-1"),
        cases("C9,承诺件,A01,2026-07-06,,,2026-09-31,,", "bad-date", "G", "承诺办结时间", "2026-09-31"),
        cases("C9,承诺件,A01,2026-07-06,,,,2026-07-05,", "times-out-of-order", "H", "办结时间", "2026-07-05"),
        cases(
            "C9,承诺件,A01,2026-07-06 09:00,,,,2026-07-06 08:59:59,", "times-out-of-order", "H", "办结时间",
            "2026-07-06 08:59:59"),
        cases("C9,承诺件,A01,2026-07-06,,,,,好评", "unknown-word", "I", "评价", "好评"),
        cases("C1,承诺件,A01,2026-07-06,,,,,", "repeated-id", "A", "申办流水号", "C1"),
        cases("C9,承诺件,A01,2026-07-06,,,,,,x", "too-many-cells", "J", "", "x"),
        cases("C9,承诺件,A01,2025-12-31,5,,,,", "before-calendar", "D", "受理时间", "2025-12-31"),
        cases("C9,即办件,A01,2025-12-31,,,,,", "before-calendar", "D", "受理时间", "2025-12-31"),
        // 工号,类型,开始时间,结束时间,审批状态
        leave("X9,事假,2026-07-06,2026-07-06,", "unknown-staff", "A", "工号", "X9"),
        leave(",事假,2026-07-06,2026-07-06,", "missing-value", "A", "工号", ""),
        leave("A01,,2026-07-06,2026-07-06,", "missing-value", "B", "类型", ""),
        leave("A01,事假,,2026-07-06,", "missing-value", "C", "开始时间", ""),
        leave("A01,事假,2026-07-06,,", "missing-value", "D", "结束时间", ""),
        leave("A01,事假,2026-07-06,2026-07-05,", "times-out-of-order", "D", "结束时间", "2026-07-05"),
        leave("A01,事假,2026-07-06 09:00,2026-07-06 08:59,", "times-out-of-order", "D", "结束时间", "2026-07-06 08:59"),
        leave("A01,事假,2026-07-06 24:00,2026-07-07,", "bad-time", "C", "开始时间", "2026-07-06 24:00"),
        leave("A01,事假,2026-07-32,2026-08-01,", "bad-date", "C", "开始时间", "2026-07-32"),
        leave("A01,事假,2026-07-06,2026-07-06,同意", "unknown-word", "E", "审批状态", "同意"),
        leave("A01,事假,2026-07-06,2026-07-06,,x", "too-many-cells", "F", "", "x"),
        // 工号,打卡时间
        punch("X9,2026-07-06 08:20", "unknown-staff", "A", "工号", "X9"),
        punch("姓名:没有这人,2026-07-06 08:20", "unknown-name", "A", "工号", "没有这人"),
        punch(",2026-07-06 08:20", "missing-value", "A", "工号", ""),
        punch("A01,", "missing-value", "B", "打卡时间", ""),
        punch("A01,2026-06-31 08:20", "bad-date", "B", "打卡时间", "2026-06-31 08:20"),
        punch("A01,2026-07-06 24:00", "bad-time", "B", "打卡时间", "2026-07-06 24:00"),
        punch("A01,2026-07-06 08:60", "bad-time", "B", "打卡时间", "2026-07-06 08:60"),
        punch("A01,2026-07-06 08:20,备注", "too-many-cells", "C", "", "备注"),
    ]

    /// Two good rows before the broken one, which is then row 4.
    private func centre(with broken: Broken) -> MadeUpCentre {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("B01", at: "二号窗口", until: "2026-07-31")
        centre.event("2026-07-06", "A01", "德4", id: "E1")
        centre.event("2026-07-07", "A01", "德4", id: "E2")
        centre.takesCase("A01", accepted: "2026-07-06", finished: "2026-07-07", rating: "满意", id: "C1")
        centre.takesCase("A01", accepted: "2026-07-06", finished: "2026-07-07", rating: "满意", id: "C2")
        centre.leave("A01", "年休假", "2026-07-01", "2026-08-31")
        centre.leave("A01", "年休假", "2026-09-01", "2026-09-30")
        centre.punches = ["B01,2026-07-04 08:20", "B01,2026-07-04 12:05"]
        switch broken.file {
        case "logs/events.csv": centre.events.append(broken.row)
        case "logs/cases.csv": centre.cases.append(broken.row)
        case "logs/leave.csv": centre.leave.append(broken.row)
        default: centre.punches.append(broken.row)
        }
        return centre
    }

    @Test("each broken row brings its finding and no other, and is set aside unless it is a warning", arguments: broken)
    func brokenRow(_ entry: Broken) async throws {
        let run = try await centre(with: entry).score()
        #expect(
            run.findings == [
                Scored.Problem(
                    code: entry.code, file: entry.file, row: 4, column: entry.column, header: entry.header,
                    text: entry.text)
            ])
        let finding = try #require(run.report.findings.first)
        #expect(!finding.message.isEmpty && !finding.remedy.isEmpty)
        let card = try #require(run.report.tables.first { $0.path == entry.file })
        #expect(card.setAside == (finding.severity == .error ? 1 : 0))
        #expect(card.read == card.used + card.outside + card.setAside)
        #expect(run["A01"].virtue == 20 - 1 - 1 - (entry.code == "points-not-used" ? 2 : 0))
    }

    @Test("every code of a row has a broken row above, a roster below, or a declared table in tests of its own")
    func allCodes() {
        let others: Set = [
            "overlapping-stretch", "name-differs", "leading-zeros", "unknown-department", "unknown-subject",
            "rule-not-in-force", "unknown-case", "case-not-finished", "rating-differs", "pauses-differ",
            "pause-not-used", "rating-before-accepted", "rating-after-period",
        ]
        let ofRows = FindingCode.allCases.filter(\.help.hasExample)
        #expect(Set(Self.broken.map(\.code)).union(others) == Set(ofRows.map(\.rawValue)))
    }

    @Test("every fault of a row is reported")
    func everyFault() async throws {
        var centre = MadeUpCentre.ofOne
        centre.events = ["E1,2026-07-99,X9,,德99,-2,,1.234,,x,没有"]
        centre.cases = ["C1,急件,X9,2026/13/1,x,y,2026-02-30,2026-07-06 99:00,好评"]
        centre.leave = ["X9,,2026-07-32,2026-07-06 25:00,同意"]
        centre.punches = ["X9,昨天"]
        let run = try await centre.score()
        #expect(
            run.findings.map { "\($0.file.dropFirst(5).prefix(2)) \($0.column) \($0.code)" } == [
                "at A unknown-staff", "at B bad-date",
                "ca B unknown-word", "ca C unknown-staff", "ca D bad-date", "ca E bad-number", "ca F bad-number",
                "ca G bad-date", "ca H bad-time", "ca I unknown-word",
                "ev B bad-date", "ev C unknown-staff", "ev E unknown-rule", "ev F bad-number", "ev H bad-number",
                "ev J bad-number", "ev K unknown-word",
                "le A unknown-staff", "le B missing-value", "le C bad-date", "le D bad-time", "le E unknown-word",
            ])
    }

    @Test("a row set aside still claims its id, a shifted one too; a row without a readable id claims none")
    func claims() async throws {
        var centre = MadeUpCentre.ofOne
        centre.events = [
            "E1,2026-07-99,A01,,德1,,,,,,",  // set aside
            "E1,2026-07-06,A01,,德1,,,,,,",  // so this one is the later
            "E2,2026-07-06,A01,,德1,,,,,,,shifted", "Ｅ２,2026-07-06,A01,,德1,,,,,,",
            ",2026-07-06,A01,,德1,,,,,,", ",2026-07-06,A01,,德1,,,,,,",
        ]
        centre.cases = [
            "C1,急件,A01,2026-07-06,,,,,", "C1,承诺件,A01,2026-07-06,,,,2026-07-07,满意",
            "C2,承诺件,A01,2026-07-06,,,,2026-07-07,满意,x", "Ｃ２,承诺件,A01,2026-07-06,,,,2026-07-07,满意",
        ]
        let run = try await centre.score()
        #expect(
            run.findings.map { "\($0.file.dropFirst(5).prefix(2)) \($0.row) \($0.code)" } == [
                "ca 2 unknown-word", "ca 3 repeated-id", "ca 4 too-many-cells", "ca 5 repeated-id",
                "ev 2 bad-date", "ev 3 repeated-id", "ev 4 too-many-cells", "ev 5 repeated-id", "ev 6 missing-value",
                "ev 7 missing-value",
            ])
        #expect(run["A01"].virtue == 20)
        #expect(run["A01"].cases?.finished == 0)
    }

    @Test("of two rows with one id the later by file path is set aside, though its file was named first")
    func laterFile() async throws {
        var centre = MadeUpCentre.ofOne
        let header = try #require(MadeUpCentre.headers["logs/events.csv"])
        centre.events = ["E1,2026-07-06,A01,,德1,,,,,,"]
        centre.files["logs/events-0.csv"] = Array("\(header)\nE1,2026-07-06,A01,,德4,,,,,,\n".utf8)
        centre.binding = centre.binding.replacing(
            "events: logs/events*.csv", with: "events: [logs/events.csv, logs/events-0.csv]")
        let run = try await centre.score()
        #expect(run.findings.map { "\($0.file):\($0.row) \($0.code)" } == ["logs/events.csv:2 repeated-id"])
        #expect(run["A01"].virtue == 20 - 1)
    }

    @Test("the dirty sample brings exactly the findings it is planted with, and every file balances")
    func dirty() async throws {
        let folder = try sample("dirty")
        let report = try await Scored.run(folder, at: "samples/dirty", jobs: 2).report
        let found = report.findings.map {
            "\($0.code.rawValue),\(report.tables[Int($0.place.file)].path),\($0.place.row),\($0.columnLetter)"
        }
        let expected = try folder.text("samples/dirty/expected-findings.csv").split(separator: "\n").dropFirst()
        #expect(found.sorted() == expected.map(String.init).sorted())
        for table in report.tables {
            #expect(table.read == table.used + table.outside + table.setAside, "\(table.path)")
            let bad = Set(
                report.findings.filter { report.tables[Int($0.place.file)].path == table.path && $0.severity == .error }
                    .map(\.place.row))
            #expect(table.setAside == bad.count, "\(table.path)")
        }
    }

    @Test("the rows read are the rows that are there")
    func rowsRead() async throws {
        let folder = try sample("qingshan")
        let run = try await Scored.run(folder, at: "samples/qingshan")
        for table in run.report.tables {
            let rows = try records(folder.text("samples/qingshan/" + table.path)).dropFirst()
            #expect(table.read == rows.count { $0.contains { !$0.isEmpty } }, "\(table.path)")
        }
        #expect(run.findings.isEmpty)
        let fired = Set(run.report.sheets[0].subjects.flatMap(\.lines).map(\.source))
        let silent = run.report.sheets[0].rules.indices.filter {
            !fired.contains(.rule($0)) && run.report.sheets[0].rules[$0].effects.isEmpty == false
        }
        #expect(silent.map { run.report.sheets[0].rules[$0].id } == [], "rules that never fire in the sample")
        #expect(run.report.sheets[0].subjects.contains { $0.consequences.contains { $0.name == "退回原单位" } })
    }

    // MARK: The roster

    @Test("the roster: an error stops the run, every one is named, nothing is written")
    func rosterErrors() async throws {
        var centre = MadeUpCentre()
        centre.roster = [
            "A01,甲,住建局,一号窗口,,,2026-08-31,", "A01,甲,住建局,二号窗口,,2026-08-31,,", ",乙,住建局,一号窗口,,,,",
            "A03,,住建局,一号窗口,,,,", "A04,丁,住建局,,,,,", "A05,戊,,一号窗口,,,,", "A06,己,住建局,一号窗口,,2026-02-30,,",
            "A07,庚,住建局,一号窗口,,2026-09-01,2026-08-31,", "A08,辛,住建局,一号窗口,,,,,x",
        ]
        let (attempt, folder) = try await centre.attempt()
        #expect(
            attempt.problems == [
                "overlapping-stretch roster.csv:3 F", "missing-value roster.csv:4 A", "missing-value roster.csv:5 B",
                "missing-value roster.csv:6 D", "missing-value roster.csv:7 C", "bad-date roster.csv:8 F",
                "times-out-of-order roster.csv:9 G", "too-many-cells roster.csv:10 I",
            ])
        #expect(try folder.everything().keys.allSatisfy { !$0.hasPrefix("output") })
    }

    @Test("the roster: two names for one id and ids that differ in zeros are warnings and set nothing aside")
    func rosterWarnings() async throws {
        var centre = MadeUpCentre()
        centre.person("0012", name: "甲", until: "2026-07-31")
        centre.person("0012", name: "乙", from: "2026-08-01")
        centre.person("12", name: "丙")
        let run = try await centre.score()
        #expect(
            run.findings.map { "\($0.code) \($0.row) \($0.column) \($0.text)" } == [
                "name-differs 3 B 乙", "leading-zeros 4 A 12",
            ])
        #expect(run["0012"].score?.name == "乙")
        #expect(run.report.unresolvedCount == 0)
    }
}
