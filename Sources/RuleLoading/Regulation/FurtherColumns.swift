internal import Diagnostics
internal import RecordModel
internal import YAMLDocument

/// The further columns that a regulation's rules may name (`columns`, 表头): `columns: {cases: [区域, 渠道]}`.
extension FileDecoder {
    /// The further columns of each log, half-width, in the file's order.
    func furtherColumns(_ node: YAMLNode?) -> [LogKind: [String]] {
        var columns: [LogKind: [String]] = [:]
        var seen: [String: SourceSpan] = [:]
        for pair in filledEntries(node) {
            guard let log = word(pair.key, among: LogSchema.openLogs.map(\.rawValue)).flatMap(LogKind.init),
                isFirstUse(log.rawValue, pair.key, &seen)
            else { continue }
            if pair.value.isNull || pair.value.items?.isEmpty == true { nothingIn(pair.value) }
            columns[log] = furtherColumns(pair.value.isNull ? nil : pair.value, of: log)
        }
        return columns
    }

    private func furtherColumns(_ node: YAMLNode?, of log: LogKind) -> [String] {
        var seen: [String: SourceSpan] = [:]
        return list(node).compactMap { item in
            guard let name = text(item)?.halfWidth else { return nil }
            guard !name.isEmpty else {
                nothingIn(item)
                return nil
            }
            if let field = LogSchema.fields(of: log).first(where: { $0.id == name || $0.header.halfWidth == name }) {
                report(
                    .keyWithoutEffect, at: item.span,
                    ("“\(name)”本来就是\(log.title)的列(\(field.id))", "'\(name)' is a field of \(log.rawValue) anyway"),
                    fix: ("从 columns(表头)中删去", "remove it from columns"))
                return nil
            }
            return isFirstUse(name, item, &seen) ? name : nil
        }
    }
}
