internal import CentreRun
public import Diagnostics
internal import Exact
public import LedgerModel
internal import LogReading
public import RecordModel

/// The table of appeals with 答复, 更正后分值 and 答复理由 filled in.
public struct AnswerFile: Sendable {
    /// A row that cannot be used.
    public struct Problem: Hashable, Sendable {
        /// The cell: `申诉办理.xlsx:7 答复`.
        public let place: String
        /// What is wrong.
        public let wording: Wording
    }

    /// The file as the user named it.
    public let path: String
    /// The answers, each with its row.
    public let requests: [(row: Int, request: AppealAnswering.Request)]
    /// How many rows have no answer yet.
    public let blank: Int
    /// How many rows say what was answered already.
    public let known: Int
    /// What cannot be used.
    public let problems: [Problem]

    private static let fields = [
        Field("number", AppealTableColumns.number, .text, required: true),
        Field("answer", AppealTableColumns.answer, .text, required: true),
        Field("points", AppealTableColumns.points, .text, required: true),
        Field("reason", AppealTableColumns.reason, .text, required: true),
    ]

    /// Reads a file.
    /// - Parameter entries: the appeals there are.
    /// - Throws: `TableProblem`, `TableProblems`, `ReadFailure`.
    public static func read(_ path: String, among entries: [AppealEntry]) throws -> AnswerFile {
        let request = TableImport.Request(location: path, path: path, table: "appeals", fields: fields)
        let table = try BoundTable(TableImport(request, spool: TableSpool()), index: 0, fields: fields, overrides: [:])
        var rows: [(row: Int, cells: [String: String])] = []
        try RowText.each(of: table) { place, cells in rows.append((Int(place.row), cells)) }
        return AnswerFile(path: path, rows: rows, among: entries)
    }

    init(path: String, rows: [(row: Int, cells: [String: String])], among entries: [AppealEntry]) {
        let byNumber = Dictionary(entries.map { ($0.appeal.number, $0) }, uniquingKeysWith: { $1 })
        var (requests, problems) = ([(row: Int, request: AppealAnswering.Request)](), [Problem]())
        var (blank, known) = (0, 0)
        var seen: [Int: Int] = [:]
        for (row, cells) in rows {
            func cell(_ id: String) -> String { HalfWidth.trim(cells[id] ?? "") }
            func complain(_ header: String, _ zh: String, _ en: String) {
                problems.append(Problem(place: "\(path):\(row) \(header)", wording: Wording(zh: zh, en: en)))
            }
            let (number, word, points, reason) = (cell("number"), cell("answer"), cell("points"), cell("reason"))
            if word.isEmpty && points.isEmpty && reason.isEmpty {
                blank += 1
                continue
            }
            guard let whole = Int(number), let entry = byNumber[whole] else {
                complain(AppealTableColumns.number, "没有编号为“\(number)”的申诉", "there is no appeal “\(number)”")
                continue
            }
            if let other = seen[whole] {
                complain(
                    AppealTableColumns.number, "申诉 \(whole) 在第 \(other) 行已有答复",
                    "row \(other) answers appeal \(whole) too")
                continue
            }
            seen[whole] = row
            guard let verdict = AppealVerdict.allCases.first(where: { $0.title == word || $0.rawValue == word }) else {
                complain(
                    AppealTableColumns.answer, word.isEmpty ? "没有选答复" : "答复“\(word)”既不是维持,也不是更正",
                    word.isEmpty ? "no answer is chosen" : "“\(word)” is neither 维持 nor 更正")
                continue
            }
            if reason.isEmpty {
                complain(AppealTableColumns.reason, "没有写答复理由", "the reason is missing")
                continue
            }
            if entry.answer != nil {
                if Self.repeats(entry, verdict, points, reason) {
                    known += 1
                } else {
                    complain(
                        AppealTableColumns.answer, "申诉 \(whole) 已经答复(\(entry.state)),不能再答复一次",
                        "appeal \(whole) has its answer")
                }
                continue
            }
            if verdict == .upheld && !points.isEmpty {
                complain(AppealTableColumns.points, "答复维持,不写分值(“\(points)”)", "no points go with 维持 (“\(points)”)")
                continue
            }
            requests.append(
                (
                    row,
                    AppealAnswering.Request(
                        appeal: whole, verdict: verdict, reason: reason,
                        instead: Self.instead(points))
                ))
        }
        self.path = path
        self.requests = requests
        self.blank = blank
        self.known = known
        self.problems = problems
    }
}

extension AnswerFile {
    /// What 更正后分值 says: points, or 更正 3 for a correction that is accepted already; nothing lifts the line.
    private static func instead(_ text: String) -> AppealAnswering.Instead? {
        if text.isEmpty { return nil }
        guard text.hasPrefix(CorrectionWords.table) else { return .points(text) }
        let number = Int(HalfWidth.trim(String(text.dropFirst(CorrectionWords.table.count))))
        return number.map { .correction($0) } ?? .points(text)
    }

    /// Whether a row says what was answered already; a line that is lifted counts 0, and nothing need be written for it.
    private static func repeats(
        _ entry: AppealEntry, _ verdict: AppealVerdict, _ points: String, _ reason: String
    ) -> Bool {
        let texts = AppealTableColumns.texts(entry)
        let first = AppealTableColumns.known.count
        let (known, other) = (Rational(decimal: texts[first + 1]), Rational(decimal: points))
        let isSame =
            points == texts[first + 1] || (points.isEmpty ? known?.isZero == true : other != nil && known == other)
        return verdict.title == texts[first] && isSame && reason == texts[first + 2]
    }
}

extension AppealAnswering {
    /// What a file of answers came to.
    public enum Outcome: Sendable {
        /// The appeals as they are now.
        case answered([AppealEntry])
        /// Nothing was answered.
        case refused([AnswerFile.Problem])
    }

    /// Gives a file's answers, all or none.
    /// - Throws: what reading the file, or answering, throws.
    public func answer(from path: String, by: String, at moment: Moment) async throws -> (AnswerFile, Outcome) {
        let entries = try list()
        let file = try AnswerFile.read(path, among: entries)
        var problems = file.problems
        var items: [AnswerTrial.Item] = []
        for (row, request) in file.requests {
            guard let entry = entries.first(where: { $0.appeal.number == request.appeal }) else { continue }
            let place = "\(path):\(row) \(AppealTableColumns.points)"
            do {
                if let refusal = refusal(entry.appeal, on: moment) { throw refusal }
                items.append(
                    AnswerTrial.Item(
                        entry: entry,
                        decision: AppealDecision(
                            appeal: request.appeal, verdict: request.verdict, reason: request.reason,
                            correction: try await target(request, entry.appeal))))
            } catch let refusal as CorrectionRefusal {
                problems.append(AnswerFile.Problem(place: place, wording: refusal.message))
            } catch let refusal as AppealRefusal {
                problems.append(AnswerFile.Problem(place: place, wording: refusal.wording.message))
            }
        }
        if problems.isEmpty {
            for (appeal, refusal) in try await refusals(items, among: entries) {
                let row = file.requests.first { $0.request.appeal == appeal }?.row ?? 0
                problems.append(
                    AnswerFile.Problem(
                        place: "\(path):\(row) \(AppealTableColumns.answer)", wording: refusal.wording.message))
            }
        }
        guard problems.isEmpty else { return (file, .refused(problems)) }
        guard !file.requests.isEmpty else { return (file, .answered([])) }
        return (file, .answered(try await answer(file.requests.map(\.request), by: by, at: moment)))
    }
}
