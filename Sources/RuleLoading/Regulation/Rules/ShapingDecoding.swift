internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Shaping: `run`, `same` with `keep`, and `limit`.
extension FileDecoder {
    private static let runKeys = KeySet(["along", "length", "blocks"])
    private static let sameKeys = KeySet(["by", "keep"])

    /// `run: {along: round, length: 2, blocks: yes}`; `along: date` is working days one after another.
    func run(_ pair: YAMLPair?, _ shape: RowShape) -> Run? {
        guard let pair, !pair.value.isBlank, let parts = fields(pair.value, Self.runKeys, owner: pair.key.span) else {
            return nil
        }
        let length = whole(parts.required("length"), 2...1000)
        let isBlocks = parts["blocks"].flatMap { flag($0) } ?? false
        guard let along = parts.required("along"), let name = scalar(along) else { return nil }
        if Vocabulary.english(name, among: ["date"]) != nil {
            return length.map { Run(along: "date", length: $0, isBlocks: isBlocks) }
        }
        guard let field = field(along, of: shape) else { return nil }
        guard field.type == .number, !Self.brokenNumbers.contains(field.id) else {
            report(
                .wrongTest, at: along.span,
                ("“\(field.header)”(\(field.id))不是整数,排不出先后", "the field \(field.id) is no whole number"),
                fix: ("用整数的列,如 round(轮次),或 date(日期)", "use a whole number such as round, or date"))
            return nil
        }
        return length.map { Run(along: field.id, length: $0, isBlocks: isBlocks) }
    }

    /// Yes or no; reported where it is neither.
    func flag(_ node: YAMLNode) -> Bool? {
        if let truth = truth(node) { return truth }
        if node.text == nil {
            wrongType(node, expected: ("yes(是)或 no(否)", "yes or no"))
        } else {
            unknownWord(node, among: ["yes", "no"])
        }
        return nil
    }

    /// `same: deed`, with `keep: first` beside it or as `same: {by: deed, keep: first}`.
    func same(_ node: YAMLNode?, keep: YAMLNode?, _ shape: RowShape) -> SameRows? {
        guard let node else { return nil }
        var field = node
        var keepNode = keep
        if node.pairs != nil {
            guard let fields = fields(node, Self.sameKeys, owner: node.span), let by = fields.required("by") else {
                return nil
            }
            field = by
            keepNode = fields["keep"] ?? keep
        }
        let kept = word(keepNode, among: SameRows.Keep.allCases.map(\.rawValue)).flatMap(SameRows.Keep.init)
        return self.field(field, of: shape).map { SameRows($0.id, keep: kept ?? .dearest) }
    }

    /// A limit: so many points, no fewer than one occurrence costs, or `once`.
    func limit(_ node: YAMLNode?, _ effects: [Effect], priced: YAMLNode?) -> Limit? {
        guard let node else { return nil }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["once"]) != nil { return .once }
        guard let limit = number(node) else { return nil }
        let least = effects.compactMap(\.price.leastPoints).min()
        if let least, limit < least {
            report(
                .limitBelowOne, at: node.span,
                (
                    "最多 \(limit.plain) 分,还不够一次的 \(least.plain) 分",
                    "the limit of \(limit.plain) is below one occurrence, \(least.plain)"
                ),
                fix: ("核对两个数;限额应不小于一次的分值", "check both numbers"),
                related: priced.map { [($0.span, ("一次的分值写在这里", "what one occurrence costs"))] } ?? [])
        }
        return .points(limit)
    }
}

extension Price {
    /// What one occurrence costs at least, where that is a plain number above 0.
    var leastPoints: Rational? {
        guard self is FlatPrice || self is PriceTable else { return nil }
        return amounts.compactMap { amount in
            switch amount {
            case .points(let points): points.isZero ? nil : points
            case .choose(let least, _, _): least.isZero ? nil : least
            case .percent, .all, .chooseAny, .unknown, .consequence: nil
            }
        }.min()
    }
}
