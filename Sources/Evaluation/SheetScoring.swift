internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Scores one sheet for one period.
struct SheetScoring: Sendable {
    let sheetIndex: Int
    let plan: SheetPlan
    let step: ScoringPlan.Step
    let store: RecordStore
    let lane: CaseLane
    let ledger: SheetLedger
    let calendar: WorkingCalendar
    let paths: [String]
    let watcher: (any PricingWatcher)?
    /// What results of other periods its rules and levels look back to in vain.
    let unpublished: Unpublished
    /// The first day streaks may go back to.
    let streaksFrom: Day
    var corrections = ScoreCorrections.none

    /// What it comes to.
    struct Outcome {
        let task: ScoredTask
        let observations: [Observation]
        let undecided: [Evaluation.UndecidedTie]
        /// What there is to say to each inquiry.
        let answers: [Answer]
        /// Everyone's attendance in the period, by id; none where the sheet is not people's.
        let attendance: [AttendanceSummary]
        /// Corrections of this sheet's lines that were not applied.
        let misfits: [LineMisfit]
    }

    var period: Period { step.task.period }
    var sheet: Sheet { plan.sheet }

    /// What each subject brings along from what was scored before.
    struct Item: Sendable {
        let subject: Subject
        let taken: [Int: Taken]
        let results: [String: [ResultRecord]]
    }

    /// - Parameter inquiries: what somebody wants to know.
    func run(_ memory: inout RunMemory, jobs: Int, inquiries: [Inquiry] = []) async -> Outcome {
        let items = items(&memory)
        var tools = tools()
        if !plan.groupMeasures.isEmpty { tools.group = await groupFigures(items, tools, jobs) }
        let ready = tools
        let drafts = await Workers.map(items, jobs: jobs) { draft($0, ready) }
        var barred: [Int: String] = [:]
        let earlier = memory.barred(on: sheetIndex, in: period)
        for (index, draft) in drafts.enumerated() {
            barred[index] = own(bar: draft) ?? earlier[ExactText(draft.subject.id)]
        }
        let order = RankingOrder(
            regulation: plan.regulation, sheet: sheet, lastDay: period.last, barred: barred)
        let ranked = order.rank(drafts)
        let places = Dictionary(drafts.enumerated().map { ($1.subject.id, $0) }) { first, _ in first }
        var subjects = ranked.subjects
        if plan.regulation.consequences.contains(where: { $0.condition != nil && plan.isOn($0) }) {
            let befallen = memory.plan.lookups.isOn ? memory.befallen(on: sheetIndex, before: period.first) : nil
            subjects = await Workers.map(subjects, jobs: jobs) { score in
                guard let place = places[score.id] else { return score }
                return ConsequenceRound(
                    plan: plan, period: period, befallen: befallen.map { $0[ExactText(score.id)] ?? [] }
                ).score(score, measures(items[place], ready))
            }
        }
        let result = SheetResult(
            regulation: plan.regulation, sheet: sheet, period: period, rules: plan.rules, partOfRule: plan.partOfRule,
            subjects: subjects, rankedCount: ranked.ranked)
        let outcome = ScoringOutcome(
            items: items, tools: ready, drafts: drafts, order: order, subjects: subjects, memory: memory)
        return Outcome(
            task: ScoredTask(result),
            observations: ranked.borders.map { tie($0.level, $0.ids) },
            undecided: ranked.borders.filter { $0.level.ties == .refuse }.map {
                Evaluation.UndecidedTie(sheet: result.id, level: $0.level.name, ids: $0.ids)
            }, answers: inquiries.map { answer($0, outcome) }, attendance: drafts.compactMap(\.attendance),
            misfits: drafts.flatMap(\.misfits) + strangers(drafts, result.id))
    }

    private func tie(_ level: Level, _ ids: [String]) -> Observation {
        Observation(
            .tieAtBorder, sheet: "\(plan.regulation.id).\(sheet.id)", about: level.name,
            message:
                "“\(level.name)”名额边界上 \(ids.count) \(sheet.subject == .staff ? "人" : "个")并列:\(ids.prefix(10).joined(separator: "、"))"
                + (level.ties == .upper ? ",一并就高" : ",一并就低"))
    }

    /// The rule that bars a subject in this very period.
    private func own(bar draft: SubjectDraft) -> String? {
        draft.befallen.first { one in
            plan.regulation.consequences.contains { $0.name == one.entry.name && $0.bars }
        }.map { $0.rule.isEmpty ? $0.entry.name : $0.rule }
    }

