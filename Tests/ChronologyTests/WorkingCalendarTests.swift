import Chronology
import Testing

/// The 2026 calendar around 国庆, as its notice says: 10-01 to 10-07 off, the Sunday 09-20 and the Saturday 10-10 worked.
@Suite struct WorkingCalendarTests {
    static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    static func calendar() throws -> WorkingCalendar {
        let holidays = try (1...7).map { try day("2026-10-0\($0)") } + (25...27).map { try day("2026-09-\($0)") }
        return try #require(
            WorkingCalendar(
                first: day("2026-07-01"), last: day("2026-12-31"), holidays: Set(holidays),
                makeUpDays: [day("2026-09-20"), day("2026-10-10")]))
    }

    @Test func holidaysAndMakeUpDays() throws {
        let calendar = try Self.calendar()
        #expect(calendar.isWorkingDay(try Self.day("2026-09-20")) == true)
        #expect(calendar.isWorkingDay(try Self.day("2026-09-25")) == false)
        #expect(calendar.isWorkingDay(try Self.day("2026-10-10")) == true)
        #expect(calendar.isWorkingDay(try Self.day("2026-10-11")) == false)
        #expect(calendar.isWorkingDay(try Self.day("2027-01-01")) == nil)
        #expect(
            calendar.workingDays(from: try Self.day("2026-09-28"), through: try Self.day("2026-10-12")).map(\.iso) == [
                "2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12",
            ])
    }

    /// The n-th working day after the accepted day, which is not counted; then the paused days.
    @Test(arguments: [
        ("2026-09-28", 0, 0, "2026-09-28"),  // due the same day
        ("2026-09-26", 0, 0, "2026-09-28"),  // accepted on a day off: the next working day
        ("2026-10-03", 0, 0, "2026-10-08"),  // in the middle of 国庆
        ("2026-09-30", 1, 0, "2026-10-08"),  // over 国庆
        ("2026-10-09", 1, 0, "2026-10-10"),  // a Saturday that is worked
        ("2026-10-09", 2, 0, "2026-10-12"),
        ("2026-10-03", 1, 0, "2026-10-08"),  // a day off is not counted either
        ("2026-09-30", 0, 2, "2026-10-09"),  // paused moves a same-day promise on
        ("2026-10-03", 0, 1, "2026-10-09"),
        ("2026-09-29", 3, 2, "2026-10-12"),  // 30, 8, 9 | 10, 12
        ("2026-09-18", 1, 0, "2026-09-20"),  // Friday to the worked Sunday
    ])
    func dueDays(accepted: String, promise: Int, paused: Int, due: String) throws {
        #expect(try Self.calendar().dueDay(accepted: Self.day(accepted), promise: promise, paused: paused)?.iso == due)
    }

    @Test func aDueDayPastTheCalendarIsLaterThanAnything() throws {
        let calendar = try Self.calendar()
        #expect(calendar.dueDay(accepted: try Self.day("2026-12-31"), promise: 1, paused: 0) == nil)
        #expect(calendar.dueDay(accepted: try Self.day("2027-01-04"), promise: 0, paused: 0) == nil)
        #expect(calendar.dueDay(accepted: try Self.day("2026-07-01"), promise: .max, paused: .max) == nil)
    }

    @Test func workingDaysAfterADay() throws {
        let calendar = try Self.calendar()
        #expect(calendar.workingDays(after: try Self.day("2026-09-30"), through: try Self.day("2026-10-08")) == 1)
        #expect(calendar.workingDays(after: try Self.day("2026-09-30"), through: try Self.day("2026-10-07")) == 0)
        #expect(calendar.workingDays(after: try Self.day("2026-10-09"), through: try Self.day("2026-10-08")) == 0)
    }

    @Test func seasonsWeekdaysAndMakeUpDaysGiveTheHours() throws {
        func session(_ name: String) -> AttendancePolicy.Session {
            .init(
                name: name, start: 510, end: 720, signIn: 420...615, signOut: 616...795, grace: 0, absentAfter: 60,
                milliDays: 500)
        }
        let policy = AttendancePolicy(
            title: "t",
            seasons: [
                .init(since: 1001, until: 430, sessions: [session("冬")], makeUpDays: [session("冬补")]),
                .init(since: 501, until: 930, sessions: [session("夏")], weekdays: [.friday: []]),
            ])
        func names(_ iso: String) throws -> [String] { try policy.sessions(on: Self.day(iso)).map(\.name) }
        #expect(try names("2026-09-30") == ["夏"])
        #expect(try names("2026-10-08") == ["冬"])
        #expect(try names("2026-01-05") == ["冬"])
        #expect(try names("2026-10-10") == ["冬补"])  // a worked Saturday of the winter season
        #expect(try names("2026-09-20") == ["夏"])  // hours for make-up days are those of the unnamed weekday
        #expect(try names("2026-07-03") == [])  // a Friday of its own
    }
}
