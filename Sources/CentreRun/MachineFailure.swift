/// The machine failed: a disk that is full, a folder that may not be written. Not the input's fault; exit status 2.
public struct MachineFailure: Error, Hashable, Sendable {
    /// What was being done: `open`, `write`, `rename` …
    public let operation: String
    /// The path.
    public let path: String
    /// The system's error number; 0 where a library and not the system refused.
    public let errno: Int32
    /// The library's own words, where it has any.
    public let detail: String

    /// A failure by its parts.
    public init(operation: String, path: String, errno: Int32, detail: String = "") {
        self.operation = operation
        self.path = path
        self.errno = errno
        self.detail = detail
    }
}
