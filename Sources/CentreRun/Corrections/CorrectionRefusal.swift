public import Diagnostics

/// Why no correction can be made of what somebody asks for; nothing has changed then. Exit status 1.
public struct CorrectionRefusal: Error, Hashable, Sendable {
    /// The kinds of reasons.
    public enum Reason: String, Sendable, CaseIterable {
        /// The run reads no table of this path.
        case noSuchTable
        /// The table has no such row, or it is blank or the header.
        case noSuchRow
        /// The table, or the log, has no such column.
        case noSuchColumn
        /// Two columns of the file have this header.
        case ambiguousColumn
        /// One column is named twice.
        case columnTwice
        /// Everything is already so.
        case nothingChanges
        /// Nothing would be left in the row: it has to be withdrawn.
        case nothingLeft
        /// There is no such log, or it is worked out of others.
        case noSuchLog
        /// A column that must be filled is not.
        case missingValue
        /// There is no such line.
        case noSuchLine
        /// Several lines are meant.
        case ambiguousLine
        /// The points are no number.
        case badPoints
        /// A run could not read what it makes of the row.
        case wouldNotCount
        /// Another correction is about the same cell, row or line.
        case alreadyCorrected
        /// The correction that is to give way is not about the same, or cannot give way.
        case cannotReplace
    }

    /// Which.
    public let reason: Reason
    /// The same in words.
    public let message: Wording
    /// What might have been meant, each in a line of its own.
    public let candidates: [String]
    /// What the candidates are.
    public let heading: Wording

    /// A refusal by its parts.
    public init(
        _ reason: Reason, zh: String, en: String, candidates: [String] = [],
        _ heading: Wording = Wording(zh: "", en: "")
    ) {
        self.reason = reason
        message = Wording(zh: zh, en: en)
        self.candidates = candidates
        self.heading = heading
    }

    /// The refusal in one language, ending in a line break.
    public func text(in language: Language) -> String {
        var text = message.text(in: language) + "\n"
        if !candidates.isEmpty {
            text += "  \(heading.text(in: language))\n" + candidates.map { "    \($0)\n" }.joined()
        }
        return text
    }
}
