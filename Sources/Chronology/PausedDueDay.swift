/// A stretch of days in which the clock of a time limit stands still: behind its first day, up to and including its last.
public struct ClockPause: Hashable, Sendable {
    /// The day it begins, which still counts.
    public let from: Day
    /// The day it ends, which does not count; `nil` while it goes on.
    public let until: Day?

    /// A pause by its ends.
    public init(from: Day, until: Day?) {
        self.from = from
        self.until = until
    }
}

extension WorkingCalendar {
    /// The day a promise of working days falls due whose clock stood still at times (data formats, section 4).
    ///
    /// A pause that begins after the day then due changes nothing. A working day within several pauses is left out once.
    /// Where a pause ends behind the due day it leaves, the case is due on the day it ends, or on the next working day.
    /// - Parameter asOf: the last day that is looked at: what still goes on has no end up to it, and the due day is later.
    /// - Returns: the due day, `nil` as ``dueDay(accepted:promise:paused:)`` has it; how many working days were left out.
    public func dueDay(accepted: Day, promise: Int, pauses: [ClockPause], asOf: Day) -> (due: Day?, paused: Int) {
        guard var due = dueDay(accepted: accepted, promise: promise, paused: 0) else { return (nil, 0) }
        var paused = 0
        for pause in Self.joined(pauses, accepted: accepted, asOf: asOf) {
            guard pause.from <= due else { break }
            let end = pause.until ?? asOf
            let days = workingDays(after: pause.from, through: end)
            paused += days
            guard let moved = dueDay(accepted: due, promise: days, paused: 0),
                let resumed = dueDay(accepted: pause.until ?? asOf.advanced(by: 1), promise: 0, paused: 0)
            else { return (nil, paused) }
            due = max(moved, resumed)
        }
        return (due, paused)
    }

    /// Pauses in order, none of which touches another, from the accepted day on.
    private static func joined(_ pauses: [ClockPause], accepted: Day, asOf: Day) -> [ClockPause] {
        let clipped = pauses.compactMap { pause -> ClockPause? in
            let from = max(pause.from, accepted)
            // What begins and ends within a day leaves no day out.
            guard pause.until.map({ $0 > from }) ?? (from <= asOf) else { return nil }
            return ClockPause(from: from, until: pause.until)
        }
        var joined: [ClockPause] = []
        for pause in clipped.sorted(by: { $0.from < $1.from }) {
            guard let last = joined.last, last.until.map({ pause.from <= $0 }) ?? true else {
                joined.append(pause)
                continue
            }
            let until = last.until.flatMap { end in pause.until.map { max(end, $0) } }
            joined[joined.count - 1] = ClockPause(from: last.from, until: until)
        }
        return joined
    }
}
