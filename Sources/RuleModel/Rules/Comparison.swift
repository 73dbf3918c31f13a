public import Exact

/// One or two bounds on a number, each with its end in or out: 含 and 不含 are always explicit.
public struct Comparison: Hashable, Sendable {
    /// One end.
    public struct Bound: Hashable, Sendable {
        /// The number.
        public let value: Rational
        /// Whether the number itself is within.
        public let isInclusive: Bool

        /// A bound by its parts.
        public init(_ value: Rational, inclusive: Bool) {
            self.value = value
            self.isInclusive = inclusive
        }
    }

    /// `over` or `at_least`.
    public let lower: Bound?
    /// `under` or `at_most`.
    public let upper: Bound?

    /// A comparison by its ends.
    public init(lower: Bound? = nil, upper: Bound? = nil) {
        self.lower = lower
        self.upper = upper
    }

    /// Whether a number lies within.
    public func holds(for value: Rational) -> Bool {
        if let lower, lower.isInclusive ? value < lower.value : value <= lower.value { return false }
        if let upper, upper.isInclusive ? value > upper.value : value >= upper.value { return false }
        return true
    }
}
