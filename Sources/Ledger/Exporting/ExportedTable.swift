internal import GRDB

/// A table as an export holds it: a file of its name, its columns in order, its rows by key.
struct ExportedTable {
    let name: String
    let columns: [Column]
    /// Its key, by which rows are listed.
    let key: [String]

    /// A column.
    struct Column {
        let name: String
        let type: String
        let isRequired: Bool
    }

    /// The file's name.
    var file: String { "\(name).csv" }

    /// Every table, in an order in which the rows can be put in again: what is below a run, an act, a correction or an amendment
    /// comes before what makes it final.
    static let names = [
        "periods", "files", "known_settings", "runs", "regulations", "settings", "inputs", "earlier",
        "run_corrections", "findings", "outputs", "sheets", "part_names", "subjects", "scores", "honours",
        "consequences", "rule_names", "lines", "correction_cells", "corrections", "amendment_corrections",
        "amendment_outputs", "amendments", "decisions", "settled", "appeals", "appeal_answers", "act_appeals", "acts",
        "deliveries",
    ]

    /// The migration that made a table, where that was not the first: earlier exports do not have it.
    static let madeBy = [
        "deliveries": 2, "appeals": 3, "appeal_answers": 3, "act_appeals": 3, "amendment_outputs": Schema.settledRows,
    ]

    /// The migration that added a column to a table that was there before.
    private static let columnMadeBy = [
        "findings.content": Schema.settledRows, "settled.content": Schema.settledRows,
    ]

    /// The table as an export of an earlier version has it.
    func asOf(version: Int) -> ExportedTable {
        ExportedTable(
            name: name, columns: columns.filter { (Self.columnMadeBy["\(name).\($0.name)"] ?? 1) <= version }, key: key)
    }

    static func all(_ db: Database) throws -> [ExportedTable] {
        try names.map { name in
            let columns = try db.rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)", Field.text(name))
            {
                (
                    column: Column(name: try $0.text(0), type: try $0.text(1), isRequired: try $0.number(2) == 1),
                    key: try $0.number(3)
                )
            }
            return ExportedTable(
                name: name, columns: columns.map(\.column),
                key: columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.column.name))
        }
    }

    /// The question for its rows.
    var query: String {
        "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(name) ORDER BY \(key.joined(separator: ", "))"
    }
}
