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

/// The measures of a regulation (`measures`), brought once to a form that is quick to evaluate.
struct MeasurePlan: Sendable {
    enum Form: Sendable {
        case count(RowSelection)
        case distinct(String, RowSelection)
        case ratio(Int, Int)
        case timetable
        /// A reference the checker has refused before.
        case unknown
    }

    let definitions: [MeasureDefinition]
    let forms: [Form]
    private let places: [String: Int]

    init(_ definitions: [MeasureDefinition]) {
        let places = Dictionary(definitions.enumerated().map { ($1.name, $0) }) { first, _ in first }
        self.definitions = definitions
        self.places = places
        forms = definitions.map { definition in
            switch definition.form {
            case .count(let log, let filter, on: _): .count(RowSelection(log, filter))
            case .distinct(let field, let log, let filter, on: _): .distinct(field, RowSelection(log, filter))
            case .ratio(let top, let bottom):
                if let top = places[top], let bottom = places[bottom] { .ratio(top, bottom) } else { .unknown }
            case .timetable: .timetable
            }
        }
    }

    func place(of name: String) -> Int? { places[name] }
}

/// The measures of one person.
struct MeasureEvaluation {
    let regulation: Int
    let plan: MeasurePlan
    let records: PersonRecords
    let cases: CaseBook
    let timetable: Timetable

    /// A measure by name; undefined if there is none, which the checker has refused before.
    func value(_ name: String, in window: Period) -> MeasureValue {
        guard let place = plan.place(of: name) else { return MeasureValue(value: nil, evidence: name) }
        let title = plan.definitions[place].title
        if case .ratio(let top, let bottom) = plan.forms[place] {
            let numerator = number(top, window, depth: 1)
            let denominator = number(bottom, window, depth: 1)
            return MeasureValue(
                value: Self.divide(numerator, denominator),
                evidence: "\(title) \(numerator?.plain ?? "—")/\(denominator?.plain ?? "—")")
        }
        let number = number(place, window, depth: 0)
        return MeasureValue(value: number, evidence: "\(title) \(number?.plain ?? "—")")
    }

    /// Whether a measure's values are shares.
    func isShare(_ name: String) -> Bool {
        plan.place(of: name).map { plan.definitions[$0].isShare } ?? false
    }

    private static func divide(_ top: Rational?, _ bottom: Rational?) -> Rational? {
        guard let top, let bottom else { return nil }
        return top.divided(by: bottom)
    }

    private func number(_ place: Int, _ window: Period, depth: Int) -> Rational? {
        switch plan.forms[place] {
        case .count(.cases):
            let key = CaseBook.Questions.Key(regulation: regulation, measure: plan.definitions[place].name)
            return Rational(cases.count(key, person: records.person, in: window))
        case .count(let selection): return Rational(count(selection, window))
        case .distinct(let field, let selection): return Rational(distinct(field, selection, window))
        case .timetable: return Rational(timetable.sessionCount(in: window))
        case .ratio(let top, let bottom):
            // Circles are refused by the checker; the bound keeps a slip there from becoming a crash here.
            guard depth < 32 else { return nil }
            return Self.divide(number(top, window, depth: depth + 1), number(bottom, window, depth: depth + 1))
        case .unknown: return nil
        }
    }

    private func count(_ selection: RowSelection, _ window: Period) -> Int {
        let (first, last) = (window.first, window.last)
        func lies(_ day: Day) -> Bool { first <= day && day <= last }
        switch selection {
        case .sessions(let filter): return records.sessions.count { lies($0.day) && filter.keeps($0) }
        case .marks(let filter): return records.marks.count { lies($0.day) && filter.keeps($0) }
        case .events(let filter): return records.events.count { lies($0.day) && filter.keeps($0) }
        case .leave(let filter): return records.leave.count { lies($0.firstDay) && filter.keeps($0) }
        case .cases: return 0
        }
    }

    private func distinct(_ field: String, _ selection: RowSelection, _ window: Period) -> Int {
        let (first, last) = (window.first, window.last)
        func values<Record: LogRecord>(
            _ records: [Record], _ filter: RecordFilter<Record>, _ day: (Record) -> Day
        ) -> Int {
            guard let field = Record.Field(rawValue: field) else { return 0 }
            var seen: Set<ExactText> = []
            for record in records where first <= day(record) && day(record) <= last && filter.keeps(record) {
                seen.insert(ExactText(record.value(of: field).key))
            }
            return seen.count
        }
        switch selection {
        case .sessions(let filter): return values(records.sessions, filter, \.day)
        case .marks(let filter): return values(records.marks, filter, \.day)
        case .events(let filter): return values(records.events, filter, \.day)
        case .leave(let filter): return values(records.leave, filter, \.firstDay)
        case .cases: return 0
        }
    }
}

extension LeaveRow {
    /// The day it begins.
    var firstDay: Day { Day(rawValue: Int32(clamping: from.floorDivided(by: 86_400))) }
}
