/// Why a sample could not be written.
public enum SampleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The machine refused an operation on a file.
    case file(operation: String, path: String, code: Int32)
    /// The numbers asked for do not make a centre.
    case shape(String)

    /// One line for the terminal.
    public var description: String {
        switch self {
        case .file(let operation, let path, let code): "cannot \(operation) \(path): error \(code)"
        case .shape(let reason): reason
        }
    }
}
