internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// Prices: a plain amount, or one of the forms of ``PriceForms``.
extension FileDecoder {
    /// A price of a rule.
    func price(_ node: YAMLNode, owner: SourceSpan, _ context: PriceContext) -> (any Price)? {
        guard node.pairs != nil else { return amount(node, context).map { FlatPrice($0) } }
        guard let fields = fields(node, PriceForms.keys, owner: owner) else { return nil }
        let forms = PriceForms.all.filter { fields.has($0.form) }
        guard let form = forms.first, forms.count == 1 else {
            let list = PriceForms.all.map { Vocabulary.listed($0.form) }
            report(
                forms.isEmpty ? .missingField : .wrongType, at: owner,
                (
                    "分值要有且只有 \(list.joined(separator: "、")) 之一",
                    "a price has one of \(PriceForms.all.map { $0.form }.joined(separator: ", "))"
                ),
                fix: ("只有一个分值时直接写数字", "write a plain number where the price is one number"))
            return nil
        }
        let own = [form.form] + form.keys
        withoutEffect(
            PriceForms.keys.known.filter { !own.contains($0) }, in: fields,
            because: ("\(Vocabulary.listed(form.form))用不到它", "'\(form.form)' has no use for it"))
        return form.decode(fields, context, self)
    }
}
