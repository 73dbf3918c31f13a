internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// A consequence that befell a subject on a day.
struct Befallen: Sendable {
    /// The rule that brought it, by its id; empty where a level or a condition did.
    let rule: String
    let day: Day
    let entry: ConsequenceEntry
}

/// What one rule comes to on one subject: steps 2 of the fixed order of work, once its rows have been shaped.
struct RuleScorer {
    let plan: SheetPlan
    let period: Period
    /// For each rule the windows in which it counts.
    let windows: [[DaySpan]]
    /// How evidence is printed: a consequence names its rows.
    let evidenceText: @Sendable (Evidence) -> String
    /// Sees what prices and conditions are asked.
    let watcher: (any PricingWatcher)?
    /// Whether charges say how their price is reached.
    var isTraced = false
    /// Charges that get other points.
    var overrides: [LineOverride] = []

    /// The charges of a rule, `same` and `limit` among its own applied, those of earlier days that its windows or its
    /// part's reach back to included; and its consequences in the period.
    /// - Parameter occurrences: the rule's shaped occurrences in all the days looked at.
    func score(
        _ index: Int, _ occurrences: [Occurrence], _ measures: MeasureEvaluation,
        _ befallen: inout [Befallen]
    ) -> [Charge] {
        let rule = plan.rules[index]
        let measures = measures.asked(by: rule)
        // The days looked at may reach further back than this rule does.
        let occurrences = occurrences.filter { occurrence in windows[index].contains { $0.contains(occurrence.day) } }
        var charges =
            rule.firesByWindow
            ? byWindow(index, rule, occurrences, measures, &befallen)
            : byRow(index, rule, occurrences, measures, &befallen)
        guard !charges.isEmpty else { return [] }
        for place in charges.indices { charges[place].ordinal = place }
        if let same = rule.same { Giving.keepOne(&charges, among: Array(charges.indices), same) }
        if !overrides.isEmpty { correct(index, &charges) }
        if let limit = rule.limit {
            for window in windows[index] {
                let indices = charges.indices.filter { window.contains(charges[$0].day) }
                Giving.apply(limit, to: &charges, among: indices, named: "本条")
            }
        }
        waive(rule, &charges, measures)
        return charges
    }

    /// The full points behind `all` and per cent: the part's, or for a rule on the total those of all parts.
    func fullPoints(_ index: Int) -> Rational {
        if let version = plan.rules[index].version { return version.fullPoints }
        if let node = plan.nodeOfRule[index] { return plan.nodes[node].part.points }
        return plan.sheet.parts.reduce(.zero) { $0 + $1.points * $1.weight }
    }

    // MARK: Rules that count rows

