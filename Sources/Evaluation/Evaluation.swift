public import Chronology
internal import Exact
public import RecordModel
internal import RuleModel
public import ScoreModel

/// Rules and records to scored results: pure, and the same whatever the number of workers.
public struct Evaluation: Sendable {
    let plan: ScoringPlan
    let store: RecordStore
    let cases: CaseBook
    private let attendance: AttendanceBook
    private let ledgers: [SheetLedger?]
    private let calendar: WorkingCalendar
    private let paths: [String]
    /// What only those are told who ask why.
    let background: ExplanationBackground
    private let watcher: (any PricingWatcher)?
    private let corrections: ScoreCorrections

    /// What was read.
    public struct Input: Sendable {
        let roster: Roster
        let timetable: Timetable
        let leave: LeavePlan
        let leaveRows: [LeaveRow]
        let attendance: AttendanceBook
        let cases: CaseBook
        let events: [EventRow]
        let declared: [String: [DeclaredRow]]
        let rosters: [String: DeclaredRoster]
        let citations: EventCitations
        let calendar: WorkingCalendar
        let paths: [String]
        let trail: EventTrail
        let corrections: ScoreCorrections

        /// What was read, by its parts.
        /// - Parameters:
        ///   - paths: the names of the input tables, by file index: evidence is sorted as it is printed.
        ///   - trail: the events that are not among `events`, for those who ask why a row does not count.
        public init(
            roster: Roster, timetable: Timetable, leave: LeavePlan, leaveRows: [LeaveRow], attendance: AttendanceBook,
            cases: CaseBook, events: [EventRow], declared: [String: [DeclaredRow]] = [:],
            rosters: [String: DeclaredRoster] = [:], citations: EventCitations, calendar: WorkingCalendar,
            paths: [String], trail: EventTrail = EventTrail(), corrections: ScoreCorrections = .none
        ) {
            self.trail = trail
            self.corrections = corrections
            self.roster = roster
            self.timetable = timetable
            self.leave = leave
            self.leaveRows = leaveRows
            self.attendance = attendance
            self.cases = cases
            self.events = events
            self.declared = declared
            self.rosters = rosters
            self.citations = citations
            self.calendar = calendar
            self.paths = paths
        }
    }

    /// An evaluation of what was read for a plan.
    public init(_ plan: ScoringPlan, _ input: Input, watcher: (any PricingWatcher)? = nil) {
        self.plan = plan
        self.watcher = watcher
        corrections = input.corrections
        let attributions = RecordStore.attributions(input.roster)
        store = RecordStore(
            roster: input.roster, timetable: input.timetable, leave: input.leave,
            leaveRows: input.leaveRows, attendance: input.attendance, events: input.events,
            declared: Self.declared(input.declared, plan),
            rosters: input.rosters, attributions: attributions)
        cases = input.cases
        attendance = input.attendance
        calendar = input.calendar
        paths = input.paths
        background = ExplanationBackground(
            events: input.events, trail: input.trail, citations: input.citations)
        let scored = Set(plan.steps.map(\.task.sheet))
        let cited = Self.cited(store.events, plan, input.citations)
        ledgers = plan.sheets.indices.map { index in
            guard scored.contains(index) else { return nil }
            let sheet = plan.sheets[index]
            return SheetLedger(
                sheet, cited: Self.cited(cited, of: index, plan),
                attribution: attributions[sheet.sheet.subject] ?? Attribution(people: 0))
        }
    }

    /// The rows of declared logs by log and by whom they name.
    private static func declared(
        _ rows: [String: [DeclaredRow]], _ plan: ScoringPlan
    ) -> [String: [DeclaredOwner: [DeclaredRecord]]] {
        let logs = Dictionary(plan.regulations.flatMap(\.logs).map { ($0.id, $0) }) { first, _ in first }
        var declared: [String: [DeclaredOwner: [DeclaredRecord]]] = [:]
        for (id, rows) in rows {
            guard let log = logs[id] else { continue }
            for row in rows {
                declared[id, default: [:]][DeclaredOwner(row.subject, log), default: []].append(.init(row, log))
            }
        }
        return declared
    }

    /// By sheet and rule, the events citing it.
    private static func cited(
        _ events: [EventRow], _ plan: ScoringPlan, _ citations: EventCitations
    ) -> [[[EventRow]]] {
        var cited = plan.sheets.map { [[EventRow]](repeating: [], count: $0.ownCount) }
        for event in events {
            for target in citations.countedBy(event.citation, on: event.day) {
                cited[target.sheet][target.rule].append(event)
            }
        }
        return cited
    }

