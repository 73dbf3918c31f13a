public import Chronology
internal import GRDB
public import LedgerModel
public import ScoreModel

extension Ledger {
    /// Where a period stands and what was done to it; `nil` if it was never run.
    public func record(_ period: Period) throws(LedgerFailure) -> PeriodRecord? {
        try read { try ActStore.record(period, $0) }
    }

    /// Every period there is something about, by first day, the shorter before the longer.
    public func periods() throws(LedgerFailure) -> [PeriodRecord] {
        try read { db in
            let acts = Dictionary(grouping: try ActStore.acts(nil, db)) { $0.act.period }
            return acts.keys.sorted().map { ActStore.record($0, acts[$0] ?? []) }
        }
    }

    /// A period's run: the draft, or what was frozen; `nil` if it was never run.
    public func run(_ period: Period) throws(LedgerFailure) -> LedgerRun? {
        try read { db in try RunStore.head(period, db).map { try RunStore.run($0, db) } }
    }

    /// Every published sheet with its amendments in place, by period, then in the order of its reports.
    /// - Parameter last: only periods that end on or before this day; `nil` for all.
    public func published(through last: Day? = nil) throws(LedgerFailure) -> [PublishedSheet] {
        try read { try PublishedStore.sheets(through: last, $0) }
    }

    /// Each rule, calendar, policy and centre file as it was last recorded on or before a day, by path.
    public func settings(knownOn day: Day) throws(LedgerFailure) -> [LedgerSetting] {
        try read { try KnownSettings.known(on: day, $0) }
    }

    /// The findings set aside by name for a period, in the order in which they were.
    public func settled(_ period: Period) throws(LedgerFailure) -> [SettledFinding] {
        try read { try ActStore.settled(period, $0) }
    }
}
