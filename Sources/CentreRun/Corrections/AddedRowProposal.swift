internal import Diagnostics
public import RecordModel
internal import RuleModel

extension CorrectionTarget {
    /// A row that is missing from the files, made of what somebody writes down.
    /// - Parameters:
    ///   - log: the log by its id or title: `events`, 督查台账.
    ///   - cells: columns by the field's id or Chinese name, or by the header of a further column that rules name.
    /// - Throws: ``CorrectionRefusal``.
    public static func added(
        to log: String, of centre: Centre, cells: [(column: String, text: String)]
    ) throws -> CorrectionTarget {
        let logs = LogKind.allCases.filter { !LogSchema.fields(of: $0).allSatisfy(\.isDerived) }
        guard let kind = logs.first(where: { [$0.rawValue, $0.title].contains(HalfWidth.fold(log)) }) else {
            throw CorrectionRefusal(
                .noSuchLog, zh: "没有可以添行的记录“\(log)”", en: "no row can be added to '\(log)'",
                candidates: logs.map { "\($0.rawValue)  \($0.title)" }, Wording(zh: "可以是:", en: "it may be:"))
        }
        let own = LogSchema.fields(of: kind).filter { !$0.isDerived }
        let further = DeclaredLayout.furtherColumns(centre.regulations)[kind] ?? []
        let fields = own + further.map(LogSchema.furtherColumn)
        var found: [String: String] = [:]
        for cell in cells {
            guard let field = fields.named(HalfWidth.fold(cell.column)) else {
                throw CorrectionRefusal(
                    .noSuchColumn, zh: "\(kind.title)没有“\(cell.column)”这一列",
                    en: "\(kind.rawValue) has no column '\(cell.column)'",
                    candidates: fields.map { $0.id == $0.header ? $0.id : "\($0.id)  \($0.header)" },
                    Wording(zh: "有这些列:", en: "its columns are:"))
            }
            guard found[field.id] == nil else {
                throw CorrectionRefusal(
                    .columnTwice, zh: "“\(cell.column)”写了两次", en: "'\(cell.column)' is named twice")
            }
            found[field.id] = HalfWidth.trim(cell.text)
        }
        for field in own where field.isRequired && (found[field.id] ?? "").isEmpty {
            throw CorrectionRefusal(
                .missingValue, zh: "\(kind.title)的“\(field.header)”(\(field.id))必须填写",
                en: "'\(field.id)' of \(kind.rawValue) must be filled")
        }
        return .added(log: kind, cells: found.filter { !$1.isEmpty })
    }
}
