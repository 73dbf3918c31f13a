/// Which days are worked: Monday to Friday, less the holidays, plus the weekend days worked in exchange (调休).
///
/// A calendar covers a span of whole days and refuses to guess outside it (data formats, section 4).
public struct WorkingCalendar: Sendable, Hashable {
    /// The first day it speaks of.
    public let first: Day
    /// The last day it speaks of, inclusive.
    public let last: Day
    /// Whether each day from `first` on is worked.
    private let worked: [Bool]
    /// Working days from `first` up to and including each day.
    private let counted: [Int32]
    /// The working days in order.
    private let workingDays: [Day]

    /// A calendar over a span. Days outside the span are ignored; a day named in both lists is worked.
    ///
    /// Returns `nil` where the span ends before it begins or is longer than 400 years.
    public init?(first: Day, last: Day, holidays: Set<Day>, makeUpDays: Set<Day>) {
        let length = first.distance(to: last) + 1
        guard length >= 1 && length <= 146_100 else { return nil }
        self.first = first
        self.last = last
        var worked: [Bool] = []
        var counted: [Int32] = []
        var workingDays: [Day] = []
        worked.reserveCapacity(length)
        counted.reserveCapacity(length)
        for offset in 0..<length {
            let day = first.advanced(by: offset)
            let isWorked = makeUpDays.contains(day) || !day.weekday.isWeekend && !holidays.contains(day)
            worked.append(isWorked)
            if isWorked { workingDays.append(day) }
            counted.append(Int32(workingDays.count))
        }
        self.worked = worked
        self.counted = counted
        self.workingDays = workingDays
    }

    /// Whether the calendar speaks of a day.
    public func covers(_ day: Day) -> Bool { first <= day && day <= last }

    /// Whether a day is worked; `nil` where the calendar does not speak of it.
    public func isWorkingDay(_ day: Day) -> Bool? {
        covers(day) ? worked[first.distance(to: day)] : nil
    }

    /// The working days of a span, in order; days the calendar does not cover are not among them.
    public func workingDays(from start: Day, through end: Day) -> ArraySlice<Day> {
        let low = count(before: start)
        let high = count(through: end)
        return low < high ? workingDays[low..<high] : []
    }

    /// How many working days lie after one day, up to and including another; 0 where the second is not later.
    public func workingDays(after day: Day, through end: Day) -> Int {
        max(0, count(through: end) - count(through: day))
    }

    /// The day a promise of working days falls due.
    ///
    /// The accepted day is not counted; a promise of 0 is due the same day, or on the next working day if that day is
    /// not worked; `paused` working days move the due day on (data formats, section 4).
    /// - Returns: the due day; `nil` for one that runs past the calendar's end, or for an accepted day after it, both of
    ///   which are later than any period the calendar can score. An accepted day before the calendar also gives `nil`:
    ///   ask ``covers(_:)`` first, that one is a finding.
    public func dueDay(accepted: Day, promise: Int, paused: Int) -> Day? {
        guard covers(accepted) else { return nil }
        let offset = first.distance(to: accepted)
        if promise == 0 && paused == 0 && worked[offset] { return accepted }
        let startsLate = promise == 0 && !worked[offset]
        let (steps, over) = promise.addingReportingOverflow(paused)
        guard !over, steps <= workingDays.count else { return nil }
        let position = Int(counted[offset]) + steps + (startsLate ? 1 : 0)
        return position >= 1 && position <= workingDays.count ? workingDays[position - 1] : nil
    }

    private func count(through day: Day) -> Int {
        if day < first { return 0 }
        if day > last { return workingDays.count }
        return Int(counted[first.distance(to: day)])
    }

    private func count(before day: Day) -> Int { count(through: day.advanced(by: -1)) }
}
