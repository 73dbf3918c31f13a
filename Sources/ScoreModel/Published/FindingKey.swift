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
    /// What stands in the row, as ``RowContents`` names it: rows move. Empty where a finding is about no row, where it stands in
    /// nobody's way, and where an earlier kaohe recorded it.
    public let content: String

    /// A key by its parts.
    public init(code: String, file: String, row: Int, header: String, text: String, content: String = "") {
        self.code = code
        self.file = file
        self.row = row
        self.header = header
        self.text = text
        self.content = content
    }

    /// The same by its place alone, as an earlier kaohe had it.
    public var byPlace: FindingKey { FindingKey(code: code, file: file, row: row, header: header, text: text) }

    /// What a decision holds on to: what stands in the row and not where it stands, if that is known.
    public var lasting: FindingKey {
        content.isEmpty
            ? self : FindingKey(code: code, file: file, row: 0, header: header, text: text, content: content)
    }
}

extension FindingKey {
    /// What tells a run's finding from others.
    /// - Parameters:
    ///   - paths: the input tables by file index.
    ///   - contents: what stands in the rows of findings.
    public init(_ finding: Finding, paths: some RandomAccessCollection<String>, contents: [RowReference: String]) {
        let file = Int(finding.place.file)
        let isRow = file < paths.count
        self.init(
            code: finding.code.rawValue, file: isRow ? paths[paths.index(paths.startIndex, offsetBy: file)] : "",
            row: isRow ? Int(finding.place.row) : 0, header: finding.header, text: finding.text,
            content: finding.severity == .warning ? "" : contents[finding.place] ?? "")
    }
}
