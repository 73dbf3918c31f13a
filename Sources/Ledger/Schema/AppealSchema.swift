internal import GRDB

/// Appeals, their answers, and which of them an act's workbooks show; they came third. Never changed any more.
enum AppealSchema {
    static func make(_ db: Database) throws {
        try db.execute(sql: tables)
        for table in ["appeals", "appeal_answers"] {
            try guardRows(of: table, on: "UPDATE", when: "1", db)
            try guardRows(of: table, on: "DELETE", when: "1", db)
            try guardRows(
                of: table, on: "INSERT", when: "EXISTS (SELECT 1 FROM \(table) WHERE number = NEW.number)", db)
        }
        try guardRows(of: "act_appeals", on: "UPDATE", when: "1", db)
        try guardRows(of: "act_appeals", on: "DELETE", when: "1", db)
        try guardRows(
            of: "act_appeals", on: "INSERT", when: "EXISTS (SELECT 1 FROM acts WHERE number = NEW.act)", db)
    }

    private static func guardRows(of table: String, on change: String, when: String, _ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TRIGGER \(table)_no_\(change.lowercased()) BEFORE \(change) ON \(table) WHEN \(when)
                BEGIN SELECT RAISE(ABORT, 'kaohe: \(table) is for good'); END
                """)
    }

    private static let tables = """
        CREATE TABLE appeals (
            number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            period TEXT NOT NULL REFERENCES periods DEFERRABLE INITIALLY DEFERRED,
            line INTEGER NOT NULL,
            copy INTEGER NOT NULL,
            sheet TEXT NOT NULL,
            subject TEXT NOT NULL,
            name TEXT NOT NULL,
            rule TEXT NOT NULL,
            code TEXT NOT NULL,
            line_day TEXT NOT NULL,
            evidence TEXT NOT NULL,
            shown TEXT NOT NULL,
            points TEXT NOT NULL,
            department TEXT NOT NULL,
            reason TEXT NOT NULL,
            materials TEXT NOT NULL,
            file TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            cell TEXT NOT NULL,
            received TEXT NOT NULL,
            correction INTEGER NOT NULL UNIQUE REFERENCES corrections DEFERRABLE INITIALLY DEFERRED,
            by_whom TEXT NOT NULL,
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE INDEX appeals_by_period ON appeals (period);
        CREATE TABLE appeal_answers (
            number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            appeal INTEGER NOT NULL REFERENCES appeals DEFERRABLE INITIALLY DEFERRED,
            answer TEXT NOT NULL CHECK (answer IN ('upheld', 'corrected')),
            reason TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            correction INTEGER REFERENCES corrections DEFERRABLE INITIALLY DEFERRED,
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE TABLE act_appeals (
            act INTEGER NOT NULL REFERENCES acts DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            appeal INTEGER NOT NULL REFERENCES appeals DEFERRABLE INITIALLY DEFERRED,
            answer INTEGER REFERENCES appeal_answers DEFERRABLE INITIALLY DEFERRED,
            told INTEGER NOT NULL,
            PRIMARY KEY (act, number)
        ) STRICT, WITHOUT ROWID;
        """
}
