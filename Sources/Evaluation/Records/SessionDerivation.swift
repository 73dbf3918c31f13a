internal import Chronology
internal import RecordModel

/// One record of the derived log *sessions* (data formats, section 4).
struct SessionRecord: Sendable {
    enum Status: Int, Sendable {
        case present, absent, leave, official
    }

    enum AbsentReason: Int, Sendable {
        case missingIn, missingOut, noPunch, tooLate, tooEarly
    }

    /// As an index into the roster.
    let person: Int
    let day: Day
    let session: String
    /// The session's place in its day.
    let place: Int
    let status: Status
    let isLate: Bool
    let isEarly: Bool
    let lateMinutes: Int
    let earlyMinutes: Int
    let leaveKind: String
    let absentReason: AbsentReason?
    let milliDays: Int
    let touchesLeave: Bool
    let signIn: RowReference?
    let signOut: RowReference?
}

/// One record of the derived log *marks* (迟到早退).
struct MarkRecord: Sendable {
    enum Kind: Int, Sendable {
        case late, early
    }

    /// As an index into the roster.
    let person: Int
    let day: Day
    let session: String
    /// The session's place in its day.
    let place: Int
    let kind: Kind
    let minutes: Int
    let punch: RowReference
}

/// Derives the sessions and marks of one person from the punches, the leave and the timetable
/// (data formats, section 4, steps 1 to 4).
struct SessionDerivation {
    let timetable: Timetable
    let leave: LeavePlan
    let attendance: AttendanceBook
    let roster: Roster

    /// The sessions of a person on the working days of a window, in order.
    func sessions(of person: Int, in window: DaySpan) -> [SessionRecord] {
        let places = timetable.range(of: window)
        var records: [SessionRecord] = []
        records.reserveCapacity(places.count * timetable.sessionsPerDay)
        for place in places {
            let day = timetable.days[place]
            guard roster.window(of: person, on: day) != nil else { continue }
            for (index, session) in timetable.sessions[place].enumerated() {
                records.append(record(of: person, place, day, index, session))
            }
        }
        return records
    }

    private func record(
        of person: Int, _ dayPlace: Int, _ day: Day, _ index: Int, _ session: AttendancePolicy.Session
    ) -> SessionRecord {
        let effect = leave.effect(person: person, day: dayPlace, session: index)
        func make(
            _ status: SessionRecord.Status, late: Int = 0, early: Int = 0, isLate: Bool = false, isEarly: Bool = false,
            reason: SessionRecord.AbsentReason? = nil, in signIn: RowReference? = nil, out signOut: RowReference? = nil
        ) -> SessionRecord {
            SessionRecord(
                person: person, day: day, session: session.name, place: index, status: status, isLate: isLate,
                isEarly: isEarly,
                lateMinutes: late, earlyMinutes: early, leaveKind: effect.kind, absentReason: reason,
                milliDays: session.milliDays, touchesLeave: effect.touchesLeave, signIn: signIn, signOut: signOut)
        }
        switch effect.cover {
        case .official: return make(.official)
        case .leave: return make(.leave)
        case .none: break
        }
        let signIn = attendance.signIn(person: person, day: dayPlace, session: index)
        let signOut = attendance.signOut(person: person, day: dayPlace, session: index)
        guard let signIn, let signOut else {
            let reason: SessionRecord.AbsentReason =
                signIn == nil && signOut == nil ? .noPunch : signIn == nil ? .missingIn : .missingOut
            return make(.absent, reason: reason)
        }
        let late = max(0, signIn.seconds - (effect.start ?? session.start * 60)) / 60
        let early = max(0, (effect.end ?? session.end * 60) - signOut.seconds) / 60
        if late > session.absentAfter || early > session.absentAfter {
            return make(
                .absent, late: late, early: early, reason: late > session.absentAfter ? .tooLate : .tooEarly,
                in: late > session.absentAfter ? signIn.place : nil,
                out: early > session.absentAfter ? signOut.place : nil)
        }
        return make(
            .present, late: late, early: early, isLate: late > session.grace, isEarly: early > session.grace,
            in: signIn.place, out: signOut.place)
    }

    static func marks(of sessions: [SessionRecord]) -> [MarkRecord] {
        sessions.flatMap { session in
            var marks: [MarkRecord] = []
            if session.isLate, let punch = session.signIn {
                marks.append(
                    MarkRecord(
                        person: session.person, day: session.day, session: session.session, place: session.place,
                        kind: .late,
                        minutes: session.lateMinutes, punch: punch))
            }
            if session.isEarly, let punch = session.signOut {
                marks.append(
                    MarkRecord(
                        person: session.person, day: session.day, session: session.session, place: session.place,
                        kind: .early,
                        minutes: session.earlyMinutes, punch: punch))
            }
            return marks
        }
    }
}
