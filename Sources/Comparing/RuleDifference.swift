public import Exact
internal import RuleModel
internal import ScoreModel

/// What points come from, by names that two sets of rules can share.
public struct PointSource: Hashable, Sendable {
    /// The rule's id, or the part's for scores taken and clamps, or `total`; `virtue:start` for what a part starts from.
    public let id: String
    /// What people call it: 德4.
    public let code: String
    /// The clause.
    public let clause: String
    /// The regulation's words.
    public let text: String
}

/// The points of one source on one subject's sheet, under both sets of rules.
public struct RuleDifference: Hashable, Sendable {
    /// The source, as the old rules have it where they do.
    public let source: PointSource
    /// The sum of its lines under the old rules; 0 where they do not have it.
    public let old: Rational
    /// The sum of its lines under the new rules.
    public let new: Rational
    /// New less old.
    public var difference: Rational { new - old }
}

/// The points of one subject's sheet by source, in the order the sources come up in.
struct PointSums {
    private(set) var order: [PointSource] = []
    private(set) var points: [String: Rational] = [:]

    init(_ subject: SubjectScore, of result: SheetResult) {
        let sheet = result.sheet
        // A part's score is its lines and what it starts from; where it has a weight, that is in the rest as well.
        var starts = subject.parts
        for line in subject.lines {
            switch line.source {
            case .rule(let index):
                let rule = result.rules[index]
                add(line.points, PointSource(id: rule.id, code: rule.code, clause: rule.clause, text: rule.text))
                if let part = result.partOfRule[index], starts.indices.contains(part) {
                    starts[part] = starts[part] - line.points
                }
            case .part(let index):
                let part = sheet.parts[index]
                add(line.points, PointSource(id: part.id, code: part.title, clause: part.clause, text: part.title))
                if starts.indices.contains(index) { starts[index] = starts[index] - line.points }
            case .total:
                add(line.points, PointSource(id: "total", code: "总分", clause: sheet.clause, text: "总分"))
            }
        }
        for (part, start) in zip(sheet.parts, starts) {
            add(
                start,
                PointSource(
                    id: part.id + ":start", code: part.title + "起始分", clause: part.clause, text: part.title + "起始分"))
        }
    }

    private mutating func add(_ value: Rational, _ source: PointSource) {
        if let known = points[source.id] {
            points[source.id] = known + value
        } else {
            points[source.id] = value
            order.append(source)
        }
    }

    /// The sources whose sums differ, the greatest difference first; equals by id.
    static func differences(_ old: PointSums, _ new: PointSums) -> [RuleDifference] {
        var all = old.order
        all += new.order.filter { old.points[$0.id] == nil }
        let found = all.compactMap { source -> RuleDifference? in
            let (before, after) = (old.points[source.id] ?? .zero, new.points[source.id] ?? .zero)
            return before == after ? nil : RuleDifference(source: source, old: before, new: after)
        }
        return found.sorted { left, right in
            let (a, b) = (left.difference.magnitude, right.difference.magnitude)
            return a == b ? left.source.id.utf8.lexicographicallyPrecedes(right.source.id.utf8) : a > b
        }
    }
}
