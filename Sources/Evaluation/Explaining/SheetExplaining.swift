internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What a scoring came to, for those who ask about one of its subjects.
struct ScoringOutcome {
    let items: [SheetScoring.Item]
    let tools: SheetScoring.Tools
    let drafts: [SubjectDraft]
    let order: RankingOrder
    /// Rank and levels given, in the order of the tables.
    let subjects: [SubjectScore]
    let memory: RunMemory
}

extension SheetScoring {
    /// What this sheet has to say to a request; nothing if the subject is not scored on it.
    func answer(_ inquiry: Inquiry, _ outcome: ScoringOutcome) -> Answer {
        var answer = Answer()
        let request = inquiry.request
        guard request.asks(about: plan.sheet),
            let place = outcome.items.firstIndex(where: { $0.subject.index == request.index }),
            let score = outcome.subjects.first(where: { $0.id == outcome.drafts[place].subject.id })
        else { return answer }
        let item = outcome.items[place]
        let scored = scored(item, outcome.tools, isTraced: true)
        guard let trace = scored.outcome.trace else { return answer }
        let lines = LineExplaining(scoring: self, trace: trace)
        let parts = plan.nodes.indices.filter { plan.nodes[$0].parent == nil }.map {
            part($0, trace, lines, item, outcome)
        }
        answer.sheet = SheetExplanation(
            regulation: plan.regulation, sheet: plan.sheet, period: step.task.period, score: score, parts: parts,
            totalLines: lines.list(
                trace.charges.indices.filter { plan.nodeOfRule[trace.charges[$0].rule] == nil }.map {
                    ($0, trace.charges[$0].price, trace.charges[$0].points)
                }),
            sum: trace.sum, clamp: trace.clamp, standing: standing(place, scored, outcome))
        guard request.rule != nil else { return answer }
        func collect(_ part: PartExplanation) {
            if request.asks(about: part.part) { answer.parts.append(part) }
            part.parts.forEach(collect)
        }
        parts.forEach(collect)
        for index in plan.rules.indices where request.asks(about: plan.rules[index]) {
            let explaining = RuleExplaining(
                scoring: self, inquiry: inquiry, item: item, tools: outcome.tools, scored: scored, trace: trace,
                lines: lines, plan: outcome.memory.plan)
            answer.rules.append(explaining.explain(index))
        }
        return answer
    }

    // MARK: Parts

    private func part(
        _ index: Int, _ trace: ScoringTrace, _ lines: LineExplaining, _ item: Item, _ outcome: ScoringOutcome
    ) -> PartExplanation {
        let node = plan.nodes[index]
        let own = trace.nodes.first { $0.node == index } ?? NodeTrace(node: index)
        return PartExplanation(
            part: node.part, start: own.start, taken: node.part.take.map { taken($0, item, outcome) },
            lines: lines.list(own.charges), parts: node.children.map { part($0, trace, lines, item, outcome) },
            sum: own.sum, corrections: own.corrections, clamp: own.clamp, unweighted: own.unweighted, score: own.score)
    }

    private func taken(_ composition: Composition, _ item: Item, _ outcome: ScoringOutcome) -> TakenExplanation {
        var taker = CompositionTaker(memory: outcome.memory, sheet: sheetIndex)
        let taken = taker.take(composition, for: item.subject, plan.sheet.subject, in: step.task.period)
        let form =
            switch composition.form {
            case .mean: "平均"
            case .sum: "合计"
            case .best: "最高"
            case .worst: "最低"
            }
        let scores = taker.looked.map { looked -> TakenScore in
            let task = outcome.memory.scored(composition.sheet, in: looked.period, besides: sheetIndex)
            let score = task?.score(of: looked.subject.id)
            let isMissing = outcome.memory.plan.lookups.missing(for: sheetIndex).contains {
                $0.task.period == looked.period
                    && $0.task.sheet == outcome.memory.plan.place(of: composition.sheet, besides: sheetIndex)
            }
            var note = isMissing ? Unpublished.words([looked.period]) : score == nil ? "没有成绩,不计" : ""
            if let score, case .disqualified = score.status {
                switch composition.disqualified {
                case .counts: note = "取消资格,按得分计"
                case .zero: note = "取消资格,按零分计"
                case .out: note = "取消资格,不计"
                }
            }
            let isOther =
                ExactText(looked.subject.id) != ExactText(item.subject.id) || looked.kind != plan.sheet.subject
            return TakenScore(
                sheet: task?.title ?? composition.sheet, period: looked.period,
                subject: isOther ? looked.subject.name : "", value: looked.value, weight: looked.weight, note: note,
                parts: (score?.parts ?? []).map { (title: $0.title, score: $0.score) })
        }
        return TakenExplanation(form: scores.count > 1 ? form : "", scores: scores, value: taken.value)
    }

