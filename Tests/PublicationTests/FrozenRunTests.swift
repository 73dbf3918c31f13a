import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Ledger
import LedgerModel
import Publication
import RecordModel
import ScoreModel
import Testing

@Suite("A frozen period run again") struct FrozenRunTests {
    private func published() async throws -> LivingCentre {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.notice()
        try await centre.publish()
        return centre
    }

    /// Runs the centre again; what was written before must be there still, byte for byte.
    private func difference(_ centre: LivingCentre) async throws -> RunDifference {
        let before = try centre.everything()
        let refusal = try await centre.refusal { try await centre.run() }
        #expect(try centre.everything() == before)
        return try #require(refusal?.difference)
    }

    @Test func reproducesTheBytes() async throws {
        let centre = try await published()
        let output = try centre.output()
        let ledger = try centre.folder.bytes("ledger.sqlite")
        let same = try #require(try await centre.run(on: "2027-03-01").reproduction)
        #expect(same.difference.isNone && same.difference.outputs.isEmpty && same.acceptedSince == [])
        #expect(try centre.output() == output)
        #expect(try centre.folder.bytes("ledger.sqlite") == ledger)
    }

    @Test func reproducesTheNotice() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.notice()
        let output = try centre.output()
        #expect(try await centre.run().reproduction != nil)
        #expect(try centre.output() == output)
    }

    @Test func mendsAnOutputThatWasTamperedWith() async throws {
        let centre = try await published()
        let output = try centre.output()
        try centre.folder.write([0x2C], to: "output/2026Q3/scores.csv")
        try centre.folder.write([0x2C], to: "output/2026Q3/另一个.txt")
        #expect(try await centre.run().reproduction != nil)
        #expect(try centre.output() == output)
    }

    private static let letter = "文书:通知\n用于:通报表彰\n给:每人一份\n---\n【姓名】【日期】\n"

    @Test func namesALetterTemplateThatChanged() async throws {
        var centre = MadeUpCentre()
        centre.binding += "ledger: {file: ledger.sqlite, begins: 2026-07-01}\nletters: letters/通知.txt\n"
        for id in ["A01", "A02", "A03", "A04", "A05"] {
            centre.person(id)
            if id != "A01" { centre.event("2026-07-06", id, "德1") }
        }
        let folder = try centre.folder()
        try folder.write(Array(Self.letter.utf8), to: "letters/通知.txt")
        let living = LivingCentre(folder: folder)
        try await living.run()
        let page = "output/2026Q3/文书/通知.html"
        #expect(try folder.text(page).contains("人A01____年__月__日"))
        try await living.notice()
        #expect(try folder.text(page).contains("人A012026年10月"))
        try await living.publish()
        #expect(try folder.text(page).contains("人A012026年10月20日"))
        let output = try living.output()
        #expect(try await living.run(on: "2027-03-01").reproduction != nil)
        #expect(try living.output() == output)
        try folder.write(Array((Self.letter + "请知悉。\n").utf8), to: "letters/通知.txt")
        let difference = try await difference(living)
        #expect(difference.settings.map(\.path) == ["letters/通知.txt"])
        #expect(difference.outputs.map(\.path).contains("文书/通知.html"))
        #expect(difference.subjects.isEmpty)
    }

    @Test func namesAnInputThatChanged() async throws {
        let centre = try await published()
        try centre.edit("logs/events.csv", "A02", "A03")
        let difference = try await difference(centre)
        #expect(difference.inputs.map(\.path) == ["logs/events.csv"])
        #expect(difference.inputs[0].before != nil && difference.inputs[0].after != nil)
        #expect(difference.subjects.map(\.id) == ["A02", "A03"])
        #expect(difference.settings == [] && difference.program == [])
        try centre.edit("logs/events.csv", "A03", "A02")
        #expect(try await centre.run().reproduction != nil)
    }

    @Test func namesInputsThatCameAndWent() async throws {
        let centre = try await published()
        try centre.folder.write(Array("编号,日期,工号,窗口,条目\nE9,2026-07-07,A01,,德1\n".utf8), to: "logs/events-2.csv")
        let added = try await difference(centre)
        #expect(added.inputs.map(\.path) == ["logs/events-2.csv"])
        #expect(added.inputs[0].before == nil && added.subjects.map(\.id).contains("A01"))
    }

    @Test func namesARuleThatChanged() async throws {
        let centre = try await published()
        let rules = try centre.folder.text("rules/baotou.yaml")
        try centre.folder.write(Array((rules + "\n# 另一行\n").utf8), to: "rules/baotou.yaml")
        let comment = try await difference(centre)
        #expect(comment.settings.map(\.path) == ["rules/baotou.yaml"] && comment.subjects == [])
        #expect(RunDifferenceText(language: .zh).lines(comment).contains("  谁的得分、名次、等次都不变。"))
    }

    @Test func namesAFindingThatCame() async throws {
        let centre = try await published()
        let events = try centre.folder.text("logs/events.csv")
        try centre.folder.write(Array((events + "E8,2026-07-08,X99,,德1,,,,,,\n").utf8), to: "logs/events.csv")
        let difference = try await difference(centre)
        #expect(difference.findingsAdded.map(\.key.text) == ["X99"] && difference.findingsGone == [])
    }

    /// What is accepted after a period was frozen is no part of it, and is named.
    @Test func correctionsAcceptedSinceAreNamedAndNotInIt() async throws {
        let centre = try await published()
        let output = try centre.output()
        let ledger = try Ledger.open(centre.folder.path + "/ledger.sqlite", as: centre.holder)
        let row = CorrectedRow(path: "logs/events.csv", row: 2, cells: [])
        _ = try ledger.add(
            .withdrawn(row), period: try centre.task().period, by: "李四", on: try day("2026-10-21"), basis: "申诉复核",
            state: .accepted, at: try LivingCentre.moment("2026-10-21"))
        let same = try #require(try await centre.run().reproduction)
        #expect(same.acceptedSince == [1])
        #expect(try centre.output() == output)
    }

    /// On notice, a correction is a reason to take it down: what hangs on the wall is known to be wrong.
    @Test func aCorrectionStopsWhatHangs() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.notice()
        let ledger = try Ledger.open(centre.folder.path + "/ledger.sqlite", as: centre.holder)
        let row = CorrectedRow(path: "logs/events.csv", row: 2, cells: [])
        let period = try centre.task().period
        _ = try ledger.add(
            .withdrawn(row), period: period, by: "李四", on: try day("2026-10-12"), basis: "申诉复核", state: .accepted,
            at: try LivingCentre.moment("2026-10-12"))
        #expect(try await centre.refusal { try await centre.publish() } == .correctionsSince(period, [1]))
    }

    @Test func otherPeriodsAreNotFrozen() async throws {
        let centre = try await published()
        guard case .drafted = try await centre.run("2026Q2") else {
            Issue.record("another period is a draft of its own")
            return
        }
        #expect(try await centre.run().reproduction != nil)
    }

    /// The text of a refusal is complete: what changed, whose result, what to do.
    @Test func theRefusalSaysItAll() async throws {
        let centre = try await published()
        try centre.edit("logs/events.csv", "A02", "A03")
        let refusal = try #require(try await centre.refusal { try await centre.run() })
        let text = refusal.text(in: .zh)
        #expect(text.hasPrefix("2026年第三季度已经定下,现在的文件算出来的与档案里的不一样:\n  记录文件变了:logs/events.csv  "))
        #expect(text.contains("结果不同的有 2 个:") && text.contains("A02") && text.contains("结果没有改动"))
        #expect(refusal.text(in: .en).contains("table changed: logs/events.csv"))
    }
}
