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
        /// What cases say of their ratings and pauses.
        var joins = CaseJoins()
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
        var merged = Outcome(attendance: blankAttendance, cases: blankCases, joins: caseReader.joins)
        for (index, part) in parts.enumerated() {
            if index == 0 {
                (merged.attendance, merged.cases) = (part.attendance, part.cases)
            } else {
                merged.attendance.merge(part.attendance)
                merged.cases.merge(part.cases)
            }
            merged.findings += part.findings
            merged.joins.merge(part.joins)
            for (file, balance) in part.balances { merged.balances[file, default: RowBalance()] += balance }
        }
        let repeated = IdentifierLedger.repeated(in: parts.map(\.ids))
        if !repeated.isEmpty { try takeOutRepeated(repeated, &merged) }
        return merged
    }

    private func work(_ units: [Unit], _ queue: WorkQueue, _ observer: (any RunObserver)?) throws -> Outcome {
        var outcome = Outcome(attendance: blankAttendance, cases: blankCases, joins: caseReader.joins)
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
                    ids: &outcome.ids, joins: &outcome.joins
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

    /// What is known of the rows of one id.
    private struct Claim {
        /// The place of the row that counts, and the highest version there is.
        var place: RowReference
        var version: Int
    }

    /// Rows whose ids hash alike are read again; of those with one id the one with the highest data version counts. What a
    /// higher version replaces is no fault: it lies outside, with whatever was found in it. Of two rows of the highest
    /// version the later by file and row is set aside.
    private func takeOutRepeated(_ hashes: Set<UInt64>, _ outcome: inout Outcome) throws {
        var claims: [ExactText: Claim] = [:]
        try eachCandidate(hashes) { _, candidate, _ in
            let id = ExactText(candidate.id)
            if let claim = claims[id], claim.version >= candidate.version { return }
            claims[id] = Claim(place: candidate.place, version: candidate.version)
        }
        var replaced: Set<RowReference> = []
        try eachCandidate(hashes) { table, candidate, batch in
            guard let claim = claims[ExactText(candidate.id)] else { return }
            guard claim.place != candidate.place else {
                outcome.joins.settle(candidate)
                return
            }
            let isReplaced = candidate.version < claim.version
            if isReplaced {
                replaced.insert(candidate.place)
            } else if let finding = candidate.finding {
                outcome.findings.append(finding)
            }
            if let row = candidate.row { outcome.cases.remove(row, in: batch) }
            var balance = outcome.balances[table.index, default: RowBalance()]
            switch candidate.isUsed {
            case true?: balance.used -= 1
            case false?: balance.outside -= 1
            // It was set aside for another fault, and stays so unless it is replaced.
            case nil:
                guard isReplaced else { return }
                balance.setAside -= 1
            }
            if isReplaced { balance.outside += 1 } else { balance.setAside += 1 }
            outcome.balances[table.index] = balance
        }
        if !replaced.isEmpty { outcome.findings.removeAll { replaced.contains($0.place) } }
    }

    private func eachCandidate(
        _ hashes: Set<UInt64>, _ body: (BoundTable, CaseReader.Candidate, CaseBatch) -> Void
    ) throws {
        let walker = RowWalker()
        for table in caseTables {
            for block in 0..<table.blockCount {
                try caseReader.readCandidates(table, block: block, with: walker, hashes: hashes) { candidate, batch in
                    body(table, candidate, batch)
                }
            }
        }
    }
}
