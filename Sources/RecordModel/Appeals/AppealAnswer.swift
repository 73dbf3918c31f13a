public import Chronology

/// What an office can answer to an appeal.
public enum AppealVerdict: String, Sendable, CaseIterable {
    /// 维持: the line stands.
    case upheld
    /// 更正: a correction takes its place.
    case corrected

    /// The word workbooks use.
    public var title: String {
        switch self {
        case .upheld: "维持"
        case .corrected: "更正"
        }
    }
}

/// The answer to an appeal; there is never a second.
public struct AppealAnswer: Hashable, Sendable {
    /// Its number in the ledger, from 1.
    public let number: Int
    /// The answer.
    public let verdict: AppealVerdict
    /// Why.
    public let reason: String
    /// Who decided.
    public let by: String
    /// On which day.
    public let on: Day
    /// The correction that holds now; `nil` where the line stands.
    public let correction: Correction?

    /// An answer by its parts.
    public init(
        number: Int, verdict: AppealVerdict, reason: String, by: String, on: Day, correction: Correction?
    ) {
        self.number = number
        self.verdict = verdict
        self.reason = reason
        self.by = by
        self.on = on
        self.correction = correction
    }

    /// The line's points now, as a person reads them: what they were, what they are, or that a row was corrected.
    public func points(insteadOf line: CorrectedLine) -> String {
        switch correction?.target {
        case nil: line.points
        case .line(let corrected, let points)? where corrected == line: points
        // A line that rests on that row alone is gone with it.
        case .withdrawn(let row)? where line.evidence == row.place || line.evidence == "\(row.path)!\(row.row)": "不再计"
        case .some: "按\(CorrectionWords.title([correction?.number ?? 0])) 计算"
        }
    }
}

/// An appeal with its answer, where it has one, and whether a run's or an amendment's workbooks tell the department.
public struct AppealEntry: Hashable, Sendable {
    /// The appeal.
    public let appeal: Appeal
    /// The proposal it became, in the log of corrections.
    public let proposal: Int
    /// The answer; `nil` while it is open.
    public let answer: AppealAnswer?
    /// Whether the department's workbook tells the answer: no earlier one that stands has.
    public var isTold: Bool

    /// An entry by its parts.
    public init(appeal: Appeal, proposal: Int, answer: AppealAnswer?, isTold: Bool = false) {
        self.appeal = appeal
        self.proposal = proposal
        self.answer = answer
        self.isTold = isTold
    }

    /// 待答复, 维持 or 更正.
    public var state: String { answer?.verdict.title ?? "待答复" }
}
