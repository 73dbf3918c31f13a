internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Comparisons: one or two of `over`, `at_least`, `under`, `at_most` with a number, written the same everywhere.
///
/// 以上 and 以下 are deliberately no words of the language: regulations use them with and without the number itself.
extension FileDecoder {
    static let comparators = ["over", "at_least", "under", "at_most"]
    private static let spellings = comparators.flatMap { word in Vocabulary.spellings(word).map { (word, $0) } }

    /// Whether a text begins like a comparison.
    static func looksLikeComparison(_ text: String) -> Bool {
        let text = text.halfWidth
        return spellings.contains { _, spelling in
            guard text.hasPrefix(spelling), let next = text.dropFirst(spelling.count).first else { return false }
            return next == " " || next.isNumber
        }
    }

    /// A comparison, and how its numbers are written.
    func comparison(_ node: YAMLNode) -> (comparison: Comparison, unit: WrittenNumber.Unit)? {
        guard let text = scalar(node)?.halfWidth else { return nil }
        var lower: Comparison.Bound?
        var upper: Comparison.Bound?
        var units: Set<WrittenNumber.Unit> = []
        var rest = Substring(text)
        while !rest.isEmpty {
            guard let (word, spelling) = Self.spellings.first(where: { rest.hasPrefix($0.1) }) else {
                return badComparison(node, text)
            }
            rest = rest.dropFirst(spelling.count).drop { $0 == " " }
            let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "/" || $0 == "%" }
            guard let quantity = WrittenNumber(String(digits)) else { return badComparison(node, text) }
            rest = rest.dropFirst(digits.count).drop { $0 == " " }
            units.insert(quantity.unit)
            let isLower = word == "over" || word == "at_least"
            guard (isLower ? lower : upper) == nil else { return badComparison(node, text) }
            let bound = Comparison.Bound(quantity.value, inclusive: word == "at_least" || word == "at_most")
            if isLower { lower = bound } else { upper = bound }
        }
        guard lower != nil || upper != nil, units.subtracting([.fraction]).count <= 1 else {
            return badComparison(node, text)
        }
        if let lower, let upper,
            upper.value < lower.value
                || upper.value == lower.value && !(lower.isInclusive && upper.isInclusive)
        {
            report(
                .rangeReversed, at: node.span, ("没有数能同时满足“\(text)”", "no number satisfies '\(text)'"),
                fix: ("对调两个数", "exchange the two numbers"))
            return nil
        }
        let unit = units.subtracting([.fraction]).first ?? .fraction
        return (Comparison(lower: lower, upper: upper), unit)
    }

    private func badComparison(_ node: YAMLNode, _ text: String) -> (Comparison, WrittenNumber.Unit)? {
        let isVague = text.contains("以上") || text.contains("以下")
        report(
            .badComparison, at: node.span,
            isVague
                ? ("“\(text)”分不清含不含本数", "'\(text)' leaves open whether the number itself is meant")
                : ("看不懂比较“\(text)”", "'\(text)' is not a comparison"),
            fix: (
                "写成 over 10(超过)、at_least 10(不少于)、under 10(低于)、at_most 10(不超过),或两个连写:over 10 at_most 20",
                "write over 10, at_least 10, under 10, at_most 10, or two of them: over 10 at_most 20"
            ))
        return nil
    }
}
