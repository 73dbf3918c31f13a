internal import GRDB

/// What stands in the rows that findings, and decisions about them, are about: came fourth. Never changed any more.
enum SettledRowSchema {
    static func make(_ db: Database) throws {
        // What was recorded before knows the places alone.
        try db.execute(
            sql: """
                ALTER TABLE findings ADD COLUMN content TEXT NOT NULL DEFAULT '';
                ALTER TABLE settled ADD COLUMN content TEXT NOT NULL DEFAULT '';
                """)
    }
}
