internal import Foundation
internal import GRDB
internal import Tables

extension Ledger {
    /// The name of the list of an export's files.
    static let manifest = "manifest.csv"

    /// Writes everything the ledger holds into a folder of text tables: one file for each of its tables, all as they stood at one
    /// moment, and `manifest.csv` with kaohe's version, the version of the tables, and each file's rows and SHA-256.
    /// - Parameters:
    ///   - folder: must not be there yet, or be empty.
    ///   - version: kaohe's version.
    /// - Returns: how many rows were written.
    public func export(to folder: String, version: String) throws(LedgerFailure) -> Int {
        let target = try ExportFolder(folder)
        let files = try read { db in
            try ExportedTable.all(db).map { table in
                var rows = 0
                let sha256 = try target.write(table.file) { rows = try Self.write(table, to: $0, db) }
                return (file: table.file, sha256: sha256, rows: rows)
            }
        }
        do {
            _ = try target.write(Self.manifest) { sink in
                var writer = try CSVWriter(["item", "value", "rows"], to: sink)
                var lines: [(String, String, Int?)] = [("kaohe", version, nil), ("schema", "\(Schema.version)", nil)]
                lines += files.map { ($0.file, $0.sha256, $0.rows) }
                for (item, value, rows) in lines {
                    writer.field(item)
                    writer.field(value)
                    writer.field(rows)
                    try writer.endRecord()
                }
                try writer.finish()
            }
        } catch {
            throw LedgerFailure(error, during: "write", folder)
        }
        try target.finish()
        return files.reduce(0) { $0 + $1.rows }
    }

    /// Writes a table's rows: texts as they are kept, bytes as base64, an empty cell where a number is missing.
    private static func write(_ table: ExportedTable, to sink: @escaping ByteSink, _ db: Database) throws -> Int {
        var writer = try CSVWriter(table.columns.map(\.name), to: sink)
        var count = 0
        let cursor = try Row.fetchCursor(db, sql: table.query)
        while let row = try cursor.next() {
            for index in table.columns.indices {
                switch (row[index] as DatabaseValue).storage {
                case .null: writer.field("")
                case .int64(let number): writer.field(String(number))
                case .string(let text): writer.field(text)
                case .blob(let data): writer.field(data.base64EncodedString())
                case .double: throw Fields.Unfit(column: table.columns[index].name)
                }
            }
            try writer.endRecord()
            count += 1
        }
        try writer.finish()
        return count
    }
}
