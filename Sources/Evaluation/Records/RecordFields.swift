internal import Chronology
internal import Exact
internal import RecordModel

extension SessionRecord: TypedRecord {
    enum Field: String, CaseIterable {
        case date, session, status, late, early
        case lateMinutes = "late_minutes"
        case earlyMinutes = "early_minutes"
        case leaveKind = "leave_kind"
        case absentReason = "absent_reason"
        case days
        case touchesLeave = "touches_leave"
    }

    static let log = LogKind.sessions

    func value(of field: Field) -> FieldValue {
        switch field {
        case .date: .day(day)
        case .session: .words(session)
        case .status: .word(status.rawValue)
        case .late: .flag(isLate)
        case .early: .flag(isEarly)
        case .lateMinutes: .number(Rational(lateMinutes))
        case .earlyMinutes: .number(Rational(earlyMinutes))
        case .leaveKind: .words(leaveKind)
        case .absentReason: absentReason.map { .word($0.rawValue) } ?? .empty
        case .days: .number(Rational(scaled: milliDays, decimals: 3))
        case .touchesLeave: .flag(touchesLeave)
        }
    }
}

extension MarkRecord: TypedRecord {
    enum Field: String, CaseIterable {
        case date, session, kind, minutes
    }

    static let log = LogKind.marks

    func value(of field: Field) -> FieldValue {
        switch field {
        case .date: .day(day)
        case .session: .words(session)
        case .kind: .word(kind.rawValue)
        case .minutes: .number(Rational(minutes))
        }
    }
}

extension CaseRecord: TypedRecord {
    enum Field: String, CaseIterable {
        case id = "case"
        case item, window, kind, rating, accepted, due, finished, late
        case lateDays = "late_days"
    }

    static let log = LogKind.cases

    func further(_ column: Int) -> String { further.indices.contains(column) ? further[column] : "" }

    func value(of field: Field) -> FieldValue {
        switch field {
        case .id: .words(id)
        case .item: .words(item)
        case .window: .words(window)
        case .kind: .word(kind)
        case .rating: rating == 0 ? .empty : .word(rating - 1)
        case .accepted: .day(accepted)
        case .due: .day(due)
        case .finished: .day(finished)
        case .late: .flag(facts.isLate)
        case .lateDays: facts.isLate ? .number(Rational(facts.lateDays)) : .empty
        }
    }
}

extension EventRow: TypedRecord {
    enum Field: String, CaseIterable {
        case event, date, rule, times, degree, points, quantity, deed, round, note, proof, recorder
    }

    static let log = LogKind.events

    func further(_ column: Int) -> String { further.indices.contains(column) ? further[column] : "" }

    func value(of field: Field) -> FieldValue {
        switch field {
        case .event: .words(id)
        case .date: .day(day)
        case .rule: .words(citation)
        case .times: .number(Rational(times))
        case .degree: .words(degree)
        case .points: centipoints.map { .number(Rational(scaled: $0, decimals: 2)) } ?? .empty
        case .quantity: Rational(decimal: quantity).map { .number($0) } ?? .empty
        case .deed: .words(deed)
        case .round: round.map { .number(Rational($0)) } ?? .empty
        case .note: .words(note)
        case .proof: .words(proof)
        case .recorder: .words(recorder)
        }
    }
}

extension LeaveRow: TypedRecord {
    enum Field: String, CaseIterable {
        case kind, status, substitute, proof, days, minutes
    }

    static let log = LogKind.leave

    func further(_ column: Int) -> String { further.indices.contains(column) ? further[column] : "" }

    func value(of field: Field) -> FieldValue {
        switch field {
        case .kind: .words(kind)
        case .status: .word(status)
        case .substitute: .words(substitute)
        case .proof: .words(proof)
        case .days: .number(Rational(scaled: halfDays * 5, decimals: 1))
        case .minutes: .number(Rational(minutes))
        }
    }
}
