/// What must hold, all of it, on a window of time (`when`, 条件): the rule fires once in each window in which it does.
public struct Condition: Hashable, Sendable {
    /// One thing that must hold.
    public enum Term: Hashable, Sendable {
        /// A measure or the rule's own `count` lies within bounds: `{absent_days: at_least 3}`, `{count: at_least 5}`.
        case compares(Quantity, Comparison)
        /// Two measures are not equal: `{differs: [rated, finished]}`.
        case differs(String, String)
        /// The subject has reached one of these levels on the sheet the condition belongs to; only for consequences and
        /// levels: `{level: [未达标]}`.
        case level([String])
        /// The subject has one of these honours; only for consequences.
        case honour([String])
    }

    /// Everything that must hold, in the file's order.
    public let terms: [Term]

    /// A condition by its terms.
    public init(_ terms: [Term]) { self.terms = terms }

    /// The measures it asks for.
    public var measures: [String] {
        terms.flatMap { term -> [String] in
            switch term {
            case .compares(let quantity, _): quantity.measure.map { [$0] } ?? []
            case .differs(let left, let right): [left, right]
            case .level, .honour: []
            }
        }
    }

    /// What of it is asked of numbers, not of the level or honours reached; `nil` where nothing is.
    public var ofNumbers: Condition? {
        let rest = terms.filter { term in
            switch term {
            case .compares, .differs: true
            case .level, .honour: false
            }
        }
        return rest.isEmpty ? nil : Condition(rest)
    }

    /// Whether what it asks of the level reached holds.
    public func holds(forLevel level: String) -> Bool {
        terms.allSatisfy { if case .level(let names) = $0 { names.contains(level) } else { true } }
    }

    /// Whether it asks how often the rule's own rows occur.
    public var asksForCount: Bool {
        terms.contains { if case .compares(.count, _) = $0 { true } else { false } }
    }
}
