internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Prices: a plain amount, a table by the words of a field, or so much for every step of a number.
extension FileDecoder {
    private static let priceKeys = KeySet(
        [
            "by", "table", "each", "per", "beyond", "short_of", "first", "remainder", "choose", "default",
        ], planned: ["line", "share", "out_of", "worth", "take"])

    /// A price of a rule over a log.
    func price(_ node: YAMLNode, of log: LogKind, owner: SourceSpan, _ context: PriceContext) -> (any Price)? {
        guard node.pairs != nil else { return amount(node, context).map { FlatPrice($0) } }
        guard let fields = fields(node, Self.priceKeys, owner: owner) else { return nil }
        let forms = ["table", "each", "choose"].filter(fields.has)
        guard let form = forms.first, forms.count == 1 else {
            // A construct of the language that was just refused needs no second word.
            let isRefused = node.pairs?.contains { Vocabulary.english($0.name, among: Self.priceKeys.planned) != nil }
            if isRefused == true { return nil }
            report(
                forms.isEmpty ? .missingField : .wrongType, at: owner,
                ("分值要有且只有 table(分档)、each(每次)、choose(酌情)之一", "a price has one of table, each, choose"),
                fix: ("只有一个分值时直接写数字", "write a plain number where the price is one number"))
            return nil
        }
        let idle = ["by", "per", "beyond", "short_of", "first", "remainder", "default"]
        switch form {
        case "choose":
            withoutEffect(
                idle.filter { $0 != "default" }, in: fields,
                because: ("酌情只有范围和缺省", "a choice has a range and a default"))
            return choice(fields, context).map { FlatPrice($0) }
        case "table":
            withoutEffect(
                idle.filter { $0 != "by" }, in: fields, because: ("分档只有 by 和 table", "a table has 'by' and 'table'"))
            return table(fields, of: log, context)
        default:
            withoutEffect(["default"], in: fields, because: ("default 只用于 choose", "'default' belongs to 'choose'"))
            return step(fields, of: log, context)
        }
    }

    /// `{by: degree, table: {一般: 1, 情节严重: 3, empty: 1}}`.
    private func table(_ fields: Fields, of log: LogKind, _ context: PriceContext) -> PriceTable? {
        guard let by = fields["by"] else {
            if !fields.has("by") {
                report(
                    .tableWithoutBy, at: fields.pair("table")?.key.span ?? fields.owner,
                    ("分档表没有写按什么分", "the table does not say by what"),
                    fix: ("加上 by(按),如 by: degree(情节)", "add 'by', such as by: degree"))
            }
            return nil
        }
        guard let name = scalar(by) else { return nil }
        let field = LogSchema.fields(of: log).first { $0.id == name.halfWidth || $0.header == name.halfWidth }
        let isNumbered = Vocabulary.english(name, among: ["nth", "count"]) != nil || name.hasPrefix("place of")
        guard field?.type.isWords == true || !isNumbered && context.scope.isRatio[name] == nil else {
            notSupported("by: \(name)", at: by.span)
            return nil
        }
        guard let field = self.field(by, of: log) else { return nil }
        guard field.type.isWords else {
            notSupported("by: \(name)", at: by.span)
            return nil
        }
        guard let node = fields["table"] else { return nil }
        let rows = entries(node)
        if rows.isEmpty && node.pairs != nil {
            report(
                .missingField, at: node.span, ("分档表是空的", "the table is empty"),
                fix: ("每档一行:词: 分值", "one row for each word: word: points"))
        }
        return priced(rows, by: field, context)
    }

    private func priced(_ pairs: [YAMLPair], by field: Field, _ context: PriceContext) -> PriceTable {
        var rows: [(key: PriceTable.Key, amount: Amount)] = []
        var whenEmpty: Amount?
        var otherwise: Amount?
        var seen: [String: SourceSpan] = [:]
        for pair in pairs {
            let amount = amount(pair.value, context)
            let key = pair.key.isPlain ? Vocabulary.english(pair.name, among: ["empty", "else"]) : nil
            if let key {
                guard isFirstUse(key, pair.key, &seen) else { continue }
                if key == "empty" { whenEmpty = amount } else { otherwise = amount }
            } else if Self.looksLikeComparison(pair.name) {
                notSupported(pair.name, at: pair.key.span)
            } else if let word = pricedWord(pair.key, field), isFirstUse("=" + word, pair.key, &seen), let amount {
                rows.append((.word(word), amount))
            }
        }
        return PriceTable(by: .field(field.id), rows: rows, whenEmpty: whenEmpty, otherwise: otherwise)
    }

    private func pricedWord(_ node: YAMLNode, _ field: Field) -> String? {
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

extension FieldType {
    /// Whether values are words, which a table may price.
    var isWords: Bool {
        switch self {
        case .text, .words: true
        default: false
        }
    }
}
