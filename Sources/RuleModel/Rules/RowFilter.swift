/// Which rows are kept (`where`) and which are taken out again (`unless`), before anything is counted.
public struct RowFilter: Hashable, Sendable {
    /// Every test must hold.
    public let keep: [FieldTest]
    /// If there are any and all hold, the row is taken out.
    public let drop: [FieldTest]

    /// A filter by its parts; none keeps every row.
    public init(keep: [FieldTest] = [], drop: [FieldTest] = []) {
        self.keep = keep
        self.drop = drop
    }
}

/// A test of one field.
public struct FieldTest: Hashable, Sendable {
    /// What a field's value is held against.
    public enum Test: Hashable, Sendable {
        /// One of these words; compared half-width, and `""` is the empty cell.
        case isOne(of: [String])
        /// Something is in the cell.
        case filled
        /// Nothing is in the cell.
        case empty
        /// Yes or no.
        case flag(Bool)
        /// A number within bounds; an empty cell is outside any.
        case compares(Comparison)
    }

    /// The field's id.
    public let field: String
    /// What it is held against.
    public let test: Test

    /// A test by its parts.
    public init(_ field: String, _ test: Test) {
        self.field = field
        self.test = test
    }
}
