internal import Chronology
internal import GRDB
public import LedgerModel

/// The log of deliveries in the ledger: entries are only ever added.
extension Ledger: DeliveryLog {
    /// Writes that something is about to be sent, unless it was sent or may have been.
    /// - Throws: ``LedgerFailure``.
    public func claim(_ key: DeliveryKey, at moment: Moment, again: Bool) throws -> DeliveryEntry? {
        var known: DeliveryEntry?
        _ = try write { db in
            if let last = try Self.last(key, db), !again, !last.isOpen {
                known = last
                return
            }
            try Self.add(DeliveryEntry(key: key, state: .intended, at: moment), db)
        }
        return known
    }

    /// Writes how it ended.
    /// - Throws: ``LedgerFailure``.
    public func settle(_ entry: DeliveryEntry) throws { _ = try write { db in try Self.add(entry, db) } }

    /// The last entry; `nil` where there is none.
    /// - Throws: ``LedgerFailure``.
    public func last(_ key: DeliveryKey) throws -> DeliveryEntry? { try read { try Self.last(key, $0) } }

    private static func last(_ key: DeliveryKey, _ db: Database) throws -> DeliveryEntry? {
        try db.first(
            """
            SELECT state, detail, day, time FROM deliveries
            WHERE period = ? AND department = ? AND sha256 = ? AND recipients = ? ORDER BY number DESC
            """, Field.text(key.period), Field.text(key.department), Field.text(key.sha256),
            Field.text(key.recipients)
        ) {
            DeliveryEntry(
                key: key, state: try $0.word(0, as: DeliveryEntry.State.self), at: try $0.moment(2),
                detail: try $0.text(1))
        }
    }

    private static func add(_ entry: DeliveryEntry, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO deliveries (period, department, sha256, recipients, state, detail, day, time)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let (key, moment) = (entry.key, entry.at)
        statement.setUncheckedArguments(
            StatementArguments([
                Field.text(key.period), Field.text(key.department), Field.text(key.sha256), Field.text(key.recipients),
                Field.text(entry.state.rawValue), Field.text(entry.detail), Field.day(moment.day),
                Field.text(moment.time),
            ]))
        try statement.execute()
    }
}
