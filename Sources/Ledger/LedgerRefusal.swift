public import Chronology
public import LedgerModel
public import RecordModel

/// Why the ledger did not take something: the period's life, or a decision that another overtook. Nothing was changed.
public enum LedgerRefusal: Hashable, Sendable {
    /// The notice hangs or the period is published: it does not change.
    case frozen(PeriodRecord)
    /// The ledger holds no run of the period.
    case neverRun(Period)
    /// There is no notice that could be taken down.
    case noNotice(PeriodRecord)
    /// The run is not what the notice shows.
    case differsFromNotice(PeriodRecord)
    /// Only a published period is amended.
    case notPublished(Period)
    /// Another amendment was made meanwhile: the next has this number.
    case amendmentNumber(Period, next: Int)
    /// What the amendment takes for standing does not stand so: sheet and subject.
    case amendsOther(sheet: String, subject: String)
    /// A published result that the run was built on has been amended or is not there: sheet and period.
    case earlierChanged(sheet: String, period: Period)
    /// The log of corrections has no such number for the period.
    case noCorrection(Int)
    /// The correction stands in what was published or in an amendment already.
    case alreadyApplied(LoggedCorrection)
    /// The correction was not accepted.
    case notAccepted(LoggedCorrection)
    /// A draft takes no appeals.
    case takesNoAppeals(PeriodRecord)
    /// There is no appeal of this number.
    case noAppeal(Int)
    /// The appeal has its answer.
    case alreadyAnswered(AppealEntry)
    /// The correction belongs to an appeal: it is decided by the answer.
    case belongsToAppeal(correction: Int, appeal: Int)

    /// The period's record, where it is the period that refuses.
    public var record: PeriodRecord? {
        switch self {
        case .frozen(let record), .noNotice(let record), .differsFromNotice(let record), .takesNoAppeals(let record):
            record
        default: nil
        }
    }
}
