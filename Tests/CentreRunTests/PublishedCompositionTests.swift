import CentreFixtures
import CentreRun
import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel
import Testing

/// Where nothing was amended, what is composed of published results is what the logs would have given.
@Suite("Composition from published results: the samples") struct PublishedCompositionTests {
    /// Everything a sheet came to, but for what the two ways may say differently.
    private func results(_ report: RunReport) -> [String] {
        report.sheets.flatMap { result in
            result.subjects.map { subject in
                let level = subject.level.map { result.sheet.levels[$0].name } ?? ""
                let honours = subject.honours.map { result.sheet.honours[$0].name }
                return
                    "\(result.id) \(subject.id) \(subject.exactTotal.plain) \(subject.rank ?? 0) \(level) \(honours) "
                    + "\(subject.status) \(subject.parts.map(\.plain)) "
                    + "\(subject.consequences.map { "\($0.name) \($0.clause) \($0.reason)" }) "
                    + subject.lines.map {
                        "\($0.day.iso) \($0.points.plain) \(report.text(of: $0.evidence)) \($0.note)"
                    }
                    .joined(separator: "|")
            }
        }
    }

    @Test("twelve months, then four quarters, then the year, each from what was published")
    func year() async throws {
        var centre = PublishedPast(try sample("year"), at: "samples/year")
        for quarter in 1...4 {
            try await centre.publish((quarter * 3 - 2...quarter * 3).map { "2025-\($0 < 10 ? "0" : "")\($0)" })
            let now = try await centre.publish("2025Q\(quarter)")
            let report = try #require(now?.report)
            #expect(report.findings.filter { $0.code == .periodNotPublished } == [])
            // The regulations' last quarter of 2024 lies before the calendar.
            #expect(report.findings.filter { $0.code == .previousNotPublished } == [])
            let months = report.earlier.filter { $0.sheet == "city.staff-month" }.map(\.period)
            #expect(months == (1...3).compactMap { Period("2025Q\(quarter)")?.parts(.month)[$0 - 1] })
            let there = try await Scored.run(centre.folder, "2025Q\(quarter)", at: "samples/year", context: .workedOut)
            #expect(results(report) == results(there.report))
            // Months are looked up and not scored again.
            #expect(report.scoredOnTheWay == [] && !there.report.scoredOnTheWay.isEmpty)
        }
        let year = try await centre.score("2025")
        let there = try await Scored.run(centre.folder, "2025", at: "samples/year", context: .workedOut)
        #expect(results(year.report) == results(there.report))
        #expect(year.report.sheets.contains { $0.subjects.contains { !$0.honours.isEmpty } })
        #expect(Set(year.report.earlier.map(\.period)).count == 4)
    }

    @Test("a quarter of the city from its three months, the archive beginning with them")
    func city() async throws {
        var centre = PublishedPast(try sample("city"), at: "samples/city", begins: Day(iso: "2026-07-01"))
        try await centre.publish("2026-07", "2026-08", "2026-09")
        let quarter = try await centre.score("2026Q3")
        let there = try await Scored.run(centre.folder, "2026Q3", at: "samples/city", context: .workedOut)
        #expect(results(quarter.report) == results(there.report))
        #expect(quarter.report.findings.map(\.code).filter { $0 == .periodNotPublished } == [])
        #expect(
            quarter.report.earlier.map { "\($0.sheet) \($0.period.label)" } == [
                "city.staff-month 2026-07", "city.staff-month 2026-08", "city.staff-month 2026-09",
                "city.window-month 2026-07", "city.window-month 2026-08", "city.window-month 2026-09",
            ])
    }

    @Test("a run without a ledger names every period it lacks, and ranks nobody on what would be composed of it")
    func none() async throws {
        let folder = try sample("city")
        let quarter = try await Scored.run(folder, "2026Q3", at: "samples/city")
        let missing = quarter.report.findings.filter { $0.code == .periodNotPublished }
        #expect(
            missing.map(\.text).filter { $0.hasPrefix("city.staff-month") } == [
                "city.staff-month 2026-07", "city.staff-month 2026-08", "city.staff-month 2026-09",
            ])
        #expect(missing.allSatisfy { $0.severity == .error && $0.place == .none && $0.message.contains("尚未公布") })
        // Nobody keeps results, so nobody can miss last quarter's.
        #expect(!quarter.report.findings.contains { $0.code == .previousNotPublished })
        let staff = try #require(quarter.report.sheets.first { $0.sheet.id == "staff-quarter" })
        #expect(staff.rankedCount == 0 && staff.subjects.allSatisfy { $0.rank == nil && $0.level == nil })
        for subject in staff.subjects {
            guard case .notRanked(let reason) = subject.status else {
                Issue.record("\(subject.id) \(subject.status)")
                continue
            }
            #expect(reason == "不在岗" || reason.contains("2026-07、2026-08、2026-09 未公布"), "\(reason)")
        }
        try quarter.write()
        let table = try folder.text("samples/city/../../output/2026Q3/findings.csv")
        #expect(table.contains("error,period-not-published,,,,,city.staff-month 2026-07,"))
    }
}
