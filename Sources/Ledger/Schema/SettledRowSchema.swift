internal import GRDB

/// What stands in the rows that findings, and decisions about them, are about, and the files of amendments: came fourth. Never
/// changed any more.
enum SettledRowSchema {
    static func make(_ db: Database) throws {
        // What was recorded before knows the places alone.
        try db.execute(
            sql: """
                ALTER TABLE findings ADD COLUMN content TEXT NOT NULL DEFAULT '';
                ALTER TABLE settled ADD COLUMN content TEXT NOT NULL DEFAULT '';
                CREATE TABLE amendment_outputs (
                    amendment INTEGER NOT NULL REFERENCES amendments DEFERRABLE INITIALLY DEFERRED,
                    number INTEGER NOT NULL,
                    path TEXT NOT NULL,
                    sha256 TEXT NOT NULL,
                    PRIMARY KEY (amendment, number)
                ) STRICT, WITHOUT ROWID;
                """)
        // Rows below amendments: put in before the row above, and for good.
        for (change, condition) in [
            ("UPDATE", "1"), ("DELETE", "1"),
            ("INSERT", "EXISTS (SELECT 1 FROM amendments WHERE id = NEW.amendment)"),
        ] {
            try db.execute(
                sql: """
                    CREATE TRIGGER amendment_outputs_no_\(change.lowercased()) BEFORE \(change) ON amendment_outputs
                    WHEN \(condition)
                    BEGIN SELECT RAISE(ABORT, 'kaohe: amendment_outputs is for good'); END
                    """)
        }
    }
}
