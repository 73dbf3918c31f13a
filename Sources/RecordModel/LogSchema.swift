/// A kind of input table (data formats, section 2) or a log derived from one (section 4).
public enum LogKind: String, CaseIterable, Hashable, Sendable {
    /// 打卡记录.
    case attendance
    /// 请假外出.
    case leave
    /// 办件.
    case cases
    /// 评价: ratings of cases that stand in files of their own.
    case ratings
    /// 暂停: stretches in which the clock of a case's time limit stands still.
    case pauses
    /// 督查台账.
    case events
    /// Derived: one record for each person, working day and session.
    case sessions
    /// Derived: 迟到早退, one record for each late arrival and each early leaving of a present session.
    case marks

    /// The name people know the log by.
    public var title: String {
        switch self {
        case .attendance: "打卡记录"
        case .leave: "请假外出"
        case .cases: "办件"
        case .ratings: "评价"
        case .pauses: "暂停"
        case .events: "督查台账"
        case .sessions: "出勤时段"
        case .marks: "迟到早退"
        }
    }
}

/// What the values of a field are, which decides how a rule may test it.
public enum FieldType: Hashable, Sendable {
    /// An identifier or free text.
    case text
    /// One of these words, or empty.
    case words([String])
    /// A whole or decimal number, or empty.
    case number
    /// A calendar day, or empty.
    case day
    /// A day with or without a clock time, or empty.
    case moment
    /// Yes or no, never empty.
    case flag
}

/// One field of a log, as rule files and `columns` name it.
public struct Field: Hashable, Sendable {
    /// The canonical id: `accepted`.
    public let id: String
    /// The default column header: 受理时间; for a derived field its Chinese name.
    public let header: String
    /// What its values are.
    public let type: FieldType
    /// Whether the column and the value must be there.
    public let isRequired: Bool
    /// Whether kaohe computes it: a derived field has no column.
    public let isDerived: Bool
    /// Whether a record still has it when rules are asked: the others are read, checked and forgotten.
    public let isKept: Bool

    /// A field by its parts.
    public init(
        _ id: String, _ header: String, _ type: FieldType, required: Bool = false, derived: Bool = false,
        kept: Bool = true
    ) {
        self.id = id
        self.header = header
        self.type = type
        self.isRequired = required
        self.isDerived = derived
        self.isKept = kept
    }
}

/// The fields of each table: what may stand in a file, and what a rule may ask about (data formats, sections 2 and 4).
public enum LogSchema {
    /// 办件类型.
    public static let caseKinds = ["即办件", "承诺件", "联办件", "上报件", "退回件", "特殊件", "补办件"]
    /// 评价, best first.
    public static let ratings = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    /// 类型 of a pause; a centre may name further ones that stop the clock.
    public static let pauseKinds = ["挂起", "补正", "特别程序"]
    /// 审批状态 of leave; empty means the first.
    public static let leaveStatuses = ["已批准", "未批准", "已驳回"]
    /// 状态 of an event; empty means the first.
    public static let eventStatuses = ["有效", "撤销", "待核"]
    /// Status of a session.
    public static let sessionStatuses = ["present", "absent", "leave", "official"]
    /// Why a session is absent: no sign-in, no sign-out, no punch at all, too late, too early.
    public static let absentReasons = ["missing-in", "missing-out", "no-punch", "too-late", "too-early"]
    /// Kind of a mark.
    public static let markKinds = ["迟到", "早退"]
    /// The kind of leave that counts as attended.
    public static let officialLeave = "因公外出"

    /// The roster's fields (人员名册).
    public static let roster: [Field] = [
        Field("staff", "工号", .text, required: true), Field("name", "姓名", .text, required: true),
        Field("department", "部门", .text, required: true), Field("window", "窗口", .text, required: true),
        Field("post", "岗位", .text), Field("from", "到岗日期", .day), Field("until", "离岗日期", .day),
        Field("group", "分组", .text),
    ]

    /// The fields of the roster of a kind of subject that a regulation declares.
    public static let declaredRoster: [Field] = [
        Field("id", "编号", .text, required: true), Field("name", "名称", .text, required: true),
        Field("group", "分组", .text), Field("department", "部门", .text),
    ]

    /// The logs whose further columns rules may name.
    public static let openLogs: [LogKind] = [.events, .leave, .cases]

    /// Whether the files of a log may have further columns that rules name: those of ratings have them for the rules of
    /// cases.
    public static func hasFurtherColumns(_ log: LogKind) -> Bool { openLogs.contains(log) || log == .ratings }

