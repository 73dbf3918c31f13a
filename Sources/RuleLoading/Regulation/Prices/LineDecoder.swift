internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// `{line: {60%: 0, 90%: 10}, by: satisfaction}`: straight between marks, level outside.
enum LineDecoder: PriceDecoder {
    static let form = "line"
    static let keys = ["by"]

    static func decode(_ fields: Fields, _ context: PriceContext, _ decoder: FileDecoder) -> (any Price)? {
        let basis = decoder.numberBasis(fields.required("by"), context)
        guard let node = fields["line"] else { return nil }
        var marks: [LinePrice.Mark] = []
        var seen: [Rational: SourceSpan] = [:]
        let pairs = decoder.entries(node)
        for pair in pairs {
            guard let at = decoder.quantity(pair.key), let points = decoder.number(pair.value) else { continue }
            if let basis { decoder.checkUnits(at.value.isZero ? nil : at.unit, pair.key, isShare: basis.isShare) }
            if let first = seen[at.value] {
                decoder.report(
                    .duplicateKey, at: pair.key.span, ("这一点写了两次", "this mark is written twice"),
                    fix: ("只保留一处", "keep one of them"), related: [(first, ("第一次写在这里", "first written here"))])
                continue
            }
            seen[at.value] = pair.key.span
            marks.append(LinePrice.Mark(at: at.value, points: points))
        }
        if node.pairs != nil && pairs.count < 2 {
            decoder.report(
                .missingField, at: node.span, ("折线至少要有两点", "a line has two marks at least"),
                fix: ("如 line: {60%: 0, 90%: 10}", "such as line: {60%: 0, 90%: 10}"))
        }
        guard let basis, marks.count > 1 else { return nil }
        return LinePrice(marks, by: basis.quantity, isShare: basis.isShare)
    }
}
