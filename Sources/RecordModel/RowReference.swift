/// A row of an input file, as a spreadsheet numbers it: the header is row 1.
public struct RowReference: Hashable, Comparable, Sendable {
    /// The file's place in the run's list of input files, which is sorted by path.
    public let file: UInt32
    /// The row number, from 1.
    public let row: UInt32

    /// A row of a file.
    public init(file: UInt32, row: UInt32) {
        self.file = file
        self.row = row
    }

    /// The place of what is about no row of any file; behind all that are.
    public static let none = RowReference(file: .max, row: 0)

    /// By file path, then row.
    public static func < (left: RowReference, right: RowReference) -> Bool {
        (left.file, left.row) < (right.file, right.row)
    }
}
