internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// A subject's score before ranking.
struct SubjectDraft: Sendable {
    let subject: Subject
    let parts: [Rational]
    let deducted: Rational
    let exactTotal: Rational
    let total: Rational
    let lines: [ScoreLine]
    /// What rules brought, in their order.
    let befallen: [Befallen]
    /// The values of the measures that ties are broken by, in the order of the keys; parts' places stay empty.
    let tieValues: [Rational]
    /// Corrections of its lines that were not applied.
    var misfits: [LineMisfit] = []
    /// Why the subject is not ranked; `nil` where it is.
    let unranked: String?
    /// What it shares with those it is ranked against; empty where there is one ranking.
    let peers: ExactText
    /// For each level, then each honour, whether what else it asks for holds.
    let meets: [Bool]
    /// A person's attendance in the period; `nil` for any other subject.
    let attendance: AttendanceSummary?
}

/// Scores one subject on one sheet, in the fixed order of work of the rule language: each rule, then each part, then the
/// total.
struct SheetScorer {
    let plan: SheetPlan
    let period: Period
    var rules: RuleScorer
    let counter: RowCounter
    let shapings: [Shaping]
    let fallen: FallenOccurrences
    let partWindows: [[DaySpan]]
    /// Whether the outcome says how it was reached.
    var isTraced = false
    /// How evidence is printed, which is the last thing lines are sorted by.
    let evidenceText: @Sendable (Evidence) -> String
    /// The rows that are not as a file has them.
    var corrections = ScoreCorrections.none

    /// What a subject comes to.
    struct Outcome {
        let parts: [Rational]
        let deducted: Rational
        let exactTotal: Rational
        let lines: [ScoreLine]
        let befallen: [Befallen]
        /// Every charge as it ended.
        let charges: [Charge]
        /// How it was reached, where somebody asks.
        let trace: ScoringTrace?
        /// Corrections of its lines that were not applied.
        var misfits: [LineMisfit] = []
    }

    func score(_ records: SubjectRecords, _ measures: MeasureEvaluation, taken: [Int: Taken]) -> Outcome {
        var charges: [[Charge]] = Array(repeating: [], count: plan.rules.count)
        var befallen: [[Befallen]] = Array(repeating: [], count: plan.rules.count)
        let isReferred = !plan.references.allSatisfy(\.isEmpty)
        var traced: [[Occurrence]] = isTraced ? Array(repeating: [], count: plan.rules.count) : []
        var counted: [[Occurrence]] = isReferred ? Array(repeating: [], count: plan.rules.count) : []
        for index in plan.order {
            let rule = plan.rules[index]
            // It lends its words to the lines of another.
            if rule.isWording { continue }
            var occurrences: [Occurrence] = []
            if rule.countsRows {
                occurrences =
                    plan.isFallen[index]
                    ? fallen.occurrences(of: index, on: records.subject.index)
                    : shapings[index].shape(counter.rows(of: index, records) { counted[$0] })
            }
            if isTraced { traced[index] = occurrences }
            charges[index] = rules.score(index, occurrences, measures, &befallen[index])
            if isReferred {
                counted[index] =
                    rule.countsRows ? occurrences : charges[index].map { Self.occurrence($0) }
            }
        }
        return total(charges.flatMap { $0 }, befallen.flatMap { $0 }, taken, traced)
    }

    /// The firing of a rule by window, as an occurrence other rules may count.
    private static func occurrence(_ charge: Charge) -> Occurrence {
        Occurrence(
            day: charge.day, note: charge.note, evidence: charge.evidence, tieKey: charge.tieKey, record: NoRecord())
    }

    /// What parts ask of their own rules together, `same` and then `limit`; what is left of the period's charges.
    private func give(_ charges: [Charge]) -> [Charge] {
        var charges = charges
        for (index, node) in plan.nodes.enumerated() where node.part.same != nil || node.part.limit != nil {
            let own = charges.indices.filter { plan.nodeOfRule[charges[$0].rule] == index }
            if let same = node.part.same {
                let theirs = own.filter { plan.rules[charges[$0].rule].same?.keep != .all }
                Giving.keepOne(&charges, among: theirs, same)
            }
            guard let limit = node.part.limit else { continue }
            for window in partWindows[index] {
                let inWindow = own.filter { window.contains(charges[$0].day) }
                Giving.apply(limit, to: &charges, among: inWindow, named: "“\(node.part.title)”")
            }
        }
        return charges.filter { period.contains($0.day) }
    }

