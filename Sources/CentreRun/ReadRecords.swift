internal import Chronology
internal import Diagnostics
internal import Evaluation
internal import LogReading
internal import RecordModel
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

extension CentreRun {
    /// Everything read from the tables.
    struct Records {
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

    static func read(
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

    static func cards(_ tables: InputTables, _ records: Records) -> [TableCard] {
        tables.entries.map { entry in
            let balance = records.balances[entry.table.index] ?? RowBalance()
            let file = entry.table.file
            return TableCard(
                role: entry.role, path: file.path, sha256: file.sha256, encoding: file.form,
                used: balance.used, outside: balance.outside, setAside: balance.setAside, imported: entry.table.card)
        }
    }
}
