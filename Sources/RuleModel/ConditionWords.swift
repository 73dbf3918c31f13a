internal import Exact

extension Comparison {
    /// The bounds in the rule language's own words: `不少于 3`, `超过 10、不超过 20`; in per cent for a share.
    public func words(isShare: Bool) -> String {
        func number(_ value: Rational) -> String { isShare ? (value * Rational(100)).plain + "%" : value.plain }
        let low = lower.map { ($0.isInclusive ? "不少于 " : "超过 ") + number($0.value) }
        let high = upper.map { ($0.isInclusive ? "不超过 " : "低于 ") + number($0.value) }
        return [low, high].compactMap { $0 }.joined(separator: "、")
    }
}

extension Condition {
    /// The condition in words: `全勤不少于 100%`, `评价件数与办结件数不一致`.
    public func words(_ measures: [MeasureDefinition]) -> String {
        func measure(_ name: String) -> MeasureDefinition? { measures.first { $0.name == name } }
        switch self {
        case .differs(let left, let right):
            return "\(measure(left)?.title ?? left)与\(measure(right)?.title ?? right)不一致"
        case .compares(let name, let comparison):
            let found = measure(name)
            return (found?.title ?? name) + comparison.words(isShare: found?.isShare ?? false)
        }
    }
}

extension MeasureDefinition {
    /// Whether its values are shares, to be printed in per cent.
    public var isShare: Bool { if case .ratio = form { true } else { false } }
}
