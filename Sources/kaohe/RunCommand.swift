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
        name: .customLong("rules-known-on"),
        help: "按档案在这一天所知的规则试算,写到另一个 --output,不记录 · score by the rules as the ledger knew them on a day")
    var rulesKnownOn: Day?

    @Flag(help: "有问题未解决时退出状态为 1 · exit with 1 where rows were set aside")
    var strict = false

    @Option(help: ArgumentHelp("把各阶段用时写入此文件(JSON) · write stage timings to this file", visibility: .hidden))
    var timings: String?

    @OptionGroup var workers: WorkerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard rulesKnownOn != nil else { return }
        if noLedger {
            throw ValidationError(
                "--rules-known-on 要用考核档案,不能写 --no-ledger · --rules-known-on needs the ledger")
        }
        if output == nil {
            throw ValidationError(
                "--rules-known-on 要用 --output 写到另一个文件夹 · --rules-known-on takes an --output of its own")
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
            clock.end(.load)
            let task = RunTask(
                centre: centre, period: try choice.choice(centre), root: output ?? centre.outputFolder,
                jobs: workers.count, observer: progress)
            let summary =
                if let rulesKnownOn {
                    try await Self.summary(task, rulesKnownOn: rulesKnownOn, language, &clock)
                } else {
                    try await Self.summary(task, noLedger: noLedger, language, &clock)
                }
            progress?.finish()
            if let timings { Terminal.write(clock.json, toFile: timings) }
            Terminal.write(summary.text, to: STDOUT_FILENO)
            unresolved = summary.report.unresolvedCount
        }
        if strict && unresolved > 0 { throw ExitCode(1) }
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
            return RunSummary(outcome, remarks: task.centre.remarks, language: language)
        }
        try OutputClaim.check(
            task.period, root: task.root, centre: task.centre.file.name.value, isKnown: false)
        let report = try await CentreRun.score(
            task.centre, period: task.period, jobs: task.jobs, timings: &clock, observer: task.observer)
        let written = try RunOutput.write(
            report, root: task.root, jobs: task.jobs, timings: &clock, observer: task.observer)
        return RunSummary(
            report, written, noLedger ? .notWanted : .noLedger, remarks: task.centre.remarks, language: language)
    }
}

extension RunCommand {
    /// Scores a period by the rules as the ledger knew them on a day, into a folder of its own.
    private static func summary(
        _ task: RunTask, rulesKnownOn day: Day, _ language: Language, _ clock: inout StageTimings
    ) async throws -> RunSummary {
        guard !isSame(task.root, task.centre.outputFolder) else {
            throw ValidationError(
                "--output 就是这个中心的输出文件夹,另写一个 · --output is the centre's own output folder; name another")
        }
        let place = try CentreLedger(task.centre, as: Clock.holder("kaohe run"))
        let report = try await KnownRules.score(task, in: place, on: day, timings: &clock)
        let written = try RunOutput.write(
            report, root: task.root, jobs: task.jobs, timings: &clock, observer: task.observer)
        return RunSummary(report, written, .known(day), remarks: task.centre.remarks, language: language)
    }

    /// Whether two paths lead to one folder.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        func real(_ path: String) -> String {
            guard let found = realpath(path, nil) else { return path }
            defer { free(found) }
            return String(cString: found)
        }
        return real(left) == real(right)
    }
}

extension Terminal {
    /// Writes a small file; what cannot be written is only a measurement.
    static func write(_ text: String, toFile path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return complain("\(path): \(SystemReason.text(errno, in: localeLanguage))\n") }
        write(text, to: descriptor)
        close(descriptor)
    }
}
