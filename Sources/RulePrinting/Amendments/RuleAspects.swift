internal import RuleModel

extension RegulationWords {
    /// Everything a rule says, in the order of a sentence; what it leaves unsaid is empty.
    func aspects(of rule: Rule, _ inline: InlineMeasures) -> [Aspect] {
        let names = names(rule.rows)
        let unit = RuleWords.unit(of: rule)
        let prices = rule.effects.map { $0.price.words($0.direction, names, unit: unit) }
        let factor = RuleWords.factor(rule.factor, names)
        let falling = RuleWords.falling(rule.fallsOn)
        return [
            Aspect("条款", rule.clause), Aspect("代号", rule.code), Aspect("原文", rule.text),
            Aspect("理解", rule.reading),
            Aspect(
                "分值", prices.joined(separator: ";"),
                meaning: rule.effects, inline),
            Aspect("倍数", String(factor.dropFirst()), meaning: rule.factor as Any, inline),
            Aspect(
                "记录", selection(rule.rows, rule.filter, on: rule.datedBy),
                meaning: (rule.rows, rule.filter, rule.datedBy),
                inline),
            Aspect("期内", rule.within?.title ?? ""),
            Aspect("连续", rule.run.map { run(of: $0, names) } ?? ""),
            Aspect("前几次免计", rule.skip > 0 ? "\(rule.skip)次" : ""),
            Aspect("每几次折算一次", rule.every > 1 ? "\(rule.every)次" : ""),
            Aspect("条件", rule.condition?.words(names) ?? "", meaning: rule.condition as Any, inline),
            Aspect("重复", same(rule.same, rule.rows) ?? ""),
            Aspect("限额", limit(rule.limit, nil) ?? ""),
            Aspect("可免", waiver(of: rule, names), meaning: rule.waiver as Any, inline),
            Aspect("记录来自", Self.owners(rule.rowsOf)),
            Aspect("计入", String(falling.dropFirst().dropLast()), meaning: rule.fallsOn, inline),
            Aspect("后果", rule.consequences.joined(separator: "、")),
        ]
    }

    private func run(of run: Run, _ names: Names) -> String {
        "按\(run.along == "date" ? "工作日" : names.field(run.along))连续\(run.length)次" + (run.isBlocks ? ",不重叠" : "")
    }

    private func waiver(of rule: Rule, _ names: Names) -> String {
        switch rule.waiver {
        case .row(let tests)?: self.tests(tests, rule.rows) + "的不扣"
        case .measure(let condition)?: condition.words(names) + "的不扣"
        case nil: ""
        }
    }
}
