internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// `{share: finished, out_of: best, worth: 10}`: `worth` times a measure over another number.
enum ShareDecoder: PriceDecoder {
    static let form = "share"
    static let keys = ["out_of", "worth"]

    static func decode(_ fields: Fields, _ context: PriceContext, _ decoder: FileDecoder) -> (any Price)? {
        let share = fields["share"].flatMap { decoder.measure($0, context.scope) }
        let worth = decoder.number(fields.required("worth"))
        let base = base(fields.required("out_of"), share, context.scope, decoder)
        guard let share, let worth, let base else { return nil }
        return SharePrice(share, outOf: base, worth: worth)
    }

    private static func base(
        _ node: YAMLNode?, _ share: String?, _ scope: Scope, _ decoder: FileDecoder
    ) -> SharePrice.Base? {
        guard let node else { return nil }
        if let text = node.text?.trimmed {
            if let number = WrittenNumber(text.halfWidth) {
                let isShare = share.flatMap { scope.outline($0)?.isShare } ?? number.isShare
                decoder.checkUnits(number.unit, node, isShare: isShare)
                guard !number.value.isZero else {
                    decoder.report(
                        .badNumber, at: node.span, ("不能除以 0", "nothing can be held against 0"),
                        fix: ("写大于 0 的数", "write a number above 0"))
                    return nil
                }
                return .number(number.value)
            }
            if scope.outline(text) == nil,
                let word = Vocabulary.english(text, among: ["best", "mean", "target"])
            {
                if let share { decoder.checkGroup(node, word, share, scope) }
                return word == "best" ? .best : word == "mean" ? .mean : .target
            }
        }
        return decoder.measure(node, scope).map { .measure($0) }
    }
}
