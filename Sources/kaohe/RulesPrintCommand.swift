import ArgumentParser
import CentreRun
import Diagnostics

/// `kaohe rules print`: a regulation as the table leaders sign, two versions side by side, or the inspectors' codes.
struct RulesPrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "打印考核办法或修订对照表 · prints a regulation, or what a new version changes",
        discussion: """
            一个文件:供领导签署的考核表;两个文件(先旧后新):修订对照表。 \
            One file: the table leaders sign; two files, old and new: what changed.
            """)

    @Argument(help: "规则文件;修订对照时先旧后新 · a rule file, or the old one and the new one")
    var files: [String]

    @Flag(help: "督查条目速查表,并写出督查台账模板 · the inspectors' codes, and an events log to fill in")
    var codes = false

    @Option(
        help:
            "写到文件夹(Markdown 和工作簿)或 .md、.xlsx 文件;缺省在屏幕上显示 Markdown · a folder, or a .md or .xlsx file"
    )
    var output: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...(codes ? 1 : 2)).contains(files.count) else {
            throw ValidationError(
                codes
                    ? "--codes 只接受一个规则文件 · --codes takes one rule file"
                    : "要一个规则文件,或先旧后新的两个 · one rule file, or the old one and the new one")
        }
    }

    func run() async throws {
        try await reporting(in: common.language) {
            let print = try RulePrint(task)
            guard let output else { return try Terminal.answer(print.markdown) }
            try Terminal.answer(print.write(to: output).map { $0 + "\n" }.joined())
        }
    }

    private var task: RulePrint.Task {
        if codes { return .codes(files[0]) }
        return files.count == 2 ? .amendments(old: files[0], new: files[1]) : .regulation(files[0])
    }
}