    /// The field of the ratings log that the rules of cases may name as they name a further column: 评价时间, 评价来源.
    public static func ownField(ofRatings name: String) -> Field? {
        fields(of: .ratings).first { !$0.isRequired && ($0.id == name || HalfWidth.fold($0.header) == name) }
    }

    /// The further column of ratings that says whether a system filled the rating in, and its word for yes.
    public static let filledInColumn = "默认评价"
    /// The word for yes in it.
    public static let yes = "是"

    /// A further column (data formats, section 2): one that is no field of its log and that a rule names by its header.
    public static func furtherColumn(_ header: String) -> Field {
        let name = HalfWidth.fold(header)
        return Field(name, name, .text)
    }

    /// The fields of a log, columns first and derived ones behind them.
    public static func fields(of log: LogKind) -> [Field] {
        switch log {
        case .attendance:
            [
                Field("staff", "工号", .text, required: true, kept: false),
                Field("time", "打卡时间", .moment, required: true, kept: false),
            ]
        case .leave:
            [
                Field("staff", "工号", .text, required: true, kept: false),
                Field("kind", "类型", .text, required: true),
                Field("from", "开始时间", .moment, required: true, kept: false),
                Field("until", "结束时间", .moment, required: true, kept: false),
                Field("status", "审批状态", .words(leaveStatuses)),
                Field("substitute", "替岗人", .text), Field("proof", "证明", .text),
                Field("days", "天数", .number, derived: true), Field("minutes", "分钟", .number, derived: true),
            ]
        case .cases:
            [
                Field("case", "申办流水号", .text, required: true), Field("item", "事项名称", .text),
                Field("kind", "办件类型", .words(caseKinds), required: true), Field("window", "窗口", .text),
                Field("staff", "工号", .text, required: true, kept: false),
                Field("accepted", "受理时间", .moment, required: true),
                Field("promise", "承诺时限", .number, kept: false), Field("paused", "挂起天数", .number, kept: false),
                Field("due", "承诺办结时间", .day), Field("finished", "办结时间", .moment),
                Field("rating", "评价", .words(ratings)),
                Field("version", "数据版本", .number, kept: false), Field("pauses", "暂停时段", .text, kept: false),
                Field("late", "逾期", .flag, derived: true), Field("late_days", "逾期工作日", .number, derived: true),
            ]
        case .ratings:
            [
                Field("case", "申办流水号", .text, required: true, kept: false),
                Field("rating", "评价", .words(ratings), required: true, kept: false),
                Field("time", "评价时间", .moment, kept: false), Field("source", "评价来源", .text, kept: false),
            ]
        case .pauses:
            [
                Field("case", "申办流水号", .text, required: true, kept: false),
                Field("kind", "类型", .text, required: true, kept: false),
                Field("from", "开始时间", .moment, required: true, kept: false),
                Field("until", "结束时间", .moment, kept: false),
            ]
        case .events:
            [
                Field("event", "编号", .text, required: true), Field("date", "日期", .day, required: true),
                Field("staff", "工号", .text, kept: false), Field("window", "窗口", .text, kept: false),
                Field("rule", "条目", .text, required: true),
                Field("times", "次数", .number), Field("degree", "情节", .text), Field("points", "分值", .number),
                Field("quantity", "数量", .number), Field("deed", "事由编号", .text), Field("round", "轮次", .number),
                Field("note", "事由", .text), Field("proof", "依据", .text), Field("recorder", "登记人", .text),
                Field("status", "状态", .words(eventStatuses), kept: false),
            ]
        case .sessions:
            [
                Field("date", "日期", .day, derived: true), Field("session", "时段", .text, derived: true),
                Field("status", "出勤状态", .words(sessionStatuses), derived: true),
                Field("late", "迟到", .flag, derived: true), Field("early", "早退", .flag, derived: true),
                Field("late_minutes", "迟到分钟", .number, derived: true),
                Field("early_minutes", "早退分钟", .number, derived: true),
                Field("leave_kind", "请假类型", .text, derived: true),
                Field("absent_reason", "缺勤原因", .words(absentReasons), derived: true),
                Field("days", "天数", .number, derived: true),
                Field("touches_leave", "涉及请假", .flag, derived: true),
            ]
        case .marks:
            [
                Field("date", "日期", .day, derived: true), Field("session", "时段", .text, derived: true),
                Field("kind", "类别", .words(markKinds), derived: true),
                Field("minutes", "分钟", .number, derived: true),
            ]
        }
    }

    /// A field of a log by its id.
    public static func field(_ id: String, of log: LogKind) -> Field? {
        fields(of: log).first { $0.id == id }
    }
}
