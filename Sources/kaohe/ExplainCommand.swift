import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Explanations
import Glibc
import Publication
import RuleLoading

/// `kaohe explain`: why a subject has its score, and why a rule did or did not fire for it.
struct ExplainCommand: AsyncParsableCommand {
    /// How the answer is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "说明为什么是这个分、为什么某条没有计入 · why this score, or why not")

    @Argument(help: "工号、姓名、窗口或部门 · an id, a name, a window or a department")
    var subject: String

    @Option(help: "条目编号,如 德4 或 virtue.4:看它计入了哪些行,哪些没有计入、为什么 · a rule")
    var rule: String?

    @Option(help: "考核期,如 2026Q3、2026-07;缺省为最近结束的一期 · the period")
    var period: String?

    @Option(help: "考核表的编号,缺省为该对象的全部考核表 · one sheet")
    var sheet: String?

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "输出格式 text|json · output format")
    var format = Format.text

    @Option(help: "同时工作的线程数,缺省为处理器数 · workers")
    var jobs: Int?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let period, Period(period) == nil { throw PeriodChoice.complaint(period, common.language) }
        if let jobs, jobs < 1 || jobs > 1_024 {
            throw ValidationError("--jobs 是 1 至 1024 的整数 · a whole number from 1 to 1024")
        }
    }

    func run() async throws {
        let language = common.language
        let progress = ProgressLine(language: language)
        do {
            try await reporting(in: language) {
                defer { progress?.finish() }
                progress?.began(.load)
                let loaded = try Centre.load(folder: centre)
                let chosen =
                    try period.flatMap { Period($0) }
                    ?? PeriodChoice.latest(
                        loaded,
                        sheet.flatMap { loaded.periodKind(ofSheet: $0) }
                            ?? rule.flatMap { loaded.periodKind(ofRule: $0) })
                let workers = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
                // What was published and corrected, where the centre keeps it.
                let context =
                    try loaded.file.ledger == nil
                    ? RunContext() : CentreLedger(loaded, as: Clock.holder("kaohe explain")).state(of: chosen).context()
                let explanation = try await CentreRun.explain(
                    loaded, ExplainQuestion(subject: subject, rule: rule, sheet: sheet, period: chosen),
                    context: context, jobs: workers, observer: progress)
                progress?.finish()
                switch format {
                case .text: try Terminal.answer(ExplanationText(language: language).render(explanation))
                case .json: try Terminal.answer(ExplanationJSON.render(explanation))
                }
            }
        } catch let refusal as ExplainRefusal {
            Terminal.complain(refusal.text(in: language))
            throw ExitCode(1)
        }
    }
}
