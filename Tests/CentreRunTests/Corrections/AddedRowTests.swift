import CentreFixtures
import CentreRun
import Chronology
import RecordModel
import ScoreModel
import Testing

@Suite("Corrections that add a row") struct AddedRowTests {
    /// The same row, added or written into the file; the file's has another number.
    struct Row: Sendable, CustomTestStringConvertible {
        var log: LogKind
        var cells: [String: String]
        var path: String
        var text: String
        var testDescription: String { "\(log.rawValue) \(text)" }
    }

    static let rows = [
        Row(
            log: .events, cells: ["event": "E9", "date": "2026-07-15", "staff": "A01", "rule": "德1", "times": "2"],
            path: "logs/events.csv", text: "E9,2026-07-15,A01,,德1,2,,,,,"),
        Row(
            log: .events, cells: ["event": "E9", "date": "2026-06-15", "staff": "A01", "rule": "德1"],
            path: "logs/events.csv", text: "E9,2026-06-15,A01,,德1,,,,,,"),
        Row(
            log: .events, cells: ["event": "E9", "date": "2026-07-15", "staff": "X9", "rule": "德1"],
            path: "logs/events.csv", text: "E9,2026-07-15,X9,,德1,,,,,,"),
        Row(
            log: .attendance, cells: ["staff": "A01", "time": "2026-07-06 08:29"], path: "logs/attendance.csv",
            text: "A01,2026-07-06 08:29"),
        Row(
            log: .leave, cells: ["staff": "A01", "kind": "病假", "from": "2026-08-03", "until": "2026-08-05"],
            path: "logs/leave.csv", text: "A01,病假,2026-08-03,2026-08-05,"),
        Row(
            log: .cases,
            cells: [
                "case": "C9", "kind": "承诺件", "staff": "A01", "accepted": "2026-07-01", "promise": "3",
                "finished": "2026-07-31",
            ], path: "logs/cases.csv", text: "C9,承诺件,A01,2026-07-01,3,,,2026-07-31,"),
        Row(
            log: .cases,
            cells: ["case": "C1", "kind": "承诺件", "staff": "A01", "accepted": "2026-07-01", "due": "2026-07-31"],
            path: "logs/cases.csv", text: "C1,承诺件,A01,2026-07-01,,,2026-07-31,,"),
    ]

