public import Chronology
public import Diagnostics

/// One example: people, what was recorded of them, and what the rules must make of it.
public struct ExampleCase: Sendable {
    /// What it shows.
    public let title: String
    /// The rule under test, by id or code; `nil` where the lines name their own.
    public let rule: Located<String>?
    /// The sheet whose subjects are meant where nothing names them; `nil` where there is one, or where the rule says it.
    public let sheet: Located<String>?
    /// The period; `nil` is the one of the sheet that holds the last day named.
    public let period: Located<String>?
    /// The roster; empty is one person.
    public let people: [ExamplePerson]
    /// The rosters of kinds of subject that the regulation declares.
    public let rosters: [ExampleTable]
    /// Rows of logs, by the log.
    public let tables: [ExampleTable]
    /// Days whose punches are not those of somebody who is always in time.
    public let punches: [ExamplePunches]
    /// What must come out.
    public let expected: ExampleExpectation
    /// Where it stands.
    public let span: SourceSpan

    /// A case by its parts.
    public init(
        title: String, rule: Located<String>?, sheet: Located<String>?, period: Located<String>?,
        people: [ExamplePerson], rosters: [ExampleTable], tables: [ExampleTable], punches: [ExamplePunches],
        expected: ExampleExpectation, span: SourceSpan
    ) {
        self.title = title
        self.rule = rule
        self.sheet = sheet
        self.period = period
        self.people = people
        self.rosters = rosters
        self.tables = tables
        self.punches = punches
        self.expected = expected
        self.span = span
    }
}

/// A person of an example, with one stretch on the roster or several.
public struct ExamplePerson: Sendable {
    /// The id, which is also the name.
    public let id: Located<String>
    /// The stretches: roster fields by their ids.
    public let stretches: [[String: String]]

    /// A person by the parts.
    public init(id: Located<String>, stretches: [[String: String]]) {
        self.id = id
        self.stretches = stretches
    }
}

/// Rows of one log as an example has them.
public struct ExampleTable: Sendable {
    /// The log, as written.
    public let name: Located<String>
    /// Its rows.
    public let rows: [ExampleRow]

    /// A table by its parts.
    public init(name: Located<String>, rows: [ExampleRow]) {
        self.name = name
        self.rows = rows
    }
}

/// One row: cells by field id or header, as written.
public struct ExampleRow: Sendable {
    /// The cells, in the file's order.
    public let cells: [(field: Located<String>, value: Located<String>)]
    /// How often the row stands in the log, each time with an id of its own.
    public let copies: Int
    /// Where it stands.
    public let span: SourceSpan

    /// A row by its parts.
    public init(cells: [(field: Located<String>, value: Located<String>)], copies: Int, span: SourceSpan) {
        self.cells = cells
        self.copies = copies
        self.span = span
    }
}

/// The punches of one person on one day; none where the person did not come.
public struct ExamplePunches: Sendable {
    /// Who; `nil` is everybody.
    public let staff: Located<String>?
    /// The day.
    public let day: Day
    /// The times, as written.
    public let times: [Located<String>]

    /// Punches by their parts.
    public init(staff: Located<String>?, day: Day, times: [Located<String>]) {
        self.staff = staff
        self.day = day
        self.times = times
    }
}
