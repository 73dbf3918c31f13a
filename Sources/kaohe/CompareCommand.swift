import ArgumentParser
import CentreRun
import Chronology
import Comparing
import Diagnostics
import Explanations
import Glibc
import Publication

/// `kaohe compare`: what other rules would make of the same logs.
struct CompareCommand: AsyncParsableCommand {
    /// How the answer is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, csv, json
    }

    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "试算另一套规则:谁的得分、名次、等次会变,因为哪一条 · who would change under other rules",
        discussion: """
            同样的记录按中心的规则和另一套规则各算一遍;另一套规则的施行日期不作限制。--version 取中心自己的各版本中那一天施行的一个;--known-on 取考核档案那一天所知道的。有 --output 时写出 规则比较.xlsx, \
            csv 另写 compare.csv、compare-rules.csv 和 compare-departments.csv,json 另写 compare.json。 \
            The same logs are scored by both sets of rules, whatever the other says of the days it is in force; \
            --version takes the one of the centre's own versions that is in force on a day, --known-on what the ledger knew.
            """)

    @Option(help: "另一个规则文件,替换中心同一编号的考核办法;可写多次 · another rule file; may be repeated")
    var rules: [String] = []

    @Option(help: "全期按这一天施行的版本算,如 2026-08-01 · the version in force on this day, for the whole period")
    var version: Day?

    @Option(help: "按考核档案在这一天所知道的规则、日历和考勤制度算 · rules, calendar and policy as the ledger knew them")
    var knownOn: Day?

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "考核期,如 2026Q3、2026-07;缺省为最近结束的一期 · the period")
    var period: String?

    @Option(help: "写出工作簿和表的文件夹;缺省只在屏幕上显示 · a folder for the workbook and the tables")
    var output: String?

    @Option(help: "输出格式 text|csv|json · output format")
    var format = Format.text

    @Option(help: "同时工作的线程数,缺省为处理器数 · workers")
    var jobs: Int?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if [!rules.isEmpty, version != nil, knownOn != nil].count(where: { $0 }) != 1 {
            throw ValidationError(
                "用 --rules、--version、--known-on 之一指明另一套规则 · name the other rules with one of --rules, --version, --known-on"
            )
        }
        if let period, Period(period) == nil { throw PeriodChoice.complaint(period, common.language) }
        if let jobs, jobs < 1 || jobs > 1_024 {
            throw ValidationError("--jobs 是 1 至 1024 的整数 · a whole number from 1 to 1024")
        }
    }

    func run() async throws {
        let language = common.language
        let progress = ProgressLine(language: language)
        try await reporting(in: language) {
            defer { progress?.finish() }
            progress?.began(.load)
            let loaded = try Centre.load(folder: centre)
            let chosen = try period.flatMap { Period($0) } ?? PeriodChoice.latest(loaded)
            let others = try otherRules(of: loaded)
            let workers = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
            let comparison = try await CentreRun.compare(
                loaded, with: others, period: chosen, jobs: workers, observer: progress)
            progress?.finish()
            let files = try self.files(of: comparison)
            guard let output else { return try Terminal.answer(files.first?.text ?? "") }
            let written = try ComparisonOutput.write(comparison, texts: format == .text ? [] : files, to: output)
            let summary = format == .text ? files.map(\.text).joined() + "\n" : ""
            try Terminal.answer(summary + written.map { $0 + "\n" }.joined())
        }
    }

    private func otherRules(of centre: Centre) throws -> OtherRules {
        if let version { return .version(on: version) }
        guard let knownOn else { return .files(rules) }
        let ledger = try CentreLedger(centre, as: Clock.holder("kaohe compare"))
        return .known(try ledger.settings(knownOn: knownOn), on: knownOn)
    }

    /// What the format makes of a comparison, as files; the first is what stands on the screen.
    private func files(of comparison: RuleComparison) throws -> [(name: String, text: String)] {
        switch format {
        case .text: [("compare.txt", ComparisonText(language: common.language).render(comparison))]
        case .json: [("compare.json", ComparisonJSON.render(comparison))]
        case .csv:
            [
                ("compare.csv", try ComparisonOutput.changes(comparison)),
                ("compare-rules.csv", try ComparisonOutput.rules(comparison)),
                ("compare-departments.csv", try ComparisonOutput.departments(comparison)),
            ]
        }
    }
}
