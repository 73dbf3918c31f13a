import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Explanations
import LedgerModel
import Publication
import RecordModel
import ScoreModel

/// `kaohe appeals decide`.
struct AppealsDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "答复申诉:维持或更正 · answers appeals: upheld or corrected",
        discussion: """
            更正:缺省取消这一行的分值;--points 写明应得的分;--row 更正所依据的记录。答复一次为定。 \
            --from 读回填好的工作簿(kaohe appeals list --workbook 申诉办理.xlsx)或表,有一处不能用就全部不办。 \
            A correction lifts the line unless --points or --row say otherwise. There is one answer to an appeal.
            """)

    @Argument(help: "申诉的编号,见 kaohe appeals list · the appeal's number")
    var number: Int?

    @Flag(help: "维持 · what was published stands")
    var uphold = false

    @Flag(help: "更正 · it is corrected")
    var correct = false

    @Option(help: "维持 或 更正 · the answer in words")
    var answer: String?

    @Option(help: "由谁答复 · who decides")
    var by: String

    @Option(help: "答复理由 · why")
    var reason: String?

    @Option(
        parsing: .unconditional, help: "更正为多少分,扣分写负数 · the points the line gets, signed")
    var points: String?

    @Option(help: "更正所依据的行,如 logs/events.csv:57 · the row behind it")
    var row: String?

    @Option(help: "列=内容,可写多次 · column=text; may be repeated")
    var set: [String] = []

    @Flag(help: "这一行不计 · the row does not count")
    var withdraw = false

    @Option(help: "已经采纳的一条更正就够了:它的编号 · a correction that is accepted already")
    var correction: Int?

    @Flag(help: "答复过的更正还没有采用,换一种更正 · another correction in place of one not applied yet")
    var revise = false

    @Option(help: "填好答复的工作簿或表 · a workbook or table with answers filled in")
    var from: String?

    @Option(help: "日期,缺省为今天 · the day, today unless named")
    var on: Day?

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Words.require(by, "--by")
        try Words.require(reason, "--reason")
        if from != nil {
            guard number == nil, !uphold, !correct, answer == nil, reason == nil, points == nil, row == nil,
                set.isEmpty,
                correction == nil, !revise,
                !withdraw
            else {
                throw ValidationError("--from 的文件里写着答复和理由,只再写 --by · the file says it all but --by")
            }
            return
        }
        guard number != nil else { throw ValidationError("写明申诉的编号,或 --from · name an appeal, or --from") }
        guard reason != nil else { throw ValidationError("要写 --reason · --reason is due") }
        guard [uphold, correct, answer != nil].count(where: { $0 }) == 1, verdict != nil else {
            throw ValidationError(
                "写明 --uphold(维持)或 --correct(更正),或 --answer 维持|更正 · say --uphold or --correct")
        }
        guard [points != nil, row != nil, correction != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError(
                "--points、--row、--correction 只写一个 · only one of --points, --row and --correction")
        }
        if row == nil && (!set.isEmpty || withdraw) {
            throw ValidationError("--set、--withdraw 和 --row 一起写 · they go with --row")
        }
        if verdict == .upheld && (points != nil || row != nil || correction != nil || revise) {
            throw ValidationError("维持时不写更正的内容 · nothing is corrected where it is upheld")
        }
        if row != nil { _ = try rowRequest() }
    }

    private var verdict: AppealVerdict? {
        if uphold { return .upheld }
        if correct { return .corrected }
        return AppealVerdict.allCases.first { $0.title == answer || $0.rawValue == answer }
    }

    private func rowRequest() throws -> CorrectionDesk.Request {
        guard let row, let colon = row.lastIndex(of: ":"), colon > row.startIndex,
            let line = UInt32(row[row.index(after: colon)...])
        else { throw ValidationError("--row 写作 文件:行,如 logs/events.csv:57 · --row is file:row") }
        guard set.isEmpty == withdraw else {
            throw ValidationError("--row 后面写 --set 列=内容 或 --withdraw · --row takes --set or --withdraw")
        }
        let path = String(row[..<colon])
        if withdraw { return .withdrawn(path: path, row: line) }
        return .cells(
            path: path, row: line,
            changes: try set.map { text in
                guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                    throw ValidationError("写作 列=内容 · column=text is expected: \(text)")
                }
                return (column: String(text[..<equals]), text: String(text[text.index(after: equals)...]))
            })
    }

    private func instead() throws -> AppealAnswering.Instead? {
        if let points { return .points(points) }
        if let correction { return .correction(correction) }
        return row == nil ? nil : .row(try rowRequest())
    }

    func run() async throws {
        let language = common.language
        try await appealing(in: language) {
            let centre = try Centre.load(folder: centre)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe appeals decide"))
            let answering = AppealAnswering(centre, in: place)
            let moment = try Clock.moment(on: on)
            let entries: [AppealEntry]
            if let from {
                let (file, outcome) = try await answering.answer(from: from, by: by, at: moment)
                switch outcome {
                case .refused(let problems):
                    for problem in problems {
                        Terminal.complain(
                            ProblemText.visible("\(problem.place): \(problem.wording.text(in: language))") + "\n")
                    }
                    Terminal.complain(
                        language.text("有 \(problems.count) 处不能用,一项也没有答复。\n", "Nothing was answered.\n"))
                    throw ExitCode(1)
                case .answered(let answered): entries = answered
                }
                try Terminal.answer(
                    language.text(
                        "答复 \(entries.count) 项,以前答复过 \(file.known) 项,还没有填 \(file.blank) 项。\n",
                        "\(entries.count) answered, \(file.known) were before, \(file.blank) are not filled in.\n"))
            } else {
                let request = AppealAnswering.Request(
                    appeal: number ?? 0, verdict: verdict ?? .upheld, reason: reason ?? "",
                    instead: try instead(), revises: revise)
                entries = try await answering.answer([request], by: by, at: moment)
            }
            let text = AppealText(language: language)
            try Terminal.answer(entries.map { text.text($0) + "\n" }.joined() + next(entries, place, language))
        }
    }

    /// What is to be done next, for each period with a correction.
    private func next(_ entries: [AppealEntry], _ place: CentreLedger, _ language: Language) throws -> String {
        var periods: [Period] = []
        for entry in entries where entry.answer?.verdict == .corrected && !periods.contains(entry.appeal.period) {
            periods.append(entry.appeal.period)
        }
        return try periods.map { period in
            let label = period.label
            switch try place.state(of: period).standing.stage {
            case .published:
                return language.text(
                    "\(period.title)已公布;作更正:kaohe correct amend --period \(label) --by 姓名 --reason 申诉复核\n",
                    "\(label) is published; amend it: kaohe correct amend --period \(label) --by NAME --reason TEXT\n")
            case .notice, .draft:
                return language.text(
                    "\(period.title)在公示中的,先撤下(kaohe publish --withdraw 理由 --by 姓名 --period \(label)),重新计算就按更正后的算。\n",
                    "\(label): take the notice down (kaohe publish --withdraw REASON --by NAME --period \(label)); the next run takes it in.\n"
                )
            }
        }.joined()
    }
}
