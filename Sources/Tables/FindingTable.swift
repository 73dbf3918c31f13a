internal import RecordModel
public import ScoreModel

/// `findings.csv`: every problem of the input tables, by file, row and column (data formats, section 3).
public enum FindingTable {
    /// Writes the table.
    public static func write(_ report: RunReport, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            ["severity", "code", "file", "row", "column", "header", "text", "message", "remedy"], to: sink)
        for finding in report.findings {
            let file = Int(finding.place.file)
            for text in [
                finding.severity.rawValue, finding.code.rawValue,
                file < report.tables.count ? report.tables[file].path : "",
                finding.place == .none ? "" : String(finding.place.row),
                finding.columnLetter, finding.header, finding.text, finding.message, finding.remedy,
            ] { table.field(text) }
            try table.endRecord()
        }
        try table.finish()
    }
}
