internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// `{each: 3, per: 1%, by: satisfaction, short_of: 99%, remainder: dropped}`: so much for every step of a number past a line.
enum StepDecoder: PriceDecoder {
    static let form = "each"
    static let keys = ["per", "by", "beyond", "short_of", "first", "remainder"]

    static func decode(_ fields: Fields, _ context: PriceContext, _ decoder: FileDecoder) -> (any Price)? {
        decoder.step(fields, context)
    }
}

extension FileDecoder {
    fileprivate func step(_ fields: Fields, _ context: PriceContext) -> StepPrice? {
        let each = plainAmount(fields["each"])
        let per = quantity(fields["per"])
        let first = plainAmount(fields["first"])
        let basis = numberBasis(fields.required("by"), context)
        let (side, line, written) = line(fields, basis, context.scope)
        if let per, per.value.isZero, let node = fields["per"] {
            report(
                .badNumber, at: node.span, ("每一档的跨度不能是 0", "a step cannot be 0 long"),
                fix: ("写大于 0 的数", "write a number above 0"))
            return nil
        }
        let remainder = remainder(fields, basis, per, line)
        guard let basis else { return nil }
        if basis.isShare, !fields.has("per") {
            // A step of one whole would be a hundred percentage points, which nobody means.
            report(
                .missingField, at: fields.pair("each")?.key.span ?? fields.owner,
                ("没有写明每低(高)多少算一档", "it is not stated how long a step is"),
                fix: ("加上 per(每),如 per: 1%", "add per, such as per: 1%"))
        }
        checkUnits(per?.unit, fields["per"], isShare: basis.isShare)
        checkUnits(written?.unit, fields[side.rawValue], isShare: basis.isShare)
        if basis.quantity == .nth {
            for (key, number) in [("per", per), (side.rawValue, written)] {
                guard let number, let node = fields[key], !number.value.isWhole else { continue }
                report(
                    .badNumber, at: node.span, ("第几次只有整数", "occurrences have whole numbers"),
                    fix: ("写整数", "write a whole number"))
            }
        }
        guard let each, !fields.has("per") || per != nil else { return nil }
        return StepPrice(
            each: each, per: per?.value ?? .one, by: basis.quantity, side: side, line: line,
            isShare: basis.isShare, first: first, remainder: remainder ?? .dropped)
    }

    /// Where counting begins, with the number written there.
    private func line(
        _ fields: Fields, _ basis: Basis?, _ scope: Scope
    ) -> (side: StepPrice.Side, line: StepPrice.Line, written: WrittenNumber?) {
        if fields.has("beyond"), let pair = fields.pair("short_of") {
            report(
                .wrongType, at: pair.key.span,
                ("超出(beyond)和不足(short_of)只能写一个", "write 'beyond' or 'short_of', not both"),
                fix: ("删去一个", "remove one"))
        }
        let side: StepPrice.Side = fields.has("short_of") ? .shortOf : .beyond
        let nothing = StepPrice.Line.number(.zero)
        guard let node = fields[side.rawValue] else { return (side, nothing, nil) }
        let words: [(word: String, line: StepPrice.Line)] = [
            ("mean", .mean), ("best", .best), ("last", .last), ("target", .target),
        ]
        if let text = node.text, let word = Vocabulary.english(text.trimmed, among: words.map(\.word)),
            let line = words.first(where: { $0.word == word })?.line
        {
            if let basis { checkGroup(node, word, basis.quantity.measure, scope) }
            return (side, line, nil)
        }
        guard let text = node.text, WrittenNumber(text.halfWidth) != nil || text.first?.isNumber == true else {
            if node.text == nil {
                wrongType(node, expected: ("数字或词", "a number or a word"))
            } else {
                unknownWord(node, among: words.map(\.word))
            }
            return (side, nothing, nil)
        }
        let written = quantity(node)
        return (side, .number(written?.value ?? .zero), written)
    }

    /// A figure of the group, of the last period or a target belongs to a measure, and a target must be stated.
    func checkGroup(_ node: YAMLNode, _ word: String, _ measure: String?, _ scope: Scope) {
        guard let measure else {
            report(
                .wrongTest, at: node.span,
                ("只有指标才有“\(Vocabulary.listed(word))”", "only a measure has a '\(word)'"),
                fix: ("by(按)写一个指标", "go by a measure"))
            return
        }
        guard word == "target", scope.outline(measure)?.hasTarget == false else { return }
        report(
            .missingField, at: node.span,
            ("指标“\(scope.outline(measure)?.title ?? measure)”没有写目标", "the measure '\(measure)' states no target"),
            fix: ("在指标上写 target(目标)", "give the measure a 'target'"))
    }

    private func remainder(
        _ fields: Fields, _ basis: Basis?, _ per: WrittenNumber?, _ line: StepPrice.Line
    ) -> StepPrice.Remainder? {
        if fields.has("remainder") {
            return word(fields["remainder"], among: StepPrice.Remainder.allCases.map(\.rawValue))
                .flatMap(StepPrice.Remainder.init)
        }
        guard let basis else { return nil }
        let isWholeLine: Bool =
            switch line {
            case .number(let number): number.isWhole
            case .best, .last: true
            case .mean, .target: false
            }
        if basis.isWhole && (per?.value ?? .one) == .one && isWholeLine { return nil }
        report(
            .remainderNotStated, at: fields.pair("each")?.key.span ?? fields.owner,
            ("没有写明不满一档怎么算", "it is not stated what becomes of a broken step"),
            fix: (
                "加上 remainder(零头): dropped(舍去)、counts(进一)或 exact(按比例)",
                "add remainder: dropped, counts or exact"
            ))
        return nil
    }
}
