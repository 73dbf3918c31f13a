import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Exact
import Explanations
import RecordModel
import ScoreModel
import Testing

@Suite("Explanations of corrected scores") struct CorrectionTests {
    private static func cells(_ pairs: [(String, String)]) -> [CorrectedCell] {
        pairs.map { CorrectedCell(header: $0.0, text: $0.1) }
    }

    /// Two people with an event each, and a correction of every kind; the last has nothing to do with A01.
    private static func explain(_ subject: String, rule: String? = nil) async throws -> Explanation {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.event("2026-07-06", "A01", "德1")
        centre.event("2026-07-07", "A01", "德4")
        centre.event("2026-07-08", "A02", "德4")
        let folder = try centre.folder()
        func row(_ row: UInt32, _ id: String, _ day: String, _ staff: String, _ rule: String) -> CorrectedRow {
            CorrectedRow(
                path: "logs/events.csv", row: row,
                cells: cells([("编号", id), ("日期", day), ("工号", staff), ("条目", rule)]))
        }
        let targets: [CorrectionTarget] = [
            .cells(row(2, "E0001", "2026-07-06", "A01", "德1"), instead: cells([("次数", "2")])),
            .withdrawn(row(3, "E0002", "2026-07-07", "A01", "德4")),
            .added(log: .events, cells: ["event": "E9", "date": "2026-07-09", "staff": "A01", "rule": "德4"]),
            .line(
                CorrectedLine(
                    sheet: "baotou.staff", subject: "A01", rule: "virtue.1", day: try #require(Day(iso: "2026-07-06")),
                    evidence: "logs/events.csv:2", points: "-4"), points: "-3"),
            .cells(row(4, "E0003", "2026-07-08", "A02", "德4"), instead: cells([("次数", "2")])),
        ]
        let on = try #require(Day(iso: "2026-10-08"))
        let corrections = targets.enumerated().map {
            Correction(number: $0 + 1, target: $1, by: "李主任", on: on, basis: $0 == 1 ? "" : "申诉复核")
        }
        let question = ExplainQuestion(subject: subject, rule: rule, period: try #require(Period("2026Q3")))
        return try await CentreRun.explain(
            try Centre.load(folder: folder.path), question, context: RunContext(corrections: corrections.reversed()),
            jobs: 2)
    }

    @Test("whoever asks is told who corrected what, when and on what basis")
    func text() async throws {
        let explanation = try await Self.explain("A01")
        #expect(explanation.corrections.map(\.number) == [1, 2, 3, 4])
        let text = ExplanationText(language: .zh).render(explanation)
        for line in [
            "更正 1 · 李主任 · 2026-10-08 · 申诉复核", "logs/events.csv:2 “次数”由“”改为“2”", "更正 2 · 李主任 · 2026-10-08\n",
            "logs/events.csv:3 整行撤去:“编号”E0002、“日期”2026-07-07、“工号”A01、“条目”德4",
            "督查台账补一行:“编号”E9、“日期”2026-07-09、“工号”A01、“条目”德4",
            "由 -4 分改为 -3 分", "(更正 4:申诉复核)", "(更正 3)", "更正:3",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
        #expect(!text.contains("更正 5"))
        let json = ExplanationJSON.render(explanation)
        #expect(json.contains("\"corrections\"") && json.contains("\"basis\": \"申诉复核\""))
        #expect(try await Self.explain("A02").corrections.map(\.number) == [5])
    }

    @Test("asked about one rule, the corrections behind its rows are told")
    func rule() async throws {
        let explanation = try await Self.explain("A01", rule: "德1")
        #expect(explanation.corrections.map(\.number).contains(1))
        let line = try #require(explanation.rules.first?.lines.first)
        #expect(line.points == -3 && line.asked == -3 && line.arithmetic.isEmpty)
    }
}
