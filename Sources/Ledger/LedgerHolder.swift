/// Who works on a ledger, as others who wait for it are told.
public struct LedgerHolder: Hashable, Sendable {
    /// The command: `kaohe publish`.
    public let command: String
    /// The process.
    public let process: Int32
    /// The user's name, with the machine's where it is known: `zhang@office`.
    public let user: String
    /// Since when, as a person reads it; may be empty.
    public let since: String

    /// A holder by its parts.
    public init(command: String, process: Int32, user: String, since: String = "") {
        self.command = command
        self.process = process
        self.user = user
        self.since = since
    }

    /// `kaohe publish, pid 4711, zhang@office, 2026-10-08 14:05:09+08:00`.
    public var text: String {
        [command, "pid \(process)", user, since].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
