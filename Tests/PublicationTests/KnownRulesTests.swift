import CentreFixtures
import CentreRun
import Chronology
import Exact
import Publication
import ScoreModel
import Testing

@Suite("The rules as they were known") struct KnownRulesTests {
    private func totals(_ report: RunReport) -> [String] {
        report.sheets.flatMap { $0.subjects.map { "\($0.id) \($0.total.plain)" } }
    }

    private func scored(_ centre: LivingCentre, knownOn day: String) async throws -> RunReport {
        var timings = StageTimings()
        return try await KnownRules.score(
            centre.task(), in: centre.place(), on: try PublicationTests.day(day), timings: &timings)
    }

    @Test func scoresByWhatTheLedgerKnewThatDay() async throws {
        let centre = try LivingCentre.small()
        guard case .drafted(let first, _) = try await centre.run(on: "2026-10-08") else { return }
        let rules = try centre.folder.text("rules/baotou.yaml")
        // 德1, the first of the rules.
        let changed = rules.replacing("            deduct: 2\n", with: "            deduct: 3\n", maxReplacements: 1)
        try centre.folder.write(Array(changed.utf8), to: "rules/baotou.yaml")
        guard case .drafted(let second, _) = try await centre.run(on: "2026-10-10") else { return }
        #expect(totals(first) != totals(second))
        let (files, ledger) = (try centre.output(), try centre.folder.bytes("ledger.sqlite"))
        for day in ["2026-10-08", "2026-10-09"] {
            #expect(totals(try await scored(centre, knownOn: day)) == totals(first))
        }
        #expect(totals(try await scored(centre, knownOn: "2026-10-10")) == totals(second))
        let day = try PublicationTests.day("2026-10-07")
        await #expect(throws: PublicationRefusal.nothingKnown(on: day)) {
            try await scored(centre, knownOn: "2026-10-07")
        }
        #expect(try centre.output() == files)
        #expect(try centre.folder.bytes("ledger.sqlite") == ledger)
    }
}
