import CentreFixtures
import CentreRun
import Chronology
import Foundation
import Glibc
import Ledger
import LedgerModel
import Publication
import ScoreModel
import Testing

/// The program itself, killed, starved and run twice at once: the output folder and the ledger tell one story.
@Suite("kaohe run and kaohe publish, whatever happens", .serialized) struct ProgramTests {
    private func arguments(_ centre: LivingCentre, _ words: [String]) -> [String] {
        words + ["--centre", centre.folder.path, "--period", "2026Q3", "--lang", "zh"]
            + (words.first == "findings" ? [] : ["--jobs", "1"])
    }

    private func kaohe(_ centre: LivingCentre, _ words: String..., after prefix: String = "") throws
        -> KaoheProgram.Answer
    {
        try KaoheProgram.run(arguments(centre, words), after: prefix)
    }

    private let notice = ["publish", "--by", "张三", "--on", "2026-10-08", "--notice"]
    private let noticeAgain = ["publish", "--by", "张三", "--on", "2026-10-09", "--notice"]
    private let publish = ["publish", "--by", "张三", "--on", "2026-10-20"]

    private func faults(_ centre: LivingCentre) throws -> [LedgerFault] {
        try Ledger.openExisting(centre.folder.path + "/ledger.sqlite", as: centre.holder)?.check() ?? []
    }

    /// Whether the output is what the ledger says was written for the period.
    private func isOneStory(_ centre: LivingCentre) throws -> Bool {
        let state = try centre.state()
        guard let run = state.run else { return try centre.output().isEmpty }
        let record = try centre.folder.text("output/2026Q3/run.json")
        return record.contains("\"stage\" : \"\(state.standing.stage.rawValue)\"")
            && run.outputs.allSatisfy { record.contains($0.sha256) }
    }

    @Test func saysWhatItDoes() throws {
        let centre = try LivingCentre.small()
        let run = try kaohe(centre, "run")
        #expect(run.status == 0 && run.output.hasSuffix("草稿已记入考核档案。\n"))
        #expect(try kaohe(centre, "publish", "--by", "张三", "--on", "2026-10-20").status == 1)
        let put = try KaoheProgram.run(arguments(centre, notice))
        #expect(put.status == 0 && put.output.contains("2026-10-09 至 2026-10-14"))
        #expect(try kaohe(centre, "run").output.hasSuffix("与公示的一致(公示 2026-10-09 至 2026-10-14)。\n"))
        let down = try kaohe(centre, "publish", "--withdraw", "名单有误", "--by", "张三", "--on", "2026-10-09")
        #expect(down.status == 0 && down.output.hasPrefix("2026年第三季度的公示已撤下。\n"))
        #expect(try KaoheProgram.run(arguments(centre, noticeAgain)).status == 0)
        #expect(try KaoheProgram.run(arguments(centre, publish)).output.hasSuffix("已公布(2026-10-20,张三)。\n"))
        #expect(try kaohe(centre, "run").output.hasSuffix("与已公布的一致(2026-10-20,张三)。\n"))
        try centre.edit("logs/events.csv", "A02", "A03")
        let other = try kaohe(centre, "run")
        #expect(other.status == 1 && other.output.isEmpty && other.complaint.contains("记录文件变了:logs/events.csv"))
    }

    @Test func withoutALedgerItSaysHowToNameOne() throws {
        let centre = LivingCentre(folder: try MadeUpCentre.ofOne.folder())
        let run = try kaohe(centre, "run")
        #expect(run.status == 0 && run.output.hasSuffix("在 centre.yaml 里写一行 ledger: ledger.sqlite。\n"))
        let refused = try KaoheProgram.run(arguments(centre, publish))
        #expect(refused.status == 1 && refused.complaint.contains("ledger: ledger.sqlite"))
    }

    @Test func noLedgerLeavesItAlone() throws {
        let centre = try LivingCentre.small()
        #expect(try kaohe(centre, "run", "--no-ledger").status == 0)
        #expect(!FileManager.default.fileExists(atPath: centre.folder.path + "/ledger.sqlite"))
        #expect(try kaohe(centre, "findings").status == 1)
    }

    @Test func aRefusedRunMakesNoLedger() throws {
        let centre = try LivingCentre.small()
        try centre.folder.write(Array("工号\n".utf8), to: "roster.csv")
        #expect(try kaohe(centre, "run").status == 1)
        #expect(try centre.everything() == [:])
    }

