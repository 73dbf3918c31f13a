internal import Amending
public import CentreRun
public import Chronology
internal import Diagnostics
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
    /// - Parameters:
    ///   - isProposed: it still has to be decided.
    ///   - number: the earlier entry about the same that gives way to it.
    /// - Throws: `CorrectionRefusal` where it names nothing, or several things, where a run could not read what it makes of a
    ///   row, and where another is about the same; ``PublicationRefusal``; what reading a table throws; `LedgerFailure`.
    ///   Nothing is entered then.
    public func add(
        _ request: Request, to period: Period, by: String, basis: String, isProposed: Bool,
        insteadOf number: Int? = nil, at moment: Moment
    ) async throws -> LoggedCorrection {
        for _ in 0..<Self.attempts {
            let state = try place.state(of: period)
            if let refusal = state.record?.refusal(on: moment.day) { throw refusal }
            let replaced = try number.map { try replaceable($0, state, isProposed) }
            let target = try await target(request, state, replaced)
            let others = state.corrections.filter { $0.isOpenOrHolds && target.meets($0.correction.target) }
            guard others.allSatisfy({ $0.correction.number == number || $0.state == .applied && replaced != nil })
            else {
                throw CorrectionRefusal.alreadyCorrected(by: others)
            }
            if let replaced, !others.contains(replaced) {
                throw CorrectionRefusal.cannotReplace(
                    replaced.correction.number, zh: "不是关于这里的,不能代替", en: "is about something else")
            }
            try await check(target, state, replaced)
            let logged = try place.open().enter(
                target, period: period, by: by, on: moment.day, basis: basis,
                state: isProposed ? .proposed : .accepted, after: state.corrections,
                insteadOf: replaced?.state == .applied ? nil : number, at: moment)
            if let logged { return logged }
        }
        throw PublicationRefusal.overtaken(period)
    }

    /// Somebody else who enters corrections meanwhile makes it begin again, so often at most.
    private static let attempts = 3

    /// The entry that gives way.
    private func replaceable(_ number: Int, _ state: PeriodState, _ isProposed: Bool) throws -> LoggedCorrection {
        guard let entry = state.corrections.first(where: { $0.correction.number == number }), entry.isOpenOrHolds else {
            throw CorrectionRefusal.cannotReplace(
                number, zh: "不在这一期,或没有采纳,不用代替", en: "is not this period's, or was refused")
        }
        if let appeal = try place.openExisting()?.appeals(of: state.period).first(where: {
            $0.proposal == number || $0.answer?.correction?.number == number
        }) {
            throw CorrectionRefusal.cannotReplace(
                number, zh: "是申诉 \(appeal.appeal.number) 的,用 kaohe appeals decide 答复它",
                en: "is appeal \(appeal.appeal.number)'s: answer it with kaohe appeals decide")
        }
        guard !isProposed || entry.state == .proposed else {
            throw CorrectionRefusal.cannotReplace(
                number, zh: "已采纳;只是提出的(--proposed)不能代替它", en: "is accepted; what is only proposed cannot take its place"
            )
        }
        return entry
    }

    /// Whether a run could read what a correction makes of a row.
    private func check(_ target: CorrectionTarget, _ state: PeriodState, _ replaced: LoggedCorrection?) async throws {
        switch target {
        case .line, .withdrawn: return
        case .cells, .added: break
        }
        var context = state.context()
        context.corrections = Self.holding(state, without: replaced)
        let next = (context.allCorrections.map(\.number).max() ?? 0) + 1
        let trial = try await CorrectionTrial(target, number: next, of: state.period, centre, context)
        guard !trial.errors.isEmpty else { return }
        let lines = trial.errors.prefix(10).map {
            NumberedFinding.line(LedgerFinding($0, paths: trial.paths, contents: [:])) + "\n      " + $0.remedy
        }
        throw CorrectionRefusal(
            .wouldNotCount, zh: "这样更正后,这一行就不能采用,没有登记。", en: "a run could not use the row then; nothing was entered",
            candidates: lines, Wording(zh: "问题:", en: "what is wrong:"))
    }

    /// The corrections that hold besides one that gives way.
    private static func holding(_ state: PeriodState, without replaced: LoggedCorrection?) -> [Correction] {
        state.corrections.filter { ($0.state == .accepted || $0.state == .applied) && $0 != replaced }
            .map(\.correction)
    }

    /// The log, all or a period's, by number.
    public func list(of period: Period?) throws -> [LoggedCorrection] { try place.corrections(of: period) }

    /// Decides an entry.
    /// - Returns: the entry as it is now.
    /// - Throws: ``PublicationRefusal/ledger(_:)``, `LedgerFailure`.
    public func decide(
        _ number: Int, isAccepted: Bool, by: String, reason: String, at moment: Moment
    ) throws -> LoggedCorrection {
        guard let ledger = try place.openExisting(),
            let entry = try ledger.corrections().first(where: { $0.correction.number == number })
        else { throw PublicationRefusal.ledger(.noCorrection(number)) }
        // What belongs to an appeal is decided by its answer and in no other way.
        if let appeal = try ledger.appeals(of: entry.period).first(where: {
            $0.proposal == number || $0.answer?.correction?.number == number
        }) {
            throw PublicationRefusal.ledger(.belongsToAppeal(correction: number, appeal: appeal.appeal.number))
        }
        let state = try place.state(of: entry.period)
        if let refusal = state.record?.refusal(on: moment.day) { throw refusal }
        if isAccepted {
            let others = state.corrections.filter {
                $0 != entry && ($0.state == .accepted) && entry.correction.target.meets($0.correction.target)
            }
            guard others.isEmpty else { throw CorrectionRefusal.contradicts(number, others) }
        }
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
    func target(
        _ request: Request, _ state: PeriodState, _ replaced: LoggedCorrection? = nil
    ) async throws -> CorrectionTarget {
        switch request {
        case .cells(let path, let row, let changes):
            return try await rows(state, replaced).cells(path: path, row: row, changes: changes)
        case .withdrawn(let path, let row): return try await rows(state, replaced).withdrawn(path: path, row: row)
        case .added(let log, let cells): return try .added(to: log, of: centre, cells: cells)
        case .line(let question, let points):
            // What gives way and came into nothing yet leaves the line as it was before it.
            if let replaced, replaced.state != .applied, case .line(let line, _) = replaced.correction.target {
                return try .points(points, for: question, of: centre, among: [line])
            }
            return try .points(points, for: question, of: centre, among: lines(state))
        }
    }

    private func rows(_ state: PeriodState, _ replaced: LoggedCorrection?) async throws -> RowProposal {
        // What came into something published holds until another takes its place, and is what the other is held against.
        let giving = replaced?.state == .applied ? nil : replaced
        return try await RowProposal(
            centre, period: state.period, inForce: Self.holding(state, without: giving))
    }

    /// The lines of rules as they stand: amendments in place.
    private func lines(_ state: PeriodState) throws -> [CorrectedLine] {
        guard let run = state.run, let ledger = try place.openExisting() else {
            throw PublicationRefusal.neverRun(state.period)
        }
        let standing = run.applying(try ledger.amendments(of: state.period))
        return standing.correctableLines
    }
}
