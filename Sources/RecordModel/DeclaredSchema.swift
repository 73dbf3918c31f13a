/// The shape of a table that a regulation declares for itself (data formats, section 2), as its reader has to know it.
public struct DeclaredSchema: Hashable, Sendable {
    /// Whom a row names.
    public enum Subject: Hashable, Sendable {
        /// 工号 of the roster.
        case staff
        /// 窗口 of the roster.
        case window
        /// 部门 of the roster.
        case department
        /// 编号 of a roster the regulation declares, by the id of its kind of subject.
        case declared(String)

        /// The column in which a row names its subject.
        public var field: Field {
            switch self {
            case .staff: Field(DeclaredSchema.subjectField, "工号", .text, required: true)
            case .window: Field(DeclaredSchema.subjectField, "窗口", .text, required: true)
            case .department: Field(DeclaredSchema.subjectField, "部门", .text, required: true)
            case .declared: Field(DeclaredSchema.subjectField, "编号", .text, required: true)
            }
        }

        /// What a row is reported for that names nobody known.
        public var unknown: FindingCode {
            switch self {
            case .staff: .unknownStaff
            case .window: .unknownWindow
            case .department: .unknownDepartment
            case .declared: .unknownSubject
            }
        }
    }

    /// The id of the field in which a row names its subject.
    public static let subjectField = "subject"
    /// The id of the field that dates a row.
    public static let dateField = "date"
    /// The column that dates a row.
    public static let date = Field(dateField, "日期", .day, required: true)

    /// The table's id.
    public let id: String
    /// As people say it.
    public let title: String
    /// Whom a row names.
    public let subject: Subject
    /// Whether every row has a day; one without stands for the whole period.
    public let isDated: Bool
    /// The columns, those of the subject and of the day first.
    public let fields: [Field]

    /// A schema by its parts.
    /// - Parameter fields: every column, with the subject's and, if dated, the day's among them; those two are put in front
    ///   where they are not.
    public init(id: String, title: String, subject: Subject, isDated: Bool, fields: [Field]) {
        self.id = id
        self.title = title
        self.subject = subject
        self.isDated = isDated
        var own = fields
        if isDated, !own.contains(where: { $0.id == Self.dateField }) { own.insert(Self.date, at: 0) }
        if !own.contains(where: { $0.id == Self.subjectField }) { own.insert(subject.field, at: 0) }
        self.fields = own
    }

    /// A field's place in ``fields`` and in ``DeclaredRow/values``; `nil` if there is none of that id.
    public func index(of field: String) -> Int? { fields.firstIndex { $0.id == field } }
}
