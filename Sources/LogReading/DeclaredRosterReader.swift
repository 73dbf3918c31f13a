public import RecordModel

/// Reads the roster of a kind of subject that a regulation declares. As with the roster of people, an error in it stops the
/// run.
public enum DeclaredRosterReader {
    /// What is known of the roster so far.
    private struct Reading {
        var findings: [Finding] = []
        var entries: [DeclaredRoster.Entry] = []
        var known: Set<ExactText> = []
        var bare: [ExactText: String] = [:]
    }

    /// Reads a roster, which may be split over several files.
    /// - Parameters:
    ///   - id: the id of the kind of subject.
    ///   - title: as people say it.
    /// - Returns: the roster, which is only to be used if no finding is an error; every finding; how many rows each file
    ///   has, by its index.
    public static func read(
        _ tables: [BoundTable], id: String, title: String
    ) throws -> (roster: DeclaredRoster, findings: [Finding], rows: [UInt32: Int]) {
        var reading = Reading()
        var rows: [UInt32: Int] = [:]
        for table in tables { rows[table.index] = try read(table, &reading) }
        let roster = DeclaredRoster(id: id, title: title, entries: reading.entries)
        return (roster, reading.findings.sorted(), rows)
    }

    private static func read(_ table: BoundTable, _ reading: inout Reading) throws -> Int {
        var rows = 0
        let columns = table.header
        let walker = RowWalker()
        for block in 0..<table.blockCount {
            try walker.walk(table, block: block) { row, cells, _ in
                rows += 1
                let before = reading.findings.count
                defer { table.addFaults(row, cells, from: before, &reading.findings) }
                func cell(_ field: String) -> ByteText { cells[columns.column(field)] }
                func report(_ code: FindingCode, _ field: String, _ detail: String? = nil) {
                    reading.findings.append(
                        table.finding(code, row: row, field: field, text: cell(field), detail: detail))
                }
                if let extra = cells.firstExtra {
                    reading.findings.append(
                        table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
                    return
                }
                for field in ["id", "name"] where cell(field).folded.isEmpty { report(.missingValue, field) }
                let id = cell("id").folded
                guard !id.isEmpty else { return }
                guard reading.known.insert(ExactText(id)).inserted else {
                    report(.repeatedID, "id", "编号重复,名册中一个编号只能有一行")
                    return
                }
                let digits = ExactText(String(id.drop { $0 == "0" }))
                if let other = reading.bare[digits] {
                    report(.leadingZeros, "id", "与编号 \(other) 只差前导零,可能是同一个")
                } else {
                    reading.bare[digits] = id
                }
                reading.entries.append(
                    DeclaredRoster.Entry(
                        id: id, name: cell("name").string, group: cell("group").string,
                        department: cell("department").string))
            }
        }
        return rows
    }
}
