import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Glibc
import RecordModel
import ScoreModel

/// `kaohe run`: scores a period and writes its tables and workbooks.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "考核一个周期,写出数据表和工作簿 · scores a period and writes tables and workbooks")

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "考核期,如 2026Q3、2026-07;缺省为最近结束的一期 · the period")
    var period: String?

    @Option(help: "输出文件夹,缺省依 centre.yaml · the output folder")
    var output: String?

    @Flag(help: "有问题未解决时退出状态为 1 · exit with 1 where rows were set aside")
    var strict = false

    @Option(help: "同时工作的线程数,缺省为处理器数 · workers")
    var jobs: Int?

    @Option(help: ArgumentHelp("把各阶段用时写入此文件(JSON) · write stage timings to this file", visibility: .hidden))
    var timings: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let period, Period(period) == nil {
            throw ValidationError(
                common.language.text(
                    "--period 的“\(period)”不是考核期:季度如 2026Q3,月如 2026-07,半年如 2026H1,年如 2026",
                    "--period \(period) is no period: 2026Q3, 2026-07, 2026H1 or 2026"))
        }
        if let jobs, jobs < 1 || jobs > 1_024 {
            throw ValidationError("--jobs 是 1 至 1024 的整数 · a whole number from 1 to 1024")
        }
    }

    func run() async throws {
        let language = common.language
        let progress = ProgressLine(language: language)
        var unresolved = 0
        try await reporting(in: language) {
            defer { progress?.finish() }
            var clock = StageTimings()
            progress?.began(.load)
            let loaded = try Centre.load(folder: centre)
            clock.end(.load)
            let chosen = try self.period.flatMap { Period($0) } ?? latest(loaded)
            let workers = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
            let report = try await CentreRun.score(
                loaded, period: chosen, jobs: workers, timings: &clock, observer: progress)
            let written = try RunOutput.write(
                report, root: output ?? loaded.outputFolder, jobs: workers, timings: &clock, observer: progress)
            progress?.finish()
            if let timings { Terminal.write(clock.json, toFile: timings) }
            Terminal.write(RunSummary(report: report, output: written, language: language).text, to: STDOUT_FILENO)
            unresolved = report.unresolvedCount
        }
        if strict && unresolved > 0 { throw ExitCode(1) }
    }

    private func latest(_ centre: Centre) throws -> Period {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let today = Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        guard let today, let period = centre.lastEndedPeriod(before: today) else {
            throw ValidationError("没有可以考核的周期,请用 --period 指明 · name a period with --period")
        }
        return period
    }
}

extension Terminal {
    /// Writes a small file; what cannot be written is only a measurement.
    static func write(_ text: String, toFile path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return complain("\(path): \(String(cString: strerror(errno)))\n") }
        write(text, to: descriptor)
        close(descriptor)
    }
}
