public import CentreRun
public import Chronology
internal import Diagnostics
public import Ledger
public import LedgerModel
internal import RecordModel
internal import RuleLoading
public import ScoreModel

/// A centre's ledger as its runs use it: looked into where there is one, made when the first draft is recorded.
public struct CentreLedger: Sendable {
    /// The file.
    public let path: String
    private let begins: Day?
    private let holder: LedgerHolder

    /// The ledger that a centre's file names.
    /// - Parameter holder: who works on it, for those who must wait.
    /// - Throws: ``PublicationRefusal/noLedger``.
    public init(_ centre: Centre, as holder: LedgerHolder) throws(PublicationRefusal) {
        try self.init(centre.head, as: holder)
    }

    /// The ledger that a centre's file names, its rule files whatever they are.
    /// - Parameter holder: who works on it, for those who must wait.
    /// - Throws: ``PublicationRefusal/noLedger``.
    public init(_ centre: CentreHead, as holder: LedgerHolder) throws(PublicationRefusal) {
        guard let binding = centre.file.ledger else { throw .noLedger }
        path = FileSystem.join(centre.folder, binding.path.value)
        begins = binding.begins
        self.holder = holder
    }

    /// What is known of a period before it is scored.
    public func state(of period: Period) throws(LedgerFailure) -> PeriodState {
        guard let ledger = try Ledger.openExisting(path, as: holder) else {
            return PeriodState(
                period: period, record: nil, run: nil, corrections: [], others: [], settled: [],
                shownAppeals: [], appealsToShow: [], published: PublishedResults([], begins: begins))
        }
        let sheets = try ledger.published(through: period.last)
        let others = try Self.others(than: period, ledger)
        return PeriodState(
            period: period, record: try ledger.record(period), run: try ledger.run(period),
            corrections: try ledger.corrections(of: period), others: others, settled: try ledger.settled(period),
            shownAppeals: try ledger.shownAppeals(of: period), appealsToShow: try ledger.appealsToShow(in: period),
            published: PublishedResults(sheets, begins: begins))
    }

    /// Whether nothing was done to a period since its state was asked for.
    func isUnchanged(_ state: PeriodState) throws(LedgerFailure) -> Bool {
        guard let ledger = try Ledger.openExisting(path, as: holder) else { return state.record == nil }
        let (record, corrections) = (try ledger.record(state.period), try ledger.corrections(of: state.period))
        let others = try Self.others(than: state.period, ledger)
        guard record == state.record && corrections == state.corrections && others == state.others else {
            return false
        }
        return try ledger.appealsToShow(in: state.period) == state.appealsToShow
    }

    /// The corrections in force of the periods that do not begin after a period: they are about rows that its windows, or
    /// it itself, may see too.
    private static func others(than period: Period, _ ledger: Ledger) throws(LedgerFailure) -> [LoggedCorrection] {
        try ledger.corrections().filter {
            $0.period != period && $0.period.first <= period.last && ($0.state == .accepted || $0.state == .applied)
        }
    }

    /// The log of corrections, all or a period's, by number.
    public func corrections(of period: Period?) throws(LedgerFailure) -> [LoggedCorrection] {
        guard let ledger = try openExisting() else { return [] }
        return try ledger.corrections(of: period)
    }

    /// The ledger, made where there is none.
    func open() throws(LedgerFailure) -> Ledger { try Ledger.open(path, as: holder) }

    /// The ledger; `nil` where there is none.
    func openExisting() throws(LedgerFailure) -> Ledger? { try Ledger.openExisting(path, as: holder) }
}

/// What the ledger says of a period, and of what it builds on.
public struct PeriodState: Sendable {
    /// The period.
    public let period: Period
    /// Where it stands and what was done to it; `nil` if it was never run.
    public let record: PeriodRecord?
    /// The draft, or what was frozen.
    public let run: LedgerRun?
    /// The log of its corrections, by number.
    public let corrections: [LoggedCorrection]
    /// The corrections in force of other periods, by number.
    public let others: [LoggedCorrection]
    /// The findings set aside by name.
    public let settled: [SettledFinding]
    /// The appeals that the books of its notice or publication show.
    let shownAppeals: [AppealEntry]
    /// The appeals that books written anew show.
    let appealsToShow: [AppealEntry]
    /// What was published of other periods.
    public let published: PublishedResults

    /// Where it stands.
    public var standing: PeriodStanding { record?.standing ?? .draft }

    /// Whether the notice hangs or it is published.
    public var isFrozen: Bool { standing.stage != .draft }

    /// The findings of the recorded run, numbered.
    public var findings: [NumberedFinding] { run.map { NumberedFinding.list($0, settled: settled) } ?? [] }

    /// The corrections that hold for a run of it: for a draft all that were accepted, for what is frozen those it was frozen
    /// with, so that it can be reproduced whatever is amended afterwards.
    public var holding: [LoggedCorrection] {
        if isFrozen, let run { return corrections.filter { run.corrections.contains($0.correction.number) } }
        return corrections.filter { $0.state == .accepted || $0.state == .applied }
    }

    /// The corrections of other periods that hold for a run of it, by the same rule.
    var holdingOfOthers: [LoggedCorrection] {
        guard isFrozen, let run else { return others }
        return others.filter { run.corrections.contains($0.correction.number) }
    }

    /// Corrections accepted since it was frozen that no amendment has taken in yet, by number.
    public var acceptedSince: [Int] {
        guard isFrozen, let run else { return [] }
        return corrections.filter { $0.state == .accepted && !run.corrections.contains($0.correction.number) }
            .map(\.correction.number)
    }

    /// What a run needs to know: of what is frozen, as it was frozen.
    /// - Parameter standing: as the workbooks are to say it from now on; `nil` for where it stands.
    public func context(standing: PeriodStanding? = nil) -> RunContext {
        var context = RunContext(
            earlier: .published(published), corrections: holding.map(\.correction),
            standing: standing ?? self.standing, settled: settled)
        context.appeals = isFrozen && standing == nil ? shownAppeals : appealsToShow
        context.correctionsOfOtherPeriods = holdingOfOthers.map(\.correction)
        return context
    }
}
