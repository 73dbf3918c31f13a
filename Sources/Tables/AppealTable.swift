public import RecordModel

/// The appeals as a table, a row for each.
public enum AppealTable {
    /// Writes the table.
    public static func write(_ entries: [AppealEntry], to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            AppealTableColumns.known + AppealTableColumns.open + AppealTableColumns.behind, to: sink)
        for entry in entries {
            for text in AppealTableColumns.texts(entry) { table.field(text) }
            try table.endRecord()
        }
        try table.finish()
    }
}
