internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// Everything known of one subject in the days a scoring looks at: its own rows, and those of its people on the days they
/// were with it.
struct SubjectRecords {
    let subject: Subject
    let kind: SubjectKind
    /// Of the person, or of all its people.
    var sessions: [SessionRecord] = []
    var marks: [MarkRecord] = []
    var leave: [LeaveRow] = []
    /// Events that name the subject.
    var events: [EventRow] = []
    /// Events that name one of its people.
    var memberEvents: [EventRow] = []
    /// Its results by sheet, by period.
    var results: [String: [ResultRecord]] = [:]
    /// Rows of declared logs, by log.
    var declared: [String: [DeclaredRecord]] = [:]

    /// Whether rows that name people are among those it answers for.
    func answersForPeople(_ rowsOf: Set<RowOwner>) -> Bool {
        kind == .staff || rowsOf.isEmpty || rowsOf.contains(.members)
    }

    /// The events it answers for.
    func events(_ rowsOf: Set<RowOwner>) -> [EventRow] {
        switch kind {
        case .staff: return events
        case .window:
            let own = rowsOf.isEmpty || rowsOf.contains(.window) ? events : []
            return rowsOf.contains(.members) ? own + memberEvents : own
        case .department, .declared:
            let own = rowsOf.isEmpty || rowsOf.contains(.window) ? events : []
            return rowsOf.isEmpty || rowsOf.contains(.members) ? own + memberEvents : own
        }
    }
}

/// One result of a subject on a sheet: a record of the derived log 考核结果.
struct ResultRecord: LogRecord {
    let period: Period
    let level: String
    let honours: [String]
    let status: String
    let total: Rational
    let rank: Int?
    let stars: Int?

    func value(of id: String) -> FieldValue? {
        switch id {
        case "level": .words(level)
        case "honour": .words(honours.first ?? "")
        case "status": .words(status)
        case "total": .number(total)
        case "rank": rank.map { .number(Rational($0)) } ?? .empty
        case "stars": stars.map { .number(Rational($0)) } ?? .empty
        case "period": .words(period.label)
        default: nil
        }
    }
}

/// One row of a log the regulation declares.
struct DeclaredRecord: LogRecord {
    let place: RowReference
    /// `nil` for a row that stands for the whole period.
    let day: Day?
    let values: [String: FieldValue]

    init(_ row: DeclaredRow, _ log: LogDeclaration) {
        place = row.place
        day = row.day
        var values: [String: FieldValue] = [:]
        for (index, field) in log.fields.enumerated() {
            let text = row.value(at: index)
            switch field.type {
            case .number: values[field.id] = Rational(decimal: text).map { .number($0) } ?? .empty
            case .text, .words, .day, .moment, .flag: values[field.id] = .words(text)
            }
        }
        self.values = values
    }

    func value(of id: String) -> FieldValue? { values[id] }
}
