public import Chronology

/// 申诉: a line of a period's results to which a department objects, on its 申诉表.
public struct Appeal: Hashable, Sendable {
    /// Its number in the ledger, from 1; 0 before it is entered.
    public let number: Int
    /// The period it is about.
    public let period: Period
    /// The line, by what it is.
    public let line: AppealedLine
    /// The department, as its workbook names it.
    public let department: String
    /// Why it objects.
    public let reason: String
    /// What it hands in with it; may be empty.
    public let materials: String
    /// Where it was written.
    public let source: AppealSource
    /// The day it was received.
    public let received: Day
    /// Who entered it.
    public let by: String

    /// An appeal by its parts.
    public init(
        number: Int = 0, period: Period, line: AppealedLine, department: String, reason: String, materials: String,
        source: AppealSource, received: Day, by: String
    ) {
        self.number = number
        self.period = period
        self.line = line
        self.department = department
        self.reason = reason
        self.materials = materials
        self.source = source
        self.received = received
        self.by = by
    }

    /// Whether another is about the same line.
    public func isAboutTheLine(of other: Appeal) -> Bool {
        period == other.period && line.target == other.line.target && line.copy == other.line.copy
    }
}

/// A line as the run recorded it, and as its department read it.
public struct AppealedLine: Hashable, Sendable {
    /// 编号: its place among all lines of the recorded run, from 1.
    public let number: Int
    /// What a correction would name it by.
    public let target: CorrectedLine
    /// Which of several lines that are alike in all this, from 1.
    public let copy: Int
    /// The subject's name.
    public let name: String
    /// 条目, as the workbook shows it.
    public let code: String
    /// 依据, as the workbook shows it: without what is not for the department.
    public let shown: String

    /// A line by its parts.
    public init(number: Int, target: CorrectedLine, copy: Int, name: String, code: String, shown: String) {
        self.number = number
        self.target = target
        self.copy = copy
        self.name = name
        self.code = code
        self.shown = shown
    }
}

/// The cell of a file in which an appeal was written.
public struct AppealSource: Hashable, Sendable {
    /// The file's name, without a folder.
    public let file: String
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    public let sha256: String
    /// The cell: `申诉表!I7`.
    public let cell: String

    /// A place by its parts.
    public init(file: String, sha256: String, cell: String) {
        self.file = file
        self.sha256 = sha256
        self.cell = cell
    }
}
