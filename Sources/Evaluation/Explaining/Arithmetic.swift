internal import Exact
internal import RuleModel

/// How a price is reached, for those who ask why: the price's own words, the factor, the share.
enum Arithmetic {
    /// One price.
    static func words(_ price: any Price, _ factor: Factor?, _ given: any PriceContext) -> String {
        let words = price.arithmetic(given)
        guard let factor else { return words }
        let times = factor.value(given)
        if times == .one { return words }
        let base = words.isEmpty ? price.points(given).points.plain : words
        return "\(base) × 倍数 \(times.plain)"
    }

    /// The prices of a row's occurrences as one, with what part of them falls on the subject.
    static func joined(_ words: [String], share: Rational) -> String {
        let sum = words.filter { !$0.isEmpty }.joined(separator: " + ")
        if share == .one { return sum }
        if sum.isEmpty { return "按份额 \(share.plain) 计入" }
        return (sum.contains("+") ? "(\(sum))" : sum) + " × 份额 \(share.plain)"
    }
}
