import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import LedgerModel
import LogReading
import Publication
import ScoreModel

/// `kaohe findings`: what stands in the way of publishing a period, and setting it aside by name.
struct FindingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings", abstract: "数据问题:列出,按名搁置 · findings: list them, set them aside by name",
        subcommands: [FindingsListCommand.self, FindingsSetAsideCommand.self],
        defaultSubcommand: FindingsListCommand.self)
}

/// `kaohe findings list`.
struct FindingsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出档案里这一期的数据问题(缺省) · lists the recorded run's findings")

    @OptionGroup var choice: PeriodOptions

    @Flag(help: "只列没有处理的 · only those that stand in the way")
    var open = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        try await reporting(in: language) {
            let centre = try Centre.load(folder: choice.centre)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe findings"))
            let listing = try FindingDesk(choice.choice(centre), in: place).list()
            try Terminal.answer(text(listing, language))
        }
    }

    private func text(_ listing: FindingDesk.Listing, _ language: Language) -> String {
        let period = listing.record.period
        let stage = listing.record.standing.stage
        let (open, settled) = (listing.findings.count(where: \.isOpen), listing.findings.count { $0.settled != nil })
        var lines = [
            language.text(
                "\(period.title)(\(stage.title)):数据问题 \(listing.findings.count) 条,未处理 \(open) 条,按名搁置 \(settled) 条",
                "\(period.label) (\(stage.rawValue)): \(listing.findings.count) findings, \(open) open, \(settled) set aside"
            )
        ]
        for one in listing.findings where !self.open || one.isOpen {
            lines.append("\(one.number)  \(severity(one, language))  \(one.line)  \(state(one, language))")
        }
        return lines.map { ProblemText.visible($0) + "\n" }.joined()
    }

    private func severity(_ one: NumberedFinding, _ language: Language) -> String {
        switch one.finding.severity {
        case "error": language.text("错误", "error")
        case "pending": language.text("待核", "pending")
        default: language.text("提醒", "warning")
        }
    }

    private func state(_ one: NumberedFinding, _ language: Language) -> String {
        if let settled = one.settled {
            return language.text(
                "〔已搁置:\(settled.by),\(settled.on.iso),\(settled.reason)〕",
                "[set aside by \(settled.by), \(settled.on.iso): \(settled.reason)]")
        }
        return one.isOpen ? language.text("〔未处理〕", "[open]") : ""
    }
}

/// `kaohe findings set-aside`.
struct FindingsSetAsideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-aside", abstract: "按名搁置:带着这些问题公布,由谁、为什么 · publishes with findings, by whom and why",
        discussion: """
            记下的是问题本身(代码、文件、行、列、内容),不是编号;内容变了就重新算没有处理。 \
            What is recorded is the finding, never its number: one whose text changes is open again.
            """)

    @Argument(help: "问题的编号,见 kaohe findings · numbers of findings")
    var numbers: [Int] = []

    @Option(help: "这个代码的全部未处理的问题 · all open findings of a code")
    var code: String?

    @Flag(help: "全部未处理的问题 · all open findings")
    var all = false

    @Option(help: "在 findings.csv 上加了“处理人”“处理理由”两列的文件 · findings.csv with 处理人 and 处理理由 filled in")
    var from: String?

    @Option(help: "由谁决定 · who decides")
    var by: String?

    @Option(help: "理由 · why")
    var reason: String?

    @Option(help: "决定的日期,缺省为今天 · the day, today unless named")
    var on: Day?

    @OptionGroup var choice: PeriodOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let choices = [!numbers.isEmpty, code != nil, all, from != nil].count { $0 }
        guard choices == 1 else {
            throw ValidationError(
                "写明哪些问题:编号、--code、--all、--from 选一种 · say which: numbers, --code, --all or --from")
        }
        guard (from == nil) == (by != nil), (from == nil) == (reason != nil) else {
            throw ValidationError(
                from == nil
                    ? "要写 --by 和 --reason · --by and --reason are due"
                    : "--from 的文件里写着处理人和处理理由,不再写 --by、--reason · the file says by whom and why")
        }
        try Words.require(by, "--by")
        try Words.require(reason, "--reason")
    }

    func run() async throws {
        let language = common.language
        try await reporting(in: language) {
            let centre = try Centre.load(folder: choice.centre)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe findings set-aside"))
            let period = try choice.choice(centre)
            let desk = FindingDesk(period, in: place)
            let moment = try Clock.moment(on: on)
            let done =
                if let from {
                    try desk.setAside(from: DecisionFile.read(from), at: moment)
                } else {
                    try desk.setAside(which, by: by ?? "", reason: reason ?? "", at: moment)
                }
            let open = try desk.list().findings.count(where: \.isOpen)
            let left =
                open > 0
                ? language.text("还有 \(open) 条没有处理。", "\(open) are still open.")
                : language.text("没有未处理的问题了。", "None is open any more.")
            try Terminal.answer(
                language.text("\(period.title):搁置了 \(done.count) 条;", "\(period.label): \(done.count) set aside; ")
                    + left
                    + "\n")
        }
    }

    private var which: FindingDesk.Choice {
        if all { return .all }
        return code.map { .code($0) } ?? .numbers(numbers)
    }
}
