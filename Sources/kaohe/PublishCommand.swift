import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Glibc
import LedgerModel
import Publication
import RuleModel
import ScoreModel

/// `kaohe publish`: a period's notice goes up, comes down, and the period is published.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "公示、公布一期考核结果 · puts a period on notice, publishes it",
        discussion: """
            草稿 → 公示(--notice)→ 公布。公示起就不再改变;公示期满才能公布。每一步都重新计算一遍,与档案里的草稿一致才办理。 \
            A draft is put on notice (--notice), then published; both score it again and must give the recorded draft.
            """)

    @OptionGroup var choice: PeriodOptions

    @Option(help: "由谁办理 · who answers for it")
    var by: String

    @Option(help: "办理的日期,缺省为今天 · the day, today unless named")
    var on: Day?

    @Flag(help: "开始公示 · put up the notice")
    var notice = false

    @Option(help: "公示的第一天,缺省为下一个工作日 · the notice's first day, the next working day unless named")
    var first: Day?

    @Option(name: .customLong("without-notice"), help: "不经公示或公示未满就公布的理由 · why it is published without a notice")
    var withoutNotice: String?

    @Option(
        name: .customLong("despite-missing-punches"),
        help: "有的工作日没有任何人打卡,仍要公示或公布的理由 · why working days on which nobody punched stand as they are")
    var despiteMissingPunches: String?

    @Option(
        name: .customLong("leave-open"), help: "带着没有答复的申诉、没有决定的更正公布的理由 · why appeals and proposals are left open")
    var leaveOpen: String?

    @Option(help: "撤下公示的理由;之后重新算出草稿。收到的申诉表先导入,或留到重新公示以后导入 · why the notice comes down")
    var withdraw: String?

    @Option(help: "输出文件夹,缺省依 centre.yaml · the output folder")
    var output: String?

    @OptionGroup var workers: WorkerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Words.require(by, "--by")
        try Words.require(withoutNotice, "--without-notice")
        try Words.require(withdraw, "--withdraw")
        try Words.require(despiteMissingPunches, "--despite-missing-punches")
        if withdraw != nil && despiteMissingPunches != nil {
            throw ValidationError(
                "撤下公示不用写 --despite-missing-punches · --withdraw takes no --despite-missing-punches")
        }
        try Words.require(leaveOpen, "--leave-open")
        if leaveOpen != nil && (notice || withdraw != nil) {
            throw ValidationError("--leave-open 在公布时写 · --leave-open goes with publishing")
        }
        let steps = [notice, withoutNotice != nil, withdraw != nil].count { $0 }
        guard steps <= 1 else {
            throw ValidationError(
                "--notice、--without-notice、--withdraw 只能写一个 · only one of --notice, --without-notice, --withdraw")
        }
        if first != nil && !notice { throw ValidationError("--first 要和 --notice 一起写 · --first goes with --notice") }
    }

    func run() async throws {
        let language = common.language
        let progress = ProgressLine(language: language)
        try await reporting(in: language) {
            defer { progress?.finish() }
            progress?.began(.load)
            let centre = try Centre.load(folder: choice.centre)
            let task = RunTask(
                centre: centre, period: try choice.choice(centre), root: output ?? centre.outputFolder,
                jobs: workers.count, observer: progress)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe publish"))
            let moment = try Clock.moment(on: on)
            let publishing = Publishing(
                task, in: place, by: by, at: moment, despiteMissingPunches: despiteMissingPunches)
            var clock = StageTimings()
            if let withdraw {
                try publishing.withdraw(reason: withdraw)
                progress?.finish()
                Terminal.write(
                    language.text(
                        "\(task.period.title)的公示已撤下。\n"
                            + "已经收到、还没有导入的申诉表请保留,重新公示以后再导入(kaohe appeals import 文件 --by 姓名 --received 收到的日期):草稿不受理申诉。\n",
                        "\(task.period.label) is not on notice any more.\n"
                            + "Keep the 申诉表 that came in and were not imported, and import them after the new notice with --received DAY: a draft takes no appeals.\n"
                    ),
                    to: STDOUT_FILENO)
                let outcome = try await RecordedRun.run(task, in: place, at: moment, timings: &clock)
                progress?.finish()
                Terminal.write(RunSummary(outcome, remarks: centre.remarks, language: language).text, to: STDOUT_FILENO)
                return
            }
            let outcome =
                notice
                ? try await publishing.openNotice(first: first, timings: &clock)
                : try await publishing.publish(withoutNotice: withoutNotice, leavingOpen: leaveOpen, timings: &clock)
            progress?.finish()
            Terminal.write(CommandHint.complete(text(outcome, centre.remarks, language)), to: STDOUT_FILENO)
            Terminal.complain(OpenText(language: language).render(outcome.open))
        }
    }

    private func text(
        _ outcome: Publishing.Outcome, _ remarks: [Diagnostic], _ language: Language
    ) -> String {
        let report = outcome.report
        let standing = report.standing
        var lines = report.sheets.map { result in
            language.text(
                "\(result.sheet.title):\(result.subjects.count) 个,参评 \(result.rankedCount) 个",
                "\(result.id): \(result.subjects.count) scored, \(result.rankedCount) ranked")
        }
        if !outcome.answeredFor.isEmpty {
            lines.append(
                language.text(
                    "\(outcome.answeredFor.count) 个工作日没有任何人打卡,理由已记入考核档案。",
                    "The reason for \(outcome.answeredFor.count) working days without any punch is in the ledger."))
        } else if despiteMissingPunches != nil {
            lines.append(
                language.text(
                    "没有要说明的缺打卡日子,--despite-missing-punches 的理由没有记。",
                    "No working day without punches had to be answered for; the reason was not recorded."))
        }
        if !outcome.settled.isEmpty {
            lines.append(
                language.text(
                    "带着 \(outcome.settled.count) 条按名搁置的数据问题(见 kaohe findings --period \(report.period.label))。",
                    "\(outcome.settled.count) findings are set aside by name (see kaohe findings --period \(report.period.label))."
                ))
        }
        lines += LetterNotes.lines(report.observations, remarks, language)
        lines.append(
            language.text(
                "工作簿在:\(RunSummary.folder(outcome.output))", "Workbooks in: \(RunSummary.folder(outcome.output))"))
        switch standing.stage {
        case .notice:
            let (first, last) = (standing.notice?.first.iso ?? "", standing.notice?.last.iso ?? "")
            lines.append(
                language.text(
                    "\(report.period.title)公示:\(first) 至 \(last),从现在起不再改变;期满后公布:kaohe publish --period \(report.period.label) --by 姓名",
                    "\(report.period.label) is on notice from \(first) to \(last) and does not change; then: kaohe publish --period \(report.period.label) --by NAME"
                ))
        default:
            lines.append(
                language.text(
                    "\(report.period.title)已公布(\(standing.publishedOn?.iso ?? ""),\(standing.publishedBy))。",
                    "\(report.period.label) is published (\(standing.publishedOn?.iso ?? ""), \(standing.publishedBy))."
                ))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
