internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// A measure of one person in one window of time.
struct MeasureValue {
    /// The number; `nil` where the measure is undefined, for want of a denominator.
    let value: Rational?
    /// What was counted, as evidence: `满意率 35/36`, `旷工 3`.
    let evidence: String
}

/// Everything known of one person in a period that measures and rules ask about.
struct PersonRecords {
    let person: Int
    let sessions: [SessionRecord]
    let marks: [MarkRecord]
    let leave: [LeaveRow]
    let events: [EventRow]
}

/// The measures of a regulation (`measures`), for one person.
struct MeasureEvaluation {
    let regulation: Int
    let definitions: [MeasureDefinition]
    let records: PersonRecords
    let cases: CaseBook
    let timetable: Timetable

    /// A measure by name; undefined if there is none, which the checker has refused before.
    func value(_ name: String, in window: Period) -> MeasureValue {
        guard let definition = definitions.first(where: { $0.name == name }) else {
            return MeasureValue(value: nil, evidence: name)
        }
        if case .ratio = definition.form {
            let (top, bottom) = parts(definition, window, depth: 0)
            let evidence = "\(definition.title) \(top?.plain ?? "0")/\(bottom?.plain ?? "0")"
            return MeasureValue(
                value: bottom.flatMap { bottom in top.flatMap { $0.divided(by: bottom) } }, evidence: evidence)
        }
        let number = plain(definition, window, depth: 0)
        return MeasureValue(value: number, evidence: "\(definition.title) \(number?.plain ?? "—")")
    }

    private func number(_ name: String, _ window: Period, depth: Int) -> Rational? {
        // Circles are refused by the checker; the bound keeps a slip there from becoming a crash here.
        guard depth < 32, let definition = definitions.first(where: { $0.name == name }) else { return nil }
        if case .ratio = definition.form {
            let (top, bottom) = parts(definition, window, depth: depth)
            return bottom.flatMap { bottom in top.flatMap { $0.divided(by: bottom) } }
        }
        return plain(definition, window, depth: depth)
    }

    private func parts(_ definition: MeasureDefinition, _ window: Period, depth: Int) -> (Rational?, Rational?) {
        guard case .ratio(let top, let bottom) = definition.form else { return (nil, nil) }
        return (number(top, window, depth: depth + 1), number(bottom, window, depth: depth + 1))
    }

    private func plain(_ definition: MeasureDefinition, _ window: Period, depth: Int) -> Rational? {
        switch definition.form {
        case .count(.cases, _, on: _):
            return Rational(
                cases.count(.init(regulation: regulation, measure: definition.name), person: records.person, in: window)
            )
        case .count(let log, let filter, on: _):
            return Rational(rows(of: log, filter, window).count)
        case .distinct(let field, let log, let filter, on: _):
            return Rational(Set(rows(of: log, filter, window).map { Self.key($0.value(of: field)) }).count)
        case .timetable: return Rational(timetable.sessionCount(in: window))
        case .ratio: return nil
        }
    }

    private static func key(_ value: FieldValue) -> String {
        switch value {
        case .empty: ""
        case .text(let text): text
        case .number(let number): number.plain
        case .flag(let flag): flag ? "1" : "0"
        }
    }

    private func rows(of log: LogKind, _ filter: RowFilter, _ window: Period) -> [any LogRecord] {
        switch log {
        case .sessions: records.sessions.filter { window.contains($0.day) && RecordFilter.keeps($0, filter) }
        case .marks: records.marks.filter { window.contains($0.day) && RecordFilter.keeps($0, filter) }
        case .events: records.events.filter { window.contains($0.day) && RecordFilter.keeps($0, filter) }
        case .leave:
            records.leave.filter { window.contains(Occurrence($0).day) && RecordFilter.keeps($0, filter) }
        case .attendance, .cases: []
        }
    }
}
