public import Chronology
public import Exact

/// Where a rule stands among the versions of its regulation that are scored together, and the days it is in force.
public struct RuleVersion: Hashable, Sendable {
    /// The version it is taken from, by its place in ``Regulation/versions``: what its measures mean is said there.
    public let place: Int
    /// The first day it is in force; `nil` where it was from the first of the versions on.
    public let since: Day?
    /// The last day it is in force, inclusive; `nil` where it is to the end of the last of them.
    public let until: Day?
    /// The full points of its part as its own version has them: what 取消本项得分 and per cent go by.
    public let fullPoints: Rational
    /// Whether it counts nothing and only lends clause and words to the lines of its days: of a rule that a later version
    /// words in another way and means alike.
    public let isWording: Bool

    /// A version of a rule by its parts.
    public init(place: Int, since: Day?, until: Day?, fullPoints: Rational, isWording: Bool = false) {
        self.place = place
        self.since = since
        self.until = until
        self.fullPoints = fullPoints
        self.isWording = isWording
    }

    /// Whether it is in force on a day.
    public func contains(_ day: Day) -> Bool { (since.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true) }

    /// Whether it is in force on any of these days.
    public func meets(_ span: DaySpan) -> Bool {
        (since.map { $0 <= span.last } ?? true) && (until.map { $0 >= span.first } ?? true)
    }
}

extension Rule {
    /// Whether it is in force on a day, as far as versions scored together go.
    public func isInForce(on day: Day) -> Bool { version?.contains(day) ?? true }

    /// Whether it counts anything at all.
    public var isWording: Bool { version?.isWording ?? false }

    /// The same rule as one of several versions has it.
    func inVersion(_ version: RuleVersion) -> Rule {
        Rule(
            id: id, code: code, clause: clause, text: text, reading: reading, rows: rows, filter: filter,
            datedBy: datedBy, within: within, run: run, skip: skip, every: every, condition: condition,
            effects: effects, factor: factor, same: same, limit: limit, waiver: waiver, rowsOf: rowsOf,
            fallsOn: fallsOn, consequences: consequences, span: span, version: version)
    }
}

extension Regulation {
    /// Whether it is in force on a day.
    public func isInForce(on day: Day) -> Bool {
        (since.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
    }

    /// The version a rule stands in: what its words and measures are to be read by.
    public func version(of rule: Rule) -> Regulation {
        guard let place = rule.version?.place, versions.indices.contains(place) else { return self }
        return versions[place]
    }

    /// The versions that are in force on any of these days, the oldest first; itself where it is one file's.
    public func versions(in span: DaySpan) -> [Regulation] {
        let own = versions.filter { version in
            (version.since.map { $0 <= span.last } ?? true) && (version.until.map { $0 >= span.first } ?? true)
        }
        return own.isEmpty ? [self] : own
    }

    /// 自 2026-08-16 起施行, 至 2026-08-15 止; empty where nothing is stated.
    public var daysInForce: String {
        [since.map { "自 \($0.iso) 起施行" }, until.map { "至 \($0.iso) 止" }].compactMap { $0 }.joined(separator: " · ")
    }
}
