public import Diagnostics

/// Who a sheet scores (`subject`, 对象).
public enum SubjectKind: Hashable, Sendable {
    /// A window worker.
    case staff
    /// A service window: the people listed under it.
    case window
    /// A department that sends people.
    case department
    /// A kind the regulation declares under `subjects`, with a roster of its own.
    case declared(String)

    /// The kinds every regulation has.
    public static let builtIn: [SubjectKind] = [.staff, .window, .department]

    /// Its id as rule files write it.
    public var id: String {
        switch self {
        case .staff: "staff"
        case .window: "window"
        case .department: "department"
        case .declared(let id): id
        }
    }

    /// As people say it.
    public var title: String {
        switch self {
        case .staff: "人员"
        case .window: "窗口"
        case .department: "部门"
        case .declared(let id): id
        }
    }
}

/// A kind of subject with its own roster (`subjects`, 考核对象): `townships: {title: 乡镇}`. The roster is a table with the
/// columns 编号, 名称 and, where wanted, 分组 and 部门; `centre.yaml` names its file under `rosters`.
public struct SubjectDeclaration: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// As people say it.
    public let title: String
    /// Its key in the rule file.
    public let span: SourceSpan

    /// A declaration by its parts.
    public init(id: String, title: String, span: SourceSpan) {
        self.id = id
        self.title = title
        self.span = span
    }
}
