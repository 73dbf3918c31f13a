public import RecordModel

/// What is known of the run that a 申诉表 was handed out with.
public protocol AppealLineSource {
    /// The line of a number; `nil` where the run has none.
    func line(_ number: Int) throws -> KnownLine?

    /// A line's cells as its department's workbook was handed out with them, by header; `nil` where that has no such row.
    func cells(of line: KnownLine) throws -> [(header: String, cell: FormCell?)]?
}

/// A line of a recorded run, and whether objections to it can be taken.
public struct KnownLine: Hashable, Sendable {
    /// Whether it is one that can be objected to.
    public enum Standing: Hashable, Sendable {
        /// It is.
        case open
        /// It sums up others, or was taken from another sheet or period.
        case taken
        /// An amendment changed it.
        case amended(Int)
    }

    /// Its place among all lines, from 1.
    public let number: Int
    /// The line.
    public let target: CorrectedLine
    /// Which of several that are alike, from 1.
    public let copy: Int
    /// The subject's name.
    public let name: String
    /// The department whose workbook has it.
    public let department: String
    /// Whether objections can be taken.
    public let standing: Standing

    /// A line by its parts.
    public init(
        number: Int, target: CorrectedLine, copy: Int, name: String, department: String, standing: Standing
    ) {
        self.number = number
        self.target = target
        self.copy = copy
        self.name = name
        self.department = department
        self.standing = standing
    }
}
