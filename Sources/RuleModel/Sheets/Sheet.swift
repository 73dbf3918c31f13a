public import Chronology
public import Exact

/// One score: a subject, a period, a tree of parts, a ranking and its levels (`sheets`, 考核表).
public struct Sheet: Sendable {
    /// Its id within the regulation, `staff`.
    public let id: String
    /// Its title; the regulation's where none is stated.
    public let title: String
    /// Who is scored.
    public let subject: SubjectKind
    /// How long a period is.
    public let period: PeriodKind
    /// Places shown and ranked by.
    public let decimals: Int
    /// How they are reached.
    public let rounding: Rounding
    /// The clause of the total's floor and ceiling; empty if not stated.
    public let clause: String
    /// What the office decided where the text is silent (`reading`, 理解); empty if not stated.
    public let reading: String
    /// The top parts, in the file's order.
    public let parts: [Part]
    /// Rules on the total (`rules`), in the file's order.
    public let totalRules: [Rule]
    /// The least total; `nil` is no floor.
    public let floor: Rational?
    /// The most total; `nil` is no ceiling.
    public let ceiling: Rational?
    /// Who is ranked and how ties break.
    public let ranking: Ranking
    /// Grades and stars, best first; a subject has one.
    public let levels: [Level]
    /// Honours besides (`honours`, 荣誉), best first; a subject may have one and a level too.
    public let honours: [Level]

    /// A sheet by its parts.
    public init(
        id: String, title: String, subject: SubjectKind, period: PeriodKind, decimals: Int, rounding: Rounding,
        clause: String, reading: String = "", parts: [Part], totalRules: [Rule] = [], floor: Rational?,
        ceiling: Rational?,
        ranking: Ranking, levels: [Level], honours: [Level] = []
    ) {
        self.id = id
        self.title = title
        self.subject = subject
        self.period = period
        self.decimals = decimals
        self.rounding = rounding
        self.clause = clause
        self.reading = reading
        self.parts = parts
        self.totalRules = totalRules
        self.floor = floor
        self.ceiling = ceiling
        self.ranking = ranking
        self.levels = levels
        self.honours = honours
    }

    /// All its rules in the file's order, each with the index of its top part; those on the total last, with none.
    public var rules: [(rule: Rule, part: Int?)] {
        parts.indices.flatMap { index in parts[index].allRules.map { ($0, Int?.some(index)) } }
            + totalRules.map { ($0, nil) }
    }

    /// Whether anybody's score can differ from another's. A sheet without points only lists what is to be looked into and
    /// what follows: to rank by its totals would say nothing.
    public var givesPoints: Bool {
        func has(_ part: Part) -> Bool {
            !part.points.isZero || !part.start.isZero || part.take != nil || part.parts.contains(where: has)
        }
        // One without rules of its own has its points from another sheet's that fall on its subjects.
        return !levels.isEmpty || !honours.isEmpty || parts.contains(where: has) || rules.isEmpty
            || rules.contains { entry in
                entry.rule.effects.contains { ($0.price as? FlatPrice)?.amount != .points(.zero) }
            }
    }

    /// The compositions in it.
    public var compositions: [Composition] { parts.flatMap(\.compositions) }
}