    private func byRow(
        _ index: Int, _ rule: Rule, _ occurrences: [Occurrence], _ measures: MeasureEvaluation,
        _ befallen: inout [Befallen]
    ) -> [Charge] {
        let full = fullPoints(index)
        if !rule.consequences.isEmpty {
            let counted = occurrences.filter { $0.excused.isEmpty && period.contains($0.day) }
            if let last = counted.last {
                let times = counted.reduce(0) { $0 + $1.times }
                befall(
                    rule.consequences, rule, counted.map(\.day).max() ?? last.day,
                    "\(rule.code)(\(times) 次)" + rows(counted.sorted(by: Occurrence.isEarlier)), &befallen)
            }
        }
        guard !rule.effects.isEmpty else { return [] }
        let goesByNumber = rule.quantities.contains(.nth)
        var charges: [Charge] = []
        for occurrence in occurrences {
            for effect in rule.effects {
                guard occurrence.excused.isEmpty else {
                    var charge = self.charge(index, occurrence, effect, .nothing(), "")
                    charge.drop(because: occurrence.excused)
                    charges.append(charge)
                    continue
                }
                var priced = Priced(.zero)
                // What the first of several occurrences comes to by itself.
                var single: Rational?
                var arithmetic: [String] = []
                if goesByNumber {
                    for offset in 0..<min(occurrence.times, EventCitations.mostNumbered) {
                        let given = OccurrencePricing(
                            occurrence: occurrence, number: occurrence.number + offset, times: .one, fullPoints: full,
                            measures: measures)
                        let one = effect.price.points(given)
                        watcher?.priced(rule, effect.price, given)
                        priced.points = priced.points + one.points * (rule.factor?.value(given) ?? .one)
                        if offset == 0 { single = priced.points }
                        priced.isAll = priced.isAll || one.isAll
                        priced.consequence = one.consequence ?? priced.consequence
                        priced.remark = one.remark
                        if isTraced, offset < 12 {
                            arithmetic.append(Arithmetic.words(effect.price, rule.factor, given))
                        }
                    }
                } else {
                    let given = OccurrencePricing(
                        occurrence: occurrence, number: occurrence.number, times: Rational(occurrence.times),
                        fullPoints: full, measures: measures)
                    priced = effect.price.points(given)
                    watcher?.priced(rule, effect.price, given)
                    if let factor = rule.factor { priced.points = priced.points * factor.value(given) }
                    if occurrence.times > 1 {
                        let first = OccurrencePricing(
                            occurrence: occurrence, number: occurrence.number, times: .one, fullPoints: full,
                            measures: measures)
                        single = effect.price.points(first).points * (rule.factor?.value(first) ?? .one)
                    }
                    if isTraced { arithmetic = [Arithmetic.words(effect.price, rule.factor, given)] }
                }
                priced.points = priced.points * occurrence.share
                if let name = priced.consequence, period.contains(occurrence.day) {
                    befall(
                        [name], rule, occurrence.day,
                        "\(rule.code)(第 \(occurrence.number + occurrence.times - 1) 次)" + rows([occurrence]), &befallen)
                }
                var charge = charge(index, occurrence, effect, priced, Self.remark(priced))
                if let single { charge.single = max(.zero, single * occurrence.share) }
                if isTraced { charge.arithmetic = Arithmetic.joined(arithmetic, share: occurrence.share) }
                charges.append(charge)
            }
        }
        return charges
    }

    private static func remark(_ priced: Priced) -> String {
        guard let name = priced.consequence else { return "" }
        return priced.points.isZero ? "\(name),不计分" : name
    }

    private func charge(
        _ index: Int, _ occurrence: Occurrence, _ effect: Effect, _ priced: Priced, _ remark: String
    ) -> Charge {
        let remarks = [priced.remark, remark].filter { !$0.isEmpty }.map { "(\($0))" }
        return Charge(
            rule: index, day: occurrence.day, direction: effect.direction, price: max(.zero, priced.points),
            evidence: occurrence.evidence,
            note: ([occurrence.note] + remarks).filter { !$0.isEmpty }.joined(separator: " "),
            tieKey: occurrence.tieKey, isAll: priced.isAll, record: occurrence.record)
    }

    func befall(_ names: [String], _ rule: Rule, _ day: Day, _ reason: String, _ befallen: inout [Befallen]) {
        let place = plan.wordings.isEmpty ? nil : plan.rules.firstIndex { $0 === rule }
        let clause = place.map { plan.rules[plan.cited($0, on: day)].clause } ?? rule.clause
        befallen += names.map {
            Befallen(
                rule: rule.id, day: day,
                entry: ConsequenceEntry(name: $0, clause: clause, reason: reason, rule: rule.id, day: day))
        }
    }

    // MARK: waived

    private func waive(_ rule: Rule, _ charges: inout [Charge], _ measures: MeasureEvaluation) {
        guard let waiver = rule.waiver else { return }
        for index in charges.indices
        where charges[index].direction == .deduct && !charges[index].points.isZero && !charges[index].isCorrected {
            switch waiver {
            case .row(let tests):
                guard let record = charges[index].record, tests.allSatisfy({ record.satisfies($0) ?? false }) else {
                    continue
                }
                charges[index].drop(because: "符合免扣条件,不扣")
            case .measure(let condition):
                let window = windows[charges[index].rule].first { $0.contains(charges[index].day) } ?? period.span
                let inWindow = measures.at(window)
                guard inWindow.holds(condition) == true else { continue }
                charges[index].drop(because: "\(inWindow.evidence(condition)),符合免扣条件,不扣")
            }
        }
    }
}
