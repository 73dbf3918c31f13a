import CentreFixtures
import Foundation
import Testing

/// `kaohe appeals` as people type it.
@Suite("kaohe appeals", .serialized) struct AppealsProgramTests {
    private func kaohe(_ centre: LivingCentre, _ words: String..., language: String = "zh") throws
        -> KaoheProgram.Answer
    {
        try KaoheProgram.run(words + ["--centre", centre.folder.path, "--lang", language])
    }

    @Test func fromTheFormToTheAnswer() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        let numbers = try centre.faults()
        #expect(try kaohe(centre, "appeals").output == "没有申诉。\n")
        let file = try centre.filled("object(\(numbers[0])); object(\(numbers[1])); put(\(numbers[2]), '理由', '漏选')")
        let into = ["appeals", "import", file, "--by", "督查科", "--on", "2026-10-09"]
        func take(_ words: String...) throws -> KaoheProgram.Answer {
            try KaoheProgram.run(into + words + ["--centre", centre.folder.path, "--lang", "zh"])
        }
        let tried = try take("--dry-run")
        #expect(tried.status == 1 && tried.output.contains("可以收下") && tried.output.hasSuffix("只是试读,什么也没有记。\n"))
        let taken = try take()
        #expect(taken.status == 1)
        #expect(taken.output.contains("交回.xlsx 住建局 2026年第三季度,截至 2026-10-14:读到 9 行,无异议 6,收下 2,已经申诉过 0,重复 0,不收 1。"))
        #expect(taken.complaint.hasPrefix("交回.xlsx!申诉表!J"))
        #expect(taken.complaint.contains("不收[appeal-choice-missing]: 写了理由,“异议”却没有选"))
        #expect(try take().output.contains("明细 \(numbers[0]) 已有申诉 1(待答复),没有再记"))
        #expect(try kaohe(centre, "appeals", "list", "--open").output.split(separator: "\n").count == 2)
        #expect(try kaohe(centre, "appeals", "list", "--open").output.contains("logs/events.csv:2"))
        #expect(try kaohe(centre, "ledger", "show").output.contains("申诉 2 项,待答复 2 项"))
        let decide = try kaohe(centre, "correct", "decide", "1", "--accept", "--by", "某人", "--reason", "绕过")
        #expect(decide.status == 1 && decide.complaint.contains("更正 1 是申诉 1 的,由申诉的答复决定:kaohe appeals decide"))
        let answered = try kaohe(
            centre, "appeals", "decide", "1", "--answer", "更正", "--points", "-1", "--by", "王局长", "--reason", "部分属实",
            "--on", "2026-10-10")
        #expect(answered.status == 0 && answered.output.contains("更正 3:-1") && answered.output.contains("--withdraw"))
        #expect(try kaohe(centre, "appeals", "decide", "1", "--uphold", "--by", "王局长", "--reason", "再来").status == 1)
        // What goes wrong in the typing.
        for words in [
            ["appeals", "decide", "2", "--uphold", "--by", "某人"],
            ["appeals", "decide", "2", "--uphold", "--by", "某人", "--reason", "\u{200B}\u{FEFF}"],
            ["appeals", "decide", "2", "--uphold", "--correct", "--by", "某人", "--reason", "x"],
            ["appeals", "decide", "2", "--answer", "驳回", "--by", "某人", "--reason", "x"],
            ["appeals", "decide", "2", "--uphold", "--points", "-1", "--by", "某人", "--reason", "x"],
            [
                "appeals", "decide", "2", "--correct", "--row", "logs/events.csv", "--withdraw", "--by", "某人",
                "--reason", "x",
            ],
            ["appeals", "decide", "--by", "某人"], ["appeals", "import", "--by", "某人"],
        ] {
            #expect(try KaoheProgram.run(words + ["--centre", centre.folder.path]).status == 64, "\(words)")
        }
        let publish = [
            "publish", "--period", "2026Q3", "--on", "2026-10-20", "--by", "张三", "--centre", centre.folder.path,
        ]
        let open = try KaoheProgram.run(publish)
        #expect(open.status == 1 && open.complaint.contains("申诉 2") && open.complaint.contains("--leave-open"))
        let english = try kaohe(centre, "appeals", "list", language: "en")
        #expect(english.output.contains("answer: corrected") && english.output.contains("  open  "))
        #expect(try kaohe(centre, "appeals", "list", "--format", "json").output.contains("\"verdict\": \"corrected\""))
        // Rule files that cannot be read are in nobody's way.
        try centre.folder.write(Array("kind: 什么".utf8), to: "rules/baotou.yaml")
        #expect(try kaohe(centre, "appeals", "list").status == 0)
    }
}
