internal import CentreRun
public import Diagnostics
internal import LedgerModel
internal import LogReading
internal import RecordModel
internal import ScoreModel

/// `findings.csv` with 处理人 and 处理理由 filled in behind the findings that somebody decided to publish with.
public struct DecisionFile: Sendable {
    /// A row of it.
    struct Row: Sendable {
        let number: Int
        let code: String
        let file: String
        let row: String
        let header: String
        let text: String
        let by: String
        let reason: String
    }

    /// The file as the user named it.
    public let path: String
    let rows: [Row]

    init(path: String, rows: [Row]) {
        self.path = path
        self.rows = rows
    }

    private static let fields = [
        Field("code", "代码", .text, required: true), Field("file", "文件", .text, required: true),
        Field("row", "行", .text, required: true), Field("header", "列名", .text, required: true),
        Field("text", "内容", .text, required: true), Field("by", "处理人", .text, required: true),
        Field("reason", "处理理由", .text, required: true),
    ]

    /// Reads a file; rows without either are findings nobody decided on.
    /// - Throws: ``PublicationRefusal/noSuchFile(_:)``, `TableProblem`, `TableProblems`, `ReadFailure`.
    public static func read(_ path: String) throws -> DecisionFile {
        guard FileSystem.isFile(path) else { throw PublicationRefusal.noSuchFile(path) }
        let table = try BoundTable(
            SurveyedFile(file: path, path: path), index: 0, fields: fields, overrides: [:])
        var rows: [Row] = []
        try RowText.each(of: table) { place, cells in
            func cell(_ id: String) -> String { cells[id] ?? "" }
            guard !cell("by").isEmpty || !cell("reason").isEmpty else { return }
            rows.append(
                Row(
                    number: Int(place.row), code: cell("code"), file: cell("file"), row: cell("row"),
                    header: cell("header"), text: cell("text"), by: cell("by"), reason: cell("reason")))
        }
        return DecisionFile(path: path, rows: rows)
    }

    /// A decision on a finding.
    struct Decision {
        let finding: NumberedFinding
        let by: String
        let reason: String
    }

    /// The findings its rows speak of, and the rows that speak of none.
    func match(_ findings: [NumberedFinding]) -> (decisions: [Decision], problems: [BadDecision]) {
        var decisions: [Decision] = []
        var problems: [BadDecision] = []
        for row in rows {
            guard !row.by.isEmpty, !row.reason.isEmpty else {
                problems.append(BadDecision(row: row.number, fault: row.by.isEmpty ? .lacksName : .lacksReason))
                continue
            }
            let there = findings.filter { row.isPlaced(as: $0.finding.key) }
            if let finding = there.first(where: { Self.trimmed($0.finding.key.text) == row.text }) {
                decisions.append(Decision(finding: finding, by: row.by, reason: row.reason))
            } else {
                problems.append(
                    BadDecision(row: row.number, fault: there.first.map { .otherText($0.finding.key.text) } ?? .noSuch))
            }
        }
        return (decisions, problems)
    }

    /// As a cell of a table is read.
    fileprivate static func trimmed(_ text: String) -> String {
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{A0}", "\u{3000}"]
        let scalars = text.unicodeScalars
        let start = scalars.drop { blanks.contains($0) }
        let end = start.reversed().drop { blanks.contains($0) }
        return String(String.UnicodeScalarView(end.reversed()))
    }
}

extension DecisionFile.Row {
    /// Whether it names the place and code of a finding.
    fileprivate func isPlaced(as key: FindingKey) -> Bool {
        let place = key.row == 0 ? "" : String(key.row)
        return code == key.code && file == DecisionFile.trimmed(key.file) && (row == place || key.row == 0)
            && header == DecisionFile.trimmed(key.header)
    }
}

/// A row of a file of decisions that cannot be used.
public struct BadDecision: Hashable, Sendable {
    /// What is wrong with it.
    public enum Fault: Hashable, Sendable {
        /// The recorded run has no such finding.
        case noSuch
        /// The finding says something else now.
        case otherText(String)
        /// 处理人 is empty.
        case lacksName
        /// 处理理由 is empty.
        case lacksReason
    }

    /// The row, as a spreadsheet numbers it.
    public let row: Int
    /// What is wrong.
    public let fault: Fault

    /// A row and its fault.
    public init(row: Int, fault: Fault) {
        self.row = row
        self.fault = fault
    }

    /// What is wrong, in both languages.
    public var wording: Wording {
        switch fault {
        case .noSuch:
            Wording(zh: "记录的这一期没有这条问题", en: "the recorded run has no such finding")
        case .otherText(let text):
            Wording(zh: "这条问题的内容现在是“\(text)”", en: "the finding's text is now “\(text)”")
        case .lacksName: Wording(zh: "没有写处理人", en: "处理人 is empty")
        case .lacksReason: Wording(zh: "没有写处理理由", en: "处理理由 is empty")
        }
    }
}
