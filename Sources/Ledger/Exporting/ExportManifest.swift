internal import Diagnostics

/// The list of an export's files.
struct ExportManifest {
    /// The list's own name.
    let name = Ledger.manifest
    /// By name.
    private(set) var files: [String: Entry] = [:]

    /// A file.
    struct Entry {
        let sha256: String
        let rows: Int
        /// The line of the list.
        let line: Int
    }

    init(_ folder: String) throws {
        var reader = try ExportReader(Ledger.manifest, in: folder)
        func damage(_ line: Int?, _ zh: String, _ en: String) -> ExportReader.Damage {
            ExportReader.Damage(file: Ledger.manifest, line: line, wording: Wording(zh: zh, en: en))
        }
        guard try reader.record() == ["item", "value", "rows"] else {
            throw damage(1, "表头不是本程序写出的", "the header is not kaohe's")
        }
        var schema: String?
        while let cells = try reader.record() {
            let line = reader.recordLine
            switch cells.count == 3 ? cells[0] : "" {
            case "kaohe": break
            case "schema": schema = cells[1]
            case let file where file.hasSuffix(".csv"):
                guard let rows = Int(cells[2]), rows >= 0, cells[1].utf8.count == 64, files[file] == nil,
                    ExportedTable.names.contains(String(file.dropLast(4)))
                else { throw damage(line, "这一行无法识别", "the line cannot be read") }
                files[file] = Entry(sha256: cells[1], rows: rows, line: line)
            default: throw damage(line, "这一行无法识别", "the line cannot be read")
            }
        }
        guard let schema, let version = Int(schema) else { throw damage(nil, "没有写明档案的版本", "no version of the tables") }
        guard version == Schema.version else {
            throw damage(
                nil, "导出的档案版本为 \(version),本程序为 \(Schema.version)",
                "tables of version \(version), where kaohe has \(Schema.version)")
        }
    }
}
