public import Chronology

/// Rows of the events log that are not among those a run counts, for those who ask why.
public struct EventTrail: Sendable {
    /// Good rows of days outside the span.
    public var outside: [EventRow] = []
    /// Rows set aside for an error.
    public var setAside: [SetAsideEvent] = []

    /// A trail without rows.
    public init() {}
}

/// A row of the events log that was set aside, as far as it could be read.
public struct SetAsideEvent: Hashable, Sendable {
    /// The row.
    public let place: RowReference
    /// Its day; `nil` where that is not a date.
    public let day: Day?
    /// What it cites, half-width.
    public let citation: String
    /// The person it names, half-width; empty if none.
    public let staff: String
    /// The window it names, half-width; empty if none.
    public let window: String
    /// What happened.
    public let note: String
    /// What is wrong with it, warnings included.
    public let findings: [Finding]

    /// A row by its parts.
    public init(
        place: RowReference, day: Day?, citation: String, staff: String, window: String, note: String,
        findings: [Finding]
    ) {
        self.place = place
        self.day = day
        self.citation = citation
        self.staff = staff
        self.window = window
        self.note = note
        self.findings = findings
    }
}
