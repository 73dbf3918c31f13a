import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Examples
import Glibc

/// `kaohe test`: runs the examples written beside the rules, and those of files of their own.
struct TestCommand: AsyncParsableCommand {
    /// How results are printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "运行规则的例,指出没有例用到的条目 · runs examples and says what none touches")

    @Argument(help: "例文件、规则文件或文件夹;缺省为当前中心引用的规则文件 · examples, rule files or folders")
    var paths: [String] = []

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "只运行标题含有此文字的例 · only the cases whose title has this text")
    var only: String?

    @Option(help: "输出格式 text|json · output format")
    var format = Format.text

    @Option(help: "同时运行的例数,缺省为处理器数 · cases at a time")
    var jobs: Int?

    @Option(help: "把此人(窗口)的实际得分写成一个隐去姓名的例 · writes an example from a real case")
    var from: String?

    @Option(help: "实例的考核期,与 --from 同用 · the period, with --from")
    var period: String?

    @Option(help: "只取这一条目,与 --from 同用 · one rule only, with --from")
    var rule: String?

    @Option(help: "把例写到这个文件,缺省写到屏幕 · the file an example is written to, with --from")
    var output: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let jobs, jobs < 1 || jobs > 1_024 {
            throw ValidationError("--jobs 是 1 至 1024 的整数 · a whole number from 1 to 1024")
        }
        if from == nil, period != nil || rule != nil || output != nil {
            throw ValidationError("--period、--rule、--output 要与 --from 同用 · belong to --from")
        }
        if from != nil, period.flatMap({ Period($0) }) == nil {
            throw ValidationError(
                "--from 要写明 --period,如 2026Q3、2026-07 · name the period with --period: 2026Q3, 2026-07")
        }
    }

    func run() async throws {
        if let from { return try await extract(from) }
        let language = common.language
        var isMet = true
        try await reporting(in: language) {
            let suite = try ExampleSuite.load(paths.isEmpty ? [centre] : paths)
            let workers = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
            let outcome = try await ExampleRunner.run(suite, filter: only, language: language, jobs: workers)
            if let only, outcome.outcomes.joined().isEmpty, !suite.diagnostics.hasErrors {
                throw ValidationError("没有标题含“\(only)”的例 · no example has '\(only)' in its title")
            }
            isMet = !suite.diagnostics.hasErrors && outcome.outcomes.joined().allSatisfy(\.isMet)
            switch format {
            case .text: try Terminal.answer(ExampleText(language).render(suite, outcome))
            case .json: try Terminal.answer(ExampleJSON(language).render(suite, outcome))
            }
        }
        if !isMet { throw ExitCode(1) }
    }

    private func extract(_ subject: String) async throws {
        let language = common.language
        guard let period = period.flatMap({ Period($0) }) else { return }
        try await reporting(in: language) {
            let loaded = try Centre.load(folder: centre)
            let workers = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
            var parts = (output ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            let name = parts.popLast() ?? ""
            let folder = parts == [""] ? "/" : parts.joined(separator: "/")
            do {
                let made = try await ExampleExtraction.make(
                    of: subject, in: loaded, period: period, rule: rule, folder: folder, jobs: workers)
                if output == nil {
                    try Terminal.answer(made.text)
                } else {
                    try TextFile.write(made.text, named: name, in: folder.isEmpty ? "." : folder)
                }
            } catch let failure as ExampleExtraction.Failure {
                let why =
                    switch failure {
                    case .unknownSubject:
                        language.text(
                            "\(period.label) 没有考核“\(subject)”", "'\(subject)' is not scored in \(period.label)")
                    case .noLines:
                        language.text(
                            "“\(subject)”没有条目的得分行(取用别的考核期的分不是条目);可以从那一期做例",
                            "'\(subject)' has no line of such a rule; scores taken from other periods are lines of none"
                        )
                    }
                Terminal.complain(why + "\n")
                throw ExitCode(1)
            }
        }
    }
}
