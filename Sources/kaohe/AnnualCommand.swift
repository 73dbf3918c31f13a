import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Explanations
import Glibc
import Publication
import ScoreModel

/// `kaohe annual`: the year's star windows and staff, from published quarters and months.
struct AnnualCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annual", abstract: "年度评定:由已公布的季、月得出全年结果 · the year, from published periods",
        discussion: """
            与 kaohe run --period 年 相同,另列出星级窗口、先进个人。缺哪一期先说明,不作推算。 \
            The same as kaohe run --period YEAR; also lists who reached what.
            """)

    @Option(help: "年份,如 2026;缺省为最近结束的一年 · the year")
    var year: Int?

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "输出文件夹,缺省依 centre.yaml · the output folder")
    var output: String?

    @Flag(help: "有问题未解决时退出状态为 1 · exit with 1 where rows were set aside")
    var strict = false

    @OptionGroup var workers: WorkerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let year, Period(kind: .year, year: year, number: 1) == nil {
            throw ValidationError("--year 是年份,如 2026 · --year is a year such as 2026")
        }
    }

    func run() async throws {
        let language = common.language
        let progress = ProgressLine(language: language)
        var unresolved = 0
        try await reporting(in: language) {
            defer { progress?.finish() }
            progress?.began(.load)
            let loaded = try Centre.load(folder: centre)
            let period =
                try year.flatMap { Period(kind: .year, year: $0, number: 1) } ?? PeriodChoice.latest(loaded, .year)
            let task = RunTask(
                centre: loaded, period: period, root: output ?? loaded.outputFolder, jobs: workers.count,
                observer: progress)
            var clock = StageTimings()
            let summary = try await RunCommand.summary(task, noLedger: false, language, &clock)
            progress?.finish()
            Terminal.write(summary.text, to: STDOUT_FILENO)
            Terminal.write(YearText(language: language).render(summary.report), to: STDOUT_FILENO)
            unresolved = summary.report.unresolvedCount
        }
        if strict && unresolved > 0 { throw ExitCode(1) }
    }
}