    private func total(
        _ charges: [Charge], _ befallen: [Befallen], _ taken: [Int: Taken], _ traced: [[Occurrence]]
    ) -> Outcome {
        var tally = PartTally(plan, period: period, taken: taken, charges: give(charges))
        tally.isTraced = isTraced
        let parts = tally.topScores()
        let (sum, rest) = tally.totalScore(of: parts)
        if !corrections.rows.isEmpty { mark(&tally.charges) }
        var lines = tally.charges.map {
            ScoreLine(
                source: .rule(plan.cited($0.rule, on: $0.day)), day: $0.day, points: $0.signed, evidence: $0.evidence,
                note: $0.note)
        }
        lines += tally.ownLines.map {
            ScoreLine(
                source: .part(plan.nodes[$0.node].top), day: period.last, points: $0.points, evidence: $0.evidence,
                note: $0.note)
        }
        if !rest.isZero {
            lines.append(
                ScoreLine(
                    source: .total, day: period.last, points: rest, evidence: .counted("总分 \((-rest).plain)"),
                    note: "总分已取消"))
        }
        let exactTotal = clamp(sum, &lines)
        sort(&lines)
        var deducted = Rational.zero
        for (part, score) in zip(plan.sheet.parts, parts) {
            let full = part.points * part.weight
            if full > .zero && score < full { deducted = deducted + (full - score) }
        }
        var trace: ScoringTrace?
        if isTraced {
            trace = ScoringTrace(
                occurrences: traced, charges: tally.charges, nodes: tally.traces, sum: sum,
                clamp: exactTotal == sum ? "" : lines.first { $0.source == .total }?.note ?? "")
        }
        return Outcome(
            parts: parts, deducted: deducted, exactTotal: exactTotal, lines: lines, befallen: befallen,
            charges: tally.charges, trace: trace)
    }

    /// Lets the notes of charges name the corrections their rows went through.
    private func mark(_ charges: inout [Charge]) {
        for index in charges.indices {
            let words = corrections.words(charges[index].evidence.rows)
            if !words.isEmpty { charges[index].remark(words) }
        }
    }

    /// Keeps the total between the sheet's floor and ceiling; the clamp is a line of its own.
    private func clamp(_ sum: Rational, _ lines: inout [ScoreLine]) -> Rational {
        func line(_ bound: Rational, _ what: String) -> Rational {
            lines.append(
                ScoreLine(
                    source: .total, day: period.last, points: bound - sum, evidence: .counted("总分 \(sum.plain)"),
                    note: what))
            return bound
        }
        let sheet = plan.sheet
        if let ceiling = sheet.ceiling, sum > ceiling { return line(ceiling, "总分最高 \(ceiling.plain) 分") }
        if let floor = sheet.floor, sum < floor { return line(floor, "总分最低 \(floor.plain) 分") }
        return sum
    }

    /// By date, rule order, then evidence as printed.
    private func sort(_ lines: inout [ScoreLine]) {
        func order(_ source: ScoreLine.Source) -> Int {
            switch source {
            case .rule(let index): index
            case .part(let part): Int.max / 2 + part
            case .total: Int.max
            }
        }
        lines.sort { left, right in
            if left.day != right.day { return left.day < right.day }
            let (a, b) = (order(left.source), order(right.source))
            if a != b { return a < b }
            let (first, second) = (evidenceText(left.evidence), evidenceText(right.evidence))
            if first != second { return first.utf8.lexicographicallyPrecedes(second.utf8) }
            return left.points < right.points
        }
    }
}

/// The record of an occurrence that no row stands behind.
struct NoRecord: LogRecord {
    func value(of id: String) -> FieldValue? { nil }
}

/// How a subject's score was reached.
struct ScoringTrace: Sendable {
    /// For each rule its shaped occurrences, the excused ones among them.
    let occurrences: [[Occurrence]]
    /// Every charge as it ended.
    let charges: [Charge]
    let nodes: [NodeTrace]
    /// Parts and rules on the total, before the sheet's clamp.
    let sum: Rational
    let clamp: String
}
