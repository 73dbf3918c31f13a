public import Diagnostics
public import RecordModel

/// A log of the regulation's own (`logs`, 记录表): `inspections: {title: 检查评分, subject: window, columns: {score: {header:
/// 得分, type: number}}}`. `centre.yaml` names its files under `logs` by the same id.
///
/// Each row names a subject in the column `subject` (工号, 窗口, 部门 or 编号, after the kind) and may have a `date` (日期); a
/// row without a date stands for the whole period.
public struct LogDeclaration: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// As people say it.
    public let title: String
    /// Whom a row names.
    public let subject: SubjectKind
    /// Whether the table has a column `date`, which each row must then fill.
    public let isDated: Bool
    /// Its columns, with `subject` and, if dated, `date` in front.
    public let fields: [Field]
    /// Its key in the rule file.
    public let span: SourceSpan

    /// A declaration by its parts.
    public init(id: String, title: String, subject: SubjectKind, isDated: Bool, fields: [Field], span: SourceSpan) {
        self.id = id
        self.title = title
        self.subject = subject
        self.isDated = isDated
        self.fields = fields
        self.span = span
    }
}
