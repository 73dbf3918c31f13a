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
        if let period, Period(period) == nil { throw PeriodChoice.complaint(period, common.language) }
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
            let chosen = try self.period.flatMap { Period($0) } ?? PeriodChoice.latest(loaded)
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
