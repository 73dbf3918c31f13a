public import Chronology

/// The days a notice hangs: from the day it is put up for so many working days.
public enum NoticeDays {
    /// The calendar does not reach to the end of a notice.
    public struct CalendarEnds: Error, Hashable, Sendable {
        /// The notice's first day.
        public let first: Day
        /// How many working days it is to hang.
        public let days: Int
        /// What the calendar covers.
        public let covered: DaySpan

        /// A notice and a calendar too short for it.
        public init(first: Day, days: Int, covered: DaySpan) {
            self.first = first
            self.days = days
            self.covered = covered
        }
    }

    /// The span of a notice: its last day is the so-many-th working day from the first on, which counts if it is worked.
    /// - Parameter days: at least 1.
    public static func span(
        first: Day, days: Int, calendar: WorkingCalendar
    ) throws(CalendarEnds) -> DaySpan {
        let working = calendar.covers(first) ? calendar.workingDays(from: first, through: calendar.last) : []
        guard days > 0, working.count >= days else {
            throw CalendarEnds(first: first, days: days, covered: DaySpan(calendar.first, calendar.last))
        }
        return DaySpan(first, working[working.startIndex + days - 1])
    }

    /// The first day of a notice where none is named: the working day after the day it is decided on, since a day that
    /// has begun is not counted (民法典 第二百零一条).
    public static func first(after day: Day, days: Int, calendar: WorkingCalendar) throws(CalendarEnds) -> Day {
        let next = day.advanced(by: 1)
        guard calendar.covers(next), let first = calendar.workingDays(from: next, through: calendar.last).first else {
            throw CalendarEnds(first: next, days: days, covered: DaySpan(calendar.first, calendar.last))
        }
        return first
    }
}
