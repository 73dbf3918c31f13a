internal import Hashing
internal import LogReading
internal import RecordModel

/// What stands in the rows that findings are about, as digests of their cells: rows move when others are put in above them, and
/// what was decided about one must stay with it.
enum RowContents {
    /// The digest of each row that a blocking finding is about. Of rows alike in every cell the second has `#2` behind it.
    /// - Throws: `ReadFailure`, `TableProblem`.
    static func of(_ findings: [Finding], _ tables: InputTables) throws -> [RowReference: String] {
        var wanted: [UInt32: Set<Int>] = [:]
        for finding in findings where finding.severity != .warning && finding.place != .none {
            wanted[finding.place.file, default: []].insert(Int(finding.place.row))
        }
        var contents: [RowReference: String] = [:]
        for entry in tables.entries {
            // One file may be two tables; its rows are read once.
            guard let numbers = wanted.removeValue(forKey: entry.table.index) else { continue }
            var alike: [String: Int] = [:]
            try entry.table.eachRow(of: numbers) { number, row in
                let digest = digest(of: row)
                let count = alike[digest, default: 0] + 1
                alike[digest] = count
                contents[RowReference(file: entry.table.index, row: UInt32(clamping: number))] =
                    count == 1 ? digest : "\(digest)#\(count)"
            }
        }
        return contents
    }

    /// Of the filled cells by header, whatever the order of the columns.
    private static func digest(of row: FileRow) -> String {
        let cells = row.filled.map { (header: ExactText($0.header), text: ExactText($0.text)) }
            .sorted { ($0.header, $0.text) < ($1.header, $1.text) }
        // Each text with its length before it, so that no two rows have one digest.
        let texts = cells.flatMap { [$0.header.text, $0.text.text] }.map { "\($0.utf8.count):\($0)" }
        return SHA256.hexadecimal(of: Array(texts.joined().utf8))
    }
}
