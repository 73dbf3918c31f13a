public import CentreRun
public import Chronology
public import Ledger
internal import LedgerModel
internal import RuleLoading

/// A centre whose rule files cannot be read now, by those a period was recorded with: enough for what is done with a
/// period's results once they are there.
public struct RecordedCentre: Sendable {
    /// The centre by the recorded files.
    public let centre: Centre
    /// The period.
    public let period: Period

    /// Loads the files a period was recorded with.
    /// - Parameters:
    ///   - period: `nil` for the last one recorded that had ended before `today`.
    ///   - today: the day it is.
    /// - Returns: `nil` where the centre keeps no ledger, or no such period is recorded in it.
    /// - Throws: `LedgerFailure`; `RefusedRun` where this kaohe cannot read what was recorded.
    public static func load(
        _ head: CentreHead, _ period: Period?, before today: Day?, as holder: LedgerHolder
    ) throws -> RecordedCentre? {
        guard head.file.ledger != nil, let ledger = try CentreLedger(head, as: holder).openExisting() else {
            return nil
        }
        let ended = try ledger.periods().map(\.period).filter { period in today.map { period.last < $0 } ?? false }
        guard let period = period ?? ended.max(by: { ($0.last, $1.first) < ($1.last, $0.first) }),
            let run = try ledger.run(period)
        else { return nil }
        let files = Dictionary(run.settings.map { ($0.path, $0.bytes) }) { $1 }
        let centre = try Centre.load(folder: head.folder, from: .known(files, on: today ?? period.last))
        return RecordedCentre(centre: centre, period: period)
    }
}
