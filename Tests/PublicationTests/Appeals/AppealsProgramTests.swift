import CentreFixtures
import Foundation
import Publication
import Testing

/// `kaohe appeals` as people type it.
@Suite("kaohe appeals", .serialized) struct AppealsProgramTests {
    private func kaohe(_ centre: LivingCentre, _ words: String..., language: String = "zh") throws
        -> KaoheProgram.Answer
    {
        try KaoheProgram.run(words + ["--centre", centre.folder.path, "--lang", language])
    }

    @Test func oneFormThatCannotBeTakenKeepsNoOtherOut() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        let (own, others) = (try centre.faults(), try centre.faults(of: "城管局"))
        let first = try centre.filled("object(\(own[0]))", as: "一.xlsx")
        let strange = try centre.filled(
            "sheet['A2'] = '虚构政务服务中心 · 2026Q2 · 说明'; object(\(own[1]))", as: "二.xlsx")
        let last = try centre.filled("object(\(others[0]))", as: "三.xlsx", of: "城管局")
        let taken = try kaohe(
            centre, "appeals", "import", first, centre.home + "/logs", strange, centre.home + "/没有.xlsx", last, "--by",
            "督查科", "--on", "2026-10-09")
        #expect(taken.status == 1)
        #expect(try kaohe(centre, "appeals", "list", "--open").output.split(separator: "\n").count == 2)
        for words in [
            "/logs: 不收[appeal-file-unreadable]: 这是文件夹,不是工作簿", "/没有.xlsx: 不收[appeal-file-unreadable]: 没有这个文件",
            "二.xlsx: 不收[appeal-other-period]: 这是2026年第二季度的申诉表",
        ] {
            #expect(taken.complaint.contains(words), "\(taken.complaint)")
        }
        #expect(!(taken.complaint + taken.output).contains("没有改动"))
        // What stands in the way of the period keeps none of the forms from being named.
        let early = try kaohe(
            centre, "appeals", "import", first, last, "--by", "督查科", "--on", "2026-10-09", "--received", "2026-10-01")
        #expect(early.status == 1)
        #expect(early.complaint.contains("一.xlsx: 不收: ") && early.complaint.contains("三.xlsx: 不收: "))
    }

    @Test func takingANoticeDownSaysWhatBecomesOfTheForms() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        let down = try kaohe(
            centre, "publish", "--period", "2026Q3", "--withdraw", "名单有误", "--by", "张三", "--on", "2026-10-09")
        #expect(down.status == 0 && down.output.contains("申诉表请保留") && down.output.contains("--received"))
    }

    @Test func anAppealsCorrectionIsDecidedByItsAnswer() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.publish(on: "2026-10-09", without: "试点")
        let numbers = try centre.faults()
        try centre.takeIn(try centre.filled("object(\(numbers[0]))"))
        func amend() throws -> KaoheProgram.Answer {
            try kaohe(
                centre, "correct", "amend", "--period", "2026Q3", "--by", "张三", "--reason", "x", "--on", "2026-10-10")
        }
        let one = try amend()
        #expect(one.status == 1 && one.complaint.contains("待答复的申诉:编号 1\n"), "\(one.complaint)")
        #expect(one.complaint.contains("kaohe appeals decide 1 ") && !one.complaint.contains("correct decide"))
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 3), isProposed: true, on: "2026-10-10")
        let both = try amend()
        #expect(
            both.complaint.contains("kaohe appeals decide 1 ") && both.complaint.contains("kaohe correct decide 2 "))
    }

    @Test func aCorrectionWhileTheNoticeHangs() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        let added = try kaohe(
            centre, "correct", "add", "--period", "2026Q3", "--row", "logs/events.csv:2", "--withdraw", "--by", "李主任",
            "--basis", "复核", "--on", "2026-10-10")
        #expect(added.status == 0 && added.output.contains("这次的公示就不能公布") && !added.output.contains("或公布后再作更正"))
        let publish = [
            "publish", "--period", "2026Q3", "--on", "2026-10-20", "--by", "张三", "--centre", centre.folder.path,
        ]
        #expect(try KaoheProgram.run(publish).status == 1)
        // What it says to do instead.
        #expect(added.output.contains("kaohe correct decide 1 ") && added.output.contains("--refuse --by"))
        #expect(
            try kaohe(
                centre, "correct", "decide", "1", "--refuse", "--by", "李主任", "--reason", "公布后再登记", "--on", "2026-10-10"
            ).status == 0)
        #expect(try KaoheProgram.run(publish).status == 0)
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
