public import Diagnostics

/// One sentence of a regulation: what is counted, when, what it costs or brings, what follows.
///
/// What stands on a part (`within`, `factor`, `where` …) has been brought to the rule by the loader: the nearest key won.
/// A class, since every person is held against every rule and a copy of one would count some thirty references.
public final class Rule: Sendable {
    /// Its path, `virtue.3`, as logs cite it; `total.a` for a rule on the total.
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
    /// The window for counting, conditions, limits and measures (`within`); `nil` is the sheet's period.
    public let within: TimeWindow?
    /// Occurrences in a row that make one (`run`).
    public let run: Run?
    /// How many occurrences of each window do not count, from the first on (`skip`, 前两次不计).
    public let skip: Int
    /// How many occurrences make one, at least 1 (`every`, 每三次折算一次).
    public let every: Int
    /// The rule fires once in each window in which this holds (`when`).
    public let condition: Condition?
    /// What it takes and what it gives; none for a rule that only counts.
    public let effects: [Effect]
    /// What multiplies the price (`factor`).
    public let factor: Factor?
    /// Of rows with one value of a field only one counts (`same`).
    public let same: SameRows?
    /// Most points in each window (`limit`).
    public let limit: Limit?
    /// When the deduction stands as a line of 0 (`waived`).
    public let waiver: Waiver?
    /// Whose rows the subject answers for (`rows_of`); empty means as the kind of subject has it: a person's own, a
    /// window's events by the window's name and all other logs by its people.
    public let rowsOf: Set<RowOwner>
    /// On whom the points fall (`falls_on`).
    public let fallsOn: FallsOn
    /// Consequences by name (`then`).
    public let consequences: [String]
    /// The rule's key in its file.
    public let span: SourceSpan
    /// Which version of the regulation it stands in, where several are scored together and it is not the same in all.
    public let version: RuleVersion?
    /// Everything its prices and its factor go by. Worked out once, like what follows: everybody is held against it.
    public let quantities: [Quantity]
    /// Whether it fires once a window rather than once an occurrence: under `when`, or priced by something that has one
    /// value a window.
    public let firesByWindow: Bool
    /// Whether rows decide anything of it: one by one, or by how many there are.
    public let countsRows: Bool

    /// A rule by its parts.
    public init(
        id: String, code: String, clause: String, text: String, reading: String = "", rows: RowSource = .events,
        filter: RowFilter = RowFilter(), datedBy: CaseDate = .finished, within: TimeWindow? = nil, run: Run? = nil,
        skip: Int = 0, every: Int = 1, condition: Condition? = nil, effects: [Effect] = [], factor: Factor? = nil,
        same: SameRows? = nil, limit: Limit? = nil, waiver: Waiver? = nil, rowsOf: Set<RowOwner> = [],
        fallsOn: FallsOn = .subject, consequences: [String] = [], span: SourceSpan,
        version: RuleVersion? = nil
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
        self.skip = skip
        self.every = every
        self.condition = condition
        self.effects = effects
        self.factor = factor
        self.same = same
        self.limit = limit
        self.waiver = waiver
        self.rowsOf = rowsOf
        self.fallsOn = fallsOn
        self.consequences = consequences
        self.span = span
        self.version = version
        let priced = effects.flatMap(\.price.quantities)
        var quantities = priced
        if case .table(let table)? = factor { quantities.append(table.by) }
        self.quantities = quantities
        firesByWindow = condition != nil || priced.contains(where: \.isOfWindow)
        countsRows = !firesByWindow || condition?.asksForCount == true || priced.contains(.count)
    }

    /// Whether the events log may cite it.
    public var isCitable: Bool { rows.leaves.contains(.events) && countsRows }

    /// The measures it asks for, by name.
    public var measures: [String] {
        var names = effects.flatMap(\.price.measures)
        if case .table(let table)? = factor, let name = table.by.measure { names.append(name) }
        names += condition?.measures ?? []
        if case .measure(let condition)? = waiver { names += condition.measures }
        return names
    }

    /// The consequences it may bring, by `then` or as an amount of a table.
    public var possibleConsequences: [String] {
        consequences
            + effects.flatMap(\.price.amounts).compactMap { if case .consequence(let name) = $0 { name } else { nil } }
    }
}
