import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Glibc
import Publication
import RuleLoading
import ScoreModel

/// `kaohe run`: scores a period and writes its tables and workbooks.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "考核一个周期,写出数据表和工作簿 · scores a period and writes tables and workbooks")

    @OptionGroup var choice: PeriodOptions

    @Option(help: "输出文件夹,缺省依 centre.yaml · the output folder")
    var output: String?

    @Flag(name: .customLong("no-ledger"), help: "不用考核档案:不取已公布的结果,也不记录 · leave the ledger alone")
    var noLedger = false

    @Option(
        help: "按考核档案在这一天所知道的规则、日历和考勤制度计算;不记录,须写 --output · rules as the ledger knew them; not recorded")
    var rulesKnownOn: Day?

    @Flag(help: "有问题未解决时退出状态为 1 · exit with 1 where rows were set aside")
    var strict = false

    @Option(help: ArgumentHelp("把各阶段用时写入此文件(JSON) · write stage timings to this file", visibility: .hidden))
    var timings: String?

    @OptionGroup var workers: WorkerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard rulesKnownOn != nil else { return }
        if output == nil {
            throw ValidationError("--rules-known-on 的结果不是正式结果,用 --output 另写一个文件夹 · name a folder with --output")
        }
        if noLedger {
            throw ValidationError("--rules-known-on 要用考核档案,不能与 --no-ledger 同用 · --rules-known-on needs the ledger")
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
            let centre = try Centre.load(folder: choice.centre)
            if let rulesKnownOn {
                let summary = try await asKnown(on: rulesKnownOn, centre, progress, &clock)
                progress?.finish()
                Terminal.write(summary.text, to: STDOUT_FILENO)
                unresolved = summary.report.unresolvedCount
                return
            }
            clock.end(.load)
            let task = RunTask(
                centre: centre, period: try choice.choice(centre), root: output ?? centre.outputFolder,
                jobs: workers.count, observer: progress)
            let summary = try await Self.summary(task, noLedger: noLedger, language, &clock)
            progress?.finish()
            if let timings { Terminal.write(clock.json, toFile: timings) }
            Terminal.write(summary.text, to: STDOUT_FILENO)
            unresolved = summary.report.unresolvedCount
        }
        if strict && unresolved > 0 { throw ExitCode(1) }
    }

    /// Scores a period by the rules as the ledger knew them; nothing is recorded, and what was published stays.
    private func asKnown(
        on day: Day, _ centre: Centre, _ progress: ProgressLine?, _ clock: inout StageTimings
    ) async throws -> RunSummary {
        let place = try CentreLedger(centre, as: Clock.holder("kaohe run"))
        let known = try Centre.load(folder: choice.centre, from: try place.settings(knownOn: day))
        clock.end(.load)
        let period = try choice.choice(known)
        let context = try place.state(of: period).context(standing: .draft)
        let report = try await CentreRun.score(
            known, period: period, context: context, jobs: workers.count, timings: &clock, observer: progress)
        let written = try RunOutput.write(
            report, root: output ?? known.outputFolder, jobs: workers.count, timings: &clock, observer: progress)
        return RunSummary(report, written, .notWanted, language: common.language)
    }

    /// Scores a period, writes its output and records it.
    static func summary(
        _ task: RunTask, noLedger: Bool, _ language: Language, _ clock: inout StageTimings
    ) async throws -> RunSummary {
        if !noLedger, task.centre.file.ledger != nil {
            let place = try CentreLedger(task.centre, as: Clock.holder("kaohe run"))
            let state = try place.state(of: task.period)
            let missing = try CentreRun.missingPeriods(
                task.centre, period: task.period, earlier: .published(state.published))
            Terminal.complain(MissingText(language: language).render(missing, of: task.period))
            let outcome = try await RecordedRun.run(task, in: place, at: Clock.moment(), timings: &clock)
            return RunSummary(outcome, language: language)
        }
        let report = try await CentreRun.score(
            task.centre, period: task.period, jobs: task.jobs, timings: &clock, observer: task.observer)
        let written = try RunOutput.write(
            report, root: task.root, jobs: task.jobs, timings: &clock, observer: task.observer)
        return RunSummary(report, written, noLedger ? .notWanted : .noLedger, language: language)
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
