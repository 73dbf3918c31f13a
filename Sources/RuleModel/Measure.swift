public import Diagnostics
public import RecordModel

/// A number for a subject and a window of time, by name (`measures`).
public struct MeasureDefinition: Sendable {
    /// How it is reached.
    public enum Form: Sendable {
        /// How many rows of a log pass a filter.
        case count(LogKind, RowFilter, on: CaseDate)
        /// How many different values a field has among the rows of a log that pass a filter.
        case distinct(field: String, LogKind, RowFilter, on: CaseDate)
        /// One measure over another; undefined where the second is 0.
        case ratio(String, String)
        /// How many sessions the calendar and the policy hold in the window, on the roster or not.
        case timetable
    }

    /// Its name, as rules cite it.
    public let name: String
    /// How it is printed; the name unless stated.
    public let title: String
    /// How it is reached.
    public let form: Form
    /// Its key in the rule file.
    public let span: SourceSpan

    /// A measure by its parts.
    public init(name: String, title: String, form: Form, span: SourceSpan) {
        self.name = name
        self.title = title
        self.form = form
        self.span = span
    }
}
