public import Chronology
public import Diagnostics

/// One calendar file: the days off and the days worked in exchange of the years it covers, with the notice that says so.
public struct CalendarFile: Sendable {
    /// Its title.
    public let title: String
    /// The notice's number, 国办发明电〔2025〕7号; empty if not stated.
    public let notice: String
    /// The day the notice was issued; `nil` if not stated.
    public let issued: Day?
    /// The first day it covers.
    public let first: Day
    /// The last day it covers, inclusive.
    public let last: Day
    /// Each holiday's name with its days, in the file's order.
    public let holidays: [(name: String, days: [Day])]
    /// Weekend days worked in exchange (调休).
    public let workdays: [Day]
    /// Where the covered years stand in the file.
    public let span: SourceSpan

    /// A calendar file by its parts.
    public init(
        title: String, notice: String, issued: Day?, first: Day, last: Day, holidays: [(name: String, days: [Day])],
        workdays: [Day], span: SourceSpan
    ) {
        self.title = title
        self.notice = notice
        self.issued = issued
        self.first = first
        self.last = last
        self.holidays = holidays
        self.workdays = workdays
        self.span = span
    }
}