    @Test(arguments: [
        ["publish"], ["publish", "--by", " "], ["publish", "--by", "张三", "--notice", "--withdraw", "x"],
        ["publish", "--by", "张三", "--first", "2026-10-09"], ["publish", "--by", "张三", "--on", "2026-02-30"],
        ["findings", "set-aside", "--by", "张三", "--reason", "x"], ["findings", "set-aside", "1", "--by", "张三"],
        ["findings", "set-aside", "1", "--all", "--by", "张三", "--reason", "x"],
    ])
    func wrongUsage(_ words: [String]) throws { #expect(try KaoheProgram.run(words).status == 64) }

    /// Killed at any instant: the ledger is sound, and where the output was ahead of it the next step mends that.
    @Test func survivesBeingKilled() async throws {
        let centre = try LivingCentre.small()
        #expect(try kaohe(centre, "run").status == 0)
        var random = SystemRandomNumberGenerator()
        let begin = ContinuousClock.now
        #expect(try kaohe(centre, "run").status == 0)
        let whole = begin.duration(to: .now)
        var kills = 0
        for round in 0..<36 {
            let words = round % 3 == 0 ? ["run"] : round % 3 == 1 ? noticeAgain : publish
            if try centre.state().standing.stage == .published { break }
            let process = try KaoheProgram.process(arguments(centre, words))
            try process.run()
            try await Task.sleep(for: whole * Double.random(in: 0.1...1.1, using: &random))
            if process.isRunning { kills += 1 }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(try faults(centre) == [])
            if try !isOneStory(centre) {
                // The output had taken its place and the ledger had not committed yet.
                #expect(try kaohe(centre, "run").status == 0)
            }
            #expect(try isOneStory(centre), "round \(round)")
            if try centre.state().standing.stage != .draft, round < 30 {
                #expect(
                    try centre.state().standing.stage == .published
                        || kaohe(centre, "publish", "--withdraw", "再来", "--by", "张三", "--on", "2026-10-09").status == 0)
            }
        }
        #expect(kills > 0)
        if try centre.state().standing.stage == .draft {
            #expect(try KaoheProgram.run(arguments(centre, noticeAgain)).status == 0)
        }
        if try centre.state().standing.stage == .notice {
            #expect(try KaoheProgram.run(arguments(centre, publish)).status == 0)
        }
        #expect(try isOneStory(centre))
        #expect(try kaohe(centre, "run").output.contains("与已公布的一致"))
    }

    @Test func ofTwoAtOnceOnePublishes() throws {
        let centre = try LivingCentre.small()
        #expect(try kaohe(centre, "run").status == 0)
        #expect(try KaoheProgram.run(arguments(centre, notice)).status == 0)
        let both = try (0..<2).map { _ in try KaoheProgram.process(arguments(centre, publish)) }
        for process in both { try process.run() }
        for process in both { process.waitUntilExit() }
        // The other waited and found it published, or found the folder being written.
        #expect(both.map(\.terminationStatus).count { $0 == 0 } == 1)
        #expect(both.allSatisfy { [0, 1, 2].contains($0.terminationStatus) })
        let acts = try centre.state().record?.acts ?? []
        #expect(acts.count { $0.kind == .published } == 1)
        #expect(try isOneStory(centre))
        #expect(try faults(centre) == [])
    }

    /// No file may grow beyond so many blocks: a disk that is full, at every place where it may fill up.
    @Test(arguments: [1, 8, 16, 64, 128]) func aFullDiskChangesNothing(_ blocks: Int) throws {
        let centre = try LivingCentre.small()
        #expect(try kaohe(centre, "run").status == 0)
        let before = try centre.everything()
        for words in [["run"], notice] {
            let answer = try KaoheProgram.run(arguments(centre, words), after: "trap '' XFSZ; ulimit -f \(blocks)")
            if answer.status == 0 {
                // Room enough after all.
                #expect(try isOneStory(centre))
                return
            }
            #expect(answer.status == 2, "\(answer.complaint)")
            #expect(try centre.everything().filter { !$0.key.hasSuffix("-journal") } == before)
        }
        #expect(try faults(centre) == [])
        #expect(try KaoheProgram.run(arguments(centre, notice)).status == 0)
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is read-only to root")) func aReadOnlyOutputChangesNothing() throws {
        let centre = try LivingCentre.small()
        #expect(try kaohe(centre, "run").status == 0)
        let before = try centre.everything()
        chmod(centre.folder.path + "/output", 0o555)
        defer { chmod(centre.folder.path + "/output", 0o755) }
        #expect(try kaohe(centre, "run").status == 2)
        #expect(try KaoheProgram.run(arguments(centre, notice)).status == 2)
        #expect(try centre.everything() == before)
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is read-only to root")) func aReadOnlyLedgerChangesNothing() throws {
        let centre = try LivingCentre.small()
        #expect(try kaohe(centre, "run").status == 0)
        let before = try centre.everything()
        chmod(centre.folder.path + "/ledger.sqlite", 0o444)
        defer { chmod(centre.folder.path + "/ledger.sqlite", 0o644) }
        for words in [["run"], notice] {
            let answer = try KaoheProgram.run(arguments(centre, words))
            #expect(answer.status == 2 && answer.complaint.contains("ledger.sqlite"))
        }
        #expect(try kaohe(centre, "findings").status == 0)
        #expect(try centre.everything() == before)
    }

    @Test func anOutputThatCannotBeAFolderChangesNothing() throws {
        let centre = try LivingCentre.small()
        #expect(try kaohe(centre, "run").status == 0)
        let ledger = try centre.folder.bytes("ledger.sqlite")
        try FileManager.default.removeItem(atPath: centre.folder.path + "/output")
        try centre.folder.write([], to: "output")
        #expect(try KaoheProgram.run(arguments(centre, notice)).status == 2)
        #expect(try centre.folder.bytes("ledger.sqlite") == ledger)
    }

    @Test func aLedgerThatIsNoneIsLeftAlone() throws {
        let centre = try LivingCentre.small()
        try centre.folder.write(Array("不是数据库,只是一段文字".utf8), to: "ledger.sqlite")
        let before = try centre.everything()
        let answer = try kaohe(centre, "run")
        #expect(answer.status == 2 && answer.complaint.contains("不是这个版本的考核档案"))
        #expect(try centre.everything() == before)
    }
}
