internal import Chronology
internal import RuleModel

/// How far back a sheet looks, for rows and for the results of other periods: the two differ where results are looked up in
/// what was published, since then no row of those periods is needed for them.
extension SheetPlan {
    /// One thing of a sheet that asks measures or counts rows, and since when.
    private struct Question {
        let first: Day
        let selections: [Selection]
        /// Whether it also asks what is no selection of rows: the timetable, head counts.
        var asksElse = false
        /// Whether a score or its place depends on it, rather than what follows besides.
        let decides: Bool

        /// Whether it looks at rows of any log.
        var looksAtRows: Bool {
            asksElse
                || selections.contains { selection in
                    selection.rows.leaves.contains { if case .results = $0 { false } else { true } }
                }
        }
    }

    /// A sheet whose results of other periods are asked for.
    struct Reach: Hashable {
        /// The sheet's id.
        let sheet: String
        /// Periods that end on or after this day are asked for.
        let first: Day
        /// Whether a score or its place depends on them.
        let decides: Bool
    }

    /// The first day of which anything of the sheet looks at rows in a period.
    func firstDayOfRows(in period: Period) -> Day {
        questions(in: period).filter(\.looksAtRows).map(\.first).reduce(period.first, min)
    }

    /// The sheets whose results of other periods are asked for, each once for what decides scores and once for what does
    /// not.
    func reaches(in period: Period) -> [Reach] {
        var reaches: [Reach] = []
        for question in questions(in: period) {
            for leaf in question.selections.flatMap(\.rows.leaves) {
                guard case .results(let id) = leaf else { continue }
                reaches.append(Reach(sheet: id, first: question.first, decides: question.decides))
            }
        }
        for consequence in regulation.consequences {
            if let first = firstOwnPeriodAsked(by: consequence, in: period) {
                reaches.append(Reach(sheet: sheet.id, first: first, decides: false))
            }
        }
        var widest: [Reach] = []
        for reach in reaches {
            if let known = widest.firstIndex(where: { $0.sheet == reach.sheet && $0.decides == reach.decides }) {
                if reach.first < widest[known].first { widest[known] = reach }
            } else {
                widest.append(reach)
            }
        }
        return widest
    }

    /// Since when this sheet's own results must be known for a consequence: bars that last, conditions that fall once.
    private func firstOwnPeriodAsked(by consequence: Consequence, in period: Period) -> Day? {
        var first: Day?
        if consequence.condition != nil, isOn(consequence), !consequence.isAgain {
            first = consequence.within.spans(in: period).last?.first
        }
        if consequence.bars, let until = consequence.until, until.months > period.kind.months, mayBring(consequence),
            let begins = Period(until, containing: period.first)?.first
        {
            first = min(first ?? begins, begins)
        }
        return first
    }

    /// Whether anything of the sheet may bring a consequence.
    func mayBring(_ consequence: Consequence) -> Bool {
        consequence.condition != nil && isOn(consequence)
            || rules.contains { $0.possibleConsequences.contains(consequence.name) }
            || (sheet.levels + sheet.honours).contains { $0.consequences.contains(consequence.name) }
    }

    private func questions(in period: Period) -> [Question] {
        func first(_ window: TimeWindow?) -> Day { window?.spans(in: period).first?.first ?? period.first }
        let year = Period(.year, containing: period.first)?.first ?? period.first
        var questions: [Question] = []
        func ask(_ names: [String], since first: Day, _ own: [Selection] = [], by version: Int? = nil, decides: Bool) {
            let places = measures.closure(names, in: version)
            let forms = places.map { measures.definitions[$0].form }
            let isStreak = forms.contains { $0 is StreakMeasure }
            questions.append(
                Question(
                    first: isStreak ? min(first, year) : first, selections: own + places.flatMap(measures.selections),
                    asksElse: forms.contains { $0.selections.isEmpty && $0.parents.isEmpty }, decides: decides))
        }
        for (index, rule) in rules.enumerated() where !rule.isWording {
            let version = rule.version?.place
            let part = nodeOfRule[index].flatMap { nodes[$0].part.within }
            let since = min(period.first, first(rule.within), first(part))
            let names = rule.measures + Self.groupMeasures(of: rule)
            let own = rule.countsRows ? [selections[index]] : []
            ask(names, since: since, own, by: version, decides: true)
            if Self.asksLast(rule), let last = period.previous {
                ask(names, since: last.first, by: version, decides: true)
            }
        }
        ask(Self.tieMeasures(sheet), since: period.first, decides: true)
        for level in sheet.levels + sheet.honours {
            guard let condition = level.condition else { continue }
            ask(condition.measures, since: looksAtOwnResults(condition) ? year : period.first, decides: true)
        }
        for consequence in regulation.consequences where isOn(consequence) {
            guard let condition = consequence.condition else { continue }
            ask(
                condition.measures, since: consequence.within.spans(in: period).last?.first ?? period.first,
                decides: false)
        }
        return questions
    }
}