    // MARK: What was scored before

    private func items(_ memory: inout RunMemory) -> [Item] {
        let subjects = memory.subjects(sheet.subject, in: period)
        var results: [String: [ExactText: [ResultRecord]]] = [:]
        for id in plan.resultSheets {
            if let place = memory.plan.place(of: id, besides: sheetIndex) {
                results[id] = memory.results(of: place, through: period.last)
            }
        }
        let takers = plan.nodes.indices.filter { plan.nodes[$0].part.take != nil }
        return subjects.map { subject in
            var taken: [Int: Taken] = [:]
            for node in takers {
                guard let composition = plan.nodes[node].part.take else { continue }
                var taker = CompositionTaker(memory: memory, sheet: sheetIndex)
                taken[node] = taker.take(composition, for: subject, sheet.subject, in: period)
                memory = taker.memory
            }
            return Item(
                subject: subject, taken: taken, results: results.mapValues { $0[ExactText(subject.id)] ?? [] })
        }
    }

    // MARK: One subject

    /// What all subjects share.
    struct Tools: Sendable {
        let windows: [[DaySpan]]
        let partWindows: [[DaySpan]]
        let shapings: [Shaping]
        let fallen: FallenOccurrences
        let ruleCases: [Int: [Int: [CaseRecord]]]
        let keptCases: [ObjectIdentifier: [Int: [CaseRecord]]]
        var group: GroupFigures?
    }

    private func tools() -> Tools {
        func spans(_ window: TimeWindow?) -> [DaySpan] { window?.spans(in: period) ?? [period.span] }
        let partWindows = plan.nodes.map { spans($0.part.within) }
        let windows = plan.rules.indices.map { index in
            // A part whose limit reaches further back than its rules do asks them for the earlier periods too.
            var windows = spans(plan.rules[index].within)
            let reach = plan.nodeOfRule[index].flatMap { partWindows[$0].first?.first } ?? period.first
            var earlier = period.previous
            while let past = earlier, past.first >= reach, past.last < windows[0].first {
                windows = (plan.rules[index].within?.spans(in: past) ?? [past.span]) + windows
                earlier = past.previous
            }
            return windows
        }
        let calendar = calendar
        let shapings = zip(plan.rules, windows).map { rule, windows in
            Shaping(rule: rule, windows: windows) { day in
                calendar.isWorkingDay(day) == true
                    ? calendar.workingDays(after: calendar.first, through: day) : nil
            }
        }
        var ruleCases: [Int: [Int: [CaseRecord]]] = [:]
        for (index, rule) in plan.rules.enumerated() where rule.countsRows && !plan.isFallen[index] {
            let found = lane.records(of: plan.selections[index])
            if !found.isEmpty { ruleCases[index] = found }
        }
        var keptCases: [ObjectIdentifier: [Int: [CaseRecord]]] = [:]
        for selection in plan.caseSelections.kept {
            keptCases[ObjectIdentifier(selection)] = lane.records(of: selection)
        }
        let falling = Falling(kind: sheet.subject, roster: store.roster)
        let fallen = FallenOccurrences(plan, shapings: shapings, falling: falling) { fallenRows($0) }
        return Tools(
            windows: windows, partWindows: partWindows, shapings: shapings,
            fallen: fallen, ruleCases: ruleCases, keptCases: keptCases)
    }

    /// The rows of a rule whose points fall on others, by whom the rows name.
    func fallenRows(_ index: Int) -> [(owner: EventRow.Subject, rows: [Occurrence])] {
        let rule = plan.rules[index]
        let range = step.range
        var byOwner: [EventRow.Subject: [Occurrence]] = [:]
        for event in ledger.fallen[index] ?? [] where range.contains(event.day) {
            byOwner[event.subject, default: []].append(Occurrence(event))
        }
        guard let prepared = plan.prepared[ObjectIdentifier(plan.selections[index])] else { return [] }
        for leaf in prepared.leaves {
            switch leaf {
            case .sessions(let filter):
                eachPerson { byOwner[.staff($0), default: []] += $1.filter { filter.keeps($0) }.map { Occurrence($0) } }
            case .marks(let filter):
                eachPerson { person, sessions in
                    byOwner[.staff(person), default: []] += SessionDerivation.marks(of: sessions)
                        .filter { filter.keeps($0) }.map { Occurrence($0) }
                }
            case .leave(let filter):
                for (person, rows) in store.leaveByPerson {
                    byOwner[.staff(person), default: []] +=
                        rows
                        .filter { range.contains($0.firstDay) && filter.keeps($0) }.map { Occurrence($0) }
                }
            case .cases:
                for (person, rows) in lane.recordsByPerson(of: plan.selections[index]) {
                    byOwner[.staff(person), default: []] += rows.map {
                        Occurrence($0, datedBy: rule.datedBy, plan.selections[index])
                    }
                }
            case .events, .declared, .results, .rules: break
            }
        }
        return byOwner.map { owner, rows in
            (owner, rule.version == nil ? rows : rows.filter { rule.isInForce(on: $0.day) })
        }
    }

