internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Other points for one charge of a subject.
struct LineOverride: Sendable {
    /// Which charge: its rule's and its place among them, or what its line says where the line is another period's.
    enum Target: Hashable, Sendable {
        case charge(rule: Int, ordinal: Int)
        case line(rule: String, day: Day, evidence: String)
    }

    let target: Target
    /// The points, signed, as the line has them: after the weights of its parts.
    let points: Rational
    /// What the note says of it.
    let words: String
}

extension RuleScorer {
    /// Gives charges the points that corrections say, before any limit is reckoned.
    func correct(_ index: Int, _ charges: inout [Charge]) {
        for override in overrides {
            switch override.target {
            case .charge(index, let ordinal) where charges.indices.contains(ordinal):
                correct(&charges[ordinal], override)
            case .line(let rule, let day, let evidence) where rule == plan.rules[index].id:
                let place = charges.firstIndex { $0.day == day && evidenceText($0.evidence) == evidence }
                if let place { correct(&charges[place], override) }
            default: continue
            }
        }
    }

    private func correct(_ charge: inout Charge, _ override: LineOverride) {
        guard let points = override.points.divided(by: plan.weight(ofRule: charge.rule)) else { return }
        charge.correct(to: points, because: override.words)
    }
}

extension SheetPlan {
    /// What a rule's points are multiplied by until they stand in the total: the weights of the parts it lies in.
    func weight(ofRule index: Int) -> Rational {
        var weight = Rational.one
        var node = nodeOfRule[index]
        while let place = node {
            weight = weight * nodes[place].part.weight
            node = nodes[place].parent
        }
        return weight
    }
}

extension SheetScorer {
    /// A subject's score with what corrections make of its lines.
    ///
    /// A line is found by what it says; which charge made it shows only at the end, when limits and floors have been
    /// reckoned. So the subject is scored without corrections of lines, then anew with each of them.
    /// - Parameter corrections: those of this subject's lines on this sheet, by number.
    func score(
        _ records: SubjectRecords, _ measures: MeasureEvaluation, taken: [Int: Taken],
        corrections: [ScoreCorrections.OfLine]
    ) -> Outcome {
        var scorer = self
        var misfits: [LineMisfit] = []
        // A line of another period stands in its limits and windows here, and nowhere else.
        scorer.rules.overrides = corrections.filter { !period.contains($0.line.day) }.compactMap { correction in
            let line = correction.line
            return correction.points.map {
                LineOverride(
                    target: .line(rule: line.rule, day: line.day, evidence: line.evidence), points: $0,
                    words: correction.words)
            }
        }
        let first = scorer.score(records, measures, taken: taken)
        var outcome = first
        for correction in corrections where period.contains(correction.line.day) {
            func report(_ words: String) { misfits.append(LineMisfit(number: correction.number, words: words)) }
            guard let points = correction.points else {
                report("分值“\(correction.pointsText)”不是小数,也不是分数")
                continue
            }
            let same = outcome.charges.indices.filter { isSame(outcome.charges[$0], correction.line) }
            guard !same.isEmpty else {
                report("本期成绩里没有这一行:\(correction.line.words)")
                continue
            }
            // Whoever corrected the line saw it without corrections, or with the earlier ones.
            let found = same.first { place in
                [outcome, first].contains { hadPoints($0.charges[place], correction.line) }
            }
            guard let found else {
                let now = same.map { outcome.charges[$0].signed.plain }.joined(separator: "、")
                report("更正时这一行是 \(correction.line.points) 分,现在是 \(now) 分:\(correction.line.words)")
                continue
            }
            let charge = outcome.charges[found]
            guard !plan.weight(ofRule: charge.rule).isZero else {
                report("这一行所在部分的权重是 0,改了也不起作用:\(correction.line.words)")
                continue
            }
            scorer.rules.overrides.append(
                LineOverride(
                    target: .charge(rule: charge.rule, ordinal: charge.ordinal), points: points,
                    words: correction.words))
            outcome = scorer.score(records, measures, taken: taken)
        }
        outcome.misfits = misfits
        return outcome
    }

    private func isSame(_ charge: Charge, _ line: CorrectedLine) -> Bool {
        charge.day == line.day && ExactText(plan.rules[charge.rule].id) == ExactText(line.rule)
            && ExactText(evidenceText(charge.evidence)) == ExactText(line.evidence)
    }

    /// Whether a charge came to what a correction remembers, exactly or as `lines.csv` prints it.
    private func hadPoints(_ charge: Charge, _ line: CorrectedLine) -> Bool {
        guard let points = ScoreCorrections.points(line.points) else { return false }
        return charge.signed == points
            || charge.signed.rounded(to: plan.sheet.decimals, plan.sheet.rounding) == points
    }
}

extension CorrectedLine {
    /// What it is, in Chinese.
    var words: String { "\(subject) \(rule) \(day.iso) \(evidence)" }
}
