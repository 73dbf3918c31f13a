import Amending
import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Explanations
import LedgerModel
import Publication
import ScoreModel

/// `kaohe correct amend`: what accepted corrections change in a published period.
struct CorrectAmendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "对已公布的一期作更正 · amends a published period",
        discussion: """
            带上采纳的更正重新计算,自身的得分、明细、资格或后续处理不同的人得到新的结果,其他人保留公布的结果。 \
            写出 输出文件夹/考核期-更正-序号/:更正表.xlsx、部门/、更正公示.xlsx(等次、星级有变时)和表。 \
            Scores it again with its accepted corrections; whom they do not touch keeps the published values.
            """)

    @OptionGroup var choice: PeriodOptions

    @Option(help: "由谁办理 · who answers for it")
    var by: String?

    @Option(help: "理由 · why")
    var reason: String?

    @Option(help: "把第几次更正的文件夹按档案重新写出,不另作更正 · writes an amendment's folder once more")
    var rewrite: Int?

    @Option(help: "办理的日期,缺省为今天 · the day, today unless named")
    var on: Day?

    @Flag(name: .customLong("dry-run"), help: "只看会改变谁,什么也不写 · only say whom it would change")
    var dryRun = false

    @Flag(
        name: .customLong("with-earlier"),
        help: "一并采用其他期在本期公布之后所作的更正 · also take in other periods' amendments made since")
    var withEarlier = false

    @Flag(
        name: .customLong("inputs-grew"),
        help: "记录文件后来续记过;不带更正时须仍得出公布的结果 · tables went on being written; they must still give what was published")
    var inputsGrew = false

    @Option(help: "输出文件夹,缺省依 centre.yaml · the output folder")
    var output: String?

    @OptionGroup var workers: WorkerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Words.require(by, "--by")
        try Words.require(reason, "--reason")
        if rewrite != nil {
            guard by == nil, reason == nil, on == nil, !dryRun, !withEarlier, !inputsGrew else {
                throw ValidationError(
                    "--rewrite 只和 --period、--output 一起写 · --rewrite goes with --period and --output only")
            }
        } else if by == nil || reason == nil {
            throw ValidationError("写明 --by 和 --reason · say --by and --reason")
        }
    }

    func run() async throws {
        let language = common.language
        let progress = ProgressLine(language: language)
        try await correcting(in: language) {
            defer { progress?.finish() }
            progress?.began(.load)
            let centre = try Centre.load(folder: choice.centre)
            let task = RunTask(
                centre: centre, period: try choice.choice(centre), root: output ?? centre.outputFolder,
                jobs: workers.count, observer: progress)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe correct amend"))
            var allowance: PeriodAmending.Allowance = []
            if withEarlier { allowance.insert(.amendedEarlier) }
            if inputsGrew { allowance.insert(.grownInputs) }
            var clock = StageTimings()
            let amending = PeriodAmending(
                task, in: place, by: by ?? "", reason: reason ?? "", at: try Clock.moment(on: on))
            if let rewrite {
                let done = try await amending.rewrite(rewrite, timings: &clock)
                progress?.finish()
                return try Terminal.answer(text(done, rewrite, language))
            }
            let outcome = try await amending.amend(allowing: allowance, isTrial: dryRun, timings: &clock)
            progress?.finish()
            var text = AmendmentText(language: language).render(outcome.report)
            if let output = outcome.output {
                text += language.text("写在:", "written to: ") + RunSummary.folder(output) + "\n"
            } else {
                text += language.text("只是试算,什么也没有写。\n", "Only tried; nothing was written.\n")
            }
            try Terminal.answer(text)
            Terminal.complain(OpenText(language: language).render(outcome.open))
        }
    }

    private func text(_ done: PeriodAmending.Rewritten, _ number: Int, _ language: Language) -> String {
        let period = done.report.amendment.period
        let same =
            done.isKnownSame
            ? language.text("和档案里记的一样", "the same as the ledger has it")
            : language.text("当时的档案没有记文件,不能核对", "the ledger of that time has no hashes to hold it against")
        return language.text(
            "\(period.title)第 \(number) 次更正已重新写出,\(same):\(RunSummary.folder(done.output))\n",
            "Amendment \(number) of \(period.label) is written once more, \(same): \(RunSummary.folder(done.output))\n")
    }
}
