public import CentreRun
public import Chronology
public import Ledger
internal import LedgerModel

extension CentreLedger {
    /// Rule, calendar, policy and centre files as the ledger knew them on a day: what the last run on or before it read.
    public func settings(knownOn day: Day) throws(LedgerFailure) -> SettingSource {
        let known = try openExisting()?.settings(knownOn: day) ?? []
        return .known(Dictionary(known.map { ($0.path, $0.bytes) }) { first, _ in first }, on: day)
    }
}
