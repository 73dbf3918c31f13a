internal import Chronology
internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Rules: one sentence each, saying what is counted, when, what it costs or brings, and what follows.
extension FileDecoder {
    /// Where a rule stands.
    struct RuleContext {
        var partID: String
        var partCode: String
        var partClause: String
        var period: PeriodKind
        var scope: Scope
    }

    private static let ruleKeys = KeySet(
        [
            "text", "clause", "reading", "rows", "where", "unless", "on", "within", "run", "when", "deduct", "add",
            "same",
            "limit", "falls_on", "then",
        ],
        planned: [
            "waived", "factor", "skip", "every", "rows_of", "examples", "weight", "keep", "no_data", "take", "parts",
        ])

    /// A rule by its key in a part's `rules`.
    func rule(_ pair: YAMLPair, _ context: RuleContext) -> Rule? {
        checkID(pair.key)
        guard let fields = fields(pair.value, Self.ruleKeys, owner: pair.key.span) else { return nil }
        let text = text(fields.required("text")) ?? ""
        let clause = clause(pair, fields, context)
        // Where it is unknown what is counted, its fields cannot be checked: that would report one mistake many times.
        let rows = rowSource(fields)
        let log: LogKind? =
            switch rows {
            case .events: .events
            case .log(let kind): kind
            case .declared, .sequence, .rules, .results, nil: nil
            }
        let filter = log.map { self.filter(where: fields["where"], unless: fields["unless"], of: $0) } ?? RowFilter()
        let datedBy = log.map { caseDate(fields, $0) } ?? .finished
        let within = within(fields["within"], context.period)
        let run = log.flatMap { self.run(fields, $0) }
        let condition = condition(fields["when"], context.scope)
        let effect = effect(fields, log, context.scope)
        let same = log.flatMap { log in fields["same"].flatMap { self.same($0, log) } }
        let limit = self.limit(fields, effect)
        let fallsOn = fallsOn(fields["falls_on"])
        let number = pair.name.halfWidth
        let rule = Rule(
            id: context.partID + "." + number, code: context.partCode + number, clause: clause, text: text,
            reading: self.text(fields["reading"]) ?? "", rows: rows ?? .events, filter: filter, datedBy: datedBy,
            within: within, run: run, condition: condition, effects: [effect].compactMap { $0 },
            same: same.map { SameRows($0) }, limit: limit.map(Limit.points), fallsOn: fallsOn,
            consequences: consequences(fields["then"], context.scope), span: pair.key.span)
        checkEffects(rule, fields)
        return rule
    }

    /// A rule's clause: its own, or its part's with its number without the letter.
    private func clause(_ pair: YAMLPair, _ fields: Fields, _ context: RuleContext) -> String {
        if let clause = text(fields["clause"]) { return clause }
        guard context.partClause.isEmpty else {
            let number = pair.name.prefix { $0.isNumber || $0 == "." || $0 == "-" }
            return context.partClause + (number.isEmpty ? pair.name : String(number))
        }
        report(
            .missingClause, at: pair.key.span,
            ("看不出条目“\(pair.name)”出自哪一条", "no clause stands behind the rule '\(pair.name)'"),
            fix: ("在部分或条目上写 clause(条款),如 clause: 第五条(一)", "give the part or the rule a clause"))
        return ""
    }

    /// What is counted; `nil` where it is written in a way that cannot be used.
    private func rowSource(_ fields: Fields) -> RowSource? {
        guard let node = fields["rows"] else { return .events }
        if node.items != nil || node.pairs != nil {
            notSupported(node.items != nil ? "rows: […]" : "rows: {…}", at: node.span)
            return nil
        }
        return log(node).map { $0 == .events ? .events : .log($0) }
    }

    private func within(_ node: YAMLNode?, _ period: PeriodKind) -> TimeWindow? {
        guard let node, let text = scalar(node) else { return nil }
        let kinds = PeriodKind.allCases
        if text == "12 months" || Vocabulary.english(text, among: ["day"]) != nil {
            notSupported("within: \(text)", at: node.span)
            return nil
        }
        guard let kind = word(node, among: kinds.map(\.rawValue)).flatMap(PeriodKind.init) else { return nil }
        guard kind.months <= period.months else {
            notSupported("within: \(text)", at: node.span)
            return nil
        }
        return kind == period ? nil : .period(kind)
    }

