public import Exact

/// Who is ranked and how ties break (`rank`).
public struct Ranking: Hashable, Sendable {
    /// The fewest working days on the roster in the period for a subject to be ranked (`among: {days: at_least n}`).
    public let leastDays: Int
    /// Part ids by which equal totals are told apart, first to last; the higher score comes first.
    public let ties: [String]

    /// A ranking by its parts.
    public init(leastDays: Int = 1, ties: [String] = []) {
        self.leastDays = leastDays
        self.ties = ties
    }
}

/// A grade, star or honour (`levels`), best first.
public struct Level: Sendable {
    /// Its name, 五星.
    public let name: String
    /// Its stars; `nil` for a grade without.
    public let stars: Int?
    /// Its own share of all who are ranked; rooms add up from the best level on. `nil` goes by score alone.
    public let quota: Rational?
    /// What the rounded total must satisfy; `nil` takes any.
    public let line: Comparison?
    /// Consequences by name.
    public let consequences: [String]

    /// A level by its parts.
    public init(name: String, stars: Int?, quota: Rational?, line: Comparison?, consequences: [String]) {
        self.name = name
        self.stars = stars
        self.quota = quota
        self.line = line
        self.consequences = consequences
    }
}
