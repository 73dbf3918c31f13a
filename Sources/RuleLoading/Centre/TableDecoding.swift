internal import Diagnostics
internal import RecordModel
internal import YAMLDocument

/// The tables of a centre's file: which files they are in, and which headers they have there.
///
/// What a regulation declares is not known while this file is read alone. Names that are no table's of kaohe's own are
/// kept, and are held against the regulations once these are loaded.
extension FileDecoder {
    private static let logs: [LogKind] = [.attendance, .leave, .cases, .ratings, .pauses, .events]

    /// The files of the logs, kaohe's own and declared ones, and the import profiles that some of them name.
    func logs(
        _ node: YAMLNode?
    ) -> (own: [LogKind: [Located<String>]], declared: [NamedFiles], chosen: [String: Located<String>]) {
        guard let node else { return ([:], [], [:]) }
        var own: [LogKind: [Located<String>]] = [:]
        var declared: [NamedFiles] = []
        var chosen: [String: Located<String>] = [:]
        var seen: [String: SourceSpan] = [:]
        for pair in entries(node) {
            guard let table = table(pair.key, among: Self.logs.map(\.rawValue)), isFirstUse(table.name, pair.key, &seen)
            else { continue }
            var files: [Located<String>] = []
            if pair.value.pairs != nil {
                guard let fields = fields(pair.value, KeySet(["files", "profile"]), owner: pair.key.span) else {
                    continue
                }
                files = paths(fields.required("files"))
                chosen[table.name] = located(fields["profile"])
            } else {
                files = paths(pair.value.isNull ? nil : pair.value)
            }
            if let kind = table.own.flatMap(LogKind.init) {
                own[kind] = files
            } else {
                declared.append(NamedFiles(name: Located(table.name, at: pair.key.span), paths: files))
            }
        }
        return (own, declared, chosen)
    }

    /// The rosters of declared kinds of subject.
    func rosters(_ node: YAMLNode?) -> [NamedFiles] {
        guard let node else { return [] }
        var seen: [String: SourceSpan] = [:]
        return entries(node).compactMap { pair in
            let name = pair.name.halfWidth
            guard isFirstUse(name, pair.key, &seen) else { return nil }
            if pair.value.isNull { nothingIn(pair.value) }
            return NamedFiles(
                name: Located(name, at: pair.key.span), paths: paths(pair.value.isNull ? nil : pair.value))
        }
    }

    /// What a centre's file says of headers.
    struct HeaderChoices {
        /// Of the roster, by field id.
        var roster: [String: Located<String>] = [:]
        /// Of the logs, by field id.
        var logs: [LogKind: [String: Located<String>]] = [:]
        /// Of further columns.
        var further: [LogKind: [NamedHeader]] = [:]
        /// Of declared tables.
        var declared: [NamedHeaders] = []
    }

    /// The headers that differ from the defaults.
    func columns(_ node: YAMLNode?) -> HeaderChoices {
        var choices = HeaderChoices()
        guard let node else { return choices }
        var seen: [String: SourceSpan] = [:]
        for pair in entries(node) {
            guard let table = table(pair.key, among: ["roster"] + Self.logs.map(\.rawValue)),
                isFirstUse(table.name, pair.key, &seen)
            else { continue }
            if let kind = table.own.flatMap(LogKind.init) {
                let fields = LogSchema.fields(of: kind)
                let found = headers(pair, fields, of: kind.title, isOpen: LogSchema.hasFurtherColumns(kind))
                choices.logs[kind] = found.own
                if !found.open.isEmpty { choices.further[kind] = found.open }
            } else if table.own != nil {
                choices.roster = headers(pair, LogSchema.roster, of: "人员名册", isOpen: false).own
            } else {
                let found = headers(pair, [], of: table.name, isOpen: true)
                choices.declared.append(
                    NamedHeaders(table: Located(table.name, at: pair.key.span), headers: found.open))
            }
        }
        return choices
    }

    /// Fields with the headers a source uses for them; two fields cannot share a header.
    /// - Parameter isOpen: whether a name that is no field's may be one that a regulation knows.
    private func headers(
        _ pair: YAMLPair, _ fields: [Field], of title: String, isOpen: Bool
    ) -> (own: [String: Located<String>], open: [NamedHeader]) {
        var own: [String: Located<String>] = [:]
        var open: [NamedHeader] = []
        var owners: [String: SourceSpan] = [:]
        var seen: [String: SourceSpan] = [:]
        for entry in entries(pair.value) {
            let name = entry.name.halfWidth
            let field = fields.first { $0.id == name || $0.header == name }
            guard isOpen || field != nil, field?.isDerived != true else {
                let stored = fields.filter { !$0.isDerived }
                report(
                    .unknownField, at: entry.key.span,
                    ("\(title)没有“\(name)”这一列", "\(pair.name) has no field '\(name)'"),
                    fix: suggestion(
                        NearestName.find(name, among: stored.flatMap { [$0.id, $0.header] }),
                        stored.map { "\($0.id)(\($0.header))" }))
                continue
            }
            guard isFirstUse(field?.id ?? name, entry.key, &seen) else { continue }
            if entry.value.isNull { nothingIn(entry.value) }
            guard let header = located(entry.value.isNull ? nil : entry.value) else { continue }
            if let first = owners[header.value.halfWidth] {
                report(
                    .duplicateKey, at: header.span,
                    ("表头“\(header.value)”给了两个列", "the header '\(header.value)' is given to two fields"),
                    fix: ("一个表头只对应一列", "a header belongs to one field"),
                    related: [(first, ("第一次写在这里", "first given here"))])
                continue
            }
            owners[header.value.halfWidth] = header.span
            if let field {
                own[field.id] = header
            } else {
                open.append(NamedHeader(field: Located(name, at: entry.key.span), header: header))
            }
        }
        return (own, open)
    }

    /// A table by its key: one of kaohe's own, or a name that a regulation may declare; reported where it is neither.
    private func table(_ node: YAMLNode, among own: [String]) -> (name: String, own: String?)? {
        guard let text = scalar(node) else { return nil }
        if let name = Vocabulary.english(text, among: own) { return (name, name) }
        let isReserved = Vocabulary.english(text, among: ["roster"] + LogKind.allCases.map(\.rawValue)) != nil
        guard !isReserved, Self.isPlainID(text.halfWidth) else {
            unknownWord(node, among: own)
            return nil
        }
        return (text.halfWidth, nil)
    }

    /// Whether a text may be an id: letters, digits, Chinese characters, `_` and `-`.
    private static func isPlainID(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                $0 == "_" || $0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
            }
    }
}
