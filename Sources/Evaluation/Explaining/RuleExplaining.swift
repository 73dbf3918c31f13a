internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What a rule did for one subject, and why it passed over the rest.
struct RuleExplaining {
    let scoring: SheetScoring
    let inquiry: Inquiry
    let item: SheetScoring.Item
    let tools: SheetScoring.Tools
    let scored: SheetScoring.ScoredSubject
    let trace: ScoringTrace
    let lines: LineExplaining
    let plan: ScoringPlan

    var sheet: SheetPlan { scoring.plan }
    var period: Period { scoring.step.task.period }
    var kind: SubjectKind { sheet.sheet.subject }
    var subject: Subject { item.subject }

    func explain(_ index: Int) -> RuleExplanation {
        let rule = sheet.rules[index]
        var missed = MissedList()
        let own = trace.charges.indices.filter { trace.charges[$0].rule == index }
        var lineIndices: [Int] = []
        for place in own {
            let charge = trace.charges[place]
            guard charge.points.isZero, let first = charge.reasons.first else {
                lineIndices.append(place)
                continue
            }
            let price = charge.price.isZero ? "" : ",应\(charge.direction.verb) \(charge.price.plain) 分"
            missed.add(
                first.isExcused ? .excused : .gaveWay, first.words,
                RowExplanation(
                    day: charge.day, evidence: text(charge.evidence), text: charge.note,
                    detail: price.isEmpty ? "" : String(price.dropFirst())))
        }
        let occurrences = trace.occurrences[index]
        let hasLines = !rule.effects.isEmpty && !rule.firesByWindow
        for occurrence in occurrences where !occurrence.excused.isEmpty && !hasLines {
            missed.add(.excused, occurrence.excused, row(occurrence))
        }
        for occurrence in occurrences where occurrence.excused.isEmpty && !period.contains(occurrence.day) && hasLines {
            missed.add(.earlier, "发生在本期之前,只用于累计次数和限额", row(occurrence))
        }
        for (row, reason) in lost(index) { missed.add(.run, reason, self.row(row)) }
        var events = EventsPassedOver(explaining: self, rule: index)
        events.collect(into: &missed)
        LogsPassedOver(explaining: self, rule: index).collect(into: &missed)
        let counted = hasLines ? [] : occurrences.filter { $0.excused.isEmpty }
        return RuleExplanation(
            rule: rule, regulation: sheet.regulation, sheet: sheet.sheet, period: period,
            source: SourceWords.words(rule, kind, sheet.regulation) + inForce(rule),
            windows: WindowExplaining(explaining: self, rule: index).windows,
            lines: lines.list(lineIndices.map { ($0, trace.charges[$0].price, trace.charges[$0].points) }),
            counted: counted.map { row($0) }, missed: missed.all, citingOthers: events.citingOthers,
            ofOthers: events.ofOthers,
            consequences: scored.outcome.befallen.filter { $0.rule == rule.id }.map(\.entry))
    }

    /// The days a rule is in force where it is not the same throughout.
    private func inForce(_ rule: Rule) -> String {
        guard let version = rule.version else { return "" }
        let days = [version.since.map { "自 \($0.iso)" }, version.until.map { "至 \($0.iso)" }].compactMap { $0 }
        return ";本条这样规定的施行日期:" + days.joined(separator: " ") + (rule.firesByWindow ? ",期间最后一日在此之内才计" : ",只计当日在此之内的行")
    }

    /// Rows of which shaping leaves nothing, where they would fall on the subject.
    private func lost(_ index: Int) -> [(row: Occurrence, reason: String)] {
        guard sheet.rules[index].countsRows else { return [] }
        let shaping = tools.shapings[index]
        guard sheet.isFallen[index] else {
            return shaping.lost(
                scored.scorer.counter.rows(of: index, scored.records) { trace.occurrences[$0] })
        }
        return scoring.fallenRows(index).flatMap { owner, rows in
            shaping.lost(rows).filter { bears(index, owner, on: $0.row.day) }
        }
    }

    /// Whether a share of a row that names this owner falls on the subject.
    func bears(_ index: Int, _ owner: EventRow.Subject, on day: Day) -> Bool {
        let falling = Falling(kind: kind, roster: scoring.store.roster)
        return sheet.shares[index].contains {
            falling.bearers($0.bearer, of: owner, on: day).contains(subject.index)
        }
    }

    /// The filter of the rule on one of its logs.
    func leaves(_ index: Int) -> [PreparedSelection.Leaf] {
        sheet.prepared[ObjectIdentifier(sheet.selections[index])]?.leaves ?? []
    }

    func text(_ evidence: Evidence) -> String { RowNames.text(of: evidence, paths: scoring.paths) }

    func row(_ occurrence: Occurrence) -> RowExplanation {
        RowExplanation(day: occurrence.day, evidence: text(occurrence.evidence), text: occurrence.note)
    }
}

/// Which rows a rule looks at and whose, in Chinese.
enum SourceWords {
    static func words(_ rule: Rule, _ kind: SubjectKind, _ regulation: Regulation) -> String {
        guard rule.countsRows else { return "按指标计算,不逐行计" }
        let logs = rule.rows.leaves.map { leaf in
            switch leaf {
            case .events: "督查台账中登记在本条的行"
            case .log(let log): log.title
            case .declared(let id): regulation.logs.first { $0.id == id }?.title ?? id
            case .sequence: leaf.title
            case .rules(let ids): "条目 \(ids.joined(separator: "、")) 的各次"
            case .results(let id): "“\(regulation.sheets.first { $0.id == id }?.title ?? id)”的考核结果"
            }
        }
        var words = logs.joined(separator: ",以及")
        if rule.rows.leaves.contains(.log(.cases)) {
            switch rule.datedBy {
            case .finished: words += "(按办结日期归期)"
            case .due: words += "(按到期日归期)"
            case .accepted: words += "(按受理日期归期)"
            }
        }
        if rule.fallsOn != .subject { return words + RuleWords.falling(rule.fallsOn) }
        return words + whose(rule, kind)
    }

    private static func whose(_ rule: Rule, _ kind: SubjectKind) -> String {
        switch kind {
        case .staff: return ",记在本人名下的"
        case .declared: return ",记在本对象名下的"
        case .window, .department:
            let unit = kind == .window ? "本窗口" : "本部门"
            let people = "人员当日在\(unit)的行,记在谁名下都由\(unit)承担"
            let canNameUnits = rule.rows.leaves.contains { leaf in
                switch leaf {
                case .events, .declared: true
                case .log, .sequence, .rules, .results: false
                }
            }
            if rule.rowsOf == [.members] || !canNameUnits { return ",\(people)" }
            if rule.rowsOf == [.window] { return ",登记到\(unit)的" }
            if rule.rowsOf.isEmpty, kind == .window, rule.rows.leaves == [.events] { return ",登记到本窗口的" }
            return ",登记到\(unit)的,以及\(people)"
        }
    }
}
