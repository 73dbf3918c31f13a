import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Explanations
import LedgerModel
import Publication
import RecordModel
import ScoreModel

/// `kaohe correct add`.
struct CorrectAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记一条更正;缺省即为采纳 · enters a correction, accepted unless --proposed",
        discussion: """
            四种:某一行的某些列(--row 文件:行 --set 列=内容)、整行不计(--row 文件:行 --withdraw)、 \
            补一行(--add 台账 列=内容,列=内容)、某一分值行改分(--line --subject --rule --points)。 \
            Cells of a row, a row that does not count, a missing row, or other points for a line.
            """)

    @Option(help: "行,如 logs/cases-07.csv:1204 · a row")
    var row: String?

    @Option(help: "列=内容,可写多次;内容为空即清空 · column=text; may be repeated")
    var set: [String] = []

    @Flag(help: "这一行不计 · the row does not count")
    var withdraw = false

    @Option(
        parsing: .upToNextOption, help: "往哪个记录补一行:events 列=内容,列=内容 · a row that a log lacks: its name, then column=text"
    )
    var add: [String] = []

    @Flag(help: "改一个分值行 · other points for a line")
    var line = false

    @Option(help: "分值行的对象 · the line's subject, by id")
    var subject: String?

    @Option(help: "分值行的条目,如 德3 或 virtue.3 · the line's rule")
    var rule: String?

    @Option(help: "考核表,对象在几张表上时写明 · the line's sheet")
    var sheet: String?

    @Option(help: "分值行的日期 · the line's day")
    var date: Day?

    @Option(help: "分值行的依据 · the line's evidence")
    var evidence: String?

    @Option(
        parsing: .unconditional, help: "改为多少分,扣分写负数,如 --points -1 · the points it gets, signed")
    var points: String?

    @Option(help: "由谁决定,或由谁提出 · who decides, or proposes")
    var by: String

    @Option(help: "依据 · on what basis")
    var basis: String

    @Option(help: "日期,缺省为今天 · the day, today unless named")
    var on: Day?

    @Flag(help: "只是提出,还没有决定 · only proposed, to be decided")
    var proposed = false

    @Option(name: .customLong("instead-of"), help: "代替这一条更正,原来的一条作废 · takes the place of this entry")
    var insteadOf: Int?

    @OptionGroup var choice: PeriodOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Words.require(by, "--by")
        try Words.require(basis, "--basis")
        guard [row != nil, !add.isEmpty, line].count(where: { $0 }) == 1 else {
            throw ValidationError(
                "写明更正什么:--row、--add、--line 选一种 · say what: one of --row, --add and --line")
        }
        if row != nil { try validateRow() }
        if !add.isEmpty, try cells.isEmpty || withdraw {
            throw ValidationError("--add 后面写记录和这一行:events 列=内容,列=内容 · --add takes a log and column=text")
        }
        if line {
            guard subject != nil, rule != nil, points != nil, set.isEmpty, !withdraw else {
                throw ValidationError(
                    "--line 要写 --subject、--rule、--points · --line takes --subject, --rule and --points")
            }
        } else if subject != nil || rule != nil || points != nil || sheet != nil || date != nil || evidence != nil {
            throw ValidationError(
                "--subject、--rule、--sheet、--date、--evidence、--points 和 --line 一起写 · they go with --line")
        }
        _ = try cells
    }

    private func validateRow() throws {
        guard place != nil else {
            throw ValidationError("--row 写作 文件:行,如 logs/cases-07.csv:1204 · --row is file:row")
        }
        guard set.isEmpty == withdraw else {
            throw ValidationError(
                "--row 后面写 --set 列=内容 或 --withdraw · --row takes --set column=text, or --withdraw")
        }
    }

    /// The row's table and number.
    private var place: (path: String, row: UInt32)? {
        guard let row, let colon = row.lastIndex(of: ":"), colon > row.startIndex,
            let number = UInt32(row[row.index(after: colon)...])
        else { return nil }
        return (String(row[..<colon]), number)
    }

    /// What `--set` says.
    private var cells: [(column: String, text: String)] {
        get throws {
            try (set + add.dropFirst().flatMap(Self.separated)).map { text in
                guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                    throw ValidationError("写作 列=内容 · column=text is expected: \(text)")
                }
                return (String(text[..<equals]), String(text[text.index(after: equals)...]))
            }
        }
    }

    /// `编号=E9,日期=2026-08-03` as its cells; a comma that no `column=` follows belongs to the text before it.
    static func separated(_ text: String) -> [String] {
        var cells: [String] = []
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "\u{FF0C}" }) {
            if cells.isEmpty || piece.contains("=") && piece.first != "=" {
                cells.append(String(piece))
            } else {
                cells[cells.count - 1] += "," + piece
            }
        }
        return cells
    }

    private var request: CorrectionDesk.Request {
        get throws {
            if let place {
                return withdraw
                    ? .withdrawn(path: place.path, row: place.row)
                    : .cells(path: place.path, row: place.row, changes: try cells)
            }
            if let log = add.first { return .added(log: log, cells: try cells) }
            return .line(
                LineQuestion(subject: subject ?? "", rule: rule ?? "", sheet: sheet, day: date, evidence: evidence),
                points: points ?? "")
        }
    }

    func run() async throws {
        let language = common.language
        try await correcting(in: language) {
            let centre = try Centre.load(folder: choice.centre)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe correct add"))
            let desk = CorrectionDesk(centre, in: place)
            let period = try choice.choice(centre)
            let logged = try await desk.add(
                request, to: period, by: by, basis: basis, isProposed: proposed,
                insteadOf: insteadOf, at: try Clock.moment(on: on))
            let text = CorrectionLine(language: language).text(logged) + "\n"
            try Terminal.answer(
                text
                    + CommandHint.complete(
                        next(period, logged.correction.number, try desk.record(of: period), language)))
        }
    }

    /// What is to be done next.
    private func next(_ period: Period, _ number: Int, _ record: PeriodRecord?, _ language: Language) -> String {
        if proposed {
            return language.text(
                "待决定:kaohe correct decide 编号 --accept 或 --refuse\n",
                "To be decided: kaohe correct decide N --accept or --refuse\n")
        }
        switch record?.standing.stage ?? .draft {
        case .published:
            return language.text(
                "\(period.title)已公布;作更正:kaohe correct amend --period \(period.label) --by 姓名 --reason 理由\n",
                "\(period.label) is published; amend it: kaohe correct amend --period \(period.label) --by NAME --reason TEXT\n"
            )
        case .notice:
            return language.text(
                "\(period.title)正在公示:要采用,先撤下公示,重新计算后再公示(kaohe publish --withdraw 理由 --by 姓名 --period \(period.label));"
                    + "采纳了更正,这次的公示就不能公布。\n"
                    + "留到公布以后再更正的,现在改为不采纳(kaohe correct decide \(number) --refuse --by 姓名 --reason 理由),公布后另行登记。\n",
                "\(period.label) is on notice: take it down and run it again (kaohe publish --withdraw REASON --by NAME --period \(period.label)); "
                    + "with an accepted correction this notice cannot be published.\n"
                    + "To amend it once published, refuse it now (kaohe correct decide \(number) --refuse --by NAME --reason TEXT) and enter it then.\n"
            )
        case .draft:
            return language.text(
                "下次计算时采用:kaohe run --period \(period.label)\n",
                "It comes into the next run: kaohe run --period \(period.label)\n")
        }
    }
}
