internal import GRDB
internal import Glibc

/// Why the ledger could not be read or written: of the machine, never of what the user wrote. Nothing was changed.
public enum LedgerFailure: Error, Hashable, Sendable {
    /// The file system refused: no permission, no room, no such folder.
    /// - Parameters:
    ///   - operation: what was tried, `open`, `write`.
    ///   - code: the system's error number; SQLite's where the system's is not known.
    case refused(operation: String, path: String, code: Int32, message: String)
    /// Another process holds the ledger and did not let go in time: who, as far as it says.
    case held(path: String, by: String)
    /// The file is no ledger of kaohe's, or a later kaohe's.
    case notALedger(path: String, message: String)
    /// The file is damaged: what the check found.
    case damaged(path: String, message: String)
}

extension LedgerFailure {
    /// The system's refusal.
    static func refused(errno code: Int32, during operation: String, _ path: String) -> LedgerFailure {
        .refused(operation: operation, path: path, code: code, message: String(cString: strerror(code)))
    }

    /// What went wrong in SQLite, as far as its codes tell; no values, since they may be somebody's.
    init(_ error: any Error, during operation: String, _ path: String) {
        if let failure = error as? LedgerFailure {
            self = failure
            return
        }
        guard let error = error as? DatabaseError else {
            self = .damaged(path: path, message: "\(error)")
            return
        }
        let message = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            self = .held(path: path, by: WriterLock.holder(of: path))
        case .SQLITE_NOTADB:
            self = .notALedger(path: path, message: message)
        case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
            self = .damaged(path: path, message: message)
        case .SQLITE_FULL:
            self = .refused(operation: operation, path: path, code: ENOSPC, message: message)
        case .SQLITE_READONLY:
            self = .refused(operation: operation, path: path, code: EROFS, message: message)
        case .SQLITE_PERM, .SQLITE_AUTH:
            self = .refused(operation: operation, path: path, code: EACCES, message: message)
        case .SQLITE_IOERR:
            self = .refused(operation: operation, path: path, code: EIO, message: message)
        case .SQLITE_NOMEM:
            self = .refused(operation: operation, path: path, code: ENOMEM, message: message)
        default:
            self = .refused(
                operation: operation, path: path, code: error.extendedResultCode.rawValue, message: message)
        }
    }
}
