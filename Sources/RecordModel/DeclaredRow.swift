public import Chronology

/// One good row of a table that a regulation declares for itself.
public struct DeclaredRow: Hashable, Sendable {
    /// Whom it names.
    public enum Subject: Hashable, Sendable {
        /// A person, as an index into the roster.
        case staff(Int)
        /// A window, as an index into the roster's windows.
        case window(Int)
        /// A department, as an index into the roster's departments.
        case department(Int)
        /// An index into the roster of the table's own kind of subject.
        case declared(Int)
    }

    /// The row.
    public let place: RowReference
    /// The day; `nil` where the table has none and the row stands for the whole period.
    public let day: Day?
    /// Whom it names.
    public let subject: Subject
    /// Its cells, half-width, in the order of ``DeclaredSchema/fields``: a number as written and of good form, a day as
    /// `2026-07-01`, an empty cell or a missing column as an empty text.
    public let values: [String]

    /// A row by its parts.
    public init(place: RowReference, day: Day?, subject: Subject, values: [String]) {
        self.place = place
        self.day = day
        self.subject = subject
        self.values = values
    }

    /// The cell of a field by its place in the schema; empty where there is no such field.
    public func value(at field: Int) -> String { values.indices.contains(field) ? values[field] : "" }
}
