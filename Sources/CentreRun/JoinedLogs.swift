internal import Chronology
internal import LogReading
internal import RecordModel
internal import RuleLoading

/// The logs that are joined to cases by their ids: ratings and pauses. They are read before the cases; which of their rows
/// are used is known when these have been read.
struct JoinedLogs: Sendable {
    private(set) var findings: [Finding] = []
    private(set) var balances: [UInt32: RowBalance] = [:]
    private let ratingTables: [BoundTable]
    private let pauseTables: [BoundTable]
    private var ratings: RatingBook?
    private var pauses: PauseBook?
    private let kinds: PauseKinds

    /// Reads both logs; costs nothing where a centre has neither.
    /// - Parameter further: the further columns that the rules of cases name.
    init(_ tables: InputTables, _ centre: Centre, further: [String]) throws {
        ratingTables = tables.tables(of: .ratings)
        pauseTables = tables.tables(of: .pauses)
        kinds = PauseKinds(centre.file.pauseKinds)
        if !ratingTables.isEmpty {
            var book = RatingBook(centre.file.ratingChoice, further: further)
            for table in ratingTables { take(table, try book.read(table)) }
            ratings = book
        }
        if !pauseTables.isEmpty {
            var book = PauseBook(kinds)
            for table in pauseTables { take(table, try book.read(table)) }
            pauses = book
        }
    }

    private mutating func take(_ table: BoundTable, _ read: (findings: [Finding], balance: RowBalance)) {
        findings += read.findings
        balances[table.index] = read.balance
    }

    /// What cases are read against.
    func context(staff: TextIndex, calendar: WorkingCalendar, period: DaySpan) -> CaseReader.Context {
        CaseReader.Context(
            staff: staff, calendar: calendar, period: period, ratings: ratings, pauses: pauses, pauseKinds: kinds)
    }

    /// Says which rows are used, now that all cases have been read.
    /// - Parameter paths: the files of a run by their index.
    mutating func settle(_ joins: CaseJoins, period: DaySpan, paths: [String]) {
        let tables = Dictionary((ratingTables + pauseTables).map { ($0.index, $0) }) { first, _ in first }
        let outcomes =
            (ratings?.outcomes(joins, period: period, paths: paths) ?? [])
            + (pauses?.outcomes(joins, period: period) ?? [])
        for outcome in outcomes {
            guard let table = tables[outcome.place.file] else { continue }
            if let fault = outcome.fault {
                let finding = table.finding(
                    fault.code, row: outcome.place.row, field: fault.field, text: fault.text, detail: fault.detail)
                findings.append(finding)
            }
            balances[outcome.place.file, default: RowBalance()].outside -= 1
            switch outcome.use {
            case .used: balances[outcome.place.file, default: RowBalance()].used += 1
            case .setAside: balances[outcome.place.file, default: RowBalance()].setAside += 1
            case .outside: balances[outcome.place.file, default: RowBalance()].outside += 1
            }
        }
    }
}
