internal import BigInt

extension Rational {
    /// A value as ``plain`` writes it: `2`, `-1.5`, `2/3`; `nil` for anything else.
    public init?(plain text: String) {
        var digits = Substring(text)
        let isNegative = digits.first == "-"
        if isNegative { digits.removeFirst() }
        let parts = digits.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, let top = Rational(decimal: first) else { return nil }
        var value = top
        if parts.count == 2 {
            guard top.isWhole, let bottom = Rational(decimal: parts[1]), bottom.isWhole,
                let quotient = top.divided(by: bottom)
            else { return nil }
            value = quotient
        } else if parts.count != 1 {
            return nil
        }
        self = isNegative ? -value : value
    }
}
