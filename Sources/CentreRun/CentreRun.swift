public import Chronology
internal import Diagnostics
public import Evaluation
internal import LogReading
internal import RecordModel
internal import RuleLoading
internal import RuleModel
public import ScoreModel

/// A run: a centre's folder and a period to everything the reports show. A pure function of the files in the folder.
public enum CentreRun {
    /// kaohe's version.
    public static let version = "0.1.0"

    /// Scores a period.
    /// - Parameters:
    ///   - context: what was published before, what was corrected, where the period stands.
    ///   - jobs: how many workers share the reading and scoring; the result is the same for any number.
    ///   - timings: ends the stages survey, read and evaluate.
    /// - Throws: ``RefusedRun`` with every problem that keeps the period from being scored; ``MachineFailure``.
    public static func score(
        _ centre: Centre, period: Period, context: RunContext = RunContext(), jobs: Int, timings: inout StageTimings,
        observer: (any RunObserver)? = nil, watcher: (any PricingWatcher)? = nil
    ) async throws -> RunReport {
        let choices = try centre.sheets(for: period, earlier: context.earlier)
        var clock = timings
        defer { timings = clock }
        return try await reading(centre) {
            observer?.began(.survey)
            let layout = DeclaredLayout(chosen: choices.map(\.regulation), all: centre.regulations)
            let plan = ScoringPlan(
                choices, period: period, calendar: centre.calendar, earlier: context.earlier, inForce: centre.inForce,
                furtherColumns: layout.furtherColumns)
            let corrected = try CorrectedTables(
                try await InputTables.survey(centre, layout, jobs: jobs, observer: observer), context, layout)
            let tables = corrected.tables
            clock.end(.survey)
            observer?.began(.read)
            let records = try await read(centre, corrected, layout, plan, jobs, observer)
            clock.end(.read)
            observer?.began(.evaluate)
            let corrections = ScoreCorrections(context.allCorrections, rows: corrected.rows)
            let evaluation = evaluation(centre, tables, plan, records, corrections, watcher)
            let outcome = await evaluation.run(jobs: jobs)
            try Task.checkCancellation()
            guard outcome.undecided.isEmpty else { throw centre.undecided(outcome.undecided) }
            let findings =
                (records.findings + findings(outcome.missing)
                + centre.findings(outcome.misfits, context.corrections)).sorted()
            let unpunched =
                plan.looksAtAttendance ? records.scan.attendance.daysWithoutPunches(in: period.span) : []
            let letters = centre.letterOrders(outcome.sheets, standing: context.standing)
            let report = RunReport(
                centre: centre.card, period: period, sheets: outcome.sheets, attendance: outcome.attendance,
                cases: outcome.cases,
                findings: findings,
                tables: cards(tables, records),
                settings: centre.settings, programVersion: version,
                daysWithoutPunches: unpunched, daysOfAbsence: evaluation.daysOfAbsence(among: unpunched),
                observations: outcome.observations + letters.observations, people: outcome.people,
                scoredOnTheWay: outcome.onTheWay,
                earlier: outcome.earlier, previous: outcome.previous,
                corrections: context.corrections.sorted { $0.number < $1.number },
                correctionsOfOtherPeriods: context.correctionsOfOtherPeriods.map(\.number).sorted(),
                standing: context.standing,
                settled: context.settled, rowContents: try RowContents.of(findings, tables), appeals: context.appeals,
                letters: letters.orders)
            clock.end(.evaluate)
            return report
        }
    }

    /// What is wanted of other periods and was not published.
    private static func findings(_ missing: [MissingPeriod]) -> [Finding] {
        missing.map { one in
            let code: FindingCode = one.purpose == .scoring ? .periodNotPublished : .previousNotPublished
            return Finding(
                code, at: .none, column: nil, header: "", text: "\(one.sheet) \(one.period.label)",
                detail: "“\(one.title)” \(one.period.title)(\(one.period.label))" + code.message)
        }
    }

