public import Chronology
public import Exact
public import RuleModel

/// One sheet of one regulation, scored for one period.
public struct SheetResult: Sendable {
    /// The regulation.
    public let regulation: Regulation
    /// The sheet.
    public let sheet: Sheet
    /// The period.
    public let period: Period
    /// The sheet's rules in the file's order, as lines cite them by index.
    public let rules: [Rule]
    /// For each rule the index of its top part; `nil` for a rule on the total.
    public let partOfRule: [Int?]
    /// Everyone scored: in rank order, then those not ranked; equals by id in code-point order.
    public let subjects: [SubjectScore]
    /// How many are ranked.
    public let rankedCount: Int

    /// A result by its parts.
    public init(
        regulation: Regulation, sheet: Sheet, period: Period, rules: [Rule], partOfRule: [Int?],
        subjects: [SubjectScore], rankedCount: Int
    ) {
        self.regulation = regulation
        self.sheet = sheet
        self.period = period
        self.rules = rules
        self.partOfRule = partOfRule
        self.subjects = subjects
        self.rankedCount = rankedCount
    }

    /// Regulation and sheet id, as the tables print it: `baotou.staff`.
    public var id: String { "\(regulation.id).\(sheet.id)" }

    /// How tables name what a line came from: the rule's id and clause, and the top part's id.
    public func names(of source: ScoreLine.Source) -> (rule: String, clause: String, part: String) {
        switch source {
        case .rule(let index):
            (rules[index].id, rules[index].clause, partOfRule[index].map { sheet.parts[$0].id } ?? "total")
        case .part(let index): (sheet.parts[index].id, sheet.parts[index].clause, sheet.parts[index].id)
        case .total: ("total", sheet.clause, "total")
        }
    }
}

/// One subject's score on one sheet: a person's, a window's, a department's.
///
/// A class, since reports go over everyone many times and a copy of one would count a dozen references.
public final class SubjectScore: Sendable {
    /// Why a subject has no rank.
    public enum Status: Hashable, Sendable {
        /// It has one.
        case ranked
        /// It has none, for this reason: 不在岗.
        case notRanked(reason: String)
        /// It is out of the ranking: the id of the rule, or the name of the consequence, that took it out. It counts among
        /// those ranked for the size of levels.
        case disqualified(rule: String)
    }

    /// Its id, half-width: 工号, or the window's or department's name.
    public let id: String
    /// Its name, as the roster writes it.
    public let name: String
    /// The window it is listed under, as the roster writes it; empty for a department.
    public let window: String
    /// The department it is listed under, as the roster writes it; for a window the one most of its people come from.
    public let department: String
    /// Its peer group; empty if none.
    public let group: String
    /// Its post; empty if none.
    public let post: String
    /// The score of each top part after its limits, before the sheet's clamp; unrounded, in the sheet's order.
    public let parts: [Rational]
    /// What was lost in the parts that have points, after floors; not negative.
    public let deducted: Rational
    /// The total after the clamp, unrounded.
    public let exactTotal: Rational
    /// The total after the clamp, rounded as the sheet says: what ranks.
    public let total: Rational
    /// Its rank, shared by those who tie; `nil` if not ranked.
    public let rank: Int?
    /// Its level, by index in the sheet's levels; `nil` if not ranked.
    public let level: Int?
    /// Its honours, by index in the sheet's honours, best first.
    public let honours: [Int]
    /// Whether it is ranked, and why not.
    public let status: Status
    /// Its lines, by date, rule order, evidence as printed.
    public let lines: [ScoreLine]
    /// What follows besides points: rules' in the file's order, then the level's.
    public let consequences: [ConsequenceEntry]

    /// A score by its parts.
    public init(
        id: String, name: String, window: String, department: String, group: String, post: String, parts: [Rational],
        deducted: Rational, exactTotal: Rational, total: Rational, rank: Int?, level: Int?, honours: [Int] = [],
        status: Status,
        lines: [ScoreLine], consequences: [ConsequenceEntry]
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
        self.honours = honours
        self.status = status
        self.lines = lines
        self.consequences = consequences
    }
}

/// One consequence that befell one subject.
public struct ConsequenceEntry: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The clause that brings it.
    public let clause: String
    /// Why, in Chinese: `旷工 3 次`.
    public let reason: String
    /// The id of the rule that brings it; empty where a level or a condition of its own does.
    public let rule: String
    /// The day it befell: what a bar reckons its end from; `nil` is the period's last.
    public let day: Day?

    /// An entry by its parts.
    public init(name: String, clause: String, reason: String, rule: String = "", day: Day? = nil) {
        self.name = name
        self.clause = clause
        self.reason = reason
        self.rule = rule
        self.day = day
    }
}

extension ConsequenceEntry {
    /// Why something comes with a level or an honour: `评定为五星(98.00 分,第 1 名)`.
    /// - Parameter total: the total as it is printed.
    public static func reached(_ name: String, total: String, rank: Int) -> String {
        "\(lead(name))\(total) 分,第 \(rank) 名)"
    }

    /// Whether its reason is that a level or an honour of this name was reached.
    public func isReached(of name: String) -> Bool { reason.hasPrefix(Self.lead(name)) }

    private static func lead(_ name: String) -> String { "评定为\(name)(" }
}
