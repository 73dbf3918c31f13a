internal import Chronology
internal import Exact
internal import RuleModel
internal import ScoreModel

/// Why a rule that goes by measures fired or not, window by window.
struct WindowExplaining {
    let explaining: RuleExplaining
    /// The rule by its index.
    let rule: Int

    var windows: [WindowExplanation] {
        let own = explaining.sheet.rules[rule]
        guard own.firesByWindow || !own.measures.isEmpty else { return [] }
        let period = explaining.period
        return explaining.tools.windows[rule].filter { period.contains($0.last) && own.isInForce(on: $0.last) }.map {
            window in
            let measures = explaining.scored.measures.at(window).asked(by: own)
            var figures: [WindowExplanation.Figure] = []
            for name in own.measures { add(name, depth: 0, measures, &figures) }
            guard own.firesByWindow else {
                return WindowExplanation(window: window, figures: figures, terms: [], verdict: "")
            }
            let firing = explaining.scored.scorer.rules.firing(
                rule, explaining.trace.occurrences[rule], explaining.scored.measures, in: window)
            return WindowExplanation(
                window: window, figures: figures, terms: terms(own, firing.count, measures),
                verdict: verdict(own, firing))
        }
    }

    private func add(
        _ name: String, depth: Int, _ measures: MeasureEvaluation, _ figures: inout [WindowExplanation.Figure]
    ) {
        let plan = explaining.sheet.measures
        guard depth < 8, let place = plan.place(of: name, in: measures.version) else { return }
        let definition = plan.definitions[place]
        guard !figures.contains(where: { $0.title == definition.title }) else { return }
        let value = measures.value(name)
        figures.append(
            WindowExplanation.Figure(
                title: definition.title, value: value.map { Self.readable($0, isShare: definition.isShare) } ?? "",
                evidence: measures.counted(name), undefined: measures.whyUndefined(name), depth: depth))
        for parent in definition.form.parents { add(parent, depth: depth + 1, measures, &figures) }
    }

    /// A number as people compare it: a fraction that never ends in decimals is said to two places.
    private static func readable(_ value: Rational, isShare: Bool) -> String {
        let number = isShare ? value * Rational(100) : value
        let words = number.plain.contains("/") ? "约 \(number.formatted(decimals: 2))" : number.plain
        return words + (isShare ? "%" : "")
    }

    private func terms(_ rule: Rule, _ count: Int, _ measures: MeasureEvaluation) -> [WindowExplanation.Term] {
        let names = RegulationNames(explaining.sheet.regulation.version(of: rule), rows: rule.rows)
        return (rule.condition?.terms ?? []).map { term in
            let one = Condition([term])
            return WindowExplanation.Term(
                words: one.words(names), found: measures.evidence(one, count: count),
                holds: measures.holds(one, count: count))
        }
    }

    private func verdict(_ rule: Rule, _ firing: RuleScorer.Firing) -> String {
        guard firing.now.fires else {
            return rule.condition == nil ? "没有可计的行,不触发" : "条件不成立,不触发"
        }
        if firing.now.isUndefined { return "没有数据,本条不计" }
        if firing.hasFiredBefore { return "此前的考核期已触发过,本期不再重复" }
        guard !rule.effects.isEmpty else {
            return "成立" + (rule.consequences.isEmpty ? "" : ":" + rule.consequences.joined(separator: "、"))
        }
        return rule.effects.enumerated().map { place, effect in
            let before = firing.before.priced.indices.contains(place) ? firing.before.priced[place].points : .zero
            let points = firing.now.priced[place].points - before
            let arithmetic = firing.now.arithmetic.indices.contains(place) ? firing.now.arithmetic[place] : ""
            var words = arithmetic.isEmpty || arithmetic == points.plain ? "" : "\(arithmetic);"
            words +=
                points.isZero ? "不\(effect.direction.verb)分" : "\(effect.direction.verb) \(max(.zero, points).plain) 分"
            if !before.isZero { words += "(此前的考核期已计 \(before.plain) 分)" }
            if !firing.now.priced[place].remark.isEmpty { words += "(\(firing.now.priced[place].remark))" }
            return words
        }.joined(separator: ";")
    }
}
