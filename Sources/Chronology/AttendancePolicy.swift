/// When people must be at their windows, and when they sign in and out (签到制度; data formats, section 4).
public struct AttendancePolicy: Sendable, Hashable {
    /// One stretch of work on one day, in minutes from midnight; window ends are whole minutes and inclusive.
    public struct Session: Sendable, Hashable {
        /// 上午, 下午 …
        public let name: String
        /// When work begins, in minutes from midnight.
        public let start: Int
        /// When work ends, in minutes from midnight.
        public let end: Int
        /// The minutes in which a punch is a sign-in.
        public let signIn: ClosedRange<Int>
        /// The minutes in which a punch is a sign-out.
        public let signOut: ClosedRange<Int>
        /// Late or early only if more minutes than this.
        public let grace: Int
        /// Absent if late or early by more minutes than this.
        public let absentAfter: Int
        /// What the session weighs in days, in thousandths: half a day is 500.
        public let milliDays: Int

        /// A session by its parts, all times in minutes from midnight.
        public init(
            name: String, start: Int, end: Int, signIn: ClosedRange<Int>, signOut: ClosedRange<Int>, grace: Int,
            absentAfter: Int, milliDays: Int
        ) {
            self.name = name
            self.start = start
            self.end = end
            self.signIn = signIn
            self.signOut = signOut
            self.grace = grace
            self.absentAfter = absentAfter
            self.milliDays = milliDays
        }
    }

    /// The hours of a stretch of the year, for all weekdays and for those that differ.
    public struct Season: Sendable, Hashable {
        /// Month and day on which the season begins, as month × 100 + day; `nil` begins with the year.
        public let since: Int?
        /// Month and day on which it ends, inclusive; `nil` ends with the year. May lie before `since`: it then runs
        /// across the new year.
        public let until: Int?
        /// The sessions of a day that no weekday entry names.
        public let sessions: [Session]
        /// The sessions of the weekdays that differ.
        public let weekdays: [Weekday: [Session]]
        /// The sessions of a make-up day (调休上班); `nil` means those of the unnamed weekday.
        public let makeUpDays: [Session]?

        /// A season by its parts.
        public init(
            since: Int?, until: Int?, sessions: [Session], weekdays: [Weekday: [Session]] = [:],
            makeUpDays: [Session]? = nil
        ) {
            self.since = since
            self.until = until
            self.sessions = sessions
            self.weekdays = weekdays
            self.makeUpDays = makeUpDays
        }

        /// Whether a day, as month × 100 + day, lies in the season; one that ends before it begins runs across the new year.
        public func contains(_ monthDay: Int) -> Bool {
            let low = since ?? 101
            let high = until ?? 1231
            return low <= high ? low <= monthDay && monthDay <= high : monthDay >= low || monthDay <= high
        }
    }

    /// The policy's name.
    public let title: String
    /// Its seasons; the first that holds a day gives that day's hours.
    public let seasons: [Season]

    /// A policy by its parts.
    public init(title: String, seasons: [Season]) {
        self.title = title
        self.seasons = seasons
    }

    /// The sessions of a working day, in order of time; empty where no season holds it.
    public func sessions(on day: Day) -> [Session] {
        let (_, month, dayOfMonth) = day.components
        guard let season = seasons.first(where: { $0.contains(month * 100 + dayOfMonth) }) else { return [] }
        let weekday = day.weekday
        if weekday.isWeekend { return season.makeUpDays ?? season.sessions }
        return season.weekdays[weekday] ?? season.sessions
    }
}
