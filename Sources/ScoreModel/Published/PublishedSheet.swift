public import Chronology
public import Exact
internal import RuleModel

/// One sheet's results of one period as they were published, amendments in place: what later periods build on.
public struct PublishedSheet: Hashable, Sendable {
    /// The regulation's id.
    public let regulation: String
    /// The sheet's id in it.
    public let sheet: String
    /// The period.
    public let period: Period
    /// How many amendments are in it.
    public let amendments: Int
    /// SHA-256 of everything below, in lower-case hexadecimal: whoever builds on it names it by this.
    public let digest: String
    /// Everyone scored: in rank order, then those not ranked; equals by id in code-point order.
    public let subjects: [PublishedSubject]
    /// How many are ranked.
    public let rankedCount: Int

    /// Results by their parts.
    public init(
        regulation: String, sheet: String, period: Period, amendments: Int, digest: String,
        subjects: [PublishedSubject], rankedCount: Int
    ) {
        self.regulation = regulation
        self.sheet = sheet
        self.period = period
        self.amendments = amendments
        self.digest = digest
        self.subjects = subjects
        self.rankedCount = rankedCount
    }

    /// Regulation and sheet id: `baotou.staff`.
    public var id: String { "\(regulation).\(sheet)" }
}

/// One subject's published result on one sheet; words where a ``SubjectScore`` has places in a regulation, since the
/// regulation may since have changed.
public struct PublishedSubject: Hashable, Sendable {
    /// Its id, half-width.
    public let id: String
    /// Its name.
    public let name: String
    /// The window it was listed under; empty for a department.
    public let window: String
    /// The department it was listed under.
    public let department: String
    /// Its peer group; empty if none.
    public let group: String
    /// Its post; empty if none.
    public let post: String
    /// The score of each top part, in the sheet's order.
    public let parts: [PublishedPart]
    /// What was lost in the parts that have points.
    public let deducted: Rational
    /// The total, unrounded.
    public let exactTotal: Rational
    /// The total, rounded: what ranked.
    public let total: Rational
    /// Its rank; `nil` if not ranked.
    public let rank: Int?
    /// Its level's name; empty if none.
    public let level: String
    /// Its level's stars; `nil` if it has none.
    public let stars: Int?
    /// Its honours' names, best first.
    public let honours: [String]
    /// Whether it was ranked, and why not.
    public let status: SubjectScore.Status
    /// What followed besides points.
    public let consequences: [ConsequenceEntry]

    /// A result by its parts.
    public init(
        id: String, name: String, window: String, department: String, group: String, post: String,
        parts: [PublishedPart], deducted: Rational, exactTotal: Rational, total: Rational, rank: Int?, level: String,
        stars: Int?, honours: [String], status: SubjectScore.Status, consequences: [ConsequenceEntry]
    ) {
        self.id = id
        self.name = name
        self.window = window
        self.department = department
        self.group = group
        self.post = post
        self.parts = parts
        self.deducted = deducted
        self.exactTotal = exactTotal
        self.total = total
        self.rank = rank
        self.level = level
        self.stars = stars
        self.honours = honours
        self.status = status
        self.consequences = consequences
    }
}

/// A top part's score in a published result.
public struct PublishedPart: Hashable, Sendable {
    /// The part's id.
    public let id: String
    /// The part's title.
    public let title: String
    /// Its score after its limits, unrounded.
    public let score: Rational

    /// A part's score.
    public init(id: String, title: String, score: Rational) {
        self.id = id
        self.title = title
        self.score = score
    }
}

extension PublishedSubject {
    /// A scored subject in words.
    public init(_ score: SubjectScore, of result: SheetResult) {
        let sheet = result.sheet
        let level = score.level.map { sheet.levels[$0] }
        self.init(
            id: score.id, name: score.name, window: score.window, department: score.department, group: score.group,
            post: score.post,
            parts: zip(sheet.parts, score.parts).map { PublishedPart(id: $0.id, title: $0.title, score: $1) },
            deducted: score.deducted, exactTotal: score.exactTotal, total: score.total, rank: score.rank,
            level: level?.name ?? "", stars: level?.stars, honours: score.honours.map { sheet.honours[$0].name },
            status: score.status, consequences: score.consequences)
    }
}
