internal import Chronology
internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// `consequences`: what follows besides points, each by its name.
extension FileDecoder {
    static let consequenceKeys = KeySet([
        "clause", "reading", "bars", "until", "no_higher_than", "lower", "when", "of", "within", "again",
    ])

    /// All consequences, in the file's order.
    func consequences(declared node: YAMLNode?, _ scope: Scope) -> [Consequence] {
        guard let node else { return [] }
        return entries(node).map { consequence($0, scope) }
    }

    private func consequence(_ pair: YAMLPair, _ scope: Scope) -> Consequence {
        guard !pair.value.isNull, let fields = fields(pair.value, Self.consequenceKeys, owner: pair.key.span) else {
            return Consequence(name: pair.name, clause: "", span: pair.key.span)
        }
        let clause = text(fields["clause"]) ?? ""
        let reading = text(fields["reading"]) ?? ""
        let bars = word(fields["bars"], among: ["levels"]) != nil
        if !fields.has("bars") {
            withoutEffect(["until"], in: fields, because: ("没有 bars(不得参加)", "there is no 'bars'"))
        }
        let until = word(fields["until"], among: PeriodKind.allCases.map(\.rawValue)).flatMap(PeriodKind.init)
        let noHigherThan = fields["no_higher_than"].flatMap { grade($0, among: scope.levels) }
        let lower = whole(fields["lower"], 1...100) ?? 0
        guard fields.has("when") else {
            withoutEffect(["of", "within", "again"], in: fields, because: ("没有 when(条件)", "there is no 'when'"))
            return Consequence(
                name: pair.name, clause: clause, reading: reading, bars: bars, until: until, noHigherThan: noHigherThan,
                lower: lower,
                span: pair.key.span)
        }
        scope.usedConsequences.insert(pair.name)
        // Where a regulation has one sheet it is clear whom the condition is asked of.
        let sheet =
            fields.has("of") || scope.sheets.count != 1
            ? fields.required("of").flatMap { self.sheet($0, scope) } : scope.sheets.first
        let place = ConditionPlace(scope: scope, levels: sheet, honours: sheet)
        // Without the sheet its levels cannot be looked up: that would report one mistake twice.
        let condition = sheet == nil ? nil : condition(fields["when"], place)
        return Consequence(
            name: pair.name, clause: clause, reading: reading, bars: bars, until: until, noHigherThan: noHigherThan,
            lower: lower,
            condition: condition, sheet: sheet?.id, within: timeWindow(fields["within"]) ?? .period(.year),
            isAgain: fields["again"].flatMap { flag($0) } ?? false, span: pair.key.span)
    }
}
