import CentreFixtures
import Foundation
import Testing

/// `kaohe correct`, `kaohe history` and `kaohe annual` as people type them.
@Suite("kaohe correct, history and annual") struct CorrectProgramTests {
    private func kaohe(_ centre: LivingCentre, _ words: String...) throws -> KaoheProgram.Answer {
        try KaoheProgram.run(words + ["--centre", centre.folder.path, "--lang", "zh"])
    }

    private func published() async throws -> LivingCentre {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.publish(without: "试点")
        return centre
    }

    @Test func fromTheAppealToTheHistory() async throws {
        let centre = try await published()
        let who = ["--by", "李主任", "--basis", "申诉复核"]
        func add(_ words: [String]) throws -> KaoheProgram.Answer {
            try KaoheProgram.run(
                ["correct", "add", "--period", "2026Q3", "--on", "2026-10-21"] + words + who
                    + ["--centre", centre.folder.path, "--lang", "zh"])
        }
        let first = try add(["--row", "logs/events.csv:2", "--withdraw"])
        #expect(first.status == 0 && first.output.contains("撤销 logs/events.csv:2"))
        #expect(first.output.contains("kaohe correct amend --period 2026Q3"))
        // A comma that no column follows belongs to the text before it.
        let second = try add(["--proposed", "--add", "events", "编号=B1,日期=2026-08-03,工号=A03,事由=推诿,属实,条目=德1"])
        #expect(second.status == 0 && second.output.contains("事由=推诿,属实"))
        let third = try add(["--line", "--subject", "A02", "--rule", "德1", "--points", "-1"])
        #expect(third.status == 0 && third.output.contains("-2 分 → -1 分"))
        #expect(try kaohe(centre, "correct", "list", "--open").output.contains("待定"))
        let refused = try kaohe(centre, "correct", "decide", "3", "--refuse", "--by", "王局长", "--reason", "重复")
        #expect(refused.status == 0 && refused.output.contains("维持"))
        #expect(
            try kaohe(centre, "correct", "decide", "2", "--accept", "--by", "王局长", "--reason", "属实").status == 0)
        let amend = ["correct", "amend", "--period", "2026Q3", "--by", "李主任", "--reason", "申诉复核"]
        let tried = try KaoheProgram.run(amend + ["--dry-run", "--centre", centre.folder.path, "--lang", "zh"])
        #expect(tried.status == 0 && tried.output.contains("什么也没有写"))
        let made = try KaoheProgram.run(
            amend + ["--on", "2026-10-22", "--centre", centre.folder.path, "--lang", "zh"])
        #expect(made.status == 0 && made.output.contains("涉及 2 个"), "\(made.output)\(made.complaint)")
        let history = try kaohe(centre, "history", "A02", "--output", centre.folder.path + "/打印")
        #expect(history.status == 0 && history.output.contains("总分 98.00 → 100.00"))
        #expect(FileManager.default.fileExists(atPath: centre.folder.path + "/打印/历史-A02.xlsx"))
        #expect(try kaohe(centre, "history", "A02", "--format", "csv").output.contains("baotou.staff,2026Q3,A02"))
        #expect(try kaohe(centre, "history", "A09").status == 1)
        // Once more there is nothing to take in.
        let again = try KaoheProgram.run(amend + ["--centre", centre.folder.path, "--lang", "zh"])
        #expect(again.status == 1 && again.complaint.contains("没有新采纳的更正"))
    }

    @Test func wrongUsageIsSaid() async throws {
        let centre = try LivingCentre.small()
        let who = ["--by", "李主任", "--basis", "申诉", "--period", "2026Q3", "--centre", centre.folder.path]
        for words in [
            [], ["--row", "logs/events.csv"], ["--row", "logs/events.csv:2"], ["--add", "events"],
            ["--row", "logs/events.csv:2", "--withdraw", "--line"], ["--line", "--subject", "A02"],
            ["--row", "logs/events.csv:2", "--set", "德1"],
        ] {
            #expect(try KaoheProgram.run(["correct", "add"] + words + who).status == 64, "\(words)")
        }
        let missing = try KaoheProgram.run(["correct", "add", "--row", "logs/events.csv:99", "--withdraw"] + who)
        #expect(missing.status == 1 && !FileManager.default.fileExists(atPath: centre.folder.path + "/ledger.sqlite"))
    }

    @Test func theYearSaysWhatItLacks() async throws {
        let centre = try LivingCentre.small()
        let year = try kaohe(centre, "annual", "--year", "2026")
        let centreOption = "--centre \(centre.folder.path)"
        #expect(
            year.complaint.contains(
                "kaohe run --period 2026Q3 \(centreOption) && kaohe publish --period 2026Q3 \(centreOption) --by"))
        let (first, last) = (year.complaint.range(of: "2026Q3"), year.complaint.range(of: "2026Q4"))
        #expect(try #require(first).lowerBound < (try #require(last)).lowerBound)
        #expect(try centre.folder.text("output/2026/findings.csv").contains("period-not-published"))
    }
}
