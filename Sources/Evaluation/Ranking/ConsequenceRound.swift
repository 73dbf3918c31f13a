internal import Chronology
internal import RuleModel
internal import ScoreModel

/// Consequences that fall by themselves, on levels reached and on what has added up over periods (the fixed order of work,
/// step 8). They fall once, in the first period in which their condition holds, unless they say `again`.
struct ConsequenceRound {
    let plan: SheetPlan
    let period: Period
    /// What was published as having befallen the subject before; `nil` where earlier periods are worked out in this run.
    let befallen: [(period: Period, entry: ConsequenceEntry)]?

    /// A score with what befalls it by condition.
    func score(
        _ score: SubjectScore, _ measures: MeasureEvaluation
    ) -> SubjectScore {
        let sheet = plan.sheet
        let own = ResultRecord(
            period: period, level: score.level.map { sheet.levels[$0].name } ?? "",
            honours: score.honours.map { sheet.honours[$0].name }, status: score.status.word, total: score.total,
            rank: score.rank, stars: score.level.flatMap { sheet.levels[$0].stars })
        var records = measures.records
        records.results[sheet.id, default: []].append(own)
        var entries = score.consequences
        for consequence in plan.regulation.consequences where plan.isOn(consequence) {
            guard let condition = consequence.condition else { continue }
            let window = consequence.within.spans(in: period).last ?? period.span
            let now = MeasureEvaluation(measures.shared, records, peers: measures.peers, window: window)
            let reached = ReachedLevels(level: own.level, honours: own.honours)
            guard now.holds(condition, reached: reached) == true else { continue }
            if !consequence.isAgain, hasFallen(consequence, condition, in: window, records, measures) { continue }
            entries.append(
                ConsequenceEntry(
                    name: consequence.name, clause: consequence.clause,
                    reason: now.evidence(condition, reached: reached), day: period.last))
        }
        guard entries.count > score.consequences.count else { return score }
        return SubjectScore(
            id: score.id, name: score.name, window: score.window, department: score.department, group: score.group,
            post: score.post, parts: score.parts, deducted: score.deducted, exactTotal: score.exactTotal,
            total: score.total, rank: score.rank, level: score.level, honours: score.honours, status: score.status,
            lines: score.lines, consequences: entries)
    }

    /// Whether the consequence fell in an earlier period of the window: as published, else if its condition held then.
    private func hasFallen(
        _ consequence: Consequence, _ condition: Condition, in window: DaySpan, _ records: SubjectRecords,
        _ measures: MeasureEvaluation
    ) -> Bool {
        guard let befallen else { return hasHeld(condition, in: window, records, measures) }
        return befallen.contains { past, entry in
            entry.name == consequence.name && entry.rule.isEmpty && past.last >= window.first
        }
    }

    /// Whether the condition held at the end of an earlier period of the window.
    private func hasHeld(
        _ condition: Condition, in window: DaySpan, _ records: SubjectRecords, _ measures: MeasureEvaluation
    ) -> Bool {
        var earlier = period.previous
        while let past = earlier, past.last >= window.first {
            let was = records.results[plan.sheet.id]?.first { $0.period == past }
            let reached = ReachedLevels(level: was?.level ?? "", honours: was?.honours ?? [])
            let then = MeasureEvaluation(
                measures.shared, records, peers: measures.peers, window: DaySpan(window.first, past.last))
            if then.holds(condition, reached: reached) == true { return true }
            earlier = past.previous
        }
        return false
    }
}
