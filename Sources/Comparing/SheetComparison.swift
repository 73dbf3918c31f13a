public import Exact
internal import RuleModel
internal import ScoreModel

/// One sheet under two sets of rules.
public struct SheetComparison: Sendable {
    /// `baotou.staff`.
    public let id: String
    /// 窗口工作人员季度考核.
    public let title: String
    /// Whether it scores people.
    public let isOfStaff: Bool
    /// Decimals of its scores: the more of the two.
    public let decimals: Int
    /// Everyone either scores, by id in code-point order.
    public let subjects: [SubjectComparison]
    /// Those about whom anything differs: changes of level first, then by the size of the difference, then by id.
    public let changed: [SubjectComparison]
    /// Everyone as one group.
    public let all: GroupComparison
    /// By department, in code-point order.
    public let departments: [GroupComparison]
    /// By rule: those that move the most points first.
    public let rules: [RuleTotal]
    /// The levels of either in their order, as the table's rows and columns; only those that occur.
    public let places: [LevelPlace]
    private let counts: [Move: Int]

    private struct Move: Hashable {
        let from: LevelPlace
        let to: LevelPlace
    }

    init(_ old: SheetResult, _ new: SheetResult) {
        id = old.id
        title = old.sheet.title
        isOfStaff = old.sheet.subject == .staff
        decimals = max(old.sheet.decimals, new.sheet.decimals)
        let subjects = Self.pairs(old, new)
        self.subjects = subjects
        changed = subjects.filter(\.isChanged).sorted(by: Self.isMoreStriking)
        all = GroupComparison(name: "", subjects)
        departments = Self.grouped(subjects)
        rules = RuleTotal.totals(of: subjects)
        var counts: [Move: Int] = [:]
        for subject in subjects {
            guard let from = subject.old?.place, let to = subject.new?.place else { continue }
            counts[Move(from: from, to: to), default: 0] += 1
        }
        self.counts = counts
        let names = old.sheet.levels.map(\.name)
        let further = new.sheet.levels.map(\.name).filter { !names.contains($0) }
        let every = (names + further).map { LevelPlace.level($0) } + [.noLevel, .disqualified, .notRanked]
        let occurring = Set(counts.keys.flatMap { [$0.from, $0.to] })
        places = every.filter(occurring.contains)
    }

    /// How many come from one level to another.
    public func count(from: LevelPlace, to: LevelPlace) -> Int { counts[Move(from: from, to: to)] ?? 0 }

    private static func pairs(_ old: SheetResult, _ new: SheetResult) -> [SubjectComparison] {
        // Ids are told apart by their bytes, as everywhere.
        var others: [[UInt8]: SubjectScore] = [:]
        for subject in new.subjects { others[Array(subject.id.utf8)] = subject }
        var pairs: [SubjectComparison] = []
        for subject in old.subjects {
            let other = others.removeValue(forKey: Array(subject.id.utf8))
            if let pair = SubjectComparison((subject, old), other.map { ($0, new) }) { pairs.append(pair) }
        }
        for subject in new.subjects where others[Array(subject.id.utf8)] != nil {
            if let pair = SubjectComparison(nil, (subject, new)) { pairs.append(pair) }
        }
        return pairs.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    private static func isMoreStriking(_ left: SubjectComparison, _ right: SubjectComparison) -> Bool {
        if left.isLevelChanged != right.isLevelChanged { return left.isLevelChanged }
        let (a, b) = (left.difference?.magnitude ?? .zero, right.difference?.magnitude ?? .zero)
        if a != b { return a > b }
        let (c, d) = (abs(left.rise ?? 0), abs(right.rise ?? 0))
        return c == d ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : c > d
    }

    private static func grouped(_ subjects: [SubjectComparison]) -> [GroupComparison] {
        var groups: [[UInt8]: [SubjectComparison]] = [:]
        for subject in subjects { groups[Array(subject.department.utf8), default: []].append(subject) }
        return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
            GroupComparison(name: String(decoding: key, as: UTF8.self), groups[key] ?? [])
        }
    }
}

/// A department, or everyone, under two sets of rules.
public struct GroupComparison: Hashable, Sendable {
    /// The department's name; empty for everyone, and for those without one.
    public let name: String
    /// How many either set of rules scores.
    public let count: Int
    /// Of these, about how many anything differs.
    public let changed: Int
    /// Whose level differs.
    public let levelChanged: Int
    /// Who has more points than before.
    public let higher: Int
    /// Who has fewer.
    public let lower: Int
    /// Those the means are over: scored under both, and taking part under one at least.
    public let ranked: Int
    /// Mean of the old totals; `nil` where the means are over nobody.
    public let oldMean: Rational?
    /// Mean of the new totals.
    public let newMean: Rational?

    /// New mean less old.
    public var difference: Rational? {
        guard let oldMean, let newMean else { return nil }
        return newMean - oldMean
    }

    init(name: String, _ subjects: [SubjectComparison]) {
        self.name = name
        count = subjects.count
        changed = subjects.count { $0.isChanged }
        levelChanged = subjects.count { $0.isLevelChanged }
        higher = subjects.count { $0.difference.map { $0 > .zero } ?? false }
        lower = subjects.count { $0.difference.map { $0 < .zero } ?? false }
        var (old, new, ranked) = (Rational.zero, Rational.zero, 0)
        for subject in subjects {
            guard let before = subject.old, let after = subject.new,
                before.place != .notRanked || after.place != .notRanked
            else { continue }
            old = old + before.total
            new = new + after.total
            ranked += 1
        }
        self.ranked = ranked
        oldMean = old.divided(by: Rational(ranked))
        newMean = new.divided(by: Rational(ranked))
    }
}

/// One source of points over a whole sheet.
public struct RuleTotal: Hashable, Sendable {
    /// The source.
    public let source: PointSource
    /// Its points under the old rules, of those for whom they differ.
    public let old: Rational
    /// Its points under the new rules, of the same.
    public let new: Rational
    /// For how many they differ.
    public let subjects: Int
    /// The sum of the differences, each taken positive.
    public let moved: Rational

    /// The sum of the differences.
    public var difference: Rational { new - old }

    static func totals(of subjects: [SubjectComparison]) -> [RuleTotal] {
        var totals: [String: RuleTotal] = [:]
        for subject in subjects {
            for rule in subject.rules {
                let known = totals[rule.source.id]
                totals[rule.source.id] = RuleTotal(
                    source: known?.source ?? rule.source, old: (known?.old ?? .zero) + rule.old,
                    new: (known?.new ?? .zero) + rule.new, subjects: (known?.subjects ?? 0) + 1,
                    moved: (known?.moved ?? .zero) + rule.difference.magnitude)
            }
        }
        return totals.values.sorted { left, right in
            left.moved == right.moved
                ? left.source.id.utf8.lexicographicallyPrecedes(right.source.id.utf8) : left.moved > right.moved
        }
    }
}
