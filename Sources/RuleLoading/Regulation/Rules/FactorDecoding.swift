internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// `factor`: a number, a fraction, or a table of them.
extension FileDecoder {
    private static let factorKeys = KeySet(["by", "table"])

    /// What multiplies a price.
    func factor(_ node: YAMLNode?, _ context: PriceContext) -> Factor? {
        guard let node else { return nil }
        guard node.pairs != nil else { return quantity(node).map { .number($0.value) } }
        guard let fields = fields(node, Self.factorKeys, owner: node.span) else { return nil }
        guard fields.required("table") != nil else { return nil }
        var context = context
        // A factor leaves out what it does not name: nothing has to be asked.
        context.direction = .add
        let table = table(fields, context, asksForGaps: false) { node, _ in
            self.quantity(node).map { .points($0.value) }
        }
        return table.map { .table($0) }
    }
}
