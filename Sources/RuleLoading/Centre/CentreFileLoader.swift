public import Diagnostics
internal import RecordModel
internal import YAMLDocument

/// Reads a centre's `centre.yaml` (`kind: centre`). Paths are kept as written; whether files exist is the runner's business.
public enum CentreFileLoader {
    static let keys = KeySet([
        "kind", "name", "calendar", "attendance", "rules", "roster", "logs", "columns", "output", "notice",
    ])

    /// A centre's file and its problems.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func load(name: String, bytes: [UInt8]) -> Loaded<CentreFile> {
        FileDecoder.load(name: name, bytes: bytes, as: .centre) { decoder, fields in decoder.centre(fields) }
    }
}

extension FileDecoder {
    private static let logs: [LogKind] = [.attendance, .leave, .cases, .events]

    func centre(_ fields: Fields) -> CentreFile? {
        let name = located(fields.required("name"))
        let calendars = paths(fields.required("calendar"))
        let attendance = located(fields.required("attendance"))
        let rules = paths(fields.required("rules"))
        let roster = located(fields.required("roster"))
        let logs = logs(fields["logs"])
        let (rosterColumns, columns) = columns(fields["columns"])
        let notice = notice(fields.pair("notice"))
        guard let name, let attendance, let roster else { return nil }
        return CentreFile(
            name: name, calendars: calendars, attendance: attendance, rules: rules, roster: roster, logs: logs,
            rosterColumns: rosterColumns, columns: columns, output: located(fields["output"]),
            noticeNames: notice.names, noticeDays: notice.days, objections: notice.objections, file: file)
    }

    private func located(_ node: YAMLNode?) -> Located<String>? {
        guard let node, let text = text(node) else { return nil }
        guard !text.isEmpty else {
            report(
                .missingField, at: node.span, ("这里是空的", "nothing is written here"), fix: ("写上内容", "write its value"))
            return nil
        }
        return Located(text, at: node.span)
    }

    /// One path or a list of paths; one given twice is read once.
    private func paths(_ node: YAMLNode?) -> [Located<String>] {
        var paths: [Located<String>] = []
        var seen: [String: SourceSpan] = [:]
        if let node, node.items?.isEmpty == true { nothingIn(node) }
        for item in list(node) {
            guard let path = located(item) else { continue }
            if let first = seen[path.value] {
                report(
                    .pathGivenTwice, at: path.span,
                    ("“\(path.value)”写了两次,只读一次", "'\(path.value)' is given twice and read once"),
                    fix: ("删去一处", "remove one"), related: [(first, ("第一次写在这里", "first given here"))])
                continue
            }
            seen[path.value] = path.span
            paths.append(path)
        }
        return paths
    }

    private func logs(_ node: YAMLNode?) -> [LogKind: [Located<String>]] {
        guard let node else { return [:] }
        var logs: [LogKind: [Located<String>]] = [:]
        var seen: [String: SourceSpan] = [:]
        for pair in entries(node) {
            guard let kind = table(pair.key, among: Self.logs.map(\.rawValue)).flatMap(LogKind.init),
                isFirstUse(kind.rawValue, pair.key, &seen)
            else { continue }
            logs[kind] = paths(pair.value.isNull ? nil : pair.value)
        }
        return logs
    }

    private func columns(
        _ node: YAMLNode?
    ) -> (roster: [String: Located<String>], logs: [LogKind: [String: Located<String>]]) {
        guard let node else { return ([:], [:]) }
        var roster: [String: Located<String>] = [:]
        var logs: [LogKind: [String: Located<String>]] = [:]
        var seen: [String: SourceSpan] = [:]
        for pair in entries(node) {
            guard let table = table(pair.key, among: ["roster"] + Self.logs.map(\.rawValue)),
                isFirstUse(table, pair.key, &seen)
            else { continue }
            if let kind = LogKind(rawValue: table) {
                logs[kind] = headers(pair, LogSchema.fields(of: kind).filter { !$0.isDerived }, of: kind.title)
            } else {
                roster = headers(pair, LogSchema.roster, of: "人员名册")
            }
        }
        return (roster, logs)
    }

    /// Field ids with the headers a source uses for them; two fields cannot share a header.
    private func headers(_ pair: YAMLPair, _ fields: [Field], of title: String) -> [String: Located<String>] {
        var headers: [String: Located<String>] = [:]
        var owners: [String: SourceSpan] = [:]
        var seen: [String: SourceSpan] = [:]
        for entry in entries(pair.value) {
            let name = entry.name.halfWidth
            guard let field = fields.first(where: { $0.id == name || $0.header == name }) else {
                report(
                    .unknownField, at: entry.key.span,
                    ("\(title)没有“\(name)”这一列", "\(pair.name) has no field '\(name)'"),
                    fix: suggestion(
                        NearestName.find(name, among: fields.flatMap { [$0.id, $0.header] }),
                        fields.map { "\($0.id)(\($0.header))" }))
                continue
            }
            guard isFirstUse(field.id, entry.key, &seen) else { continue }
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
            headers[field.id] = header
        }
        return headers
    }

    private func table(_ node: YAMLNode, among tables: [String]) -> String? { word(node, among: tables) }

    private func notice(_ pair: YAMLPair?) -> (names: NoticeNames, days: Int, objections: String) {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["names", "days", "objections"]), owner: pair.key.span)
        else { return (.full, 5, "") }
        let names = word(fields["names"], among: NoticeNames.allCases.map(\.rawValue))
            .flatMap(NoticeNames.init)
        return (names ?? .full, whole(fields["days"], 1...365) ?? 5, text(fields["objections"]) ?? "")
    }
}
