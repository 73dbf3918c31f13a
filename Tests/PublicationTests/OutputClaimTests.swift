import CentreFixtures
import CentreRun
import Chronology
import Foundation
import LedgerModel
import Publication
import ScoreModel
import Testing

/// What was published is not written over by a run whose ledger knows nothing of it.
@Suite("A lost ledger unpublishes nothing") struct OutputClaimTests {
    private func published() async throws -> LivingCentre {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.publish(without: "样例")
        return centre
    }

    private func claim(_ centre: LivingCentre) throws -> OutputClaim? {
        try OutputClaim.read(try #require(Period(centre.period)), root: centre.home + "/output")
    }

    @Test(arguments: [nil, []] as [[UInt8]?])
    func withoutItsLedgerNothingIsWrittenOver(_ left: [UInt8]?) async throws {
        let centre = try await published()
        try FileManager.default.removeItem(atPath: centre.home + "/ledger.sqlite")
        if let left { try centre.folder.write(left, to: "ledger.sqlite") }
        let before = try centre.output()
        let known = try #require(try claim(centre))
        #expect(known.stage == .published)
        #expect(try await centre.refusal { try await centre.run() } == .folderFrozen(known))
        #expect(try centre.output() == before)
    }

    @Test func anotherCentresPublishedFolderIsLeftAlone() async throws {
        let centre = try await published()
        try centre.edit("centre.yaml", "name: 虚构政务服务中心", "name: 另一个中心")
        let known = try #require(try claim(centre))
        #expect(try await centre.refusal { try await centre.run() } == .folderFrozen(known))
    }

    @Test func aDraftIsWrittenOver() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try FileManager.default.removeItem(atPath: centre.home + "/ledger.sqlite")
        try centre.edit("logs/events.csv", "2026-07-06", "2026-07-07")
        let before = try centre.output()
        try await centre.run()
        #expect(try centre.output() != before)
    }

    @Test func whatIsNoRunsFolderClaimsNothing() throws {
        let centre = try LivingCentre.small()
        #expect(try claim(centre) == nil)
        try centre.folder.write(Array("{".utf8), to: "output/2026Q3/run.json")
        #expect(try claim(centre) == nil)
    }
}
