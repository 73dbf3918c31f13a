internal import Chronology
internal import GRDB
internal import LedgerModel

/// The rule, calendar, policy and centre files as they were known from when on: a line for each time one had changed.
enum KnownSettings {
    static func note(_ setting: LedgerSetting, at moment: Moment, _ db: Database) throws {
        let last = try db.first(
            "SELECT sha256 FROM known_settings WHERE path = ? ORDER BY number DESC LIMIT 1", Field.text(setting.path)
        ) { try $0.text(0) }
        guard last != setting.sha256 else { return }
        let (number, before) = try Chain.next(in: "known_settings", db)
        try Insertion(db, into: "known_settings", columns: 6)(
            Field.number(number), Field.text(setting.path), Field.text(setting.sha256), Field.day(moment.day),
            Field.text(moment.time),
            Field.text(digest(setting.path, setting.sha256, moment, after: before)))
    }

    static func digest(_ path: String, _ sha256: String, _ moment: Moment, after before: String) -> String {
        var digest = ContentDigest()
        digest.add(before)
        digest.add(path)
        digest.add(sha256)
        digest.add(moment)
        return digest.hexadecimal()
    }

    /// Every line, in order.
    static func all(
        _ db: Database
    ) throws -> [(number: Int, path: String, sha256: String, at: Moment, digest: String)] {
        try db.rows("SELECT number, path, sha256, day, time, digest FROM known_settings ORDER BY number") {
            (try $0.number(0), try $0.text(1), try $0.text(2), try $0.moment(3), try $0.text(5))
        }
    }

    /// Each path's bytes as last recorded on or before a day, by path.
    static func known(on day: Day, _ db: Database) throws -> [LedgerSetting] {
        try db.rows(
            """
            SELECT path, sha256, bytes FROM known_settings AS known JOIN files USING (sha256)
            WHERE number = (SELECT max(number) FROM known_settings WHERE path = known.path AND day <= ?)
            ORDER BY path
            """, Field.day(day)
        ) { LedgerSetting(path: try $0.text(0), sha256: try $0.text(1), bytes: try $0.bytes(2)) }
    }
}

/// Tables to whose end alone something is added, each row with a digest that takes in the row before: none can be changed or
/// taken away afterwards without its being seen.
enum Chain {
    /// The number of the next row, and the digest of the last.
    static func next(in table: String, _ db: Database) throws -> (number: Int, before: String) {
        try db.first("SELECT number, digest FROM \(table) ORDER BY number DESC LIMIT 1") {
            (try $0.number(0) + 1, try $0.text(1))
        } ?? (1, "")
    }
}
