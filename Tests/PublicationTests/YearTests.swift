import Amending
import CentreFixtures
import CentreRun
import Chronology
import Exact
import Foundation
import LedgerModel
import Publication
import RecordModel
import RuleModel
import ScoreModel
import Testing

/// A year of two regulations from its months and quarters, each published in turn.
@Suite struct YearTests {
    /// The sample year in a folder of its own, with the rules beside it.
    private func sample() throws -> LivingCentre {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        // The centre names its rules by a way out of its folder.
        try files.createDirectory(atPath: folder.path + "/samples", withIntermediateDirectories: true)
        for path in ["rules", "samples/year"] {
            try files.copyItem(atPath: Repository.root.path + "/" + path, toPath: folder.path + "/" + path)
        }
        return LivingCentre(folder: folder, period: "2025", inner: "samples/year")
    }

    private static let order = (1...4).flatMap { quarter in
        (1...3).map { month in
            let number = (quarter - 1) * 3 + month
            return number < 10 ? "2025-0\(number)" : "2025-\(number)"
        } + ["2025Q\(quarter)"]
    }

    private func report(_ centre: LivingCentre) async throws -> RunReport {
        guard case .drafted(let report, _) = try await centre.run("2025", on: "2026-01-20") else {
            throw CancellationError()
        }
        return report
    }

    private func totals(_ sheet: String, _ report: RunReport) -> [String: Rational] {
        let result = report.sheets.first { $0.id == sheet }
        return Dictionary((result?.subjects ?? []).map { ($0.id, $0.total) }) { first, _ in first }
    }

    private func names(_ level: String, _ sheet: String, _ report: RunReport) -> [String] {
        guard let result = report.sheets.first(where: { $0.id == sheet }) else { return [] }
        return result.subjects.filter { $0.level.map { result.sheet.levels[$0].name } == level }.map(\.id)
    }

    @Test func theYearIsComposedOfWhatWasPublishedAndFollowsAnAmendedQuarter() async throws {
        let centre = try sample()
        let year = try #require(Period("2025"))
        // Before anything is published everything is missing, in the order in which it can be published.
        let none = try centre.state("2025").published
        let missing = try CentreRun.missingPeriods(
            try centre.task("2025").centre, period: year, earlier: .published(none))
        var labels: [String] = []
        for one in missing where !labels.contains(one.period.label) { labels.append(one.period.label) }
        #expect(labels == Self.order)

        for period in Self.order {
            try await centre.run(period, on: "2026-01-10")
            try await centre.publish(period, on: "2026-01-12", without: "示例")
        }
        let first = try await report(centre)
        #expect(first.findings.isEmpty)
        #expect(first.earlier.count == 12)

        // 包头: 102 points a quarter before anything is lost; the mean of the window's people, then of the four quarters.
        let windows = totals("baotou.window", first)
        #expect(windows["一号窗口"] == 102.75)  // 102 × 3 and 105 with a suggestion taken up
        #expect(windows["七号窗口"] == 80.45)  // 102 − 18 − 3.05, in the third without the 2 for full attendance
        #expect(windows["八号窗口"] == 80)  // 102 − 18 − 4
        #expect(windows["九号窗口"] == 79.5)  // 102 − 18 − 4.5
        #expect(windows["十号窗口"] == 85)  // 79, (77 + 97) ÷ 2, (82 + 102) ÷ 2, 82
        #expect(names("五星", "baotou.window", first) == ["一号窗口", "十号窗口"])
        #expect(names("一星", "baotou.window", first) == ["九号窗口"])

        // 行政服务中心: the mean of three months, then of four quarters.
        let people = totals("city.staff-year", first)
        #expect(people["W01"] == 100.3)  // 102 in two of twelve months: 302 ÷ 3 twice, 100 twice
        #expect(people["W02"] == 100.2)
        #expect(people["W07"] == 70)
        #expect(people["W08"] == 92.3)  // 69 in one quarter: 369 ÷ 4
        #expect(people["W09"] == 84.5)  // 69 in two: 338 ÷ 4
        let cityWindows = totals("city.window-year", first)
        #expect(cityWindows["一号窗口"] == 100.67)  // 104 in two months: 304 ÷ 3 twice, 100 twice
        #expect(cityWindows["二号窗口"] == 100.33)

        // The second quarter is amended: of W09's two faults one falls away.
        let second = try #require(Period("2025Q2"))
        let row = try #require(
            centre.folder.text("samples/year/logs/events.csv").split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.contains("2025-05-19,W09") && $0.contains(",2.5,") })
        let quarter = try centre.folder.everything(under: "samples/year/output/2025Q2")
        try await centre.correct(
            .withdrawn(path: "logs/events.csv", row: UInt32(row + 1)), of: "2025Q2", on: "2026-01-15")
        let amended = try await centre.amend("2025Q2", on: "2026-01-16")
        #expect(amended.report.amendment.subjects.map(\.id) == ["W09"])
        #expect(amended.report.amendment.subjects.first?.after?.total == 82)
        #expect(amended.report.amendment.period == second)
        #expect(!amended.report.elsewhere.isEmpty)
        #expect(try centre.folder.everything(under: "samples/year/output/2025Q2") == quarter)

        let after = try await report(centre)
        #expect(totals("baotou.window", after)["九号窗口"] == 80.13)  // 79.5 × 3 and 82
        #expect(totals("baotou.window", after)["八号窗口"] == 80)
        #expect(names("一星", "baotou.window", after).isEmpty)
        #expect(totals("city.staff-year", after) == people)
        let input = try #require(after.earlier.first { $0.sheet == "baotou.staff" && $0.period == second })
        #expect(input.amendments == 1)
        #expect(first.earlier.first { $0.sheet == "baotou.staff" && $0.period == second }?.digest != input.digest)
    }
}
