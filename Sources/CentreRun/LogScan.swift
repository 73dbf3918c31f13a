internal import Chronology
internal import Evaluation
internal import LogReading
internal import RecordModel
internal import ScoreModel

/// The second pass over the attendance and cases logs: blocks in parallel, each worker with books of its own.
struct LogScan: Sendable {
    /// What the pass gathered.
    struct Outcome: Sendable {
        var attendance: AttendanceBook
        var cases: CaseBook
        var findings: [Finding] = []
        /// By file index.
        var balances: [UInt32: RowBalance] = [:]
        var ids = IdentifierLedger()
    }

    let attendanceTables: [BoundTable]
    let caseTables: [BoundTable]
    let punchReader: PunchReader
    let caseReader: CaseReader
    /// Books without rows, of which each worker takes a copy.
    let blankAttendance: AttendanceBook
    let blankCases: CaseBook

    /// One block of one table.
    private struct Unit: Sendable {
        let table: BoundTable
        let block: Int
        let isCases: Bool
    }

    private var units: [Unit] {
        func units(_ tables: [BoundTable], isCases: Bool) -> [Unit] {
            tables.flatMap { table in
                (0..<table.blockCount).map { Unit(table: table, block: $0, isCases: isCases) }
            }
        }
        return units(caseTables, isCases: true) + units(attendanceTables, isCases: false)
    }

    /// Reads everything.
    func run(jobs: Int, observer: (any RunObserver)?) async throws -> Outcome {
        let units = units
        let queue = WorkQueue(count: units.count)
        let parts = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for _ in 0..<max(1, min(jobs, units.count)) {
                group.addTask { try work(units, queue, observer) }
            }
            return try await group.reduce(into: [Outcome]()) { $0.append($1) }
        }
        var merged = Outcome(attendance: blankAttendance, cases: blankCases)
        for (index, part) in parts.enumerated() {
            if index == 0 {
                (merged.attendance, merged.cases) = (part.attendance, part.cases)
            } else {
                merged.attendance.merge(part.attendance)
                merged.cases.merge(part.cases)
            }
            merged.findings += part.findings
            for (file, balance) in part.balances { merged.balances[file, default: RowBalance()] += balance }
        }
        let repeated = IdentifierLedger.repeated(in: parts.map(\.ids))
        if !repeated.isEmpty { try takeOutRepeated(repeated, &merged) }
        return merged
    }

    private func work(_ units: [Unit], _ queue: WorkQueue, _ observer: (any RunObserver)?) throws -> Outcome {
        var outcome = Outcome(attendance: blankAttendance, cases: blankCases)
        var punches: [PunchRow] = []
        var batch = CaseBatch()
        let walker = RowWalker()
        while let index = queue.next() {
            // A worker that fails cancels the others, and so may whoever asked for the run. Books that are not full must
            // never be taken for a result.
            try Task.checkCancellation()
            let unit = units[index]
            let balance: RowBalance
            if unit.isCases {
                balance = try caseReader.read(
                    unit.table, block: unit.block, with: walker, into: &batch, findings: &outcome.findings,
                    ids: &outcome.ids
                ) { outcome.cases.add($0) }
            } else {
                balance = try punchReader.read(
                    unit.table, block: unit.block, with: walker, into: &punches, findings: &outcome.findings)
                outcome.attendance.add(punches)
            }
            outcome.balances[unit.table.index, default: RowBalance()] += balance
            let rows = balance.used + balance.outside + balance.setAside
            observer?.advanced(.read, done: index + 1, of: units.count, rows: rows)
        }
        return outcome
    }

    /// Rows whose ids hash alike are read again; of those with one id all but the first by file and row are set aside.
    private func takeOutRepeated(_ hashes: Set<UInt64>, _ outcome: inout Outcome) throws {
        var seen: Set<ExactText> = []
        let walker = RowWalker()
        for table in caseTables {
            for block in 0..<table.blockCount {
                try caseReader.readCandidates(table, block: block, with: walker, hashes: hashes) { candidate, batch in
                    guard !seen.insert(ExactText(candidate.id)).inserted else { return }
                    if let finding = candidate.finding { outcome.findings.append(finding) }
                    if let row = candidate.row { outcome.cases.remove(row, in: batch) }
                    guard let isUsed = candidate.isUsed else { return }
                    var balance = outcome.balances[table.index, default: RowBalance()]
                    if isUsed { balance.used -= 1 } else { balance.outside -= 1 }
                    balance.setAside += 1
                    outcome.balances[table.index] = balance
                }
            }
        }
    }
}
