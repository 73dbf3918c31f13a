public import RecordModel

/// The rows of a table as they stand in it: for those who want to see them again, such as whoever makes an example of a
/// real case.
public enum RowText {
    /// Calls `body` with the number and the filled cells, by field id, of each row.
    /// - Throws: ``ReadFailure``, ``TableProblem``; what `body` throws.
    public static func each(
        of table: BoundTable, _ body: (_ row: RowReference, _ cells: [String: String]) throws -> Void
    ) throws {
        let columns = table.header.fields.map { (id: $0.id, column: table.header.column($0.id)) }
            .filter { $0.column >= 0 }
        let walker = RowWalker()
        for block in 0..<table.blockCount {
            try walker.walk(table, block: block) { row, cells, _ in
                var found: [String: String] = [:]
                for (id, column) in columns {
                    let text = cells[column].string
                    if !text.isEmpty { found[id] = text }
                }
                try body(RowReference(file: table.index, row: UInt32(clamping: row)), found)
            }
        }
    }
}