    private func run(_ fields: Fields, _ log: LogKind) -> Run? {
        guard let pair = fields.pair("run"), let node = fields["run"],
            let parts = self.fields(
                node, KeySet(["along", "length"], planned: ["blocks"]), owner: pair.key.span)
        else { return nil }
        let length = whole(parts.required("length"), 2...1000)
        guard let along = parts.required("along"), let field = field(along, of: log) else { return nil }
        guard field.type == .number, !Self.brokenNumbers.contains(field.id) else {
            report(
                .wrongTest, at: along.span,
                ("“\(field.header)”(\(field.id))不是整数,排不出先后", "the field \(field.id) is no whole number"),
                fix: ("用整数的列,如 round(轮次)", "use a whole number such as round"))
            return nil
        }
        return length.map { Run(along: field.id, length: $0) }
    }

    private func effect(_ fields: Fields, _ log: LogKind?, _ scope: Scope) -> Effect? {
        if fields.has("deduct"), let pair = fields.pair("add") {
            notSupported("deduct + add", at: pair.key.span)
        }
        for direction in [Effect.Direction.deduct, .add] {
            guard let pair = fields.pair(direction.rawValue), let node = fields[direction.rawValue] else { continue }
            let context = PriceContext(direction: direction, countsEvents: log ?? .events == .events, scope: scope)
            guard let log else { return amountOnly(node, context).map { Effect(direction, FlatPrice($0)) } }
            return price(node, of: log, owner: pair.key.span, context).map { Effect(direction, $0) }
        }
        return nil
    }

    /// The amount of a price that asks for no field.
    private func amountOnly(_ node: YAMLNode, _ context: PriceContext) -> Amount? {
        node.text == nil ? nil : amount(node, context)
    }

    /// On whom the points fall; a post, a department or shares are of the language but cannot be scored.
    private func fallsOn(_ node: YAMLNode?) -> FallsOn {
        guard let node else { return .subject }
        if node.text == nil {
            notSupported("falls_on: {…}", at: node.span)
            return .subject
        }
        guard let text = scalar(node) else { return .subject }
        if Vocabulary.english(text, among: ["members"]) != nil { return .members }
        if NearestName.find(text, among: Vocabulary.spellings("members")) != nil {
            unknownWord(node, among: ["members"])
        } else {
            notSupported("falls_on: \(text)", at: node.span)
        }
        return .subject
    }

    private func same(_ node: YAMLNode, _ log: LogKind) -> String? {
        if node.pairs != nil {
            notSupported("same: {…}", at: node.span)
            return nil
        }
        return field(node, of: log)?.id
    }

    /// A limit is a positive number, and no smaller than what one occurrence costs.
    private func limit(_ fields: Fields, _ effect: Effect?) -> Rational? {
        guard let node = fields["limit"] else { return nil }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["once"]) != nil {
            notSupported("limit: once", at: node.span)
            return nil
        }
        guard let limit = number(node) else { return nil }
        var least: Rational?
        if let flat = effect?.price as? FlatPrice {
            switch flat.amount {
            case .points(let points): least = points
            case .choose(let lowest, _, _): least = lowest
            default: break
            }
        } else if let table = effect?.price as? PriceTable {
            least = table.leastPoints
        }
        if let least, limit < least {
            report(
                .limitBelowOne, at: node.span,
                (
                    "最多 \(limit.plain) 分,还不够一次的 \(least.plain) 分",
                    "the limit of \(limit.plain) is below one occurrence, \(least.plain)"
                ),
                fix: ("核对两个数;限额应不小于一次的分值", "check both numbers"),
                related: (fields.pair("deduct") ?? fields.pair("add")).map {
                    [($0.value.span, ("一次的分值写在这里", "what one occurrence costs"))]
                } ?? [])
        }
        return limit
    }

    /// Keys about single rows do nothing in a rule that fires by window.
    private func checkEffects(_ rule: Rule, _ fields: Fields) {
        if !rule.countsRows {
            withoutEffect(
                ["rows", "where", "unless", "on", "run", "same", "falls_on"], in: fields,
                because: ("本条按指标计算,不逐条计数", "this rule goes by a measure, not by rows"))
            if rule.effects.first?.price is PriceTable, let pair = fields.pair("when") {
                notSupported("when + table", at: pair.key.span)
            }
        } else if rule.rows != .events {
            withoutEffect(["falls_on"], in: fields, because: ("这些记录都落在个人身上", "these rows all name a person"))
        }
    }
}

extension PriceTable {
    /// The smallest amount above 0 that is a plain number.
    fileprivate var leastPoints: Rational? {
        (rows.map(\.amount) + [whenEmpty, otherwise].compactMap { $0 }).compactMap {
            if case .points(let points) = $0, !points.isZero { return points }
            return nil
        }.min()
    }
}