    /// Everything but where rows stand.
    private static func essence(_ run: Scored, _ places: [String]) -> [String] {
        run.essence.map { line in
            places.reduce(line) { $0.replacing($1, with: "*") }.replacing(#/ [A-Z]? [^ ]+ “/#, with: " “")
        }
    }

    @Test("an added row gives what it would give in the file", arguments: rows)
    func sameAsFile(_ row: Row) async throws {
        let centre = RowCorrectionTests.centre()
        let target = CorrectionTarget.added(log: row.log, cells: row.cells)
        let plain = try await centre.score()
        let run = try await centre.score(corrections: [target.numbered(12)])
        var written = centre
        let lines = centre.rows(row.path) + [row.text]
        written.files[row.path] = Array((lines.joined(separator: "\n") + "\n").utf8)
        let expected = try await written.score()
        #expect(Self.essence(run, ["更正:12"]) == Self.essence(expected, ["\(row.path):\(lines.count)"]))
        let isOutside = row.cells["date"] == "2026-06-15"
        #expect((run.essence == plain.essence) == isOutside)
        // It stands in a table of its own, behind all files, and balances.
        let card = try #require(run.report.tables.last)
        #expect(run.report.tables.dropLast().map(\.path) == plain.report.tables.map(\.path))
        #expect(card.path == "更正" && card.role == .log(row.log) && card.encoding == "UTF-8" && card.read == 1)
        #expect(card.sha256.count == 64)
        let isBad = row.cells["staff"] == "X9" || row.cells["case"] == "C1"
        #expect(
            [card.used, card.outside, card.setAside] == [isBad || isOutside ? 0 : 1, isOutside ? 1 : 0, isBad ? 1 : 0])
        #expect(
            run.report.findings.filter { $0.place.file == UInt32(run.report.tables.count - 1) }.count == (isBad ? 1 : 0)
        )
    }

    @Test("evidence, notes and findings name the correction; the hash goes by what is in it")
    func names() async throws {
        let centre = MadeUpCentre.ofOne
        func added(_ number: Int, _ id: String, _ staff: String = "A01") -> Correction {
            CorrectionTarget.added(
                log: .events,
                cells: ["event": id, "date": "2026-07-15", "staff": staff, "rule": "德1", "note": "漏登,\"补\"\n记"]
            ).numbered(number)
        }
        let run = try await centre.score(corrections: [added(30, "E2"), added(1, "E1"), added(7, "E2")])
        #expect(
            run["A01"].lines("virtue.1").map { "\($0.evidence) \($0.note)" } == [
                "更正:1 漏登,\"补\"\n记 (更正 1)", "更正:7 漏登,\"补\"\n记 (更正 7)",
            ])
        #expect(
            run.findings.map { "\($0.code) \($0.file):\($0.row) \($0.header) \($0.text)" } == [
                "repeated-id 更正:30 编号 E2"
            ])
        #expect(run.balances["events 更正"] == [2, 0, 1])
        let again = try await centre.score(corrections: [added(7, "E2"), added(30, "E2"), added(1, "E1")])
        #expect(again.report.tables.map(\.sha256) == run.report.tables.map(\.sha256))
        #expect(again.essence == run.essence)
        let other = try await centre.score(corrections: [added(1, "E3"), added(7, "E2"), added(30, "E2")])
        #expect(other.report.tables.last?.sha256 != run.report.tables.last?.sha256)
    }

    @Test("several logs, with any number of workers, and the whole output")
    func severalLogs() async throws {
        let centre = RowCorrectionTests.centre()
        let corrections = Self.rows.enumerated().map {
            CorrectionTarget.added(log: $1.log, cells: $1.cells).numbered(20 - $0)
        }
        var seen: Set<[String]> = []
        for jobs in [1, 2, 5] {
            let run = try await centre.score(jobs: jobs, corrections: corrections.shuffled())
            #expect(
                run.report.tables.suffix(4).map { "\($0.role.id) \($0.path) \($0.read)" } == [
                    "attendance 更正 1", "leave 更正 1", "cases 更正 2", "events 更正 3",
                ])
            #expect(run.misfits == [])
            seen.insert(run.essence)
            try run.write()
        }
        #expect(seen.count == 1)
    }

    @Test("what can be no row is a finding")
    func misfits() async throws {
        let centre = MadeUpCentre.ofOne
        let run = try await centre.score(corrections: [
            CorrectionTarget.added(log: .sessions, cells: ["date": "2026-07-06"]).numbered(1),
            CorrectionTarget.added(log: .events, cells: [:]).numbered(2),
            CorrectionTarget.added(log: .leave, cells: ["staff": " "]).numbered(3),
        ])
        #expect(
            run.misfits == [
                "更正 1没有采用:“出勤时段”由其他记录算出,不能添行", "更正 2没有采用:添加的行没有内容", "更正 3没有采用:添加的行没有内容",
            ])
        #expect(run.essence.filter { !$0.contains("correction-does") } == (try await centre.score()).essence)
    }

    @Test("a further column that rules name is read from an added row too")
    func furtherColumns() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["rules/baotou.yaml"] = Array(Self.further.utf8)
        centre.files["logs/events.csv"] = Array("编号,日期,工号,条目,来源（新）\n".utf8)
        let cells = ["event": "E1", "date": "2026-07-15", "staff": "A01", "rule": "a.1", "来源(新)": "群众", "其他": "x"]
        let run = try await centre.score(corrections: [CorrectionTarget.added(log: .events, cells: cells).numbered(5)])
        #expect(run.findings == [])
        #expect(run["A01"].points("a.1") == [-1])
        let other = try await centre.score(corrections: [
            CorrectionTarget.added(log: .events, cells: cells.merging(["来源(新)": "自查"]) { $1 }).numbered(5)
        ])
        #expect(other["A01"].points("a.1") == [])
    }

    private static let further = """
        kind: regulation
        id: r
        title: 办法
        columns: {events: [来源（新）]}
        sheets:
          staff:
            title: 人员
            subject: staff
            period: quarter
            floor: none
            ceiling: none
            clause: 一
            parts:
              a:
                title: 甲
                clause: 甲
                points: 100
                floor: none
                ceiling: none
                rules:
                  1: {text: 群众投诉的扣1分, where: {来源（新）: 群众}, deduct: 1}

        """
}
