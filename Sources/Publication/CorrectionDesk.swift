internal import Amending
public import CentreRun
public import Chronology
internal import Exact
internal import Ledger
public import LedgerModel
internal import RecordModel
internal import ScoreModel

/// The log of corrections of a centre's periods.
public struct CorrectionDesk: Sendable {
    /// What is to be corrected, as somebody writes it down.
    public enum Request: Sendable {
        /// Other text in some cells of a row.
        case cells(path: String, row: UInt32, changes: [(column: String, text: String)])
        /// A row that does not count.
        case withdrawn(path: String, row: UInt32)
        /// A row that is missing from a log.
        case added(log: String, cells: [(column: String, text: String)])
        /// Other points for a line.
        case line(LineQuestion, points: String)
    }

    private let centre: Centre
    private let place: CentreLedger

    /// The desk of a centre's ledger.
    public init(_ centre: Centre, in place: CentreLedger) {
        self.centre = centre
        self.place = place
    }

    /// Enters a correction of a period.
    /// - Parameter isProposed: it still has to be decided.
    /// - Throws: `CorrectionRefusal` where it names nothing, or several things; ``PublicationRefusal``; what reading a table
    ///   throws; `LedgerFailure`. Nothing is entered then.
    public func add(
        _ request: Request, to period: Period, by: String, basis: String, isProposed: Bool, at moment: Moment
    ) async throws -> LoggedCorrection {
        let state = try place.state(of: period)
        let target = try await target(request, state)
        return try place.open().add(
            target, period: period, by: by, on: moment.day, basis: basis,
            state: isProposed ? .proposed : .accepted, at: moment)
    }

    /// The log, all or a period's, by number.
    public func list(of period: Period?) throws -> [LoggedCorrection] { try place.corrections(of: period) }

    /// Decides an entry.
    /// - Returns: the entry as it is now.
    /// - Throws: ``PublicationRefusal/ledger(_:)``, `LedgerFailure`.
    public func decide(
        _ number: Int, isAccepted: Bool, by: String, reason: String, at moment: Moment
    ) throws -> LoggedCorrection {
        guard let ledger = try place.openExisting() else { throw PublicationRefusal.ledger(.noCorrection(number)) }
        let refusal = try ledger.decide(number, isAccepted ? .accepted : .refused, by: by, reason: reason, at: moment)
        if let refusal { throw PublicationRefusal.ledger(refusal) }
        guard let logged = try ledger.corrections().first(where: { $0.correction.number == number }) else {
            throw PublicationRefusal.ledger(.noCorrection(number))
        }
        return logged
    }

    /// Where a period stands, to say what becomes of a correction.
    public func record(of period: Period) throws -> PeriodRecord? { try place.state(of: period).record }

    /// What a request comes to.
    func target(_ request: Request, _ state: PeriodState) async throws -> CorrectionTarget {
        switch request {
        case .cells(let path, let row, let changes):
            return try await rows(state).cells(path: path, row: row, changes: changes)
        case .withdrawn(let path, let row): return try await rows(state).withdrawn(path: path, row: row)
        case .added(let log, let cells): return try .added(to: log, of: centre, cells: cells)
        case .line(let question, let points):
            return try .points(points, for: question, of: centre, among: lines(state))
        }
    }

    private func rows(_ state: PeriodState) async throws -> RowProposal {
        let inForce = state.corrections.filter { $0.state == .accepted || $0.state == .applied }
        return try await RowProposal(centre, period: state.period, inForce: inForce.map(\.correction))
    }

    /// The lines of rules as they stand: amendments in place.
    private func lines(_ state: PeriodState) throws -> [CorrectedLine] {
        guard let run = state.run, let ledger = try place.openExisting() else {
            throw PublicationRefusal.neverRun(state.period)
        }
        let standing = run.applying(try ledger.amendments(of: state.period))
        return standing.sheets.flatMap { sheet in
            // What a part took from another sheet, and what a limit made of the total, is no line of a rule.
            sheet.lines.filter { $0.rule != $0.part && $0.rule != "total" }.map { line in
                CorrectedLine(
                    sheet: sheet.id, subject: line.subject, rule: line.rule, day: line.day, evidence: line.evidence,
                    points: line.points.plain)
            }
        }
    }
}
