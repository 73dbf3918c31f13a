public import Chronology
public import Ledger
public import LedgerModel
public import RecordModel

/// Why a step in a period's life was not taken; nothing was changed.
public enum PublicationRefusal: Error, Hashable, Sendable {
    /// The centre keeps no ledger.
    case noLedger
    /// The period was never run.
    case neverRun(Period)
    /// It has not ended yet.
    case notEnded(Period, on: Day)
    /// It is published already.
    case alreadyPublished(Period, on: Day?, by: String)
    /// Its notice hangs already.
    case alreadyOnNotice(Period, DaySpan)
    /// Its notice hangs, and so nothing about it changes.
    case frozenByNotice(Period, DaySpan)
    /// The centre puts up no notices.
    case noNoticeDays(Period)
    /// A notice cannot begin before the day it is decided on.
    case noticeBeforeItsDay(first: Day, on: Day)
    /// The calendar does not reach to the end of the notice.
    case calendarEnds(NoticeDays.CalendarEnds)
    /// The notice must hang before it is published.
    case noticeFirst(Period, days: Int)
    /// The notice has not hung its days yet.
    case noticeStillHangs(Period, DaySpan, on: Day)
    /// No notice hangs that could be taken down.
    case notOnNotice(Period)
    /// Findings stand in the way.
    case unresolved(Period, [NumberedFinding])
    /// It is dated before something that was done to the period already.
    case beforeLastAct(Period, on: Day, last: PeriodAct)
    /// It is dated after today.
    case inTheFuture(on: Day, today: Day)
    /// Nobody at all punched on these working days, and somebody is absent for it.
    case noPunches(Period, [Day])
    /// The centre's folder no longer gives what was recorded.
    case differs(Period, RunDifference, frozen: Bool)
    /// Corrections of the period were accepted that are not in what hangs on the wall.
    case correctionsSince(Period, [Int])
    /// Appeals have no answer, or proposals are not decided.
    case openAppeals(Period, appeals: [AppealEntry], proposals: [LoggedCorrection])
    /// Somebody else changed the period's record meanwhile.
    case overtaken(Period)
    /// The recorded run has no findings of these numbers.
    case unknownFindings(Period, [Int], count: Int)
    /// No finding of the recorded run has this code.
    case unknownCode(Period, String)
    /// There is no such file of decisions.
    case noSuchFile(String)
    /// Rows of a file of decisions that fit no finding, or lack who and why.
    case unusableDecisions(path: String, [BadDecision])
    /// The ledger did not know any settings on that day.
    case nothingKnown(on: Day)
    /// The output folder holds what is on notice or published, and the ledger knows nothing of it.
    case folderFrozen(OutputClaim)
    /// What the ledger itself said.
    case ledger(LedgerRefusal)
}
