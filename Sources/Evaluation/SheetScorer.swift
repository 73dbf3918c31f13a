internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// A subject's score before ranking.
struct SubjectDraft: Sendable {
    let person: Int
    let listing: RosterStretch
    let workingDays: Int
    let parts: [Rational]
    let deducted: Rational
    let exactTotal: Rational
    let total: Rational
    let lines: [ScoreLine]
    let consequences: [ConsequenceEntry]
}

/// Scores one person on one sheet, in the fixed order of work of the rule language: each rule, then each part, then the
/// total.
struct SheetScorer {
    let sheetIndex: Int
    let sheet: Sheet
    let rules: [Rule]
    let partOfRule: [Int]
    /// For each rule that counts a log, the rows it counts.
    let selections: [RowSelection]
    let period: Period
    let events: EventLedger
    let chargedCases: [CaseBook.Questions.RuleKey: [Int: [CaseRecord]]]
    /// How evidence is printed, which is the last thing lines are sorted by.
    let evidenceText: @Sendable (Evidence) -> String

    func score(_ records: PersonRecords, _ measures: MeasureEvaluation) -> (
        parts: [Rational], deducted: Rational, exactTotal: Rational, lines: [ScoreLine],
        consequences: [ConsequenceEntry]
    ) {
        var charges: [Charge] = []
        var consequences: [ConsequenceEntry] = []
        let cited = events.occurrences(sheet: sheetIndex, person: records.person, rules: rules)
        for (index, rule) in rules.enumerated() {
            var own =
                rule.countsRows
                ? countRows(index, rule, records, cited, &consequences) : measure(index, rule, measures, &consequences)
            if let field = rule.same { keepDearest(&own, sameField: field) }
            if let limit = rule.limit { apply(limit, rule, &own) }
            charges += own.map(\.charge)
        }
        let parts = sheet.parts.indices.map { total(of: $0, &charges) }
        let sum = parts.reduce(.zero, +)
        var lines = charges.map {
            ScoreLine(source: .rule($0.rule), day: $0.day, points: $0.signed, evidence: $0.evidence, note: $0.note)
        }
        let exactTotal = clamp(sum, &lines)
        sort(&lines)
        var deducted = Rational.zero
        for (part, score) in zip(sheet.parts, parts) where part.points > .zero && score < part.points {
            deducted = deducted + (part.points - score)
        }
        return (parts, deducted, exactTotal, lines, consequences)
    }

    /// A charge with the record it came from, for constructs that look at the record again.
    private struct Counted {
        var charge: Charge
        let record: (any LogRecord)?
    }

    // MARK: Rules that count rows

