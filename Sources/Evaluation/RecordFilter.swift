internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// A field's value, as filters and prices ask for it.
enum FieldValue {
    case empty
    case text(String)
    case number(Rational)
    case flag(Bool)
}

/// A record of any log, whose fields rules may ask about by id.
protocol LogRecord {
    /// The value of a field of the schema; `empty` for one it does not have.
    func value(of field: String) -> FieldValue
}

extension LogRecord {
    /// A number field's value.
    func number(_ field: String) -> Rational? {
        if case .number(let value) = value(of: field) { value } else { nil }
    }

    /// A text field's value, half-width; empty if there is none.
    func text(_ field: String) -> String {
        if case .text(let value) = value(of: field) { value } else { "" }
    }
}

/// `where` and `unless`, for records that are looked at one by one.
enum RecordFilter {
    /// Whether a record is counted.
    static func keeps(_ record: some LogRecord, _ filter: RowFilter) -> Bool {
        guard filter.keep.allSatisfy({ holds($0, for: record) }) else { return false }
        return filter.drop.isEmpty || !filter.drop.allSatisfy { holds($0, for: record) }
    }

    /// Whether a test holds.
    static func holds(_ test: FieldTest, for record: some LogRecord) -> Bool {
        switch (record.value(of: test.field), test.test) {
        case (.empty, .empty): true
        case (.empty, .isOne(let words)): words.contains("")
        case (.empty, _): false
        case (_, .empty): false
        case (_, .filled): true
        case (.text(let text), .isOne(let words)): words.contains(text)
        case (.flag(let value), .flag(let wanted)): value == wanted
        case (.number(let value), .compares(let comparison)): comparison.holds(for: value)
        case (.number(let value), .isOne(let words)): words.contains(value.plain)
        default: false
        }
    }
}

extension FieldValue {
    static func words(_ text: String) -> FieldValue { text.isEmpty ? .empty : .text(text) }
    static func day(_ day: Day) -> FieldValue { day == CaseRow.never ? .empty : .text(day.iso) }
}

extension SessionRecord: LogRecord {
    func value(of field: String) -> FieldValue {
        switch field {
        case "date": .day(day)
        case "session": .words(session)
        case "status": .text(LogSchema.sessionStatuses[status.rawValue])
        case "late": .flag(isLate)
        case "early": .flag(isEarly)
        case "late_minutes": .number(Rational(lateMinutes))
        case "early_minutes": .number(Rational(earlyMinutes))
        case "leave_kind": .words(leaveKind)
        case "absent_reason": .words(absentReason.map { LogSchema.absentReasons[$0.rawValue] } ?? "")
        case "days": .number(Rational(scaled: milliDays, decimals: 3))
        case "touches_leave": .flag(touchesLeave)
        default: .empty
        }
    }
}

extension MarkRecord: LogRecord {
    func value(of field: String) -> FieldValue {
        switch field {
        case "date": .day(day)
        case "session": .words(session)
        case "kind": .text(LogSchema.markKinds[kind.rawValue])
        case "minutes": .number(Rational(minutes))
        default: .empty
        }
    }
}

extension CaseRecord: LogRecord {
    func value(of field: String) -> FieldValue {
        switch field {
        case "case": .words(id)
        case "item": .words(item)
        case "window": .words(window)
        case "kind": .text(LogSchema.caseKinds[kind])
        case "rating": rating == 0 ? .empty : .text(LogSchema.ratings[rating - 1])
        case "accepted": .day(accepted)
        case "due": .day(due)
        case "finished": .day(finished)
        case "late": .flag(facts.isLate)
        case "late_days": facts.isLate ? .number(Rational(facts.lateDays)) : .empty
        default: .empty
        }
    }
}

extension EventRow: LogRecord {
    func value(of field: String) -> FieldValue {
        switch field {
        case "event": .words(id)
        case "date": .day(day)
        case "rule": .words(citation)
        case "times": .number(Rational(times))
        case "degree": .words(degree)
        case "points": centipoints.map { .number(Rational(scaled: $0, decimals: 2)) } ?? .empty
        case "quantity": Rational(decimal: quantity).map { .number($0) } ?? .empty
        case "deed": .words(deed)
        case "round": round.map { .number(Rational($0)) } ?? .empty
        case "note": .words(note)
        default: .empty
        }
    }
}

extension LeaveRow: LogRecord {
    func value(of field: String) -> FieldValue {
        switch field {
        case "kind": .words(kind)
        case "status": .text(LogSchema.leaveStatuses[isApproved ? 0 : 1])
        default: .empty
        }
    }
}