    /// The periods whose published results a run would look for in vain, and those that these would miss in turn, in the
    /// order in which they can be published; no table is read.
    /// - Throws: ``RefusedRun``.
    public static func missingPeriods(
        _ centre: Centre, period: Period, earlier: EarlierResults
    ) throws -> [MissingPeriod] {
        var missing: [MissingPeriod] = []
        var open = [period]
        var asked: Set<Period> = []
        while let next = open.popLast() {
            guard asked.insert(next).inserted else { continue }
            let choices = try centre.sheets(for: next)
            let plan = ScoringPlan(choices, period: next, calendar: centre.calendar, earlier: earlier)
            for one in plan.missingPeriods where one.purpose == .scoring && !missing.contains(one) {
                missing.append(one)
                open.append(one.period)
            }
        }
        func precedes(_ left: MissingPeriod, _ right: MissingPeriod) -> Bool {
            let (a, b) = (left.period, right.period)
            if a.last != b.last { return a.last < b.last }
            if a != b { return a.length < b.length }
            return left.sheet.utf8.lexicographicallyPrecedes(right.sheet.utf8)
        }
        return missing.sorted(by: precedes)
    }

    /// Surveys and reads for a question.
    /// - Parameter find: whom it is about, once the rosters are known.
    static func prepare(
        _ centre: Centre, _ choices: [SheetChoice], _ period: Period, _ context: RunContext, _ jobs: Int,
        _ observer: (any RunObserver)?,
        _ find: @escaping (Rosters) throws -> ExplanationRequest
    ) async throws -> (evaluation: Evaluation, request: ExplanationRequest?, corrected: CorrectedTables) {
        observer?.began(.survey)
        let layout = DeclaredLayout(chosen: choices.map(\.regulation), all: centre.regulations)
        let plan = ScoringPlan(
            choices, period: period, calendar: centre.calendar, earlier: context.earlier, inForce: centre.inForce,
            furtherColumns: layout.furtherColumns)
        let corrected = try CorrectedTables(
            try await InputTables.survey(centre, layout, jobs: jobs, observer: observer), context, layout)
        observer?.began(.read)
        let records = try await read(centre, corrected, layout, plan, jobs, observer, find)
        let corrections = ScoreCorrections(context.allCorrections, rows: corrected.rows)
        return (evaluation(centre, corrected.tables, plan, records, corrections), records.request, corrected)
    }

    private static func evaluation(
        _ centre: Centre, _ tables: InputTables, _ plan: ScoringPlan, _ records: Records,
        _ corrections: ScoreCorrections, _ watcher: (any PricingWatcher)? = nil
    ) -> Evaluation {
        Evaluation(
            plan,
            Evaluation.Input(
                roster: records.roster, timetable: records.timetable, leave: records.leavePlan,
                leaveRows: records.leave, attendance: records.scan.attendance, cases: records.scan.cases,
                events: records.events, declared: records.declared.rows, rosters: records.declared.rosters,
                citations: records.citations, calendar: centre.calendar,
                paths: tables.entries.map(\.table.file.path), trail: records.trail ?? EventTrail(),
                corrections: corrections), watcher: watcher)
    }

    /// Turns what goes wrong with files into refusals and failures.
    static func reading<Result>(_ centre: Centre, _ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let failure as ReadFailure {
            throw MachineFailure(operation: failure.operation, path: failure.path, errno: failure.errno)
        } catch let problem as TableProblem {
            throw RefusedRun([.table(problem)], sources: centre.sources)
        } catch let several as TableProblems {
            throw RefusedRun(several.problems.map { .table($0) }, sources: centre.sources)
        }
    }

    /// Everything read from the tables.
    private struct Records {
        let roster: Roster
        let timetable: Timetable
        let leave: [LeaveRow]
        let leavePlan: LeavePlan
        let events: [EventRow]
        let citations: EventCitations
        let scan: LogScan.Outcome
        let declared: DeclaredTables
        let findings: [Finding]
        let balances: [UInt32: RowBalance]
        /// What somebody asks, and the events that only they are told of.
        let request: ExplanationRequest?
        let trail: EventTrail?
    }

