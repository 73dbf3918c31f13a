internal import Chronology
public import RecordModel

/// What approved leave does to each session it touches (data formats, section 4, steps 1 and 2).
public struct LeavePlan: Sendable {
    /// What leave does to one session of one person.
    struct Effect: Sendable, Hashable {
        /// Whether the session is covered whole, and by what.
        enum Cover: Sendable, Hashable {
            case none
            case leave
            case official
        }

        var cover = Cover.none
        /// The kind, among the rows that share time with the session, that begins first; empty if none does.
        var kind = ""
        /// When work is required to begin, in seconds from midnight, where leave moved it.
        var start: Int?
        /// When work is required to end, where leave moved it.
        var end: Int?
        /// Whether approved leave of another kind than 因公外出 shares time with the session.
        var touchesLeave = false

        var isMoved: Bool { start != nil || end != nil }
    }

    /// Effects on the sessions of a day, by person × days + day.
    private var effects: [Int: [Effect]] = [:]
    /// The slots of the minutes of days whose windows leave has moved.
    private var movedSlots: [Int: [UInt8]] = [:]
    /// Whether a person-day is in `movedSlots`: the punches' quick question.
    private var isMoved: [Bool]
    /// Whether a person-day is in `effects`: every session's question, and seldom so.
    private var isTouched: [Bool]
    private let dayCount: Int

    /// The effects of leave rows on a timetable.
    public init(_ rows: [LeaveRow], people: Int, timetable: Timetable) {
        dayCount = timetable.days.count
        isMoved = [Bool](repeating: false, count: people * dayCount)
        isTouched = isMoved
        let approved = rows.filter(\.isApproved)
        for (person, own) in Dictionary(grouping: approved, by: \.staff) {
            for row in own { note(row, of: person, timetable) }
            for stretch in Self.stretches(own) { apply(stretch, of: own, isOfficial: false, to: person, timetable) }
            for stretch in Self.stretches(own.filter(\.isOfficial)) {
                apply(stretch, of: own, isOfficial: true, to: person, timetable)
            }
        }
        for key in effects.keys { isTouched[key] = true }
        for (key, ofDay) in effects where ofDay.contains(where: { $0.isMoved && $0.cover == .none }) {
            movedSlots[key] = Self.slots(timetable.sessions[key % dayCount], ofDay)
            isMoved[key] = true
        }
    }

    /// What leave does to a session of a person on a working day.
    func effect(person: Int, day: Int, session: Int) -> Effect {
        let key = person * dayCount + day
        return isTouched[key] ? effects[key]?[session] ?? Effect() : Effect()
    }

    /// The slots of a person's day where leave has moved its windows, else `nil`.
    @inline(__always)
    func movedSlots(person: Int, day: Int) -> [UInt8]? {
        let key = person * dayCount + day
        return isMoved[key] ? movedSlots[key] : nil
    }

    /// Rows that overlap or touch are one stretch.
    private static func stretches(_ rows: [LeaveRow]) -> [(from: Int64, until: Int64)] {
        var stretches: [(from: Int64, until: Int64)] = []
        for row in rows.sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) }) {
            if let last = stretches.last, row.from <= last.until {
                stretches[stretches.count - 1].until = max(last.until, row.until)
            } else {
                stretches.append((row.from, row.until))
            }
        }
        return stretches
    }

    /// Calls `body` with each session a stretch shares time with, and the stretch in seconds from that day's midnight.
    private func forEachSession(
        _ from: Int64, _ until: Int64, _ timetable: Timetable,
        _ body: (_ day: Int, _ session: Int, _ from: Int64, _ until: Int64, _ start: Int64, _ end: Int64) -> Void
    ) {
        guard from < until else { return }
        let first = max(from.floorDivided(by: 86_400), Int64(timetable.span.first.rawValue))
        let last = min((until - 1).floorDivided(by: 86_400), Int64(timetable.span.last.rawValue))
        guard first <= last else { return }
        for day in first...last {
            let place = timetable.place(of: Int32(day))
            guard place >= 0 else { continue }
            let low = from - day * 86_400
            let high = until - day * 86_400
            for (index, session) in timetable.sessions[place].enumerated() {
                let start = Int64(session.start) * 60
                let end = Int64(session.end) * 60
                if low < end && high > start { body(place, index, low, high, start, end) }
            }
        }
    }

    private mutating func change(
        _ person: Int, _ day: Int, _ session: Int, _ count: Int, _ body: (inout Effect) -> Void
    ) {
        body(&effects[person * dayCount + day, default: [Effect](repeating: Effect(), count: count)][session])
    }

    private mutating func note(_ row: LeaveRow, of person: Int, _ timetable: Timetable) {
        guard !row.isOfficial else { return }
        var touched: [(Int, Int)] = []
        forEachSession(row.from, row.until, timetable) { day, session, _, _, _, _ in touched.append((day, session)) }
        for (day, session) in touched {
            change(person, day, session, timetable.sessions[day].count) { $0.touchesLeave = true }
        }
    }

    private mutating func apply(
        _ stretch: (from: Int64, until: Int64), of rows: [LeaveRow], isOfficial: Bool, to person: Int,
        _ timetable: Timetable
    ) {
        var changes: [(day: Int, session: Int, change: (inout Effect) -> Void)] = []
        forEachSession(stretch.from, stretch.until, timetable) { day, session, from, until, start, end in
            if from <= start && until >= end {
                let midnight = Int64(timetable.days[day].rawValue) * 86_400
                let kind =
                    isOfficial
                    ? LogSchema.officialLeave : Self.kind(of: rows, from: midnight + start, until: midnight + end)
                changes.append((day, session, { ($0.cover, $0.kind) = (isOfficial ? .official : .leave, kind) }))
            } else if isOfficial {
                return
            } else if from <= start {
                changes.append((day, session, { $0.start = Int(until) }))
            } else if until >= end {
                changes.append((day, session, { $0.end = Int(from) }))
            }
        }
        for (day, session, body) in changes { change(person, day, session, timetable.sessions[day].count, body) }
    }

    /// The kind of leave that covers a session: of the rows that share time with it the one that begins first, and of
    /// several beginning together the first by code point.
    private static func kind(of rows: [LeaveRow], from start: Int64, until end: Int64) -> String {
        rows.filter { $0.from < end && $0.until > start && $0.from < $0.until }
            .min { ($0.from, $0.kind) < ($1.from, $1.kind) }?.kind ?? ""
    }

    /// The windows of a day: where leave has moved the required time, they divide at its middle, cut to the minute.
    private static func slots(_ sessions: [AttendancePolicy.Session], _ effects: [Effect]) -> [UInt8] {
        Timetable.slots(
            of: sessions,
            windows: zip(sessions, effects).map { session, effect in
                guard effect.isMoved && effect.cover == .none else { return (session.signIn, session.signOut) }
                let start = effect.start ?? session.start * 60
                let end = effect.end ?? session.end * 60
                let middle = (start + end) / 120
                let low = session.signIn.lowerBound
                let high = session.signOut.upperBound
                return (low...max(low, min(middle, high)), min(high, max(low, middle + 1))...high)
            })
    }
}

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
