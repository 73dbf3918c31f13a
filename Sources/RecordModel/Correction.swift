public import Chronology

/// What a correction changes: never a file, always what is read from one, or what came of it.
public enum CorrectionTarget: Hashable, Sendable {
    /// Cells of a row: what they were when the correction was made, and what counts instead.
    case cells(CorrectedRow, instead: [CorrectedCell])
    /// A row that does not count at all.
    case withdrawn(CorrectedRow)
    /// A row of a log that is missing from the files: its cells by field id.
    case added(log: LogKind, cells: [String: String])
    /// A score line that gets other points.
    case line(CorrectedLine, points: String)
}

/// A row of an input table, named so that a correction can tell whether it is still the same row.
public struct CorrectedRow: Hashable, Sendable {
    /// The table's path, relative to the centre's folder.
    public let path: String
    /// The row's number, as a spreadsheet numbers it.
    public let row: UInt32
    /// Its filled cells when the correction was made, by header as the file has it, in the file's order.
    public let cells: [CorrectedCell]

    /// A row by its parts.
    public init(path: String, row: UInt32, cells: [CorrectedCell]) {
        self.path = path
        self.row = row
        self.cells = cells
    }
}

/// A cell of a corrected row.
public struct CorrectedCell: Hashable, Sendable {
    /// The column's header, as the file has it.
    public let header: String
    /// The text; empty for an empty cell.
    public let text: String

    /// A cell by its parts.
    public init(header: String, text: String) {
        self.header = header
        self.text = text
    }
}

/// A score line, named by what it is and not by its place in a list.
public struct CorrectedLine: Hashable, Sendable {
    /// Regulation and sheet id.
    public let sheet: String
    /// The subject's id.
    public let subject: String
    /// The rule's id.
    public let rule: String
    /// The day it is dated by.
    public let day: Day
    /// Its evidence as `lines.csv` prints it.
    public let evidence: String
    /// Its points when the correction was made, as a plain decimal or a fraction.
    public let points: String

    /// A line by its parts.
    public init(sheet: String, subject: String, rule: String, day: Day, evidence: String, points: String) {
        self.sheet = sheet
        self.subject = subject
        self.rule = rule
        self.day = day
        self.evidence = evidence
        self.points = points
    }
}

/// A correction that holds for a run: who decided it, when, on what basis, and what counts instead.
public struct Correction: Hashable, Sendable {
    /// Its number in the ledger's log of corrections, from 1; as evidence names it: 更正 3.
    public let number: Int
    /// What it changes.
    public let target: CorrectionTarget
    /// Who decided.
    public let by: String
    /// On which day.
    public let on: Day
    /// On what basis: 申诉复核 …
    public let basis: String

    /// A correction by its parts.
    public init(number: Int, target: CorrectionTarget, by: String, on: Day, basis: String) {
        self.number = number
        self.target = target
        self.by = by
        self.on = on
        self.basis = basis
    }
}
