internal import Exact

/// What the rules of one version mean, to the letter, so that those of another can be held against them.
struct RuleMeaning {
    private let regulation: Regulation
    private let inline: InlineMeasures
    private let measures: [String: MeasureDefinition]

    init(_ regulation: Regulation) {
        self.regulation = regulation
        inline = InlineMeasures(regulation)
        measures = Dictionary(regulation.measures.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Everything that decides what a rule comes to; not its clause and its words.
    func text(of rule: Rule, fullPoints: Rational) -> String {
        let own = Meaning.text(
            [
                rule.id, rule.code, rule.rows, rule.filter, rule.datedBy, rule.within as Any, rule.run as Any,
                rule.skip,
                rule.every, rule.condition as Any, rule.effects, rule.factor as Any, rule.same as Any,
                rule.limit as Any, rule.waiver as Any, rule.rowsOf, rule.fallsOn, rule.consequences,
            ] as [Any])
        let goesByPoints = rule.effects.flatMap(\.price.amounts).contains { amount in
            switch amount {
            case .all, .percent: true
            default: false
            }
        }
        let named = closure(rule.measures).map { name in
            name + "=" + (measures[name].map { text(of: $0) } ?? "")
        }
        return inline.expanded(([own] + named).joined(separator: "\n"))
            + (goesByPoints ? "\n\(fullPoints.plain)" : "")
    }

    /// Everything that decides what a measure comes to, those it builds on included.
    func text(of measure: String) -> String {
        let own = measures[measure].map { text(of: $0) } ?? ""
        let named = closure([measure]).filter { $0 != measure }.map { name in
            name + "=" + (measures[name].map { text(of: $0) } ?? "")
        }
        return inline.expanded(([own] + named).joined(separator: "\n"))
    }

    private func text(of measure: MeasureDefinition) -> String {
        Meaning.text([measure.form, measure.noData as Any, measure.target as Any, measure.rowsOf] as [Any])
    }

    /// These measures and all they build on, but for those written in place, by name.
    private func closure(_ names: [String]) -> [String] {
        var found: Set<String> = []
        var open = names
        while let name = open.popLast() {
            guard let measure = measures[name], found.insert(name).inserted else { continue }
            open += measure.form.parents + measure.form.groupMeasures
            if case .measure(let target)? = measure.target { open.append(target) }
        }
        return found.filter { !$0.hasPrefix("#") }.sorted()
    }
}
