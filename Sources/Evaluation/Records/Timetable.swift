public import Chronology

/// The sessions of a span of days: its working days and the hours of each, as the calendar and the attendance policy say.
public struct Timetable: Sendable {
    /// The slots of a minute: none, or the session's place in its day times two, plus one for sign-out.
    static let noSlot: UInt8 = 255

    /// The days it is over.
    public let span: DaySpan
    /// Its working days, in order.
    public let days: [Day]
    /// The sessions of each working day.
    let sessions: [[AttendancePolicy.Session]]
    /// Each day of the period, from its first, to its place among the working days; -1 for a day off.
    private let places: [Int32]
    /// The most sessions of any day.
    let sessionsPerDay: Int
    /// Which slot each minute of each working day belongs to.
    let slots: [[UInt8]]

    /// The timetable of a span of days.
    public init(span: DaySpan, calendar: WorkingCalendar, policy: AttendancePolicy) {
        self.span = span
        days = Array(calendar.workingDays(from: span.first, through: span.last))
        sessions = days.map { Array(policy.sessions(on: $0).prefix(120)) }
        var places = [Int32](repeating: -1, count: max(0, span.first.distance(to: span.last) + 1))
        for (index, day) in days.enumerated() { places[span.first.distance(to: day)] = Int32(index) }
        self.places = places
        sessionsPerDay = sessions.map(\.count).max() ?? 0
        slots = sessions.map { Self.slots(of: $0, windows: $0.map { ($0.signIn, $0.signOut) }) }
    }

    /// The place of a day among the working days; -1 for a day off or outside the period.
    @inline(__always)
    func place(of day: Int32) -> Int {
        let offset = Int(day) - Int(span.first.rawValue)
        return offset >= 0 && offset < places.count ? Int(places[offset]) : -1
    }

    /// How many sessions there are from one day to another.
    func sessionCount(in window: DaySpan) -> Int {
        range(of: window).reduce(0) { $0 + sessions[$1].count }
    }

    /// The working days of a window, by their places.
    func range(of window: DaySpan) -> Range<Int> {
        let low = firstPlace(from: window.first)
        return low..<max(low, firstPlace(from: window.last.advanced(by: 1)))
    }

    /// The place of the first working day not before a day.
    private func firstPlace(from day: Day) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Which slot each minute of a day belongs to.
    static func slots(
        of sessions: [AttendancePolicy.Session], windows: [(signIn: ClosedRange<Int>, signOut: ClosedRange<Int>)]
    ) -> [UInt8] {
        var slots = [UInt8](repeating: noSlot, count: 1_440)
        for (index, window) in windows.enumerated() {
            for minute in window.signIn where slots.indices.contains(minute) { slots[minute] = UInt8(index * 2) }
            for minute in window.signOut where slots.indices.contains(minute) { slots[minute] = UInt8(index * 2 + 1) }
        }
        return slots
    }
}