    /// The events of each of a sheet's rules, its guests' included.
    private static func cited(_ cited: [[[EventRow]]], of index: Int, _ plan: ScoringPlan) -> [[EventRow]] {
        let sheet = plan.sheets[index]
        return cited[index]
            + sheet.guests.map { guest in
                guard let home = plan.place(of: guest.sheet, besides: index), cited[home].indices.contains(guest.rule)
                else { return [] }
                return cited[home][guest.rule]
            }
    }

    /// The cases book a plan asks for, without cases.
    /// - Parameter request: what somebody wants to know, if anybody does.
    public static func blankCases(
        _ plan: ScoringPlan, roster: Roster, calendar: WorkingCalendar, for request: ExplanationRequest? = nil
    ) -> CaseBook {
        let attributions = RecordStore.attributions(roster)
        let none = Attribution(roster, owners: 0) { _ in -1 }
        // 办件汇总 is kept on the way by a scoring of people over the period, if there is one.
        let keeper = plan.steps.firstIndex {
            $0.task.period == plan.period && plan.sheets[$0.task.sheet].sheet.subject == .staff
        }
        var lanes = plan.steps.enumerated().map { index, step in
            let sheet = plan.sheets[step.task.sheet]
            let (counted, kept) = sheet.caseSelections
            return CaseLane(
                CaseQuestions(
                    span: step.range, asOf: step.task.period.last, isDaily: sheet.isDaily,
                    summariesFrom: index == keeper ? plan.period.first : nil, counted: counted, kept: kept,
                    further: sheet.furtherColumns[.cases] ?? []),
                attribution: attributions[sheet.sheet.subject] ?? none, calendar: calendar)
        }
        if keeper == nil {
            lanes.append(
                CaseLane(
                    CaseQuestions(
                        span: plan.period.span, asOf: plan.period.last, isDaily: false,
                        summariesFrom: plan.period.first, counted: [], kept: [], further: []),
                    attribution: attributions[.staff] ?? none, calendar: calendar))
        }
        return CaseBook(
            lanes, keepsMonths: plan.steps.contains(where: \.isEarlier),
            trail: request.flatMap { trail(for: $0, plan, attributions, calendar) })
    }

    /// Everything the reports show.
    public struct Outcome: Sendable {
        /// The sheets asked for, in their order.
        public let sheets: [SheetResult]
        /// Attendance of everyone scored.
        public let attendance: [AttendanceSummary]
        /// Cases of everyone scored.
        public let cases: [CaseSummary]
        /// What was noticed of rules and rows.
        public let observations: [Observation]
        /// Ties across a border whose level asks for a decision: the sheet, the level and the ids.
        public let undecided: [UndecidedTie]
        /// Everyone on the roster in the period.
        public let people: [PersonCard]
        /// What was scored besides the sheets asked for, in the order of scoring.
        public let onTheWay: [ScoredOnTheWay]
        /// The published results of other periods that went into it, by sheet, then period.
        public let earlier: [EarlierInput]
        /// The published results of the period before, by sheet id.
        public let previous: [String: PublishedSheet]
        /// What is wanted of other periods and was not published, by sheet, then period.
        public let missing: [MissingPeriod]
        /// Corrections of lines that were not applied.
        public let misfits: [LineMisfit]
    }

    /// Those tied across the border of a level that says `ties: refuse`.
    public struct UndecidedTie: Hashable, Sendable {
        /// The sheet, `city.staff-quarter`.
        public let sheet: String
        /// The level.
        public let level: String
        /// Who ties.
        public let ids: [String]
    }

