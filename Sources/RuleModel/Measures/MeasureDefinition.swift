public import Diagnostics
public import Exact

/// A number for a subject and a window of time, by name (`measures`, 指标).
///
/// Each form is a type in a file of its own, with its meaning (`value`), what it asks for and how its evidence reads. Adding
/// a form is adding such a file and its decoder.
public struct MeasureDefinition: Sendable {
    /// Its name, as rules cite it; a measure written in place has a name of the loader's, beginning with `#`.
    public let name: String
    /// How it is printed; the name unless stated.
    public let title: String
    /// What the office decided where the text is silent (`reading`, 理解); empty if not stated.
    public let reading: String
    /// How it is reached.
    public let form: any MeasureForm
    /// What stands where it is undefined (`no_data`, 无数据); `nil` leaves it undefined.
    public let noData: Rational?
    /// What it should reach (`target`, 目标), for prices that are held against it.
    public let target: Target?
    /// Whose rows it looks at; empty means as the kind of subject has it.
    public let rowsOf: Set<RowOwner>
    /// Its key in the rule file.
    public let span: SourceSpan

    /// What a measure should reach.
    public enum Target: Hashable, Sendable {
        /// A number.
        case number(Rational)
        /// Another measure, such as a column of a declared table.
        case measure(String)
    }

    /// A measure by its parts.
    public init(
        name: String, title: String, reading: String = "", form: any MeasureForm, noData: Rational? = nil,
        target: Target? = nil,
        rowsOf: Set<RowOwner> = [], span: SourceSpan
    ) {
        self.name = name
        self.title = title
        self.reading = reading
        self.form = form
        self.noData = noData
        self.target = target
        self.rowsOf = rowsOf
        self.span = span
    }

    /// Whether its values are shares, to be printed in per cent.
    public var isShare: Bool { form.isShare }
}

/// How a measure is reached.
public protocol MeasureForm: Sendable {
    /// The rows it looks at.
    var selections: [Selection] { get }
    /// The measures it builds on, by name.
    var parents: [String] { get }
    /// The measures whose group figures it asks for.
    var groupMeasures: [String] { get }
    /// Whether its values are shares.
    var isShare: Bool { get }
    /// Whether its values are always whole.
    var isWhole: Bool { get }

    /// The number; `nil` where it is undefined: no denominator, no row.
    func value(_ given: any MeasureContext) -> Rational?
    /// What was counted, behind the measure's title, as evidence: `35/36`, `3`.
    func evidence(_ given: any MeasureContext) -> String
    /// Why there is no number where there is none, in Chinese.
    func whyUndefined(_ given: any MeasureContext) -> String
}

extension MeasureForm {
    /// None unless stated.
    public var selections: [Selection] { [] }
    /// None unless stated.
    public var parents: [String] { [] }
    /// None unless stated.
    public var groupMeasures: [String] { [] }
    /// Not unless stated.
    public var isShare: Bool { false }
    /// Not unless stated.
    public var isWhole: Bool { false }
    /// No more is known unless stated.
    public func whyUndefined(_ given: any MeasureContext) -> String { "没有数据" }
    /// The number itself.
    public func evidence(_ given: any MeasureContext) -> String {
        value(given)?.words(isShare: isShare) ?? "—"
    }
}

/// What a measure may ask of a subject in a window.
public protocol MeasureContext {
    /// How many occurrences the selected rows stand for; an event's `times` are as many.
    func count(_ selection: Selection) -> Int
    /// The numbers a field has in the selected rows; empty cells left out.
    func numbers(_ field: String, _ selection: Selection) -> [Rational]
    /// The words a field has in the selected rows, half-width; empty cells left out.
    func words(_ field: String, _ selection: Selection) -> [String]
    /// How many different values a field has in the selected rows; the empty cell is none.
    func distinct(_ field: String, _ selection: Selection) -> Int
    /// Another measure of the same subject and window.
    func value(_ measure: String) -> Rational?
    /// The mean of a measure over the peer group's ranked subjects in this window.
    func mean(of measure: String) -> Rational?
    /// How many people the subject has in the window, of certain posts where any are named.
    func people(posts: [String]) -> Int
    /// How many sessions calendar and policy hold in the window.
    var timetable: Int { get }
    /// How many of the window's parts of a kind, one after another up to the last, satisfy a condition.
    func streak(_ condition: Condition, _ kind: TimeWindow) -> Int
}