    private func countRows(
        _ index: Int, _ rule: Rule, _ records: PersonRecords, _ cited: [(rule: Int, occurrences: [Occurrence])],
        _ consequences: inout [ConsequenceEntry]
    ) -> [Counted] {
        let counted = occurrences(index, rule, records, cited)
        if !counted.isEmpty {
            consequences += rule.consequences.map {
                ConsequenceEntry(name: $0, clause: rule.clause, reason: "\(rule.code) \(counted.count) 次")
            }
        }
        guard let effect = rule.effect else { return [] }
        let part = sheet.parts[partOfRule[index]]
        return counted.map { occurrence in
            let (points, remark) = Pricing.points(effect.price, for: occurrence, in: part)
            let note = [occurrence.note, remark.map { "(\($0))" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            return Counted(
                charge: Charge(
                    rule: index, day: occurrence.day, direction: effect.direction, price: points,
                    evidence: occurrence.evidence, note: note, tieKey: occurrence.tieKey),
                record: occurrence.record)
        }
    }

    private func occurrences(
        _ index: Int, _ rule: Rule, _ records: PersonRecords, _ cited: [(rule: Int, occurrences: [Occurrence])]
    ) -> [Occurrence] {
        switch rule.rows {
        case .events: cited.first { $0.rule == index }?.occurrences ?? []
        case .log:
            switch selections[index] {
            case .sessions(let filter): records.sessions.filter { filter.keeps($0) }.map { Occurrence($0) }
            case .marks(let filter): records.marks.filter { filter.keeps($0) }.map { Occurrence($0) }
            case .events(let filter): records.events.filter { filter.keeps($0) }.map { Occurrence($0) }
            case .leave(let filter):
                records.leave.filter { period.contains($0.firstDay) && filter.keeps($0) }.map { Occurrence($0) }
            case .cases:
                (chargedCases[.init(sheet: sheetIndex, rule: index)]?[records.person] ?? []).map {
                    Occurrence($0, datedBy: rule.datedBy)
                }
            }
        }
    }

    // MARK: Rules that fire by window

    private func measure(
        _ index: Int, _ rule: Rule, _ measures: MeasureEvaluation, _ consequences: inout [ConsequenceEntry]
    ) -> [Counted] {
        let part = sheet.parts[partOfRule[index]]
        var counted: [Counted] = []
        for window in period.parts(rule.within ?? period.kind) {
            var points = Rational.zero
            var evidence: [String] = []
            var isUndefined = false
            if case .step(let step) = rule.effect?.price, case .measure(let name) = step.quantity {
                let value = measures.value(name, in: window)
                evidence.append(value.evidence)
                if let number = value.value { points = step.points(for: number) } else { isUndefined = true }
            } else if let effect = rule.effect {
                points = Pricing.points(effect.price, in: part)
            }
            if let condition = rule.condition {
                let (holds, what) = check(condition, measures, window)
                evidence = [what]
                if holds == false { continue }
                if holds == nil { isUndefined = true }
            }
            let what = evidence.joined(separator: "、")
            if !isUndefined {
                let bounds =
                    if case .compares(let name, let comparison)? = rule.condition {
                        "(\(comparison.words(isShare: measures.isShare(name))))"
                    } else {
                        ""
                    }
                consequences += rule.consequences.map {
                    ConsequenceEntry(name: $0, clause: rule.clause, reason: what + bounds)
                }
            }
            guard let effect = rule.effect, isUndefined || !points.isZero else { continue }
            counted.append(
                Counted(
                    charge: Charge(
                        rule: index, day: window.last, direction: effect.direction,
                        price: isUndefined ? .zero : points, evidence: .counted(what),
                        note: isUndefined ? "无数据,本条不计" : "", tieKey: ""),
                    record: nil))
        }
        return counted
    }

    /// Whether a condition holds; `nil` where a measure it asks for is undefined.
    private func check(
        _ condition: Condition, _ measures: MeasureEvaluation, _ window: Period
    ) -> (holds: Bool?, what: String) {
        switch condition {
        case .compares(let name, let comparison):
            let value = measures.value(name, in: window)
            return (value.value.map { comparison.holds(for: $0) }, value.evidence)
        case .differs(let left, let right):
            let (first, second) = (measures.value(left, in: window), measures.value(right, in: window))
            let what = "\(window.title) \(first.evidence)、\(second.evidence)"
            guard let a = first.value, let b = second.value else { return (nil, what) }
            return (a != b, what)
        }
    }

    // MARK: same, limit, floor

    /// 就高不就低: of rows with one value of the field only the dearest counts, of equals the first.
    private func keepDearest(_ counted: inout [Counted], sameField: String) {
        var best: [ExactText: Int] = [:]
        let order = counted.indices.sorted { left, right in
            let (a, b) = (counted[left].charge, counted[right].charge)
            if a.price != b.price { return a.price > b.price }
            if a.day != b.day { return a.day < b.day }
            return a.tieKey.utf8.lexicographicallyPrecedes(b.tieKey.utf8)
        }
        for index in order {
            let key = ExactText(counted[index].record?.key(sameField) ?? "")
            // A row without a value stands alone.
            if key.text.isEmpty { continue }
            if best[key] == nil {
                best[key] = index
            } else {
                let points = counted[index].charge.points
                counted[index].charge.give(points, because: "同一事由已按最高一级计分")
            }
        }
    }

    /// The most points of a rule in each window.
    private func apply(_ limit: Rational, _ rule: Rule, _ counted: inout [Counted]) {
        for window in period.parts(rule.within ?? period.kind) {
            let indices = counted.indices.filter { window.contains(counted[$0].charge.day) }
            let sum = indices.reduce(Rational.zero) { $0 + counted[$1].charge.points }
            guard sum > limit else { continue }
            var charges = counted.map(\.charge)
            let verb = rule.effect?.direction == .deduct ? "扣" : "加"
            Charge.takeBack(sum - limit, from: &charges, among: indices, because: "本条最多\(verb) \(limit.plain) 分")
            for index in indices { counted[index].charge = charges[index] }
        }
    }

    /// A part's score: start and lines, kept between floor and ceiling; where one bites, lines give way from the last.
    private func total(of index: Int, _ charges: inout [Charge]) -> Rational {
        let part = sheet.parts[index]
        let own = charges.indices.filter { partOfRule[charges[$0].rule] == index }
        func sum() -> Rational { own.reduce(part.start) { $0 + charges[$1].signed } }
        let raw = sum()
        if let floor = part.floor, raw < floor {
            let deductions = own.filter { charges[$0].direction == .deduct }
            Charge.takeBack(floor - raw, from: &charges, among: deductions, because: "“\(part.title)”扣完为止")
            return sum()
        }
        if let ceiling = part.ceiling, raw > ceiling {
            let additions = own.filter { charges[$0].direction == .add }
            Charge.takeBack(raw - ceiling, from: &charges, among: additions, because: "“\(part.title)”加满为止")
            return sum()
        }
        return raw
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
        if let ceiling = sheet.ceiling, sum > ceiling { return line(ceiling, "总分最高 \(ceiling.plain) 分") }
        if let floor = sheet.floor, sum < floor { return line(floor, "总分最低 \(floor.plain) 分") }
        return sum
    }

    /// By date, rule order, then evidence as printed.
    private func sort(_ lines: inout [ScoreLine]) {
        func order(_ source: ScoreLine.Source) -> Int {
            if case .rule(let index) = source { index } else { Int.max }
        }
        lines.sort { left, right in
            if left.day != right.day { return left.day < right.day }
            let (a, b) = (order(left.source), order(right.source))
            if a != b { return a < b }
            return evidenceText(left.evidence).utf8.lexicographicallyPrecedes(evidenceText(right.evidence).utf8)
        }
    }
}
