/// A place in a text file; lines and columns count from 1, columns in characters.
public struct SourceSpan: Hashable, Sendable, Comparable {
    /// The file as the user named it.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The first column, from 1.
    public let column: Int
    /// How many characters the span covers on that line, at least 1.
    public let length: Int

    /// A span by its parts.
    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    /// By file, line, column.
    public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
