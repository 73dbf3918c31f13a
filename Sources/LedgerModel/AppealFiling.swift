public import RecordModel

/// An appeal's place in the books of an act: which answer they show, and whether the department's tells it.
public struct AppealMark: Hashable, Sendable {
    /// The appeal's number.
    public let appeal: Int
    /// The number of the answer shown; `nil` where it was open.
    public let answer: Int?
    /// Whether the department's workbook tells the answer.
    public let isTold: Bool

    /// A mark by its parts.
    public init(appeal: Int, answer: Int?, isTold: Bool) {
        self.appeal = appeal
        self.answer = answer
        self.isTold = isTold
    }

    /// The mark of an entry as a report shows it.
    public init(_ entry: AppealEntry) {
        self.init(appeal: entry.appeal.number, answer: entry.answer?.number, isTold: entry.isTold)
    }
}

/// What became of an appeal that was to be entered.
public enum AppealFiling: Hashable, Sendable {
    /// It was entered, and the proposal it became.
    case entered(AppealEntry)
    /// The line was appealed already.
    case known(AppealEntry)
}

/// An answer to be given.
public struct AppealDecision: Hashable, Sendable {
    /// The appeal's number.
    public let appeal: Int
    /// The answer.
    public let verdict: AppealVerdict
    /// Why.
    public let reason: String
    /// What is corrected.
    public let correction: Correcting
    /// Whether it puts another correction in the place of an answer's that has not come into anything published.
    public let revises: Bool

    /// What is corrected.
    public enum Correcting: Hashable, Sendable {
        /// The line's points to 0, as the proposal has it.
        case proposal
        /// Something else.
        case instead(CorrectionTarget)
        /// What a correction that is accepted already corrects.
        case existing(Int)
    }

    /// An answer by its parts.
    public init(
        appeal: Int, verdict: AppealVerdict, reason: String, correction: Correcting = .proposal, revises: Bool = false
    ) {
        self.appeal = appeal
        self.verdict = verdict
        self.reason = reason
        self.correction = correction
        self.revises = revises
    }
}
