internal import Chronology
internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Rules: one sentence each, saying what is counted, when, what it costs or brings, and what follows.
extension FileDecoder {
    /// Where a rule stands, and what the parts around it say for it.
    struct RuleContext {
        var place: RulePlace
        /// Keys of the parts around, the nearest of each.
        var inherited: [String: YAMLPair] = [:]
        var scope: Scope
    }

    /// Keys a part may state for the rules inside it.
    static let inheritable = [
        "rows", "where", "unless", "on", "within", "factor", "waived", "rows_of", "falls_on",
    ]

    static let ruleKeys = KeySet(
        [
            "text", "clause", "reading", "rows", "where", "unless", "on", "within", "run", "skip", "every", "when",
            "deduct", "add", "factor", "same", "keep", "limit", "waived", "rows_of", "falls_on", "then", "examples",
        ], bare: ["examples"])

    /// A rule and what later checks need of how it was written.
    struct DecodedRule {
        var rule: Rule
        var shape: RowShape?
        var fields: Fields
        /// Whether its prices were read without an error.
        var isPriced: Bool
    }

    /// A rule by its key in `rules`.
    func rule(_ pair: YAMLPair, _ context: RuleContext) -> DecodedRule? {
        checkID(pair.key)
        guard let fields = fields(pair.value, Self.ruleKeys, owner: pair.key.span) else { return nil }
        let scope = context.scope
        func node(_ key: String) -> YAMLNode? {
            if fields.has(key) { return fields[key] }
            return context.inherited[key].flatMap { $0.value.isBlank ? nil : $0.value }
        }
        let text = text(fields.required("text")) ?? ""
        let clause = clause(pair, fields, context)
        // Where it is unknown what is counted, its fields cannot be checked: that would report one mistake many times.
        let shape = node("rows").map { rows($0, scope, at: context.place) } ?? RowShape.log(.events, scope)
        let filter = shape.map { self.filter(where: node("where"), unless: node("unless"), of: $0) } ?? RowFilter()
        if shape?.hasCases == false {
            withoutEffect(["on"], in: fields, because: ("只有办件有几个日期可选", "only cases have several dates"))
        }
        let datedBy = shape?.hasCases == true ? caseDate(node("on")) : nil
        let run = shape.flatMap { self.run(fields.pair("run"), $0) }
        let condition = condition(fields["when"], ConditionPlace(scope: scope, hasCount: true))
        let prices = PriceContext(
            direction: .deduct, shape: shape, filter: filter, isByWindow: fields.has("when"), scope: scope)
        let known = diagnostics.count
        let effects = effects(fields, prices)
        let isPriced = !diagnostics[known...].hasErrors
        var factors = prices
        factors.isByWindow = prices.isByWindow || effects.contains { $0.price.quantities.contains(where: \.isOfWindow) }
        let factor = factor(node("factor"), factors)
        if !fields.has("same") {
            withoutEffect(["keep"], in: fields, because: ("没有 same(同一)", "there is no 'same'"))
        }
        let same = shape.flatMap { self.same(fields["same"], keep: fields["keep"], $0) }
        let limit = limit(fields["limit"], effects, priced: fields["deduct"] ?? fields["add"])
        let rule = Rule(
            id: context.place.part.ruleID(pair.name), code: context.place.part.ruleCode(pair.name), clause: clause,
            text: text, reading: self.text(fields["reading"]) ?? "", rows: shape?.source ?? .events, filter: filter,
            datedBy: datedBy ?? .finished, within: timeWindow(node("within"), in: context.place.sheet.period), run: run,
            skip: whole(fields["skip"], 0...100_000) ?? 0, every: whole(fields["every"], 1...100_000) ?? 1,
            condition: condition, effects: effects, factor: factor, same: same, limit: limit,
            waiver: waiver(node("waived"), shape, scope), rowsOf: rowOwners(node("rows_of")),
            fallsOn: fallsOn(node("falls_on"), at: context.place, scope),
            consequences: consequences(fields["then"], scope), span: pair.key.span)
        checkEffects(rule, fields, context)
        return DecodedRule(rule: rule, shape: shape, fields: fields, isPriced: isPriced)
    }

    /// A rule's clause: its own, or its part's with its number without the letter.
    private func clause(_ pair: YAMLPair, _ fields: Fields, _ context: RuleContext) -> String {
        if let clause = text(fields["clause"]) { return clause }
        let around = context.place.part.clause
        guard around.isEmpty else {
            let number = pair.name.prefix { $0.isNumber || $0 == "." || $0 == "-" }
            return around + (number.isEmpty ? pair.name : String(number))
        }
        report(
            .missingClause, at: pair.key.span,
            ("看不出条目“\(pair.name)”出自哪一条", "no clause stands behind the rule '\(pair.name)'"),
            fix: ("在部分或条目上写 clause(条款),如 clause: 第五条(一)", "give the part or the rule a clause"))
        return ""
    }

    private func effects(_ fields: Fields, _ context: PriceContext) -> [Effect] {
        let directions = [Effect.Direction.deduct, .add]
        // A measure in one price makes the whole rule fire by window; it takes a first look to know.
        var context = context
        context.isByWindow =
            context.isByWindow
            || directions.contains { fields[$0.rawValue].map { goesByWindow($0, context) } ?? false }
        return directions.compactMap { direction in
            guard let pair = fields.pair(direction.rawValue), let node = fields[direction.rawValue] else { return nil }
            context.direction = direction
            return price(node, owner: pair.key.span, context).map { Effect(direction, $0) }
        }
    }

    /// Whether a price goes by something that has one value a window.
    private func goesByWindow(_ node: YAMLNode, _ context: PriceContext) -> Bool {
        if node.peek("share") != nil { return true }
        guard let by = node.peek("by") ?? node.peek("take") else { return false }
        guard let text = by.text?.trimmed else { return by.pairs != nil }
        if Vocabulary.english(text, among: ["nth", "count"]) == "count" { return true }
        if context.scope.outline(text) != nil { return context.shape?.field(text)?.type != .number }
        return placed(text, context.scope) != nil
    }

    /// Keys about single rows do nothing in a rule that fires by window.
    private func checkEffects(_ rule: Rule, _ fields: Fields, _ context: RuleContext) {
        if !rule.countsRows {
            withoutEffect(
                ["rows", "where", "unless", "on", "run", "skip", "every", "same", "keep"], in: fields,
                because: ("本条按指标计算,不逐条计数", "this rule goes by a measure, not by rows"))
            return
        }
        if rule.firesByWindow {
            withoutEffect(["same", "keep"], in: fields, because: ("本条每期只计一次", "this rule fires once a window"))
        }
        guard context.place.sheet.subject == .staff else { return }
        let names = rule.rows.leaves.allSatisfy { if case .log = $0 { true } else { false } }
        if names, rule.fallsOn == .members {
            withoutEffect(["falls_on"], in: fields, because: ("这些记录都落在个人身上", "these rows all name a person"))
        }
        if rule.rowsOf == [.members] {
            withoutEffect(
                ["rows_of"], in: fields, because: ("人员考核表的记录都来自本人", "a person answers for the own rows only"))
        }
    }
}
