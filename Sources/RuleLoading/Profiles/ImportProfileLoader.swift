public import Diagnostics
public import RecordModel
internal import YAMLDocument

/// Reads import profiles (`kind: profile`): how the files of a machine or a system become a table.
public enum ImportProfileLoader {
    static let keys = KeySet([
        "kind", "id", "title", "makes", "worksheet", "known_by", "header_rows", "delimiter", "blank", "columns",
    ])

    /// A profile and its problems.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func load(name: String, bytes: [UInt8]) -> Loaded<ImportProfile> {
        FileDecoder.load(name: name, bytes: bytes, as: .profile) { decoder, fields in decoder.profile(fields) }
    }
}

extension FileDecoder {
    static let profileTables = ["roster", "attendance", "leave", "cases", "ratings", "pauses", "events"]
    private static let delimiters: [(word: String, byte: UInt8)] = [
        ("tab", 0x09), ("comma", 0x2C), ("semicolon", 0x3B),
    ]

    func profile(_ fields: Fields) -> ImportProfile? {
        let idNode = fields.required("id")
        if let idNode { checkID(idNode) }
        let id = text(idNode)
        let title = text(fields.required("title"))
        let table = profileTable(fields.required("makes"))
        let rows = whole(fields["header_rows"], 0...5) ?? 1
        let delimiter = word(fields["delimiter"], among: Self.delimiters.map(\.word))
        let words = list(fields["known_by"]).map { item in list(item).compactMap { scalar($0) } }.filter { !$0.isEmpty }
        let columnsNode = fields.required("columns")
        guard let id, let title, let table else { return nil }
        let columns = profileColumns(columnsNode, of: table, headerRows: rows, owner: fields.owner)
        return ImportProfile(
            id: id, title: title, table: table, sheets: list(fields["worksheet"]).compactMap { scalar($0) },
            words: words, headerRows: rows,
            delimiter: Self.delimiters.first { $0.word == delimiter }?.byte,
            blanks: list(fields["blank"]).compactMap { scalar($0) }, columns: columns)
    }

    /// One of kaohe's own tables, or the name of one that a regulation declares.
    private func profileTable(_ node: YAMLNode?) -> String? {
        guard let node, let text = scalar(node) else { return nil }
        return Vocabulary.english(text, among: Self.profileTables) ?? text.halfWidth
    }

    private func profileColumns(
        _ node: YAMLNode?, of table: String, headerRows: Int, owner: SourceSpan
    ) -> [ImportColumn] {
        guard let node else { return [] }
        let own = Self.fields(ofProfileTable: table)
        let isOpen = own.isEmpty || LogKind(rawValue: table).map { LogSchema.hasFurtherColumns($0) } ?? false
        var seen: [String: SourceSpan] = [:]
        var columns: [ImportColumn] = []
        for pair in filledEntries(node) {
            let name = pair.name.halfWidth
            let field = own.first { $0.id == name || $0.header == name }
            guard field != nil || isOpen else {
                report(
                    .unknownField, at: pair.key.span, ("这种表没有“\(name)”这一列", "the table has no field '\(name)'"),
                    fix: suggestion(
                        NearestName.find(name, among: own.flatMap { [$0.id, $0.header] }),
                        own.map { "\($0.id)(\($0.header))" }))
                continue
            }
            guard isFirstUse(field?.id ?? name, pair.key, &seen) else { continue }
            if let column = profileColumn(pair, field: field ?? Field(name, name, .text), headerRows: headerRows) {
                columns.append(column)
            }
        }
        for field in own where field.isRequired && seen[field.id] == nil {
            report(
                .missingField, at: node.span,
                ("没有说“\(field.header)”(\(field.id))从哪里来", "where '\(field.id)' comes from is not said"),
                fix: ("补上 \(field.id): 表头", "add '\(field.id): HEADER'"))
        }
        return columns
    }

    /// The fields of one of kaohe's own tables that have columns; none for a table that a regulation declares.
    static func fields(ofProfileTable table: String) -> [Field] {
        if table == "roster" { return LogSchema.roster }
        return LogKind(rawValue: table).map { LogSchema.fields(of: $0).filter { !$0.isDerived } } ?? []
    }
}
