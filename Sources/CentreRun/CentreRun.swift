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
}

extension Centre {
    /// What the reports say of the centre.
    var card: CentreCard {
        CentreCard(
            name: file.name.value, noticeNames: file.noticeNames,
            noticeDays: file.noticeDays, objections: file.objections)
    }
}
