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

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let jobs, jobs < 1 || jobs > 1_024 {
            throw ValidationError("--jobs 是 1 至 1024 的整数 · a whole number from 1 to 1024")
        }
    }

    func run() async throws {
        let language = common.language
        var isMet = true
        try await reporting(in: language) {
            let suite = try ExampleSuite.load(paths.isEmpty ? [centre] : paths)
            let workers = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
            let outcome = try await ExampleRunner.run(suite, filter: only, jobs: workers)
            isMet = !suite.diagnostics.hasErrors && outcome.outcomes.joined().allSatisfy(\.isMet)
            switch format {
            case .text: try Terminal.answer(ExampleText(language).render(suite, outcome))
            case .json: try Terminal.answer(ExampleJSON(language).render(suite, outcome))
            }
        }
        if !isMet { throw ExitCode(1) }
    }
}