    private static func read(
        _ centre: Centre, _ corrected: CorrectedTables, _ layout: DeclaredLayout, _ plan: ScoringPlan, _ jobs: Int,
        _ observer: (any RunObserver)?, _ find: ((Rosters) throws -> ExplanationRequest)? = nil
    ) async throws -> Records {
        let tables = corrected.tables
        let rosters = try Rosters(tables, layout)
        if rosters.findings.contains(where: { $0.severity == .error }) {
            throw RefusedRun(tables.problems(ofRosters: rosters.findings))
        }
        let roster = rosters.people
        let request = try find?(rosters)
        var findings = rosters.findings
        var balances: [UInt32: RowBalance] = [:]
        for (file, rows) in rosters.rows { balances[file, default: RowBalance()].used = rows }
        let staff = TextIndex(people: roster)
        let timetable = Timetable(span: plan.span, calendar: centre.calendar, policy: centre.policy)

        var leave: [LeaveRow] = []
        for table in tables.tables(of: .leave) {
            let part = try LeaveReader.read(table, staff: staff, period: plan.span)
            leave += part.rows
            findings += part.findings
            balances[table.index] = part.balance
        }
        let declared = try DeclaredTables(
            tables, layout, roster: roster, rosters: rosters.declared, period: plan.span)
        findings += declared.findings
        balances.merge(declared.balances) { $1 }
        let citations = EventCitations(plan.citable)
        // A ledger kept for several regulations cites rules that this period does not score: they are known all the same.
        let known = EventCitations(centre.citable(in: plan.span))
        // Events are read one after another, since of two with one id the later gives way; the logs meanwhile.
        async let eventBook = EventBook(
            tables.tables(of: .events),
            reader: EventReader(
                roster: roster, staff: staff, judge: known, period: plan.span, keepsTrail: request != nil))
        var joined = try JoinedLogs(tables, centre, further: layout.furtherColumns[.cases] ?? [])
        let leavePlan = LeavePlan(leave, people: roster.ids.count, timetable: timetable)
        let scan = LogScan(
            attendanceTables: tables.tables(of: .attendance), caseTables: tables.tables(of: .cases),
            punchReader: PunchReader(staff: staff, period: plan.span),
            caseReader: CaseReader(joined.context(staff: staff, calendar: centre.calendar, period: plan.span)),
            blankAttendance: AttendanceBook(timetable: timetable, leave: leavePlan, people: roster.ids.count),
            blankCases: Evaluation.blankCases(plan, roster: roster, calendar: centre.calendar, for: request))
        let outcome = try await scan.run(jobs: jobs, observer: observer)
        joined.settle(outcome.joins, period: plan.span, paths: tables.entries.map(\.table.file.path))
        findings += joined.findings
        balances.merge(joined.balances) { $1 }
        let read = try await eventBook
        findings += read.findings
        balances.merge(read.balances) { $1 }
        balances.merge(outcome.balances) { $1 }
        findings += corrected.findings
        // Rows that corrections withdraw were read and lie outside what is scored.
        for (file, rows) in corrected.withdrawn { balances[file, default: RowBalance()].outside += rows }
        return Records(
            roster: roster, timetable: timetable, leave: leave, leavePlan: leavePlan,
            events: read.events, citations: citations, scan: outcome, declared: declared,
            findings: findings + outcome.findings, balances: balances, request: request, trail: read.trail)
    }

    /// The rows of all events files, in order.
    private struct EventBook: Sendable {
        var events: [EventRow] = []
        var findings: [Finding] = []
        var balances: [UInt32: RowBalance] = [:]
        var trail: EventTrail?

        init(_ tables: [BoundTable], reader: EventReader) throws {
            var reader = reader
            for table in tables {
                let part = try reader.read(table)
                events += part.rows
                findings += part.findings
                balances[table.index] = part.balance
            }
            trail = reader.trail
        }
    }

    private static func cards(_ tables: InputTables, _ records: Records) -> [TableCard] {
        tables.entries.map { entry in
            let balance = records.balances[entry.table.index] ?? RowBalance()
            let file = entry.table.file
            return TableCard(
                role: entry.role, path: file.path, sha256: file.sha256, encoding: file.form,
                used: balance.used, outside: balance.outside, setAside: balance.setAside, imported: entry.table.card)
        }
    }
}

extension Centre {
    /// What the reports say of the centre.
    var card: CentreCard {
        CentreCard(
            name: file.name.value, noticeNames: file.noticeNames,
            noticeDays: file.noticeDays, objections: file.objections)
    }
}
