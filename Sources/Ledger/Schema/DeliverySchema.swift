internal import GRDB

/// The log of deliveries, which came second. Never changed any more.
enum DeliverySchema {
    static func make(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE deliveries (
                    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                    period TEXT NOT NULL,
                    department TEXT NOT NULL,
                    sha256 TEXT NOT NULL,
                    recipients TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('intended', 'sent', 'failed', 'confirmed')),
                    detail TEXT NOT NULL,
                    day TEXT NOT NULL,
                    time TEXT NOT NULL
                ) STRICT;
                CREATE INDEX deliveries_by_key ON deliveries (period, department, sha256, recipients);
                """)
        for (change, condition) in [
            ("UPDATE", "1"), ("DELETE", "1"),
            ("INSERT", "EXISTS (SELECT 1 FROM deliveries WHERE number = NEW.number)"),
        ] {
            try db.execute(
                sql: """
                    CREATE TRIGGER deliveries_no_\(change.lowercased()) BEFORE \(change) ON deliveries WHEN \(condition)
                    BEGIN SELECT RAISE(ABORT, 'kaohe: deliveries is for good'); END
                    """)
        }
    }
}
