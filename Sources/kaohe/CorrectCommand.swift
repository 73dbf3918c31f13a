import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Explanations
import LedgerModel
import Publication
import RecordModel
import ScoreModel

/// `kaohe correct`: the log of corrections, and amendments of published periods.
struct CorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "更正:登记、决定、对已公布的一期作更正 · corrections and amendments",
        discussion: """
            更正另有一本记录,从不改动输入的文件。草稿在下次计算时采用;已公布的一期用 amend 作更正,未涉及的人保留公布的结果。 \
            Corrections are a log of their own. A draft takes them in at its next run, a published period by amend.
            """,
        subcommands: [
            CorrectAddCommand.self, CorrectListCommand.self, CorrectDecideCommand.self, CorrectAmendCommand.self,
        ], defaultSubcommand: CorrectListCommand.self)
}

/// `kaohe correct list`.
struct CorrectListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出更正记录(缺省) · lists the log of corrections")

    @Option(help: "只列这一期 · only this period's")
    var period: String?

    @Flag(help: "只列待决定的 · only what is still to be decided")
    var open = false

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let period, Period(period) == nil { throw PeriodChoice.complaint(period, common.language) }
    }

    func run() async throws {
        let language = common.language
        try await correcting(in: language) {
            let place = try CentreLedger(CentreHead.load(folder: centre), as: Clock.holder("kaohe correct list"))
            let all = try place.corrections(of: period.flatMap { Period($0) })
            let shown = all.filter { !open || $0.state == .proposed }
            let line = CorrectionLine(language: language)
            let text = shown.map { ProblemText.visible(line.text($0)) + "\n" }.joined()
            try Terminal.answer(text.isEmpty ? language.text("没有更正。\n", "No corrections.\n") : text)
        }
    }
}

/// `kaohe correct decide`.
struct CorrectDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "决定:采纳(更正)或维持 · accepts or refuses a proposed correction")

    @Argument(help: "编号,见 kaohe correct list · the entry's number")
    var number: Int

    @Flag(help: "更正 · accept it")
    var accept = false

    @Flag(help: "维持原结果 · refuse it")
    var refuse = false

    @Option(help: "由谁决定 · who decides")
    var by: String

    @Option(help: "理由 · why")
    var reason: String

    @Option(help: "日期,缺省为今天 · the day, today unless named")
    var on: Day?

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Words.require(by, "--by")
        try Words.require(reason, "--reason")
        if accept == refuse { throw ValidationError("写明 --accept 或 --refuse · say --accept or --refuse") }
    }

    func run() async throws {
        let language = common.language
        try await correcting(in: language) {
            let centre = try Centre.load(folder: centre)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe correct decide"))
            let logged = try CorrectionDesk(centre, in: place).decide(
                number, isAccepted: accept, by: by, reason: reason, at: try Clock.moment(on: on))
            try Terminal.answer(CorrectionLine(language: language).text(logged) + "\n")
        }
    }
}

/// Runs a command about corrections and turns what went wrong into its message and exit status.
func correcting(in language: Language, _ work: () async throws -> Void) async throws {
    do {
        try await reporting(in: language, work)
    } catch let refusal as CorrectionRefusal {
        Terminal.complain(refusal.text(in: language))
        throw ExitCode(1)
    } catch let refusal as AmendmentRefusal {
        Terminal.complain(refusal.text(in: language))
        throw ExitCode(1)
    }
}
