public import Diagnostics

/// Why a line of a 申诉表, or the whole of it, is not taken: with its cell.
public struct AppealProblem: Error, Hashable, Sendable {
    /// Stable codes.
    public enum Code: String, Sendable, CaseIterable {
        /// The file is no workbook, or cannot be read.
        case fileUnreadable = "appeal-file-unreadable"
        /// No sheet of it is a 申诉表.
        case noForm = "appeal-no-form"
        /// A column that must be there is not.
        case columnMissing = "appeal-column-missing"
        /// Two columns have one header.
        case columnTwice = "appeal-column-twice"
        /// It is another centre's.
        case otherCentre = "appeal-other-centre"
        /// It is another period's.
        case otherPeriod = "appeal-other-period"
        /// No line of the run has this number.
        case unknownLine = "appeal-line-unknown"
        /// The line is another department's.
        case foreignLine = "appeal-line-foreign"
        /// A locked cell does not say what the workbook was handed out with.
        case alteredLine = "appeal-line-altered"
        /// A line stands there twice and says different things.
        case lineTwice = "appeal-line-twice"
        /// The line sums up others, or was taken from elsewhere.
        case takenLine = "appeal-line-taken"
        /// An amendment changed the line since.
        case amendedLine = "appeal-line-amended"
        /// 异议 is neither of its words.
        case unknownChoice = "appeal-choice-unknown"
        /// Something was filled in, but not 异议.
        case missingChoice = "appeal-choice-missing"
        /// An objection without 理由.
        case missingReason = "appeal-reason-missing"
        /// It came after the last day.
        case late = "appeal-late"
    }

    /// Which.
    public let code: Code
    /// The cell, the sheet or the file: `城管局.xlsx!申诉表!I7`.
    public let place: String
    /// What is wrong, with the user's own text.
    public let message: Wording
    /// What to do about it.
    public let remedy: Wording

    /// A problem by its parts.
    public init(_ code: Code, at place: String, _ message: Wording, _ remedy: Wording) {
        self.code = code
        self.place = place
        self.message = message
        self.remedy = remedy
    }

    /// A problem by its words.
    public init(_ code: Code, at place: String, zh: String, en: String, fix: (zh: String, en: String)) {
        self.init(code, at: place, Wording(zh: zh, en: en), Wording(zh: fix.zh, en: fix.en))
    }
}
