internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// Conditions: `when: {absent_days: at_least 3}` or `when: {differs: [rated, finished]}`; the rule fires once in each
/// window of time in which the condition holds.
extension FileDecoder {
    /// The condition of a rule.
    func condition(_ node: YAMLNode?, _ scope: Scope) -> Condition? {
        guard let node else { return nil }
        let pairs = entries(node)
        guard let pair = pairs.first else { return nil }
        if pairs.count > 1 {
            notSupported("when: {…, …}", at: pairs[1].key.span)
            return nil
        }
        if Vocabulary.english(pair.name, among: ["differs"]) != nil { return differs(pair.value, scope) }
        if scope.isRatio[pair.name] == nil,
            Vocabulary.english(pair.name, among: ["count", "grade", "level", "nth", "mean"]) != nil
        {
            notSupported("when: \(pair.name)", at: pair.key.span)
            return nil
        }
        guard let name = measure(pair.key, scope), let (comparison, isShare) = comparison(pair.value) else {
            return nil
        }
        let isRatio = scope.isRatio[name] ?? false
        if isShare != isRatio {
            report(
                .badNumber, at: pair.value.span,
                isRatio
                    ? ("指标“\(name)”是比率,要和百分数比", "the measure '\(name)' is a ratio and is held against a share")
                    : ("指标“\(name)”是次数,不能和百分数比", "the measure '\(name)' is a count and is not held against a share"),
                fix: isRatio
                    ? ("加上百分号,如 at_least 100%", "write it in per cent: at_least 100%")
                    : ("去掉百分号", "remove the per cent sign"))
        }
        return Condition([.compares(.measure(name), comparison)])
    }

    private func differs(_ node: YAMLNode, _ scope: Scope) -> Condition? {
        guard let items = node.items, items.count == 2 else {
            wrongType(node, expected: ("两个指标的列表", "a list of two measures"))
            return nil
        }
        let left = measure(items[0], scope)
        let right = measure(items[1], scope)
        guard let left, let right else { return nil }
        return Condition([.differs(left, right)])
    }
}
