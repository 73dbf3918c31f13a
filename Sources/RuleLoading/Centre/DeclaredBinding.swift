public import Diagnostics

/// A name in `centre.yaml` that only a regulation can explain, with the files it is bound to: a log or a kind of subject
/// that the regulation declares.
public struct NamedFiles: Hashable, Sendable {
    /// The name, half-width.
    public let name: Located<String>
    /// The path patterns.
    public let paths: [Located<String>]

    /// A binding by its parts.
    public init(name: Located<String>, paths: [Located<String>]) {
        self.name = name
        self.paths = paths
    }
}

/// A column that only a regulation can explain, with the header it has in this centre's files.
public struct NamedHeader: Hashable, Sendable {
    /// The field's id or default header, half-width.
    public let field: Located<String>
    /// The header.
    public let header: Located<String>

    /// A header by its parts.
    public init(field: Located<String>, header: Located<String>) {
        self.field = field
        self.header = header
    }
}

/// The headers of a table that a regulation declares.
public struct NamedHeaders: Hashable, Sendable {
    /// The table's name, half-width.
    public let table: Located<String>
    /// The headers, in the file's order.
    public let headers: [NamedHeader]

    /// Headers of a table.
    public init(table: Located<String>, headers: [NamedHeader]) {
        self.table = table
        self.headers = headers
    }
}
