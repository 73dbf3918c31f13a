public import Exact

/// A node of a sheet's tree (`parts`, 部分): 德, 能, 勤, 绩, 廉.
///
/// Its score is its start plus its lines and its parts, kept between floor and ceiling, times its weight.
public struct Part: Sendable {
    /// Its id, `virtue`.
    public let id: String
    /// Its path from the sheet, `morality.1`.
    public let path: String
    /// Its title, 德.
    public let title: String
    /// What Chinese rule codes begin with; the title unless stated.
    public let code: String
    /// The clause.
    public let clause: String
    /// What the office decided where the text is silent (`reading`, 理解); empty if not stated.
    public let reading: String
    /// Full points; 0 for a part that only adds, and for one inside another unless stated.
    public let points: Rational
    /// What the score starts from; the full points, less those of its parts, unless stated.
    public let start: Rational
    /// The least score; `nil` is no floor.
    public let floor: Rational?
    /// The most score; `nil` is no ceiling.
    public let ceiling: Rational?
    /// What the score is multiplied by.
    public let weight: Rational
    /// Most points of its own rules together, in each window of `within`, taken and given each by itself.
    public let limit: Limit?
    /// The window of `limit`; `nil` is the sheet's period.
    public let within: TimeWindow?
    /// Of rows with one value of a field only one counts, across its rules.
    public let same: SameRows?
    /// The scores it takes from other sheets; they are a line of its own.
    public let take: Composition?
    /// Its rules, in the file's order.
    public let rules: [Rule]
    /// Its parts, in the file's order.
    public let parts: [Part]

    /// A part by its parts.
    public init(
        id: String, path: String? = nil, title: String, code: String, clause: String, reading: String = "",
        points: Rational, start: Rational, floor: Rational?, ceiling: Rational?, weight: Rational = .one,
        limit: Limit? = nil, within: TimeWindow? = nil,
        same: SameRows? = nil, take: Composition? = nil, rules: [Rule], parts: [Part] = []
    ) {
        self.id = id
        self.path = path ?? id
        self.title = title
        self.code = code
        self.clause = clause
        self.reading = reading
        self.points = points
        self.start = start
        self.floor = floor
        self.ceiling = ceiling
        self.weight = weight
        self.limit = limit
        self.within = within
        self.same = same
        self.take = take
        self.rules = rules
        self.parts = parts
    }

    /// Its rules and those of its parts, in the file's order.
    public var allRules: [Rule] { rules + parts.flatMap(\.allRules) }
    /// The compositions in it.
    public var compositions: [Composition] { [take].compactMap { $0 } + parts.flatMap(\.compositions) }
}
