public import Exact

/// A grade, star, honour or quota (`levels`, 等次), best first.
public struct Level: Sendable {
    /// How many a level has room for.
    public enum Quota: Sendable, Hashable {
        /// A share of all who are ranked, disqualified included.
        case share(Rational)
        /// So many.
        case number(Int)
        /// By how many are ranked: `quota: {at_most 10: 1, over 10: 10%}`. The first row that holds counts; none is no
        /// room.
        case bySize([Row])

        /// A row of a quota by size.
        public struct Row: Sendable, Hashable {
            /// How many are ranked.
            public let size: Comparison
            /// The share of them, or `nil` where `number` is stated.
            public let share: Rational?
            /// So many.
            public let number: Int?

            /// A row by its parts.
            public init(_ size: Comparison, share: Rational? = nil, number: Int? = nil) {
                self.size = size
                self.share = share
                self.number = number
            }
        }

        /// The room among so many ranked, unrounded.
        public func room(among ranked: Int) -> Rational {
            switch self {
            case .share(let share): return share * Rational(ranked)
            case .number(let number): return Rational(number)
            case .bySize(let rows):
                guard let row = rows.first(where: { $0.size.holds(for: Rational(ranked)) }) else { return .zero }
                return row.share.map { $0 * Rational(ranked) } ?? Rational(row.number ?? 0)
            }
        }
    }

    /// What becomes of those who tie across a border (`ties`, 并列).
    public enum Ties: String, Sendable, Hashable, CaseIterable {
        /// 就低: they all fall, the default.
        case lower
        /// 就高: they all rise.
        case upper
        /// 待定: the run stops for a decision.
        case refuse
    }

    /// Its name, 五星.
    public let name: String
    /// Its stars; `nil` for a grade without.
    public let stars: Int?
    /// Its own room; rooms add up from the best level on. `nil` goes by score alone.
    public let quota: Quota?
    /// How the cumulative room is brought to a whole number; down unless stated (不超过).
    public let rounding: Rounding
    /// What becomes of those who tie across its border.
    public let ties: Ties
    /// What the rounded total must satisfy; `nil` takes any.
    public let line: Comparison?
    /// What else must hold (`when`).
    public let condition: Condition?
    /// The clause it stands in; empty if not stated.
    public let clause: String
    /// What the office decided where the text is silent (`reading`, 理解); empty if not stated.
    public let reading: String
    /// Consequences by name.
    public let consequences: [String]

    /// A level by its parts.
    public init(
        name: String, stars: Int? = nil, quota: Quota? = nil, rounding: Rounding = .down, ties: Ties = .lower,
        line: Comparison? = nil, condition: Condition? = nil, clause: String = "", reading: String = "",
        consequences: [String] = []
    ) {
        self.name = name
        self.stars = stars
        self.quota = quota
        self.rounding = rounding
        self.ties = ties
        self.line = line
        self.condition = condition
        self.clause = clause
        self.reading = reading
        self.consequences = consequences
    }
}