    // MARK: Standing

    private func standing(_ place: Int, _ scored: ScoredSubject, _ outcome: ScoringOutcome) -> Standing {
        let draft = outcome.drafts[place]
        let names = RegulationNames(plan.regulation)
        var reason = ""
        if let unranked = draft.unranked {
            let detail = unrankedDetail(scored.records)
            reason = "未参加排名:\(unranked)" + (detail.isEmpty ? "" : "(\(detail))")
        } else if let rule = outcome.order.barred[place] {
            reason = "取消评定等次的资格:" + bar(rule, draft)
        }
        let titles = plan.sheet.ranking.ties.map { key in
            switch key {
            case .part(let part): plan.sheet.parts.indices.contains(part) ? plan.sheet.parts[part].title : ""
            case .measure(let name): names.measure(name)
            }
        }
        let conditions = (plan.sheet.levels + plan.sheet.honours).map { level in
            level.condition.map { condition in
                let found = condition.ofNumbers.map { scored.measures.at(window(of: $0)).evidence($0) }
                return (found.map { $0 + "," } ?? "") + "要求" + condition.words(names)
            } ?? ""
        }
        return outcome.order.standing(
            of: place, outcome.drafts, reason: reason, keyTitles: titles, conditions: conditions)
    }

    /// The rule or the consequence that bars a subject, in words.
    private func bar(_ name: String, _ draft: SubjectDraft) -> String {
        let befallen = draft.befallen.first { $0.rule == name || $0.entry.name == name }
        let what = befallen.map { "\($0.entry.name)(\($0.entry.reason),\($0.day.iso))" }
        guard let rule = plan.rules.first(where: { $0.id == name }) else {
            return what ?? "\(name)(此前的考核期)"
        }
        let words = "条目 \(rule.code)(\(rule.clause)):\(rule.text)"
        return words + ";" + (what ?? "此前的考核期已发生,仍在限制期内")
    }
}

/// Charges as explanations show them.
struct LineExplaining {
    let scoring: SheetScoring
    let trace: ScoringTrace

    /// Some charges with price and points as they were in their part; by date, rule order, evidence.
    func list(_ charges: [(index: Int, price: Rational, points: Rational)]) -> [LineExplanation] {
        charges.map { (line($0.index, price: $0.price, points: $0.points), trace.charges[$0.index].rule) }
            .sorted { left, right in
                if left.0.day != right.0.day { return left.0.day < right.0.day }
                if left.1 != right.1 { return left.1 < right.1 }
                return left.0.evidence.utf8.lexicographicallyPrecedes(right.0.evidence.utf8)
            }.map(\.0)
    }

    func line(_ index: Int, price: Rational, points: Rational) -> LineExplanation {
        let charge = trace.charges[index]
        let sign = charge.direction == .deduct ? -Rational.one : .one
        return LineExplanation(
            rule: scoring.plan.rules[scoring.plan.cited(charge.rule, on: charge.day)], day: charge.day,
            asked: price * sign, points: points * sign,
            pointsOfTotal: charge.signed, evidence: RowNames.text(of: charge.evidence, paths: scoring.paths),
            note: charge.note, arithmetic: charge.arithmetic, origin: origin(charge),
            reasons: charge.reasons.map(\.words))
    }

    /// Whom the row names, where that is not the subject.
    private func origin(_ charge: Charge) -> String {
        guard let event = charge.record as? EventRow else { return "" }
        let roster = scoring.store.roster
        switch (event.subject, scoring.plan.sheet.subject) {
        case (.window(let window), let kind) where kind != .window:
            let count = roster.members(of: window, on: event.day).count
            return "登记到窗口“\(roster.windows[window])”,当日名册上 \(count) 人"
        case (.staff(let person), let kind) where kind != .staff:
            let window = roster.window(of: person, on: event.day).map { roster.windows[$0] } ?? ""
            let name = roster.stretches[person].first { $0.contains(event.day) }?.name ?? roster.ids[person]
            return "登记到\(name)(\(roster.ids[person]))" + (window.isEmpty ? "" : ",当日在“\(window)”")
        default: return ""
        }
    }
}
