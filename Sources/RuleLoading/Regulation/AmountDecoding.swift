internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Amounts of points, written the same wherever one stands: a number, `all`, or `choose: [least, most]`.
extension FileDecoder {
    /// What an amount stands in.
    struct PriceContext {
        var direction: Effect.Direction
        /// Whether rows are events, which alone have the inspector's `points`.
        var countsEvents: Bool
        var scope: Scope
    }

    private static let chooseKeys = KeySet(["choose", "default"])

    /// An amount.
    func amount(_ node: YAMLNode, _ context: PriceContext) -> Amount? {
        if node.pairs != nil {
            guard let fields = fields(node, Self.chooseKeys, owner: node.span) else { return nil }
            return choice(fields, context)
        }
        guard let text = scalar(node)?.halfWidth else { return nil }
        if Vocabulary.english(text, among: ["all"]) != nil {
            guard context.direction == .deduct else {
                return badAmount(node, ("加分不能写“\(text)”", "'\(text)' cannot be added"))
            }
            return .all
        }
        if Vocabulary.english(text, among: ["unknown"]) != nil || text.hasPrefix("+")
            || context.scope.hasConsequence(text)
        {
            notSupported(text, at: node.span)
            return nil
        }
        guard let quantity = WrittenNumber(text) else {
            return badAmount(node, ("“\(text)”不是分值", "'\(text)' is not an amount of points"))
        }
        if quantity.isShare {
            notSupported(text, at: node.span)
            return nil
        }
        return .points(quantity.value)
    }

    /// 酌情: `choose: [2, 4]`, with `default` for a row without points.
    func choice(_ fields: Fields, _ context: PriceContext) -> Amount? {
        guard let node = fields.required("choose") else { return nil }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["any"]) != nil {
            notSupported("choose: any", at: node.span)
            return nil
        }
        guard let items = node.items, items.count == 2 else {
            wrongType(node, expected: ("两个分值的列表,如 [2, 4]", "a list of two amounts such as [2, 4]"))
            return nil
        }
        let standard = number(fields["default"])
        guard let least = number(items[0]), let most = number(items[1]) else { return nil }
        guard least <= most else {
            report(
                .rangeReversed, at: node.span, ("分值范围前大后小", "the range ends before it begins"),
                fix: ("改成 [\(most.plain), \(least.plain)]", "write [\(most.plain), \(least.plain)]"))
            return nil
        }
        if let standard, let place = fields["default"], standard < least || standard > most {
            badAmount(
                place,
                (
                    "缺省分值 \(standard.plain) 不在 \(least.plain) 到 \(most.plain) 之内",
                    "the default \(standard.plain) is outside \(least.plain) to \(most.plain)"
                )) as Void?
        }
        if !context.countsEvents {
            badAmount(node, ("只有台账(events)有分值一栏可供酌情", "only events have points to choose")) as Void?
        }
        return .choose(least: least, most: most, standard: standard)
    }

    @discardableResult
    private func badAmount<Result>(_ node: YAMLNode, _ message: Sentence) -> Result? {
        report(
            .badAmount, at: node.span, message,
            fix: (
                "写数字(如 2、0.5、2/3)、all(扣完),或 choose: [2, 4](酌情)",
                "write a number (2, 0.5, 2/3), all, or choose: [2, 4]"
            ))
        return nil
    }
}
