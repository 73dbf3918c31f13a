public import Chronology
public import RecordModel
public import ScoreModel

/// Where an entry in the log of corrections stands.
public enum CorrectionState: String, Sendable, CaseIterable {
    /// Proposed, as by an appeal; not decided yet.
    case proposed
    /// 更正: decided; it holds from the next run or amendment on.
    case accepted
    /// 维持: decided that what was published stands.
    case refused
    /// It has come into an amendment or was in what was published.
    case applied
}

/// An entry in the log of corrections.
public struct LoggedCorrection: Hashable, Sendable {
    /// The correction; its number is the entry's.
    public let correction: Correction
    /// The period it is about.
    public let period: Period
    /// Where it stands.
    public let state: CorrectionState
    /// Who decided last, when and why; empty while it is only proposed.
    public let decision: String
    /// The amendment it came into, from 1; `nil` if none.
    public let amendment: Int?

    /// An entry by its parts.
    public init(
        correction: Correction, period: Period, state: CorrectionState, decision: String = "", amendment: Int? = nil
    ) {
        self.correction = correction
        self.period = period
        self.state = state
        self.decision = decision
        self.amendment = amendment
    }
}

/// What an amendment changes for one subject on one sheet.
public struct AmendedSubject: Hashable, Sendable {
    /// Regulation and sheet id.
    public let sheet: String
    /// What stood before: as published, with earlier amendments; `nil` for somebody who was not scored.
    public let before: PublishedSubject?
    /// What stands now; `nil` for somebody who is no longer scored.
    public let after: PublishedSubject?
    /// Lines that no longer stand.
    public let linesBefore: [LedgerLine]
    /// Lines that stand instead.
    public let linesAfter: [LedgerLine]

    /// A change by its parts.
    public init(
        sheet: String, before: PublishedSubject?, after: PublishedSubject?, linesBefore: [LedgerLine],
        linesAfter: [LedgerLine]
    ) {
        self.sheet = sheet
        self.before = before
        self.after = after
        self.linesBefore = linesBefore
        self.linesAfter = linesAfter
    }

    /// The subject's id.
    public var id: String { (after ?? before)?.id ?? "" }
}

/// An amendment: what corrections change in a published period, and nothing else.
///
/// Whoever it does not name keeps the published values, also where their rank would now be another.
public struct Amendment: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// Its number in the period, from 1.
    public let number: Int
    /// Who made it.
    public let by: String
    /// When.
    public let at: Moment
    /// Why.
    public let reason: String
    /// The corrections in it, by number.
    public let corrections: [Int]
    /// Whom it changes, by sheet in the order of the reports, then id in code-point order.
    public let subjects: [AmendedSubject]

    /// An amendment by its parts.
    public init(
        period: Period, number: Int, by: String, at: Moment, reason: String, corrections: [Int],
        subjects: [AmendedSubject]
    ) {
        self.period = period
        self.number = number
        self.by = by
        self.at = at
        self.reason = reason
        self.corrections = corrections
        self.subjects = subjects
    }

    /// The departments to notify, in code-point order: those its subjects are or were listed under.
    public var departments: [String] {
        let names = subjects.flatMap { [$0.before?.department, $0.after?.department] }.compactMap { $0 }
        return Set(names.filter { !$0.isEmpty }).sorted {
            $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
        }
    }
}

extension CorrectionState {
    /// The word lists use.
    public var title: String {
        switch self {
        case .proposed: "待定"
        case .accepted: "采纳"
        case .refused: "维持"
        case .applied: "已采用"
        }
    }
}
