internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Rules that fire once a window of time.
extension RuleScorer {
    func byWindow(
        _ index: Int, _ rule: Rule, _ occurrences: [Occurrence], _ measures: MeasureEvaluation,
        _ befallen: inout [Befallen]
    ) -> [Charge] {
        var charges: [Charge] = []
        // A window is judged by the version in force on its last day.
        for window in windows[index] where rule.isInForce(on: window.last) {
            let firing = firing(index, occurrences, measures, in: window)
            let (now, before) = (firing.now, firing.before)
            guard now.fires, !firing.hasFiredBefore else { continue }
            if !now.isUndefined && period.contains(window.last) {
                let reason = now.evidence + bounds(rule, measures) + (rule.countsRows ? rows(firing.counted) : "")
                befall(rule.consequences, rule, window.last, reason, &befallen)
            }
            for (place, effect) in rule.effects.enumerated() {
                let priced = now.priced[place]
                let points =
                    priced.points - (before.priced.indices.contains(place) ? before.priced[place].points : .zero)
                if let name = priced.consequence, period.contains(window.last), before.priced.first?.consequence != name
                {
                    befall([name], rule, window.last, now.evidence, &befallen)
                }
                guard now.isUndefined || !points.isZero || !priced.remark.isEmpty || rule.countsRows else { continue }
                var remarks =
                    now.isUndefined
                    ? [unpublished(rule, measures.at(window)) + ",本条不计"] : [priced.remark, priced.consequence ?? ""]
                if remarks.allSatisfy(\.isEmpty) {
                    // Its evidence is rows, which do not say that it is their number that costs.
                    remarks = points.isZero ? ["未达到计分的次数"] : rule.countsRows ? ["共 " + now.evidence] : []
                }
                var charge = Charge(
                    rule: index, day: window.last, direction: effect.direction,
                    price: now.isUndefined ? .zero : max(.zero, points), evidence: now.source,
                    note: remarks.filter { !$0.isEmpty }.joined(separator: ";"), tieKey: "", isAll: priced.isAll)
                if isTraced { charge.arithmetic = now.arithmetic[place] }
                charges.append(charge)
            }
        }
        return charges
    }

    /// Why a rule has no number to go by: results it looks back to were not published, or there is no data.
    private func unpublished(_ rule: Rule, _ measures: MeasureEvaluation) -> String {
        let periods = measures.missing(of: rule.measures)
        return periods.isEmpty ? "无数据" : Unpublished.words(periods)
    }

    /// What becomes of a rule in one of its windows.
    struct Firing {
        /// Its rows in it, in order.
        let counted: [Occurrence]
        /// How often they occur.
        var count: Int { counted.reduce(0) { $0 + $1.times } }
        let now: Fired
        /// What had become of it in what of the window lies before the period.
        let before: Fired
        /// Whether it fired before the period, and so not again.
        let hasFiredBefore: Bool
    }

    func firing(
        _ index: Int, _ occurrences: [Occurrence], _ measures: MeasureEvaluation, in window: DaySpan
    ) -> Firing {
        let rule = plan.rules[index]
        let measures = measures.asked(by: rule)
        let counted = occurrences.filter { $0.excused.isEmpty && window.contains($0.day) }
        let now = fire(index, rule, counted, measures.at(window))
        // A window that began before the period has been charged for up to the period before.
        var before = Fired()
        if now.fires, window.first < period.first && window.last >= period.first {
            let earlier = DaySpan(window.first, period.first.advanced(by: -1))
            // It was then by the version of that day, which counted rows of its own.
            if let then = plan.counterpart(of: index, on: earlier.last), then == index || !rule.countsRows {
                let past = plan.rules[then]
                before = fire(
                    then, past, counted.filter { earlier.contains($0.day) }, measures.asked(by: past).asScored(earlier))
            }
        }
        return Firing(
            counted: counted, now: now, before: before,
            hasFiredBefore: rule.condition != nil && before.fires && !before.isUndefined)
    }

    /// Whether a rule fires in a window, and what it then comes to.
    struct Fired {
        var fires = false
        var isUndefined = false
        var evidence = ""
        var source = Evidence.counted("")
        var priced: [Priced] = []
        /// How each price is reached, where somebody asks.
        var arithmetic: [String] = []
    }

    private func fire(
        _ index: Int, _ rule: Rule, _ counted: [Occurrence], _ measures: MeasureEvaluation
    ) -> Fired {
        let count = counted.reduce(0) { $0 + $1.times }
        var fired = Fired()
        if let condition = rule.condition {
            watch(condition, of: rule, measures, count: count)
            let holds = measures.holds(condition, count: count)
            if holds == false { return fired }
            fired.isUndefined = holds == nil
            fired.evidence = measures.evidence(condition, count: count)
        } else if rule.countsRows {
            if counted.isEmpty { return fired }
            fired.evidence = "\(count) 次"
        } else {
            fired.isUndefined = rule.effects.contains { effect in
                if (effect.price as? PriceTable)?.whenEmpty != nil { return false }
                return effect.price.quantities.contains { $0.isOfWindow && measures.number($0) == nil }
            }
        }
        fired.fires = true
        let given = WindowPricing(count: count, fullPoints: fullPoints(index), measures: measures)
        fired.priced = rule.effects.map { effect in
            var priced = effect.price.points(given)
            watcher?.priced(rule, effect.price, given)
            if let factor = rule.factor { priced.points = priced.points * factor.value(given) }
            return priced
        }
        // Most lines are met, and then nobody asks what was counted.
        let isSilent = !fired.isUndefined && rule.condition == nil && !rule.countsRows && rule.consequences.isEmpty
        if !isSilent || isTraced || fired.priced.contains(where: { $0 != Priced(.zero) }) {
            if fired.evidence.isEmpty {
                var names: [String] = []
                for name in rule.effects.flatMap(\.price.measures) where !names.contains(name) { names.append(name) }
                fired.evidence = names.map { measures.evidence($0) }.joined(separator: "、")
            }
            let isByRows = rule.countsRows && !counted.isEmpty
            fired.source = isByRows ? .joined(counted.map(\.evidence)) : .counted(fired.evidence)
        }
        if isTraced { fired.arithmetic = rule.effects.map { Arithmetic.words($0.price, rule.factor, given) } }
        return fired
    }

    private func watch(_ condition: Condition, of rule: Rule, _ measures: MeasureEvaluation, count: Int) {
        guard let watcher else { return }
        for case .compares(let quantity, let comparison) in condition.terms {
            let value = quantity == .count ? Rational(count) : measures.number(quantity)
            if let value { watcher.compared(rule, comparison, value) }
        }
    }

    private func bounds(_ rule: Rule, _ measures: MeasureEvaluation) -> String {
        guard let condition = rule.condition else { return "" }
        let words = condition.terms.compactMap { term -> String? in
            guard case .compares(let quantity, let comparison) = term else { return nil }
            let isShare =
                quantity.measure.map { measures.shared.plan.measures.isShare($0, in: measures.version) } ?? false
            return comparison.words(isShare: isShare)
        }
        return words.isEmpty ? "" : "(\(words.joined(separator: ";")))"
    }

    /// The rows behind a consequence, as they are printed; the first few of many.
    func rows(_ counted: [Occurrence]) -> String {
        if counted.isEmpty { return "" }
        let shown = counted.prefix(5).map { evidenceText($0.evidence) }.joined(separator: ";")
        return ":" + shown + (counted.count > 5 ? " 等 \(counted.count) 行" : "")
    }
}