    private func eachPerson(_ body: (Int, [SessionRecord]) -> Void) {
        for person in store.roster.ids.indices { body(person, store.derivation.sessions(of: person, in: step.range)) }
    }

    private func shared(_ tools: Tools) -> MeasureEvaluation.Shared {
        let roster = store.roster
        let period = period
        return MeasureEvaluation.Shared(
            plan: plan, cases: lane, keptCases: tools.keptCases, timetable: store.timetable, period: period,
            range: step.range, posts: { HalfWidth.fold(roster.listing(of: $0, in: period)?.post ?? "") },
            group: tools.group, unpublished: unpublished, streaksFrom: streaksFrom)
    }

    private func records(_ item: Item) -> SubjectRecords {
        var records = store.records(of: item.subject, sheet.subject, in: step.range)
        records.results = item.results
        return records
    }

    func measures(_ item: Item, _ tools: Tools) -> MeasureEvaluation {
        MeasureEvaluation(shared(tools), records(item), peers: peers(item.subject), window: period.span)
    }

    /// A subject's score with everything it was reached by.
    struct ScoredSubject {
        let records: SubjectRecords
        let measures: MeasureEvaluation
        let scorer: SheetScorer
        let outcome: SheetScorer.Outcome
    }

    /// - Parameter isTraced: whether the outcome says how it was reached.
    func scored(_ item: Item, _ tools: Tools, isTraced: Bool) -> ScoredSubject {
        let records = records(item)
        let measures = MeasureEvaluation(shared(tools), records, peers: peers(item.subject), window: period.span)
        let paths = paths
        let roster = store.roster
        let period = period
        let isStaff = sheet.subject == .staff
        let evidenceText: @Sendable (Evidence) -> String = { RowNames.text(of: $0, paths: paths) }
        let scorer = SheetScorer(
            plan: plan, period: period,
            rules: RuleScorer(
                plan: plan, period: period, windows: tools.windows, evidenceText: evidenceText,
                watcher: isTraced ? nil : watcher, isTraced: isTraced),
            counter: RowCounter(
                plan: plan, ledger: ledger, cases: tools.ruleCases, range: step.range, undated: period.last,
                personName: { isStaff ? nil : roster.listing(of: $0, in: period)?.name }),
            shapings: tools.shapings, fallen: tools.fallen, partWindows: tools.partWindows, isTraced: isTraced,
            evidenceText: evidenceText, corrections: corrections)
        let own = corrections(ofLinesOf: item.subject)
        return ScoredSubject(
            records: records, measures: measures, scorer: scorer,
            outcome: own.isEmpty
                ? scorer.score(records, measures, taken: item.taken)
                : scorer.score(records, measures, taken: item.taken, corrections: own))
    }

    private func draft(_ item: Item, _ tools: Tools) -> SubjectDraft {
        let scored = scored(item, tools, isTraced: false)
        let (records, measures, score) = (scored.records, scored.measures, scored.outcome)
        let isMissing = item.taken.contains { $0.value.value == nil }
        return SubjectDraft(
            subject: item.subject, parts: score.parts, deducted: score.deducted, exactTotal: score.exactTotal,
            total: score.exactTotal.rounded(to: sheet.decimals, sheet.rounding), lines: score.lines,
            befallen: score.befallen,
            tieValues: sheet.ranking.ties.map { key in
                if case .measure(let name) = key { measures.value(name) ?? .zero } else { .zero }
            }, misfits: score.misfits,
            unranked: unranked(records) ?? unpublished.reason ?? (isMissing ? "没有可取用的成绩" : nil),
            peers: peers(item.subject),
            meets: (sheet.levels + sheet.honours).map { level in
                level.condition?.ofNumbers.map { measures.at(window(of: $0)).holds($0) == true } ?? true
            },
            attendance: sheet.subject == .staff
                ? AttendanceSummary(records.sessions.filter { period.contains($0.day) }, id: item.subject.id) : nil)
    }
}
