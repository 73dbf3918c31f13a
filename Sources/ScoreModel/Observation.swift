public import RecordModel

/// Something a run noticed that is no fault of any one row: a rule that never fired, a row two rules counted, a limit that
/// made a rule irrelevant. It sets nothing aside and blocks nothing.
public struct Observation: Hashable, Sendable {
    /// The stable codes of observations.
    public enum Code: String, CaseIterable, Sendable {
        /// No row and no measure made the rule fire for anybody.
        case ruleNeverFired = "rule-never-fired"
        /// One row of a log gave points under two rules of a sheet.
        case countedTwice = "counted-twice"
        /// A limit or a floor took all points of the rule away from everybody.
        case limitLeavesNothing = "limit-leaves-nothing"
        /// The text lacks the rule's price, and rows cite it.
        case priceUnknown = "price-unknown"
        /// An earlier period that a composition or a condition looks back to has no rows at all.
        case periodWithoutRows = "period-without-rows"
        /// Those tied across a border of a level fell or rose together.
        case tieAtBorder = "tie-at-border"
        /// The limit of a letter runs past the calendar's end, and its last day is left blank.
        case limitPastCalendar = "limit-past-calendar"

        /// What it is, in a few words.
        public var title: String {
            switch self {
            case .ruleNeverFired: "本期从未用到的条目"
            case .countedTwice: "同一行被两个条目计分"
            case .limitLeavesNothing: "限额或下限使条目不起作用"
            case .priceUnknown: "原文缺分值的条目有登记"
            case .periodWithoutRows: "前期没有记录"
            case .tieAtBorder: "等次边界上并列"
            case .limitPastCalendar: "文书的期限超出工作日历"
            }
        }
    }

    /// What it is.
    public let code: Code
    /// The sheet, `baotou.staff`; empty if none.
    public let sheet: String
    /// What it is about: a rule's id, a period.
    public let about: String
    /// The rows, where there are any.
    public let rows: [RowReference]
    /// What was noticed, in Chinese.
    public let message: String

    /// An observation by its parts.
    public init(_ code: Code, sheet: String, about: String, rows: [RowReference] = [], message: String) {
        self.code = code
        self.sheet = sheet
        self.about = about
        self.rows = rows
        self.message = message
    }
}
