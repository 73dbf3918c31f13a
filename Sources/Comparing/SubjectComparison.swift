public import Exact
internal import ScoreModel

/// One subject of a sheet under two sets of rules.
public struct SubjectComparison: Sendable {
    /// Its id.
    public let id: String
    /// Its name.
    public let name: String
    /// The window it is listed under.
    public let window: String
    /// The department it is listed under.
    public let department: String
    /// Where it stands under the old rules; `nil` where they do not score it.
    public let old: Placing?
    /// Where it stands under the new rules; `nil` where they do not score it.
    public let new: Placing?
    /// The sources of points whose sums differ, the greatest difference first; only where both score it.
    public let rules: [RuleDifference]
    /// Consequences that only the new rules bring, in their order.
    public let gained: [String]
    /// Consequences that only the old rules bring, in their order.
    public let lost: [String]

    init?(_ old: (SubjectScore, SheetResult)?, _ new: (SubjectScore, SheetResult)?) {
        guard let subject = old?.0 ?? new?.0 else { return nil }
        id = subject.id
        name = subject.name
        window = subject.window
        department = subject.department
        self.old = old.map { Placing($0.0, of: $0.1) }
        self.new = new.map { Placing($0.0, of: $0.1) }
        if let old, let new {
            rules = PointSums.differences(PointSums(old.0, of: old.1), PointSums(new.0, of: new.1))
        } else {
            rules = []
        }
        gained = Self.words(self.new?.consequences ?? [], without: self.old?.consequences ?? [])
        lost = Self.words(self.old?.consequences ?? [], without: self.new?.consequences ?? [])
    }

    /// Each word as often as it stands oftener here than there.
    private static func words(_ words: [String], without others: [String]) -> [String] {
        var rest = others
        return words.filter { word in
            guard let place = rest.firstIndex(of: word) else { return true }
            rest.remove(at: place)
            return false
        }
    }

    /// New total less old; `nil` where only one set of rules scores it.
    public var difference: Rational? {
        guard let old, let new else { return nil }
        return new.total - old.total
    }

    /// By how many places it rises; `nil` where it is not ranked under both.
    public var rise: Int? {
        guard let before = old?.rank, let after = new?.rank else { return nil }
        return before - after
    }

    /// Whether anything about it differs.
    public var isChanged: Bool { old != new || !rules.isEmpty }

    /// Whether its level, or its having one, differs.
    public var isLevelChanged: Bool { old?.place != new?.place }
}
