import CentreFixtures
import Foundation
import Testing

@Suite("Wrong usage, help and refusals of the system, in Chinese") struct WordsOfTheProgramTests {
    private func kaohe(_ words: [String], after prefix: String = "") throws -> KaoheProgram.Answer {
        try KaoheProgram.run(words, after: prefix)
    }

    @Test(
        "the common complaints",
        arguments: [
            (["run", "--perid", "2026Q3"], "用法不对:没有 --perid 这个选项,是不是 --period\n"),
            (["run", "--no-such-thing"], "用法不对:没有 --no-such-thing 这个选项\n"),
            (["run", "--period"], "用法不对:--period <period> 后面要写内容\n"),
            (["history"], "用法不对:缺少 <subject>\n"),
            (["publish"], "用法不对:缺少 --by <by>\n"),
            (["run", "2026Q3"], "用法不对:多了“2026Q3”\n"),
            (["run", "2026Q3", "now"], "用法不对:多了 2 项:2026Q3、now\n"),
            (["run", "--jobs", "many"], "用法不对:--jobs <jobs> 不能是“many”\n"),
            (["history", "A01", "--format", "pdf"], "用法不对:--format <format> 不能是“pdf”,可以是 text、json、csv\n"),
            (["run", "--strict=yes"], "用法不对:--strict 后面不写内容,而这里写了“yes”\n"),
        ])
    func complaints(_ words: [String], _ said: String) throws {
        let answer = try kaohe(words)
        #expect(answer.status == 64 && answer.complaint.hasPrefix(said), "\(answer.complaint)")
        #expect(answer.complaint.contains("\n用法:kaohe \(words[0]) "), "\(answer.complaint)")
        #expect(answer.complaint.hasSuffix("  详见 kaohe \(words[0]) --help\n"), "\(answer.complaint)")
        let english = try kaohe(words + ["--lang", "en"])
        #expect(english.status == 64 && !english.complaint.contains("用法"), "\(english.complaint)")
    }

    @Test func aCommandThatThereIsNot() throws {
        #expect(try kaohe(["foo"]).complaint.hasPrefix("用法不对:没有“foo”这个命令\n"))
        #expect(try kaohe(["distribut"]).complaint.hasPrefix("用法不对:没有“distribut”这个命令,是不是 distribute\n"))
        // The usage is no command to be completed.
        let usage = try kaohe(["correct", "add", "--centre", "somewhere", "--no-such-thing"]).complaint
        #expect(usage.contains("用法:kaohe correct add [") && !usage.contains("--centre somewhere"), "\(usage)")
    }

    @Test func help() throws {
        let answer = try kaohe(["run", "--help"])
        #expect(answer.status == 0 && answer.output.hasPrefix("说明:考核一个周期"))
        #expect(answer.output.contains("\n用法:kaohe run ") && answer.output.contains("\n选项:\n"))
        #expect(answer.output.contains("(缺省:.)") && answer.output.contains("显示帮助"))
        #expect(try kaohe(["--help"]).output.contains("\n子命令:\n"))
        #expect(try kaohe(["run", "--help", "--lang", "en"]).output.hasPrefix("OVERVIEW: "))
        #expect(try kaohe(["--version"]).output.split(separator: "\n").count == 1)
    }

    @Test func whatTheSystemRefuses() throws {
        let centre = try LivingCentre.small()
        let common = ["--centre", centre.folder.path, "--period", "2026Q3", "--lang", "zh"]
        func run(_ output: String) throws -> KaoheProgram.Answer { try kaohe(["run", "--output", output] + common) }
        let long = try run(centre.folder.path + "/" + String(repeating: "x", count: 300))
        #expect(long.status == 2 && long.complaint.contains("名字太长") && !long.complaint.contains("too long"))
        let file = try run(centre.folder.path + "/roster.csv/output")
        #expect(file.status == 2 && file.complaint.contains("路径中有一段是文件"), "\(file.complaint)")
        let folder = try kaohe(["ledger", "show", "--ledger", centre.folder.path, "--lang", "zh"])
        #expect(folder.status == 2 && folder.complaint.contains("这是文件夹"), "\(folder.complaint)")
    }

    @Test func whatIsAskedForAndIsNotThereIsNoWrongUsage() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.publish(without: "试点")
        let common = ["--centre", centre.folder.path, "--lang", "zh"]
        #expect(try kaohe(["history", "A09"] + common).status == 1)
        #expect(try kaohe(["explain", "A09", "--period", "2026Q3"] + common).status == 1)
        let none = try kaohe(["findings", "set-aside", "--from", "没有.csv", "--period", "2026Q3"] + common)
        #expect(none.status == 1 && none.complaint.hasPrefix("没有 没有.csv 这个文件"), "\(none.complaint)")
    }

    @Test func commandsThatAreNamedCanBeTyped() async throws {
        let centre = try LivingCentre.small { $0.event("2026-07-07", "X98", "德1") }
        let home = centre.folder.path
        let common = ["--period", "2026Q3", "--lang", "zh"]
        let never = try kaohe(["publish", "--by", "张三", "--centre", home] + common)
        #expect(never.complaint.contains("先运行 kaohe run --period 2026Q3 --centre \(home)\n"), "\(never.complaint)")
        try await centre.run()
        let open = try kaohe(["publish", "--by", "张三", "--without-notice", "试点", "--centre=\(home)"] + common)
        #expect(open.complaint.contains("kaohe findings set-aside --centre \(home) 编号… --period"), "\(open.complaint)")
        let spaced = TemporaryFolderLink(home)
        let quoted = try kaohe(["publish", "--by", "张三", "--centre", spaced.path] + common)
        #expect(quoted.complaint.contains(" --centre '\(spaced.path)'"), "\(quoted.complaint)")
        // Who stands in the folder need not name it.
        let here = try kaohe(["publish", "--by", "张三"] + common, after: "cd \(home)")
        #expect(here.status == 1 && !here.complaint.contains("--centre"), "\(here.complaint)")
    }

    @Test func aPeriodThatHasNotEndedSaysSo() throws {
        let centre = try LivingCentre.small()
        let words = ["run", "--period", "2026Q3", "--centre", centre.folder.path, "--lang", "zh"]
        let said = "本期到 2026-09-30 才结束,结果还会变。草稿已记入考核档案。\n"
        #expect(try kaohe(words, after: "export KAOHE_TODAY=2026-09-30").output.hasSuffix(said))
        #expect(try !kaohe(words, after: "export KAOHE_TODAY=2026-10-01").output.contains("才结束"))
    }
}

/// Another name of a folder, with a blank in it; gone with the value.
private final class TemporaryFolderLink {
    let path: String

    init(_ target: String) {
        path = target + " 的别名"
        try? FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
