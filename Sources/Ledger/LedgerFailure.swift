/// Why the ledger could not be read or written: of the machine, never of what the user wrote. Nothing was changed.
public enum LedgerFailure: Error, Hashable, Sendable {
    /// The file system refused: no permission, no room, no such folder.
    /// - Parameters:
    ///   - operation: what was tried, `open`, `write`.
    ///   - code: the system's or SQLite's error code.
    case refused(operation: String, path: String, code: Int32, message: String)
    /// Another process holds the ledger and did not let go in time: who, as far as it says.
    case held(path: String, by: String)
    /// The file is no ledger of kaohe's, or a later kaohe's.
    case notALedger(path: String, message: String)
    /// The file is damaged: what the check found.
    case damaged(path: String, message: String)
}
