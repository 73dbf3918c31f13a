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

    /// What it comes to.
    struct Outcome {
        let task: ScoredTask
        let observations: [Observation]
        let undecided: [Evaluation.UndecidedTie]
        /// What there is to say to each inquiry.
        let answers: [Answer]
        /// Everyone's attendance in the period, by id; none where the sheet is not people's.
        let attendance: [AttendanceSummary]
    }

    private var period: Period { step.task.period }
    private var sheet: Sheet { plan.sheet }

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
            barred[index] = own(bar: draft) ?? earlier[draft.subject.index]
        }
        let order = RankingOrder(regulation: plan.regulation, sheet: sheet, barred: barred)
        let ranked = order.rank(drafts)
        let places = Dictionary(drafts.enumerated().map { ($1.subject.id, $0) }) { first, _ in first }
        var subjects = ranked.subjects
        var befallen = Dictionary(drafts.map { ($0.subject.index, $0.befallen) }) { first, _ in first }
        if plan.regulation.consequences.contains(where: { $0.condition != nil && plan.isOn($0) }) {
            subjects = await Workers.map(subjects, jobs: jobs) { score in
                guard let place = places[score.id] else { return score }
                return ConsequenceRound(plan: plan, period: period).score(
                    score, items[place].subject, items[place].results, measures(items[place], ready))
            }
            for score in subjects {
                guard let place = places[score.id] else { continue }
                let known = drafts[place].befallen.count
                befallen[drafts[place].subject.index]? += score.consequences.dropFirst(known).map {
                    Befallen(rule: "", day: period.last, entry: $0)
                }
            }
        }
        let result = SheetResult(
            regulation: plan.regulation, sheet: sheet, period: period, rules: plan.rules, partOfRule: plan.partOfRule,
            subjects: subjects, rankedCount: ranked.ranked)
        var scores: [Int: SubjectScore] = [:]
        for score in subjects {
            if let place = places[score.id] { scores[drafts[place].subject.index] = score }
        }
        let outcome = ScoringOutcome(
            items: items, tools: ready, drafts: drafts, order: order, subjects: subjects, memory: memory)
        return Outcome(
            task: ScoredTask(result: result, scores: scores, befallen: befallen),
            observations: ranked.borders.map { tie($0.level, $0.ids) },
            undecided: ranked.borders.filter { $0.level.ties == .refuse }.map {
                Evaluation.UndecidedTie(sheet: result.id, level: $0.level.name, ids: $0.ids)
            }, answers: inquiries.map { answer($0, outcome) }, attendance: drafts.compactMap(\.attendance))
    }

    private func tie(_ level: Level, _ ids: [String]) -> Observation {
        Observation(
            .tieAtBorder, sheet: "\(plan.regulation.id).\(sheet.id)", about: level.name,
            message: "“\(level.name)”名额边界上 \(ids.count) 人(个)并列:\(ids.prefix(10).joined(separator: "、"))"
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
        var results: [String: [Int: [ResultRecord]]] = [:]
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
                subject: subject, taken: taken, results: results.mapValues { $0[subject.index] ?? [] })
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
                    byOwner[.staff(person), default: []] += rows.map { Occurrence($0, datedBy: rule.datedBy) }
                }
            case .events, .declared, .results, .rules: break
            }
        }
        return byOwner.map { ($0.key, $0.value) }
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
            group: tools.group)
    }

    private func records(_ item: Item) -> SubjectRecords {
        var records = store.records(of: item.subject, sheet.subject, in: step.range)
        records.results = item.results
        return records
    }

    private func measures(_ item: Item, _ tools: Tools) -> MeasureEvaluation {
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
            evidenceText: evidenceText)
        return ScoredSubject(
            records: records, measures: measures, scorer: scorer,
            outcome: scorer.score(records, measures, taken: item.taken))
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
            },
            unranked: unranked(records) ?? (isMissing ? "没有可取用的成绩" : nil), peers: peers(item.subject),
            meets: (sheet.levels + sheet.honours).map { level in
                level.condition?.ofNumbers.map { measures.at(window(of: $0)).holds($0) == true } ?? true
            },
            attendance: sheet.subject == .staff
                ? AttendanceSummary(records.sessions.filter { period.contains($0.day) }, id: item.subject.id) : nil)
    }

    /// The window in which a level asks for numbers: the period, or the year so far where they are results of this sheet's
    /// own earlier periods.
    func window(of condition: Condition) -> DaySpan {
        plan.looksAtOwnResults(condition) ? TimeWindow.period(.year).spans(in: period).last ?? period.span : period.span
    }

    /// Why a subject is not ranked; `nil` where it is.
    private func unranked(_ records: SubjectRecords) -> String? { exclusion(records)?.reason }

    /// What of it was found and what is asked for; empty where it is ranked.
    func unrankedDetail(_ records: SubjectRecords) -> String { exclusion(records)?.detail ?? "" }

    private func exclusion(_ records: SubjectRecords) -> (reason: String, detail: String)? {
        let ranking = sheet.ranking
        let subject = records.subject
        if subject.workingDays < ranking.leastDays {
            return ("不在岗", "在岗 \(subject.workingDays) 个工作日,至少要 \(ranking.leastDays) 个")
        }
        if !ranking.excludedPosts.isEmpty {
            let post = ExactText(HalfWidth.fold(subject.post))
            if ranking.excludedPosts.contains(where: { ExactText(HalfWidth.fold($0)) == post }) {
                return ("岗位不参评", "岗位“\(subject.post)”")
            }
        }
        if let least = ranking.leastAttendance {
            let own = records.sessions.filter { period.contains($0.day) }
            let attended = own.count { $0.status == .present || $0.status == .official }
            if let share = Rational(attended).divided(by: Rational(own.count)), !least.holds(for: share) {
                return ("出勤不足", "出勤 \(attended) 个时段,应出勤 \(own.count) 个,要求\(least.words(isShare: true))")
            }
        }
        return nil
    }

    private func peers(_ subject: Subject) -> ExactText {
        switch sheet.ranking.peers {
        case nil: ExactText("")
        case .group: ExactText(subject.group)
        case .window: ExactText(subject.window)
        case .department: ExactText(subject.department)
        case .post: ExactText(subject.post)
        }
    }

    // MARK: Figures of the group

    private func groupFigures(_ items: [Item], _ tools: Tools, _ jobs: Int) async -> GroupFigures {
        var windows: [DaySpan] = [period.span]
        for window in tools.windows.joined() where !windows.contains(window) { windows.append(window) }
        let all = windows
        let parts = await Workers.chunks(items, jobs: jobs) { chunk in
            var figures = GroupFigures()
            for item in chunk {
                let measures = measures(item, tools)
                guard unranked(measures.records) == nil else { continue }
                for name in plan.groupMeasures {
                    for window in all {
                        guard let value = measures.at(window).value(name) else { continue }
                        figures.add(value, .init(measure: name, window: window), peers: measures.peers)
                    }
                }
            }
            return figures
        }
        var figures = GroupFigures()
        for part in parts { figures.merge(part) }
        figures.close()
        return figures
    }
}
