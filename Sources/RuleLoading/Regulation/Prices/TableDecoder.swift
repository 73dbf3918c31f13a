internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// `{by: degree, table: {一般: 1, 情节严重: 3, empty: 1}}`, `{by: nth, table: {1: 2, 2: 5}}`, `{by: cases, table: {at_least 200: 0.5}}`.
enum TableDecoder: PriceDecoder {
    static let form = "table"
    static let keys = ["by"]

    static func decode(_ fields: Fields, _ context: PriceContext, _ decoder: FileDecoder) -> (any Price)? {
        decoder.table(fields, context) { node, before in decoder.amount(node, context, after: before) }
    }
}

extension FileDecoder {
    /// A table by whatever decides; `amount` reads the right side of a row, given that of the row before.
    func table(
        _ fields: Fields, _ context: PriceContext, asksForGaps: Bool = true, amount: (YAMLNode, Amount?) -> Amount?
    ) -> PriceTable? {
        guard let by = fields["by"] else {
            if !fields.has("by") {
                report(
                    .tableWithoutBy, at: fields.pair("table")?.key.span ?? fields.owner,
                    ("分档表没有写按什么分", "the table does not say by what"),
                    fix: ("加上 by(按),如 by: degree(情节)", "add 'by', such as by: degree"))
            }
            return nil
        }
        guard
            let basis = basis(
                by, context.shape, context.scope, isByWindow: context.isByWindow, unknown: .unknownField),
            let node = fields["table"]
        else { return nil }
        let pairs = filledEntries(node)
        var rows: [(key: PriceTable.Key, amount: Amount)] = []
        var places: [YAMLNode] = []
        var whenEmpty: Amount?
        var otherwise: Amount?
        var seen: [String: SourceSpan] = [:]
        var before: Amount?
        var isRead = true
        for (index, pair) in pairs.enumerated() {
            let price = amount(pair.value, before)
            before = price
            let word = pair.key.isPlain ? Vocabulary.english(pair.name, among: ["empty", "else"]) : nil
            if let word {
                guard isFirstUse(word, pair.key, &seen) else { continue }
                if word == "empty" { whenEmpty = price } else { otherwise = price }
                if word == "else" { askForLastElse(pair, pairs[(index + 1)...]) }
            } else if let key = key(pair.key, basis), isFirstUse(name(of: key, pair), pair.key, &seen), let price {
                rows.append((key, price))
                places.append(pair.key)
            } else {
                isRead = false
            }
        }
        let table = PriceTable(by: basis.quantity, rows: rows, whenEmpty: whenEmpty, otherwise: otherwise)
        if rows.count == places.count && !rows.isEmpty {
            if let field = basis.words {
                checkWords(table, places, field, context, owner: node.span)
            } else {
                checkRows(
                    rows.map { RowRange($0.key, isWhole: basis.isWhole) }, places,
                    isWhole: basis.isWhole, hasElse: otherwise != nil || !asksForGaps)
                if isRead && otherwise == nil && asksForGaps { askForEnd(table, places) }
            }
        }
        return table
    }

    /// The left side of a row.
    private func key(_ node: YAMLNode, _ basis: Basis) -> PriceTable.Key? {
        if let field = basis.words {
            if node.isPlain, Self.looksLikeComparison(node.text ?? "") {
                report(
                    .wrongTest, at: node.span,
                    ("“\(field.header)”(\(field.id))是文字,不能比大小", "the field \(field.id) holds words, not numbers"),
                    fix: ("左边写“\(field.header)”的词", "write words of the field on the left"))
                return nil
            }
            return pricedWord(node, field).map(PriceTable.Key.word)
        }
        guard let text = scalar(node)?.halfWidth else { return nil }
        if let number = Self.ordinal(text) { return .number(number) }
        if let number = WrittenNumber(text) {
            checkUnits(number.unit, node, isShare: basis.isShare)
            return .number(number.value)
        }
        guard let (comparison, unit) = comparison(node) else { return nil }
        checkUnits(unit, node, isShare: basis.isShare)
        return .comparison(comparison)
    }

    /// What makes two rows one: the word or the number itself.
    private func name(of key: PriceTable.Key, _ pair: YAMLPair) -> String {
        switch key {
        case .word(let word): "=" + word
        case .number(let number): "=" + number.plain
        case .comparison: "?" + pair.name.halfWidth
        }
    }

    /// 第二次, 第2名, 三次: the number meant.
    private static func ordinal(_ text: String) -> Rational? {
        var rest = Substring(text)
        let isOrdinal = rest.hasPrefix("第")
        if isOrdinal { rest.removeFirst() }
        let hasUnit = rest.hasSuffix("次") || rest.hasSuffix("名")
        if hasUnit { rest.removeLast() }
        guard isOrdinal || hasUnit else { return nil }
        return ChineseNumeral.value(rest)
    }

    /// A word a field may hold, half-width.
    func pricedWord(_ node: YAMLNode, _ field: Field) -> String? {
        let text = (node.text ?? "").halfWidth
        guard case .words(let words) = field.type else { return text }
        if let word = word(text, of: words) { return word }
        report(
            .impossibleValue, at: node.span,
            ("“\(field.header)”(\(field.id))不会是“\(text)”", "the field \(field.id) is never '\(text)'"),
            fix: suggestion(NearestName.find(text, among: words), words))
        return nil
    }
}
