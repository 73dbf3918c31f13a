internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Amounts of points, written the same wherever one stands: `2`, `2%`, `all`, `{choose: [2, 4]}`, `unknown`, a consequence.
extension FileDecoder {
    private static let chooseKeys = KeySet(["choose", "default"])

    /// An amount; `before` is the amount of the row before, where it stands in a table.
    func amount(_ node: YAMLNode, _ context: PriceContext, after before: Amount? = nil) -> Amount? {
        if node.pairs != nil {
            guard let fields = fields(node, Self.chooseKeys, owner: node.span) else { return nil }
            return choice(fields, context)
        }
        guard let text = scalar(node)?.halfWidth else { return nil }
        if context.scope.hasConsequence(node.text?.trimmed ?? text) {
            let name = node.text?.trimmed ?? text
            context.scope.usedConsequences.insert(name)
            return .consequence(name)
        }
        if Vocabulary.english(text, among: ["all"]) != nil {
            guard context.direction == .deduct else {
                return badAmount(node, ("加分不能写“\(text)”", "'\(text)' cannot be added"))
            }
            return .all
        }
        if Vocabulary.english(text, among: ["unknown"]) != nil { return .unknown }
        if text.hasPrefix("+") { return raised(node, String(text.dropFirst()), before) }
        guard let quantity = WrittenNumber(text) else {
            return badAmount(node, ("“\(text)”不是分值", "'\(text)' is not an amount of points"))
        }
        return quantity.isShare ? .percent(quantity.value) : .points(quantity.value)
    }

    /// An amount that must be a number of points or a share of the part's.
    func plainAmount(_ node: YAMLNode?) -> Amount? {
        quantity(node).map { $0.isShare ? .percent($0.value) : .points($0.value) }
    }

    /// `+2`: on top of the row before.
    private func raised(_ node: YAMLNode, _ text: String, _ before: Amount?) -> Amount? {
        guard let more = WrittenNumber(text.trimmed) else {
            return badAmount(node, ("“\(text)”不是分值", "'\(text)' is not an amount of points"))
        }
        switch before {
        case .points(let points)? where !more.isShare: return .points(points + more.value)
        case .percent(let share)? where more.isShare: return .percent(share + more.value)
        default:
            return badAmount(
                node,
                (
                    "“+\(text)”是在上一档之上再加,上一档却不是同样的分值",
                    "'+\(text)' adds to the row before, which is no such amount"
                ))
        }
    }

    /// 酌情: `choose: [2, 4]` or `choose: any`, with `default` for a row without points.
    func choice(_ fields: Fields, _ context: PriceContext) -> Amount? {
        guard let node = fields.required("choose") else { return nil }
        let standard = number(fields["default"])
        if context.shape?.hasEvents == false || context.isByWindow {
            badAmount(node, ("只有逐行计的台账(events)有分值一栏可供酌情", "only rows of the events log have points to choose")) as Void?
        }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["any"]) != nil {
            return .chooseAny(standard: standard)
        }
        guard let items = node.items, items.count == 2 else {
            wrongType(node, expected: ("两个分值的列表,如 [2, 4],或 any(不限)", "a list of two amounts such as [2, 4], or any"))
            return nil
        }
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
        return .choose(least: least, most: most, standard: standard)
    }

    @discardableResult
    private func badAmount<Result>(_ node: YAMLNode, _ message: Sentence) -> Result? {
        report(
            .badAmount, at: node.span, message,
            fix: (
                "写数字(如 2、0.5、2/3、2%)、all(扣完)、unknown(原文缺)、后果的名称,或 choose: [2, 4](酌情)",
                "write a number (2, 0.5, 2/3, 2%), all, unknown, a consequence's name, or choose: [2, 4]"
            ))
        return nil
    }
}

/// `{choose: [2, 4], default: 2}` as a price: 酌情.
enum ChoiceDecoder: PriceDecoder {
    static let form = "choose"
    static let keys = ["default"]

    static func decode(_ fields: Fields, _ context: PriceContext, _ decoder: FileDecoder) -> (any Price)? {
        decoder.choice(fields, context).map { FlatPrice($0) }
    }
}
