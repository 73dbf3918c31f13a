public import Chronology
public import Diagnostics
public import Exact
public import RecordModel

/// One sentence of a regulation: what is counted, when, what it costs or brings, what follows.
///
/// A class, since every person is held against every rule and a copy of one would count some twenty references.
public final class Rule: Sendable {
    /// Its path, `virtue.3`, as logs cite it.
    public let id: String
    /// Its Chinese code, 德3, as logs may also cite it.
    public let code: String
    /// The clause: its own, or its part's with its number.
    public let clause: String
    /// The regulation's words.
    public let text: String
    /// What the office decided where the text is silent; empty if nothing.
    public let reading: String
    /// What is counted.
    public let rows: RowSource
    /// What a row must satisfy to be counted (`where`), and what takes it out again (`unless`).
    public let filter: RowFilter
    /// Which day dates a case (`on`).
    public let datedBy: CaseDate
    /// The window for conditions, limits and measures (`within`); `nil` is the sheet's period.
    public let within: PeriodKind?
    /// Occurrences in a row that make one (`run`).
    public let run: Run?
    /// The rule fires once in each window in which this holds (`when`).
    public let condition: Condition?
    /// Whether the price is taken or given; `nil` for a rule that only counts.
    public let effect: Effect?
    /// Of rows with one value of this field only the dearest counts (`same`).
    public let same: String?
    /// Most points in each window, as a magnitude (`limit`).
    public let limit: Rational?
    /// On whom the points fall (`falls_on`).
    public let fallsOn: FallsOn
    /// Consequences by name (`then`).
    public let consequences: [String]
    /// The rule's key in its file.
    public let span: SourceSpan

    /// A rule by its parts.
    public init(
        id: String, code: String, clause: String, text: String, reading: String = "", rows: RowSource = .events,
        filter: RowFilter = RowFilter(), datedBy: CaseDate = .finished, within: PeriodKind? = nil, run: Run? = nil,
        condition: Condition? = nil, effect: Effect? = nil, same: String? = nil, limit: Rational? = nil,
        fallsOn: FallsOn = .subject, consequences: [String] = [], span: SourceSpan
    ) {
        self.id = id
        self.code = code
        self.clause = clause
        self.text = text
        self.reading = reading
        self.rows = rows
        self.filter = filter
        self.datedBy = datedBy
        self.within = within
        self.run = run
        self.condition = condition
        self.effect = effect
        self.same = same
        self.limit = limit
        self.fallsOn = fallsOn
        self.consequences = consequences
        self.span = span
    }

    /// The measure its price or its condition asks for, if any.
    public var measures: [String] {
        var names: [String] = []
        if case .step(let step) = effect?.price, case .measure(let name) = step.quantity { names.append(name) }
        switch condition {
        case .compares(let name, _): names.append(name)
        case .differs(let left, let right): names += [left, right]
        case nil: break
        }
        return names
    }

    /// Whether rows are counted one by one; `false` where it fires by window, on a measure or a condition.
    public var countsRows: Bool { measures.isEmpty }

    /// Whether the events log may cite it.
    public var isCitable: Bool { rows == .events && countsRows }
}

/// Which rows a rule counts (`rows`).
public enum RowSource: Hashable, Sendable {
    /// Events citing the rule.
    case events
    /// Every row of a log.
    case log(LogKind)
}

/// Which day dates a case and so decides the window it counts in (`on`).
public enum CaseDate: String, Hashable, Sendable, CaseIterable {
    /// The day it was finished.
    case finished
    /// The day it was due.
    case due
    /// The day it was accepted.
    case accepted
}

/// Occurrences in a row that make one: `run: {along: round, length: 2}`, 连续两次.
public struct Run: Hashable, Sendable {
    /// The whole-number field along which occurrences follow one another.
    public let along: String
    /// How many make one, at least 2; fires at every position from that one on.
    public let length: Int

    /// A run by its parts.
    public init(along: String, length: Int) {
        self.along = along
        self.length = length
    }
}

/// On whom points fall (`falls_on`).
public enum FallsOn: Hashable, Sendable {
    /// On the subject the row names.
    case subject
    /// On each person on the window's roster that day; a row that names a person falls on that person.
    case members
}

/// Whether a price is taken or given, and the price.
public struct Effect: Sendable {
    /// Taken or given.
    public enum Direction: String, Sendable {
        /// 扣.
        case deduct
        /// 加.
        case add
    }

    /// Taken or given.
    public let direction: Direction
    /// How much.
    public let price: Price

    /// An effect by its parts.
    public init(_ direction: Direction, _ price: Price) {
        self.direction = direction
        self.price = price
    }
}

/// Something on a window of time that holds or does not (`when`).
public enum Condition: Sendable {
    /// A measure lies within bounds.
    case compares(measure: String, Comparison)
    /// Two measures are not equal.
    case differs(String, String)
}
