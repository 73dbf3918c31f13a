public import Chronology
public import Diagnostics

/// What follows besides points, known by its name: 通报批评, 退回原单位 (`consequences`, 后果表).
public struct Consequence: Sendable {
    /// Its name, as rules and levels cite it.
    public let name: String
    /// The clause it stands in, where a level or a condition rather than a rule brings it; empty if not stated.
    public let clause: String
    /// What the office decided where the text is silent (`reading`, 理解); empty if not stated.
    public let reading: String
    /// Whether it takes the subject out of the levels (`bars: levels`, 不得参加): the score stands and is shown.
    public let bars: Bool
    /// Until when it bars: the end of the month, quarter or year that holds the day it fell on; `nil` is the sheet's period.
    public let until: PeriodKind?
    /// The best level the subject may have (`no_higher_than`, 不得高于).
    public let noHigherThan: String?
    /// How many levels the subject falls (`lower`, 降等).
    public let lower: Int
    /// It falls by itself where this holds (`when`), on each subject of ``sheet``, after levels are given; once, in the first
    /// period in which it does.
    public let condition: Condition?
    /// The sheet whose subjects `condition` is asked of (`of`).
    public let sheet: String?
    /// The window `condition` is asked in; the calendar year unless stated.
    public let within: TimeWindow
    /// Whether it falls again in every period in which `condition` holds (`again`, 再次).
    public let isAgain: Bool
    /// Its key in the rule file.
    public let span: SourceSpan

    /// A consequence by its parts.
    public init(
        name: String, clause: String, reading: String = "", bars: Bool = false, until: PeriodKind? = nil,
        noHigherThan: String? = nil,
        lower: Int = 0, condition: Condition? = nil, sheet: String? = nil, within: TimeWindow = .period(.year),
        isAgain: Bool = false, span: SourceSpan
    ) {
        self.name = name
        self.clause = clause
        self.reading = reading
        self.bars = bars
        self.until = until
        self.noHigherThan = noHigherThan
        self.lower = lower
        self.condition = condition
        self.sheet = sheet
        self.within = within
        self.isAgain = isAgain
        self.span = span
    }
}
