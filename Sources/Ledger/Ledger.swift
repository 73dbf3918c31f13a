internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// 考核档案: what an authority has recorded of its periods, in one SQLite file.
///
/// Nothing but drafts is ever replaced. Every write is one transaction behind one lock, so a process that is killed leaves the
/// file as it was, and a second writer waits. Nothing in here asks a clock: whoever acts says when.
public final class Ledger: Sendable {
    /// The file.
    public let path: String
    private let holder: LedgerHolder
    private let patience: Int
    private let isReadOnly: Bool
    private let wasMade: Bool
    private let identity: Identity
    private let queue: DatabaseQueue

    /// Opens a ledger, making the file where there is none, and brings an earlier kaohe's to this one's tables.
    /// - Parameters:
    ///   - holder: who works on it, for those who must wait.
    ///   - seconds: how long to wait for another that holds it.
    public static func open(
        _ path: String, as holder: LedgerHolder, waiting seconds: Int = 10
    ) throws(LedgerFailure) -> Ledger {
        let ledger = try Ledger(path, as: holder, waiting: seconds, readOnly: false)
        try ledger.prepare()
        return ledger
    }

    /// Opens a ledger to look things up; `nil` where there is no file. Works in a folder that may not be written.
    public static func openExisting(
        _ path: String, as holder: LedgerHolder, waiting seconds: Int = 10
    ) throws(LedgerFailure) -> Ledger? {
        guard Self.exists(path) else { return nil }
        let mayWrite = access(path, W_OK) == 0 && access(Self.folder(of: path), W_OK) == 0
        let ledger = try Ledger(path, as: holder, waiting: seconds, readOnly: !mayWrite)
        try ledger.prepare()
        return ledger
    }

    private init(
        _ path: String, as holder: LedgerHolder, waiting seconds: Int, readOnly: Bool
    ) throws(LedgerFailure) {
        self.path = path
        self.holder = holder
        patience = seconds
        isReadOnly = readOnly
        // Never by opening the file itself: closing it again would drop the locks this process has on it.
        let exists = Self.exists(path)
        if exists, !readOnly, access(path, W_OK) != 0 { throw .refused(errno: errno, during: "open", path) }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw .refused(errno: EISDIR, during: "open", path)
        }
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(Double(max(0, seconds)))
        configuration.prepareDatabase { db in
            // A run's rows stay in memory until they are committed, so that readers wait for no more than that. Where spilling is
            // turned off altogether, nothing can be flushed either.
            try db.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA cache_spill = 2000000; PRAGMA trusted_schema = OFF")
        }
        do {
            if exists {
                queue = try DatabaseQueue(path: path, configuration: configuration)
            } else {
                // SQLite says only that it cannot open it; the lock file says why.
                let lock = try WriterLock(for: path, as: holder, waiting: seconds)
                queue = try withExtendedLifetime(lock) { try DatabaseQueue(path: path, configuration: configuration) }
            }
        } catch {
            throw LedgerFailure(error, during: "open", path)
        }
        wasMade = !exists
        identity = Identity(path)
    }

    /// Which file a path leads to.
    private struct Identity: Equatable {
        private let device: UInt
        private let number: UInt

        init(_ path: String) {
            var status = stat()
            let isThere = stat(path, &status) == 0
            device = isThere ? UInt(status.st_dev) : 0
            number = isThere ? UInt(status.st_ino) : 0
        }
    }

    /// The right to write, for as long as the value lives.
    private func lock() throws(LedgerFailure) -> WriterLock {
        guard !isReadOnly else { throw .refused(errno: EROFS, during: "write", path) }
        let lock = try WriterLock(for: path, as: holder, waiting: patience)
        // Somebody put another file in its place: what would be written into ours, nobody would ever see.
        guard identity == Identity(path) else { throw .refused(errno: ESTALE, during: "write", path) }
        return lock
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Brings the file to this kaohe's tables.
    private func prepare() throws(LedgerFailure) {
        let state = try read { try Schema.state(of: $0) }
        switch state {
        case .current: return
        case .foreign(let message): throw .notALedger(path: path, message: message)
        case .later: throw .notALedger(path: path, message: "a later kaohe's")
        case .empty, .earlier: break
        }
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        do {
            try Schema.migrator.migrate(queue)
        } catch {
            if wasMade { unlink(path) }
            throw LedgerFailure(error, during: "migrate", path)
        }
    }

    /// Reads one state of the ledger, whatever others write meanwhile.
    func read<Value>(_ body: (Database) throws -> Value) throws(LedgerFailure) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw LedgerFailure(error, during: "read", path)
        }
    }

    /// Writes all of it or nothing.
    /// - Returns: why it was not taken; `nil` where it was.
    func write(_ body: (Database) throws -> Void) throws(LedgerFailure) -> LedgerRefusal? {
        do {
            return try write(beforeCommit: nil, body)
        } catch {
            throw LedgerFailure(error, during: "write", path)
        }
    }

    /// Writes all of it or nothing, together with something that is not in the ledger.
    /// - Parameter beforeCommit: done when all is on the disk but not yet valid; if it throws, the ledger stays as it was.
    /// - Throws: ``LedgerFailure``, or what `beforeCommit` throws.
    func write(beforeCommit: (() throws -> Void)?, _ body: (Database) throws -> Void) throws -> LedgerRefusal? {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        var outside: (any Error)?
        do {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try body(db)
                    if let beforeCommit {
                        try flush(db)
                        do {
                            try beforeCommit()
                        } catch {
                            outside = error
                            return .rollback
                        }
                    }
                    return .commit
                }
            }
        } catch let stop as Stop {
            return stop.refusal
        } catch let damage as ExportReader.Damage {
            throw damage
        } catch {
            throw LedgerFailure(error, during: "write", path)
        }
        if let outside { throw outside }
        return nil
    }

    /// Ends a transaction for a reason that is no failure.
    struct Stop: Error {
        let refusal: LedgerRefusal
    }

    /// Writes the transaction's pages to the disk and locks readers out: what is left of committing needs neither room nor
    /// anybody's leave.
    private func flush(_ db: Database) throws {
        // Committing counts the change on the first page: that page must be in the journal before there is no more room.
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        try db.execute(sql: "PRAGMA user_version = \(version)")
        let code = sqlite3_db_cacheflush(db.sqliteConnection)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
