public import Chronology
public import RecordModel

/// What tells one finding from another over several runs of a period: its words and its place, never its number in a list.
public struct FindingKey: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The file's path; empty where a finding is about no file.
    public let file: String
    /// The row; 0 where there is none.
    public let row: Int
    /// The column's header.
    public let header: String
    /// The offending text.
    public let text: String

    /// A key by its parts.
    public init(code: String, file: String, row: Int, header: String, text: String) {
        self.code = code
        self.file = file
        self.row = row
        self.header = header
        self.text = text
    }
}

/// A finding that somebody decided to publish with: 按名搁置.
public struct SettledFinding: Hashable, Sendable {
    /// Which.
    public let key: FindingKey
    /// Who decided.
    public let by: String
    /// Why.
    public let reason: String
    /// On which day.
    public let on: Day

    /// A decision by its parts.
    public init(key: FindingKey, by: String, reason: String, on: Day) {
        self.key = key
        self.by = by
        self.reason = reason
        self.on = on
    }
}

extension FindingKey {
    /// What tells a run's finding from others.
    /// - Parameter paths: the input tables by file index.
    public init(_ finding: Finding, paths: some RandomAccessCollection<String>) {
        let file = Int(finding.place.file)
        let isRow = file < paths.count
        self.init(
            code: finding.code.rawValue, file: isRow ? paths[paths.index(paths.startIndex, offsetBy: file)] : "",
            row: isRow ? Int(finding.place.row) : 0, header: finding.header, text: finding.text)
    }
}

extension RunReport {
    /// What tells a finding from others over several runs of the period.
    public func key(of finding: Finding) -> FindingKey { FindingKey(finding, paths: tables.lazy.map(\.path)) }

    /// Who decided to publish with which finding; the last decision where there are several.
    public var settlements: [FindingKey: SettledFinding] {
        Dictionary(settled.map { ($0.key, $0) }) { $1 }
    }
}
