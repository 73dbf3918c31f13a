import CentreFixtures
import CentreRun
import Chronology
import Foundation
import LedgerModel
import Publication
import ScoreModel
import Testing

@Suite("Folders of amendments: written again, and not over others'") struct AmendmentFolderTests {
    private static let withdrawn = CorrectionDesk.Request.withdrawn(path: "logs/events.csv", row: 2)

    /// Two amendments of a quarter.
    private func amended() async throws -> LivingCentre {
        let centre = try LivingCentre.small { $0.event("2026-07-08", "A01", "德1") }
        try await centre.run()
        try await centre.publish(without: "试点")
        try await centre.correct(Self.withdrawn)
        try await centre.amend()
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 3), on: "2026-10-22")
        try await centre.amend(on: "2026-10-23")
        return centre
    }

    private func files(_ centre: LivingCentre, _ number: Int) throws -> [String: [UInt8]] {
        let path = "output/2026Q3-更正-\(number)"
        guard FileManager.default.fileExists(atPath: centre.home + "/" + path) else { return [:] }
        return try centre.folder.everything(under: path)
    }

    private func rewrite(_ centre: LivingCentre, _ number: Int) throws -> KaoheProgram.Answer {
        try KaoheProgram.run([
            "correct", "amend", "--rewrite", "\(number)", "--period", "2026Q3", "--centre", centre.home, "--lang", "zh",
        ])
    }

    @Test(arguments: [1, 2]) func aLostOneIsWrittenAgainAsItWas(_ number: Int) async throws {
        let centre = try await amended()
        let before = try files(centre, number)
        #expect(before.count >= 6)
        try FileManager.default.removeItem(atPath: centre.home + "/output/2026Q3-更正-\(number)")
        let ledger = try centre.folder.bytes("ledger.sqlite")
        let done = try rewrite(centre, number)
        #expect(done.status == 0 && done.output.contains("第 \(number) 次更正已重新写出,和档案里记的一样"), "\(done.complaint)")
        #expect(try files(centre, number) == before)
        #expect(try centre.folder.bytes("ledger.sqlite") == ledger)
        // Damaged is as good as lost.
        try centre.folder.write([0], to: "output/2026Q3-更正-\(number)/更正表.xlsx")
        #expect(try rewrite(centre, number).status == 0)
        #expect(try files(centre, number) == before)
    }

    @Test func whatWouldBeOtherwiseIsNamedAndNotWritten() async throws {
        let centre = try await amended()
        try FileManager.default.removeItem(atPath: centre.home + "/output/2026Q3-更正-1")
        // The centre's name stands in the workbooks, and comes from what was published, whatever it is now.
        try centre.edit("centre.yaml", "虚构政务服务中心", "另一个中心")
        #expect(try rewrite(centre, 1).status == 0)
        // Who would stand elsewhere is worked out from the tables.
        try FileManager.default.removeItem(atPath: centre.home + "/output/2026Q3-更正-1")
        try centre.edit("roster.csv", "A03,人A03", "A04,人A04")
        try centre.edit("logs/leave.csv", "A03,", "A04,")
        let other = try rewrite(centre, 1)
        #expect(other.status == 1 && other.complaint.contains("  更正表.xlsx\n"), "\(other.complaint)\(other.output)")
        #expect(try files(centre, 1).isEmpty)
        let none = try rewrite(centre, 3)
        #expect(none.status == 1 && none.complaint.contains("没有第 3 次更正,共有 2 次"))
        #expect(
            try KaoheProgram.run(["correct", "amend", "--rewrite", "1", "--by", "李主任", "--centre", centre.home]).status
                == 64)
    }

    @Test func anothersIsNotWrittenOver() async throws {
        let centre = try LivingCentre.small { $0.event("2026-07-08", "A01", "德1") }
        try await centre.run()
        try await centre.publish(without: "试点")
        let copy = try centre.folder.bytes("ledger.sqlite")
        try await centre.correct(Self.withdrawn)
        try await centre.amend()
        let first = try files(centre, 1)
        // A copy of the ledger from before the amendment makes another of the same number.
        let own = try centre.folder.bytes("ledger.sqlite")
        try centre.folder.write(copy, to: "ledger.sqlite")
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 3))
        let refused = try await centre.amendmentRefusal { try await centre.amend() }
        #expect(refused == .folderTaken(centre.home + "/output/2026Q3-更正-1"))
        #expect(try files(centre, 1) == first)
        #expect(try centre.state().record?.amendments == 0)
        // The very same amendment may take its own place: that much a killed run leaves.
        try centre.folder.write(copy, to: "ledger.sqlite")
        try await centre.correct(Self.withdrawn)
        try await centre.amend()
        #expect(try files(centre, 1) == first)
        // Nor is it written over from the ledger that has another of that number.
        try centre.folder.write(copy, to: "ledger.sqlite")
        try FileManager.default.removeItem(atPath: centre.home + "/output/2026Q3-更正-1")
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 3))
        try await centre.amend()
        let second = try files(centre, 1)
        try centre.folder.write(own, to: "ledger.sqlite")
        let again = try rewrite(centre, 1)
        #expect(again.status == 1 && again.complaint.contains("不是这本考核档案的这一次更正"), "\(again.complaint)")
        #expect(try files(centre, 1) == second)
    }
}
