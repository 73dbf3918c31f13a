public import Exact

/// How many rows of a log pass a filter: `{count: cases, where: {finished: filled}, on: finished}`.
public struct CountMeasure: MeasureForm, Hashable {
    /// The rows.
    public let selection: Selection

    /// A count of rows.
    public init(_ selection: Selection) { self.selection = selection }

    /// The one.
    public var selections: [Selection] { [selection] }
    /// Always.
    public var isWhole: Bool { true }
    /// How many.
    public func value(_ given: any MeasureContext) -> Rational? { Rational(given.count(selection)) }
}

/// How many different values a field has among the rows: `{distinct: date, of: sessions, where: {status: absent}}`.
public struct DistinctMeasure: MeasureForm, Hashable {
    /// The field.
    public let field: String
    /// The rows.
    public let selection: Selection

    /// A count of values.
    public init(_ field: String, _ selection: Selection) {
        self.field = field
        self.selection = selection
    }

    /// The one.
    public var selections: [Selection] { [selection] }
    /// Always.
    public var isWhole: Bool { true }
    /// How many.
    public func value(_ given: any MeasureContext) -> Rational? { Rational(given.distinct(field, selection)) }
}

/// How many sessions the calendar and the policy hold in the window, on the roster or not: `{count: timetable}`.
public struct TimetableMeasure: MeasureForm, Hashable {
    /// The one there is.
    public init() {}
    /// Always.
    public var isWhole: Bool { true }
    /// How many.
    public func value(_ given: any MeasureContext) -> Rational? { Rational(given.timetable) }
}

/// How many people the subject has: `{people: members}`, or those of some posts: `{people: [首席代表]}`.
public struct PeopleMeasure: MeasureForm, Hashable {
    /// The posts; empty means everyone.
    public let posts: [String]

    /// A head count.
    public init(posts: [String] = []) { self.posts = posts }
    /// Always.
    public var isWhole: Bool { true }
    /// How many.
    public func value(_ given: any MeasureContext) -> Rational? { Rational(given.people(posts: posts)) }
}
