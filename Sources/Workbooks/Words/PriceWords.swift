import Chronology
import Exact
import RecordModel
import RuleModel

/// A rule's price in words: 扣2分/次; 一般1分、情节严重3分; 每低1个百分点扣3分.
enum PriceWords {
    /// The price of a rule, with its limit and whom it falls on.
    static func of(_ rule: Rule, in regulation: Regulation) -> String {
        guard let effect = rule.effect else { return "不计分" }
        let verb = effect.direction == .deduct ? "扣" : "加"
        var words: String
        switch effect.price {
        case .flat(let amount):
            words = flat(amount, verb, unit: unit(of: rule))
        case .table(let table):
            words = of(table, verb, unit: unit(of: rule))
        case .step(let step):
            words = of(step, verb, rule, in: regulation)
        }
        if let run = rule.run { words = "连续\(run.length)次," + words }
        if let condition = rule.condition { words = self.words(of: condition, in: regulation) + "," + words }
        if rule.fallsOn == .members { words += "(窗口当日在岗每人)" }
        if let limit = rule.limit { words += ",\(window(rule.within))最多\(limit.plain)分" }
        if rule.same != nil { words += ",同一事由就高不就低" }
        return words
    }

    private static func flat(_ amount: Amount, _ verb: String, unit: String) -> String {
        switch amount {
        case .points(let points): "\(verb)\(points.plain)分\(unit)"
        case .all: verb == "扣" ? "取消本项得分" : "加本项满分"
        case .choose(let least, let most, let standard):
            "\(verb)\(least.plain)–\(most.plain)分\(unit)" + (standard.map { "(未注明按\($0.plain)分)" } ?? "")
        }
    }

    private static func of(_ table: PriceTable, _ verb: String, unit: String) -> String {
        var words = table.rows.map { "\($0.word)\(short($0.amount, verb))" }
        if let other = table.otherwise { words.append("其他\(short(other, verb))") }
        var text = verb + words.joined(separator: "、")
        // 扣 in front of 取消 would be one verb too many.
        if case .all? = table.rows.first?.amount { text = words.joined(separator: "、") }
        if !unit.isEmpty { text += "(每\(unit.dropFirst()))" }
        if let empty = table.whenEmpty { text += ";未注明\(short(empty, verb))" }
        return text
    }

    private static func short(_ amount: Amount, _ verb: String) -> String {
        switch amount {
        case .points(let points): "\(points.plain)分"
        case .all: verb == "扣" ? "取消本项得分" : "得满分"
        case .choose(let least, let most, _): "\(least.plain)–\(most.plain)分"
        }
    }

    private static func of(_ step: StepPrice, _ verb: String, _ rule: Rule, in regulation: Regulation) -> String {
        let name =
            switch step.quantity {
            case .measure(let name): title(of: name, in: regulation)
            case .field(let id): field(id, of: rule)
            }
        let side = step.side == .beyond ? "每超" : "每低"
        var words = name
        let isPlainCount = step.side == .beyond && step.line.isZero
        if !isPlainCount { words += (step.side == .beyond ? "超过" : "低于") + quantity(step.line, step.isShare) }
        if !step.first.isZero { words += "\(verb)\(step.first.plain)分,另" }
        words += (isPlainCount ? "每" : side) + self.step(step.per, step.isShare) + "\(verb)\(step.each.plain)分"
        switch step.remainder {
        case .dropped: if !step.per.isWhole || step.isShare { words += "(不足部分舍去)" }
        case .counts: words += "(不足按一计)"
        case .exact: words += "(按比例)"
        }
        return words
    }

    private static func step(_ value: Rational, _ isShare: Bool) -> String {
        guard isShare else { return value == .one ? "1" : value.plain }
        let points = value * Rational(100)
        return points == .one ? "一个百分点" : "\(points.plain)个百分点"
    }

    private static func quantity(_ value: Rational, _ isShare: Bool) -> String {
        isShare ? (value * Rational(100)).plain + "%" : value.plain
    }

    private static func words(of condition: Condition, in regulation: Regulation) -> String {
        switch condition {
        case .differs(let left, let right):
            return "\(title(of: left, in: regulation))与\(title(of: right, in: regulation))不一致"
        case .compares(let name, let comparison):
            var words = title(of: name, in: regulation)
            if let lower = comparison.lower { words += (lower.isInclusive ? "不低于" : "超过") + lower.value.plain }
            if let upper = comparison.upper { words += (upper.isInclusive ? "不超过" : "低于") + upper.value.plain }
            return words
        }
    }

    private static func title(of measure: String, in regulation: Regulation) -> String {
        regulation.measures.first { $0.name == measure }?.title ?? measure
    }

    private static func field(_ id: String, of rule: Rule) -> String {
        let log: LogKind =
            switch rule.rows {
            case .events: .events
            case .log(let kind): kind
            }
        return LogSchema.field(id, of: log)?.header ?? id
    }

    private static func unit(of rule: Rule) -> String {
        if rule.condition != nil || !rule.countsRows {
            switch rule.within {
            case .month: return "/月"
            case .quarter: return "/季"
            case .halfYear: return "/半年"
            case .year: return "/年"
            case nil: return ""
            }
        }
        switch rule.rows {
        case .events, .log(.marks): return "/次"
        case .log(.cases): return "/件"
        case .log(.sessions): return "/时段"
        case .log: return "/条"
        }
    }

    private static func window(_ kind: PeriodKind?) -> String {
        switch kind {
        case .month: "每月"
        case .quarter: "每季度"
        case .halfYear: "每半年"
        case .year: "每年"
        case nil: ""
        }
    }
}