    /// Scores everyone on every sheet.
    /// - Parameter jobs: how many workers share the subjects; the result is the same for any number.
    public func run(jobs: Int) async -> Outcome {
        var memory = RunMemory(plan: plan, directory: store.directory)
        let (observations, undecided, attendance, _, misfits) = await score(&memory, jobs: jobs, inquiries: [])
        let sheets = plan.steps.filter(\.isReported).compactMap { memory[$0.task]?.result }
        let order = plan.citable.map { "\($0.regulation.id).\($0.sheet.id)" }
        let people = store.directory.subjects(.staff, in: plan.period)
        let lane = cases.lanes.first(where: \.keepsSummaries)
        return Outcome(
            sheets: sheets.sorted { (order.firstIndex(of: $0.id) ?? 0) < (order.firstIndex(of: $1.id) ?? 0) },
            attendance: attendance.isEmpty ? await attendanceSummaries(people, jobs: jobs) : attendance,
            cases: people.map { lane?.summary(of: $0.index, id: $0.id) ?? CaseSummary(subject: $0.id) },
            observations: observations + RunObservations.of(sheets), undecided: undecided,
            people: people.map { card(of: $0) },
            onTheWay: plan.steps.filter { !$0.isReported && memory[$0.task] != nil }.map { step in
                let sheet = plan.sheets[step.task.sheet]
                return ScoredOnTheWay(
                    sheet: "\(sheet.regulation.id).\(sheet.sheet.id)", period: step.task.period.label)
            }, earlier: plan.lookups.inputs, previous: plan.lookups.previous, missing: plan.lookups.missingPeriods,
            misfits: misfits)
    }

    /// Whose a name is, for the reports.
    private func card(of person: Subject) -> PersonCard {
        let period = plan.period
        let stretches = store.roster.stretches[person.index].filter {
            $0.from <= period.last && $0.until >= period.first
        }
        return PersonCard(
            id: person.id, name: person.name, departments: stretches.map(\.department),
            windows: stretches.map(\.window))
    }

    typealias Scored = (
        observations: [Observation], undecided: [UndecidedTie], attendance: [AttendanceSummary],
        answers: [(sheet: Int, answers: [Answer])], misfits: [LineMisfit]
    )

    /// Scores every sheet in the plan's order, and answers those who ask about what is reported.
    func score(_ memory: inout RunMemory, jobs: Int, inquiries: [Inquiry]) async -> Scored {
        var observations: [Observation] = []
        var undecided: [UndecidedTie] = []
        var attendance: [AttendanceSummary] = []
        var answers: [(sheet: Int, answers: [Answer])] = []
        var misfits: [LineMisfit] = []
        for (index, step) in plan.steps.enumerated() {
            if step.isEarlier, !hasRows(in: step.task.period) {
                observations.append(withoutRows(step))
                continue
            }
            guard let ledger = ledgers[step.task.sheet] else { continue }
            let scoring = SheetScoring(
                sheetIndex: step.task.sheet, plan: plan.sheets[step.task.sheet], step: step, store: store,
                lane: cases.lanes[index], ledger: ledger, calendar: calendar, paths: paths, watcher: watcher,
                unpublished: Unpublished(step.task.sheet, in: plan),
                streaksFrom: min(step.range.first, plan.lookups.first[step.task.sheet] ?? step.range.first),
                corrections: corrections)
            let scored = await scoring.run(&memory, jobs: jobs, inquiries: step.isReported ? inquiries : [])
            if step.isReported { answers.append((step.task.sheet, scored.answers)) }
            memory.keep(scored.task, step.task)
            misfits += scored.misfits
            if attendance.isEmpty, step.task.period == plan.period { attendance = scored.attendance }
            if step.isReported {
                observations += scored.observations
                undecided += scored.undecided
            }
        }
        return (observations, undecided, attendance, answers, misfits)
    }

    /// Whether any row of any log is dated in a period before the one asked for.
    private func hasRows(in period: Period) -> Bool {
        if store.events.contains(where: { period.contains($0.day) }) { return true }
        let months = period.parts(.month).map { $0.year * 12 + $0.number - 1 }
        if months.contains(where: cases.months.contains) { return true }
        let working = calendar.workingDays(from: period.first, through: period.last).count
        return attendance.daysWithoutPunches(in: period.span).count < working
    }

    private func withoutRows(_ step: ScoringPlan.Step) -> Observation {
        let sheet = plan.sheets[step.task.sheet]
        let period = step.task.period
        return Observation(
            .periodWithoutRows, sheet: "\(sheet.regulation.id).\(sheet.sheet.id)", about: period.label,
            message: "需要回看 \(period.title),但各类记录里都没有这一期的行;该期未计入,请补齐该期记录后重算")
    }

    private func attendanceSummaries(_ people: [Subject], jobs: Int) async -> [AttendanceSummary] {
        let span = plan.period.span
        return await Workers.map(people, jobs: jobs) { person in
            AttendanceSummary(store.derivation.sessions(of: person.index, in: span), id: person.id)
        }
    }
}
