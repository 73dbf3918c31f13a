import Chronology
import Diagnostics
import RecordModel
import RuleModel

extension Regulation {
    /// A regulation that declares townships, their inspections, and a further column of cases.
    static func declaring(
        subjects: [SubjectDeclaration] = [townships],
        logs: [LogDeclaration] = [
            inspections(title: "检查评分", fields: [Field("score", "得分", .number), Field("item", "项目", .text)])
        ],
        furtherColumns: [LogKind: [String]] = [.cases: ["渠道"]], since: String? = nil, until: String? = nil
    ) -> Regulation {
        Regulation(
            id: "r", title: "办法", issuer: "", document: "", since: since.flatMap { Day(iso: $0) },
            until: until.flatMap { Day(iso: $0) }, subjects: subjects, logs: logs, furtherColumns: furtherColumns,
            measures: [], consequences: [], sheets: [], notScored: [], file: "r.yaml", span: span(2))
    }

    /// Townships.
    static let townships = SubjectDeclaration(id: "townships", title: "乡镇", span: span(3))

    /// A dated log of windows.
    static func inspections(_ id: String = "inspections", title: String, fields: [Field]) -> LogDeclaration {
        log(id, title, .window, dated: true, fields)
    }

    /// A log.
    static func log(
        _ id: String, _ title: String, _ subject: SubjectKind, dated: Bool, _ fields: [Field]
    ) -> LogDeclaration {
        LogDeclaration(id: id, title: title, subject: subject, isDated: dated, fields: fields, span: span(4))
    }

    private static func span(_ line: Int) -> SourceSpan { SourceSpan(file: "r.yaml", line: line, column: 3) }
}
