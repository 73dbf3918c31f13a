internal import Exact
public import RecordModel
public import RuleModel

/// Which rules the events log may cite, by id (`virtue.3`) and by Chinese code (德3), and what each asks of a row.
///
/// One citation may mean a rule of several sheets, which all count the row.
public struct EventCitations: EventJudge {
    /// A rule of one of the sheets scored.
    struct Target: Hashable {
        let sheet: Int
        let rule: Int
    }

    private let targets: [ExactText: [Target]]
    private let rules: [[Rule]]

    /// The citations of several sheets.
    public init(sheets: [Sheet]) {
        rules = sheets.map { $0.rules.map(\.rule) }
        var targets: [ExactText: [Target]] = [:]
        for (sheet, rules) in rules.enumerated() {
            for (index, rule) in rules.enumerated() {
                for name in Set([rule.id, rule.code]) where !name.isEmpty {
                    targets[ExactText(name), default: []].append(Target(sheet: sheet, rule: index))
                }
            }
        }
        self.targets = targets
    }

    /// The rules that count an event citing this text.
    func countedBy(_ citation: String) -> [Target] {
        (targets[ExactText(citation)] ?? []).filter { rules[$0.sheet][$0.rule].isCitable }
    }

    /// What the rules say of a row (data formats, section 3).
    public func judge(_ event: EventClaim) -> EventVerdict {
        guard let cited = targets[ExactText(event.citation)] else { return EventVerdict([.init(.unknownRule, "rule")]) }
        let citable = countedBy(event.citation)
        guard !citable.isEmpty else {
            let rule = cited.first.map { rules[$0.sheet][$0.rule] }
            return EventVerdict([
                .init(
                    .ruleCountedElsewhere, "rule",
                    detail: rule.map { "条目 \($0.id) 由系统从\(Self.source(of: $0))自动计算,台账中不能登记" })
            ])
        }
        var remarks: [EventVerdict.Remark] = []
        for target in citable {
            for remark in judge(event, under: rules[target.sheet][target.rule]) where !remarks.contains(remark) {
                remarks.append(remark)
            }
        }
        return EventVerdict(remarks)
    }

    private func judge(_ event: EventClaim, under rule: Rule) -> [EventVerdict.Remark] {
        var remarks: [EventVerdict.Remark] = []
        if event.subject == .staff, rule.fallsOn == .members, rule.run != nil {
            remarks.append(
                .init(.wrongSubject, "staff", detail: "条目 \(rule.id) 记到窗口:工号留空,填写窗口"))
        }
        if event.subject == .window, rule.fallsOn == .subject {
            remarks.append(.init(.wrongSubject, "window", detail: "条目 \(rule.id) 记到个人:须填写工号"))
        }
        if rule.run?.along == "round", !event.hasRound {
            remarks.append(.init(.missingValue, "round", detail: "条目 \(rule.id) 按轮次计算,须填写轮次"))
        }
        remarks += price(event, under: rule)
        return remarks
    }

    private func price(_ event: EventClaim, under rule: Rule) -> [EventVerdict.Remark] {
        var amount: Amount?
        switch rule.effect?.price {
        case .flat(let flat): amount = flat
        case .table(let table) where table.field == "degree":
            amount = table.amount(for: event.degree)
            if amount == nil, !Self.words(rule, about: "degree").contains(event.degree) {
                let known = table.rows.map(\.word).joined(separator: "、")
                return [
                    event.degree.isEmpty
                        ? .init(.missingValue, "degree", detail: "条目 \(rule.id) 按情节计分,须填写情节:\(known)")
                        : .init(.unknownDegree, "degree", detail: "条目 \(rule.id) 的情节只有:\(known)")
                ] + (event.hasPoints ? [.init(.pointsNotUsed, "points")] : [])
            }
        case .step(let step):
            if step.quantity == .field("quantity"), !event.hasQuantity {
                return [.init(.missingValue, "quantity", detail: "条目 \(rule.id) 按数量计分,须填写数量")]
            }
        case .table, nil: break
        }
        guard case .choose(let least, let most, let standard) = amount else {
            return event.hasPoints ? [.init(.pointsNotUsed, "points")] : []
        }
        let range = "\(least.plain)–\(most.plain)"
        guard event.hasPoints else {
            return standard == nil
                ? [.init(.missingValue, "points", detail: "条目 \(rule.id) 须填写 \(range) 分之间的分值")] : []
        }
        guard let given = event.centipoints else { return [] }
        let points = Rational(scaled: given, decimals: 2)
        return points < least || points > most
            ? [.init(.pointsOutOfRange, "points", detail: "条目 \(rule.id) 的分值须在 \(range) 之间")] : []
    }

    /// The words a rule's own conditions name for a field: a row may carry them even where the table prices none.
    private static func words(_ rule: Rule, about field: String) -> [String] {
        (rule.filter.keep + rule.filter.drop).filter { $0.field == field }.flatMap { test -> [String] in
            if case .isOne(let words) = test.test { words } else { [] }
        }
    }

    private static func source(of rule: Rule) -> String {
        if case .log(let log) = rule.rows { return log.title }
        return "指标"
    }
}
