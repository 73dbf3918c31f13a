import CentreFixtures
import Chronology
import Diagnostics
import Exact
import Explanations
import Foundation
import LedgerModel
import RecordModel
import ScoreModel
import Testing

/// `kaohe history` on a terminal and for programs.
@Suite struct HistoryTextTests {
    private func subject(_ total: Int, rank: Int, _ level: String, stars: Int) -> PublishedSubject {
        PublishedSubject(
            id: "W01", name: "赵样甲", window: "一号窗口", department: "住建局", group: "", post: "",
            parts: [PublishedPart(id: "all", title: "总", score: Rational(total))], deducted: Rational(100 - total),
            exactTotal: Rational(total), total: Rational(total), rank: rank, level: level, stars: stars, honours: [],
            status: .ranked, consequences: [])
    }

    private func history() throws -> HistoryReport {
        let period = try #require(Period("2026Q3"))
        let day = try #require(Day(iso: "2026-08-03"))
        let (before, after) = (subject(90, rank: 12, "二星", stars: 2), subject(95, rank: 3, "四星", stars: 4))
        let line = LedgerLine(
            subject: "W01", rule: "virtue.3", clause: "第五条(一)3", part: "virtue", day: day, points: Rational(-5),
            evidence: "logs/events.csv:7", note: "")
        let correction = Correction(
            number: 3,
            target: .withdrawn(
                CorrectedRow(
                    path: "logs/events.csv", row: 7, cells: [CorrectedCell(header: "工号", text: "W01")])),
            by: "李主任", on: day, basis: "申诉复核")
        let amendment = Amendment(
            period: period, number: 1, by: "李主任", at: Moment(day: day), reason: "申诉", corrections: [3],
            subjects: [
                AmendedSubject(
                    sheet: "baotou.staff", before: before, after: after, linesBefore: [line], linesAfter: [])
            ])
        return HistoryReport(
            centre: "虚构政务服务中心", id: "W01",
            sheets: [
                SubjectHistory(
                    sheet: "baotou.staff", title: "窗口工作人员季度考核", decimals: 2,
                    entries: [
                        .init(
                            period: period, published: before, current: after, amendments: [amendment], rankedCount: 60)
                    ],
                    corrections: [
                        LoggedCorrection(correction: correction, period: period, state: .applied, amendment: 1)
                    ])
            ])
    }

    @Test func whatStoodAndWhatStandsIsSaid() throws {
        let text = HistoryText(language: .zh).render(try history())
        for words in [
            "W01 赵样甲", "2026Q3  95.00  3/60  ★★★★ 四星  1 次", "第 1 次更正", "总分 90.00 → 95.00,名次 12 → 3",
            "− 2026-08-03 virtue.3 -5.00  logs/events.csv:7", "已采用(第 1 次更正)", "申诉复核",
        ] { #expect(text.contains(words), "\(words)\n\(text)") }
        // It fits a terminal: no line is wider than 100 columns, an ideograph taking two.
        for line in text.split(separator: "\n") {
            #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) } <= 100, "\(line)")
        }
        let english = HistoryText(language: .en).render(try history())
        #expect(english.contains("total 90.00 → 95.00, rank 12 → 3"))
        #expect(!english.contains("次更正"))
    }

    @Test func programsGetExactTexts() throws {
        let json = HistoryJSON.render(try history())
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["subject"] as? String == "W01")
        let sheets = try #require(object["sheets"] as? [[String: Any]])
        let periods = try #require(sheets.first?["periods"] as? [[String: Any]])
        let current = try #require(periods.first?["current"] as? [String: Any])
        let published = try #require(periods.first?["published"] as? [String: Any])
        #expect(current["total"] as? String == "95" && published["total"] as? String == "90")
        let amendments = try #require(sheets.first?["amendments"] as? [[String: Any]])
        #expect((amendments.first?["lines_before"] as? [[String: Any]])?.first?["points"] as? String == "-5")
    }
}
