internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// `waived`: when a deduction stands as a line of 0, by the row's own fields or by measures.
extension FileDecoder {
    /// The condition that waives a deduction.
    func waiver(_ node: YAMLNode?, _ shape: RowShape?, _ scope: Scope) -> Waiver? {
        guard let node else { return nil }
        if node.items != nil { return condition(node, ConditionPlace(scope: scope)).map { .measure($0) } }
        let pairs = filledEntries(node)
        guard !pairs.isEmpty else { return nil }
        var fields = 0
        var others = 0
        for pair in pairs {
            let isField = shape?.field(pair.name) != nil
            let isMeasure =
                scope.outline(pair.name.trimmed) != nil || placed(pair.name.trimmed, scope) != nil
                || Vocabulary.english(pair.name, among: ["differs", "measure"]) != nil
            if isMeasure { scope.usedMeasures.insert(pair.name.trimmed) }
            if isField && isMeasure {
                report(
                    .ambiguousName, at: pair.key.span,
                    ("“\(pair.name)”既是指标,又是记录的一列,分不清指哪个", "'\(pair.name)' is both a measure and a field"),
                    fix: ("给指标换一个名称", "give the measure another name"))
                return nil
            }
            if isField {
                fields += 1
            } else if isMeasure {
                others += 1
            } else {
                let names = (shape?.fields ?? []).flatMap { [$0.id, $0.header] } + scope.measures
                report(
                    .unknownField, at: pair.key.span,
                    ("“\(pair.name)”既不是记录的一列,也不是指标", "'\(pair.name)' is neither a field nor a measure"),
                    fix: suggestion(NearestName.find(pair.name, among: names), names))
                return nil
            }
        }
        if fields > 0 && others > 0 {
            report(
                .wrongTest, at: node.span,
                ("可免的条件要么全按这一行的列,要么全按指标", "what waives goes by fields of the row or by measures, not both"),
                fix: ("分成两条,或只用一种", "write two rules, or use one kind"))
            return nil
        }
        if others > 0 { return condition(node, ConditionPlace(scope: scope)).map { .measure($0) } }
        guard let shape else { return nil }
        let tests = tests(node, of: shape)
        return tests.count == pairs.count ? .row(tests) : nil
    }
}
