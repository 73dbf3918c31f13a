import CentreFixtures
import CentreRun
import Chronology
import LedgerModel
import Publication
import RecordModel
import ScoreModel
import Testing

/// A row that was corrected for one period is the same row for another that looks at it.
@Suite("Corrections of other periods") struct OtherPeriodTests {
    private static let withdrawn = CorrectionDesk.Request.withdrawn(path: "logs/events.csv", row: 2)

    @Test func aCorrectionForAnEarlierPeriodHoldsForTheRow() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        let before = try #require(try centre.state().run)
        #expect(before.sheets[0].subjects.first { $0.id == "A02" }?.total == 98 && before.corrections.isEmpty)
        try await centre.correct(Self.withdrawn, of: "2026Q2", on: "2026-10-08")
        try await centre.run()
        let after = try #require(try centre.state().run)
        #expect(after.sheets[0].subjects.first { $0.id == "A02" }?.total == 100 && after.corrections == [1])
    }

    @Test func publishingLeavesItToItsOwnPeriod() async throws {
        let centre = try LivingCentre.small()
        try await centre.correct(Self.withdrawn, of: "2026Q2", on: "2026-10-08")
        try await centre.run()
        try await centre.publish(without: "样例")
        #expect(try centre.corrections().list(of: nil).map(\.state) == [.accepted])
        #expect(try await centre.run().reproduction != nil)
    }

    @Test func whatIsPublishedKeepsTheCorrectionsItWasPublishedWith() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.publish(without: "样例")
        try await centre.correct(Self.withdrawn, of: "2026Q2", on: "2026-10-20")
        #expect(try await centre.run().reproduction != nil)
    }

    @Test func aLaterPeriodsCorrectionsDoNotReachBack() async throws {
        let centre = try LivingCentre.small()
        try await centre.correct(Self.withdrawn, of: "2026Q4", on: "2026-11-08")
        try await centre.run()
        #expect(try centre.state().run?.sheets[0].subjects.first { $0.id == "A02" }?.total == 98)
    }
}
