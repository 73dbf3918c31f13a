public import Exact
internal import RuleModel
public import ScoreModel

/// Where a subject stands on a sheet under one set of rules, by names, so that two sets can be held side by side.
public struct Placing: Hashable, Sendable {
    /// The total as it ranks.
    public let total: Rational
    /// The rank; `nil` if not ranked.
    public let rank: Int?
    /// The level's name; `nil` if none.
    public let level: String?
    /// The level's stars; `nil` if none.
    public let stars: Int?
    /// Names of the honours, best first.
    public let honours: [String]
    /// Whether it is ranked, and why not.
    public let status: SubjectScore.Status
    /// Names of the consequences, in the report's order.
    public let consequences: [String]

    init(_ subject: SubjectScore, of result: SheetResult) {
        let level = subject.level.map { result.sheet.levels[$0] }
        total = subject.total
        rank = subject.rank
        self.level = level?.name
        stars = level?.stars
        honours = subject.honours.map { result.sheet.honours[$0].name }
        status = subject.status
        consequences = subject.consequences.map(\.name)
    }

    /// What it comes to in a table of levels.
    public var place: LevelPlace {
        switch status {
        case .ranked: level.map { .level($0) } ?? .noLevel
        case .notRanked: .notRanked
        case .disqualified: .disqualified
        }
    }
}

/// A row or a column of the table of levels.
public enum LevelPlace: Hashable, Sendable {
    /// A level, by its name.
    case level(String)
    /// Ranked, and no level reached.
    case noLevel
    /// Out of the ranking for what it did.
    case disqualified
    /// Not ranked.
    case notRanked

    /// As people say it.
    public var title: String {
        switch self {
        case .level(let name): name
        case .noLevel: "未定等次"
        case .disqualified: "取消资格"
        case .notRanked: "不参评"
        }
    }
}
