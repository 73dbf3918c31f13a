import Chronology
import Publication
import Testing

@Suite struct NoticeDaysTests {
    /// July and August 2026; Monday the 13th is a holiday, Saturday the 18th is worked instead.
    private func calendar() throws -> WorkingCalendar {
        try #require(
            WorkingCalendar(
                first: day("2026-07-01"), last: day("2026-08-31"), holidays: [day("2026-07-13")],
                makeUpDays: [day("2026-07-18")]))
    }

    @Test(arguments: [
        // Wednesday to Tuesday.
        ("2026-07-01", 5, "2026-07-07"), ("2026-07-01", 1, "2026-07-01"),
        // Over the holiday, to the Saturday that is worked.
        ("2026-07-10", 5, "2026-07-17"), ("2026-07-10", 6, "2026-07-18"),
        // A first day off does not count, and is the first day all the same.
        ("2026-07-04", 1, "2026-07-06"), ("2026-07-13", 1, "2026-07-14"),
        // To the calendar's last day.
        ("2026-08-31", 1, "2026-08-31"), ("2026-08-27", 3, "2026-08-31"),
    ])
    func countsWorkingDays(_ first: String, _ days: Int, _ last: String) throws {
        let span = try NoticeDays.span(first: day(first), days: days, calendar: calendar())
        #expect(span == DaySpan(try day(first), try day(last)))
    }

    @Test(arguments: [("2026-08-31", 2), ("2026-08-27", 4), ("2026-09-01", 1), ("2026-06-30", 1), ("2026-07-01", 0)])
    func doesNotGuessWhereTheCalendarEnds(_ first: String, _ days: Int) throws {
        let calendar = try calendar()
        let (first, covered) = (try day(first), DaySpan(calendar.first, calendar.last))
        #expect(throws: NoticeDays.CalendarEnds(first: first, days: days, covered: covered)) {
            try NoticeDays.span(first: first, days: days, calendar: calendar)
        }
    }

    /// The last day is the only one of which exactly so many working days lie in the span and that is worked itself.
    @Test func isTheLeastSpanWithSoManyWorkingDays() throws {
        let calendar = try calendar()
        for offset in 0..<40 {
            for days in 1...10 {
                let first = calendar.first.advanced(by: offset)
                let span = try NoticeDays.span(first: first, days: days, calendar: calendar)
                #expect(calendar.workingDays(from: first, through: span.last).count == days)
                #expect(calendar.isWorkingDay(span.last) == true)
            }
        }
    }

    @Test(arguments: [
        ("2026-07-01", "2026-07-02"), ("2026-07-03", "2026-07-06"), ("2026-07-10", "2026-07-14"),
        ("2026-07-17", "2026-07-18"),
    ])
    func beginsOnTheNextWorkingDay(_ today: String, _ first: String) throws {
        #expect(try NoticeDays.first(after: day(today), days: 5, calendar: calendar()) == day(first))
    }

    @Test func hasNoFirstDayPastTheCalendar() throws {
        let calendar = try calendar()
        #expect(throws: NoticeDays.CalendarEnds.self) {
            try NoticeDays.first(after: day("2026-08-31"), days: 5, calendar: calendar)
        }
    }
}
