internal import GRDB

/// The tables of the first ledgers. Never changed any more.
///
/// Numbers of points are text, exact: `2`, `-1.5`, `2/3`. Days are `2026-07-01`, empty where there is none; no text is ever null.
/// What is for good is guarded by triggers: rows below a run, an amendment or an act are put in before the row they belong to
/// is made final, and not afterwards; references are therefore checked at the end of a transaction.
enum FirstSchema {
    static func make(_ db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = 1801547624; PRAGMA user_version = 1")
        try db.execute(sql: tables)
        // Rows that are for good once they are there.
        let kept = [
            "periods": "label", "files": "sha256", "known_settings": "number", "acts": "number",
            "corrections": "number", "decisions": "number", "amendments": "id",
        ]
        for (table, key) in kept.sorted(by: { $0.key < $1.key }) {
            try guardRows(of: table, on: "UPDATE", when: "1", db)
            try guardRows(of: table, on: "DELETE", when: "1", db)
            try guardRows(
                of: table, on: "INSERT", when: "EXISTS (SELECT 1 FROM \(table) WHERE \(key) = NEW.\(key))", db)
        }
        // Rows below them: put in before the row above.
        let below = [
            "settled": ("act", "acts", "number"), "correction_cells": ("correction", "corrections", "number"),
            "amendment_corrections": ("amendment", "amendments", "id"),
        ]
        for (table, (column, above, key)) in below.sorted(by: { $0.key < $1.key }) {
            try guardRows(of: table, on: "UPDATE", when: "1", db)
            try guardRows(of: table, on: "DELETE", when: "1", db)
            try guardRows(
                of: table, on: "INSERT", when: "EXISTS (SELECT 1 FROM \(above) WHERE \(key) = NEW.\(column))", db)
        }
        // Runs, and all below them: for good from the act that froze them.
        func frozen(_ run: String) -> String {
            "EXISTS (SELECT 1 FROM acts WHERE run = \(run))"
        }
        try guardRows(of: "runs", on: "UPDATE", when: "1", db)
        try guardRows(of: "runs", on: "DELETE", when: frozen("OLD.id"), db)
        try guardRows(of: "runs", on: "INSERT", when: "EXISTS (SELECT 1 FROM runs WHERE id = NEW.id)", db)
        for table in ["regulations", "settings", "inputs", "earlier", "run_corrections", "findings"] {
            try guardRows(of: table, on: "UPDATE", when: "1", db)
            try guardRows(of: table, on: "DELETE", when: frozen("OLD.run"), db)
            try guardRows(of: table, on: "INSERT", when: frozen("NEW.run"), db)
        }
        // What was written is another thing under the notice and when published.
        func frozenStage(_ row: String) -> String {
            """
            EXISTS (SELECT 1 FROM acts WHERE run = \(row).run AND
                kind = CASE \(row).stage WHEN 'published' THEN 'published' WHEN 'notice' THEN 'noticed' ELSE kind END)
            """
        }
        try guardRows(of: "outputs", on: "UPDATE", when: "1", db)
        try guardRows(of: "outputs", on: "DELETE", when: frozenStage("OLD"), db)
        try guardRows(of: "outputs", on: "INSERT", when: frozenStage("NEW"), db)
        try guardRows(of: "sheets", on: "UPDATE", when: "1", db)
        func frozenSheet(_ row: String) -> String {
            """
            EXISTS (SELECT 1 FROM acts WHERE run = \(row).run) OR
                EXISTS (SELECT 1 FROM amendments WHERE id = \(row).amendment)
            """
        }
        try guardRows(of: "sheets", on: "DELETE", when: frozenSheet("OLD"), db)
        try guardRows(of: "sheets", on: "INSERT", when: frozenSheet("NEW"), db)
        for table in ["part_names", "subjects", "scores", "honours", "consequences", "rule_names", "lines"] {
            func frozen(_ sheet: String) -> String {
                """
                EXISTS (SELECT 1 FROM sheets JOIN acts ON acts.run = sheets.run WHERE sheets.id = \(sheet)) OR
                    EXISTS (SELECT 1 FROM sheets JOIN amendments ON amendments.id = sheets.amendment
                        WHERE sheets.id = \(sheet))
                """
            }
            try guardRows(of: table, on: "UPDATE", when: "1", db)
            try guardRows(of: table, on: "DELETE", when: frozen("OLD.sheet"), db)
            try guardRows(of: table, on: "INSERT", when: frozen("NEW.sheet"), db)
        }
    }

    private static func guardRows(of table: String, on change: String, when: String, _ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TRIGGER \(table)_no_\(change.lowercased()) BEFORE \(change) ON \(table) WHEN \(when)
                BEGIN SELECT RAISE(ABORT, 'kaohe: \(table) is for good'); END
                """)
    }

    private static let tables = """
        CREATE TABLE periods (
            label TEXT NOT NULL PRIMARY KEY,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE runs (
            id INTEGER NOT NULL PRIMARY KEY,
            period TEXT NOT NULL REFERENCES periods DEFERRABLE INITIALLY DEFERRED,
            centre TEXT NOT NULL,
            program TEXT NOT NULL,
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE INDEX runs_by_period ON runs (period);
        CREATE TABLE regulations (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            id TEXT NOT NULL,
            title TEXT NOT NULL,
            path TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT NOT NULL,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE files (
            sha256 TEXT NOT NULL PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE settings (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES files DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE known_settings (
            number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES files DEFERRABLE INITIALLY DEFERRED,
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE TABLE inputs (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            role TEXT NOT NULL,
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            used INTEGER NOT NULL,
            outside INTEGER NOT NULL,
            set_aside INTEGER NOT NULL,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE earlier (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            sheet TEXT NOT NULL,
            period TEXT NOT NULL,
            digest TEXT NOT NULL,
            amendments INTEGER NOT NULL,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run_corrections (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            correction INTEGER NOT NULL REFERENCES corrections DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE findings (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            code TEXT NOT NULL,
            file TEXT NOT NULL,
            row INTEGER NOT NULL,
            header TEXT NOT NULL,
            text TEXT NOT NULL,
            severity TEXT NOT NULL,
            column_letters TEXT NOT NULL,
            message TEXT NOT NULL,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outputs (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            stage TEXT NOT NULL CHECK (stage IN ('draft', 'notice', 'published')),
            number INTEGER NOT NULL,
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, stage, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sheets (
            id INTEGER NOT NULL PRIMARY KEY,
            run INTEGER REFERENCES runs ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            amendment INTEGER REFERENCES amendments DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            side TEXT NOT NULL,
            regulation TEXT NOT NULL,
            sheet TEXT NOT NULL,
            title TEXT NOT NULL,
            subject_kind TEXT NOT NULL,
            decimals INTEGER NOT NULL,
            ranked_count INTEGER NOT NULL,
            CHECK ((run IS NULL) <> (amendment IS NULL)),
            CHECK ((run IS NULL) = (side IN ('before', 'after'))),
            UNIQUE (run, number),
            UNIQUE (amendment, number, side)
        ) STRICT;
        CREATE TABLE part_names (
            sheet INTEGER NOT NULL REFERENCES sheets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            id TEXT NOT NULL,
            title TEXT NOT NULL,
            PRIMARY KEY (sheet, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE subjects (
            sheet INTEGER NOT NULL REFERENCES sheets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            window TEXT NOT NULL,
            department TEXT NOT NULL,
            peer_group TEXT NOT NULL,
            post TEXT NOT NULL,
            deducted TEXT NOT NULL,
            exact_total TEXT NOT NULL,
            total TEXT NOT NULL,
            rank INTEGER,
            level TEXT NOT NULL,
            stars INTEGER,
            status TEXT NOT NULL CHECK (status IN ('ranked', 'not-ranked', 'disqualified')),
            status_reason TEXT NOT NULL,
            PRIMARY KEY (sheet, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX subjects_by_id ON subjects (id);
        CREATE TABLE scores (
            sheet INTEGER NOT NULL REFERENCES sheets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            subject INTEGER NOT NULL,
            number INTEGER NOT NULL,
            part INTEGER NOT NULL,
            score TEXT NOT NULL,
            PRIMARY KEY (sheet, subject, number),
            FOREIGN KEY (sheet, subject) REFERENCES subjects ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (sheet, part) REFERENCES part_names DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE honours (
            sheet INTEGER NOT NULL REFERENCES sheets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            subject INTEGER NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (sheet, subject, number),
            FOREIGN KEY (sheet, subject) REFERENCES subjects ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE consequences (
            sheet INTEGER NOT NULL REFERENCES sheets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            subject INTEGER NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            clause TEXT NOT NULL,
            reason TEXT NOT NULL,
            rule TEXT NOT NULL,
            day TEXT NOT NULL,
            PRIMARY KEY (sheet, subject, number),
            FOREIGN KEY (sheet, subject) REFERENCES subjects ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rule_names (
            sheet INTEGER NOT NULL REFERENCES sheets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            rule TEXT NOT NULL,
            clause TEXT NOT NULL,
            part TEXT NOT NULL,
            PRIMARY KEY (sheet, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lines (
            sheet INTEGER NOT NULL REFERENCES sheets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            subject TEXT NOT NULL,
            rule INTEGER NOT NULL,
            day TEXT NOT NULL,
            points TEXT NOT NULL,
            evidence TEXT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (sheet, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE amendments (
            id INTEGER NOT NULL PRIMARY KEY,
            period TEXT NOT NULL REFERENCES periods DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            by_whom TEXT NOT NULL,
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            reason TEXT NOT NULL,
            digest TEXT NOT NULL,
            UNIQUE (period, number)
        ) STRICT;
        CREATE TABLE amendment_corrections (
            amendment INTEGER NOT NULL REFERENCES amendments DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            correction INTEGER NOT NULL REFERENCES corrections DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (amendment, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE corrections (
            number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            period TEXT NOT NULL REFERENCES periods DEFERRABLE INITIALLY DEFERRED,
            kind TEXT NOT NULL CHECK (kind IN ('cells', 'withdrawn', 'added', 'line')),
            path TEXT NOT NULL,
            row INTEGER,
            log TEXT NOT NULL,
            sheet TEXT NOT NULL,
            subject TEXT NOT NULL,
            rule TEXT NOT NULL,
            line_day TEXT NOT NULL,
            evidence TEXT NOT NULL,
            points TEXT NOT NULL,
            instead TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            on_day TEXT NOT NULL,
            basis TEXT NOT NULL,
            state TEXT NOT NULL,
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE INDEX corrections_by_period ON corrections (period);
        CREATE TABLE correction_cells (
            correction INTEGER NOT NULL REFERENCES corrections DEFERRABLE INITIALLY DEFERRED,
            role TEXT NOT NULL CHECK (role IN ('was', 'instead', 'added')),
            number INTEGER NOT NULL,
            header TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (correction, role, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE decisions (
            number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            correction INTEGER NOT NULL REFERENCES corrections DEFERRABLE INITIALLY DEFERRED,
            state TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            reason TEXT NOT NULL,
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            amendment INTEGER REFERENCES amendments DEFERRABLE INITIALLY DEFERRED,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE INDEX decisions_by_correction ON decisions (correction);
        CREATE TABLE acts (
            number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            period TEXT NOT NULL REFERENCES periods DEFERRABLE INITIALLY DEFERRED,
            kind TEXT NOT NULL
                CHECK (kind IN ('drafted', 'noticed', 'withdrawn', 'published', 'amended', 'set-aside')),
            day TEXT NOT NULL,
            time TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            reason TEXT NOT NULL,
            notice_first TEXT NOT NULL,
            notice_last TEXT NOT NULL,
            run INTEGER REFERENCES runs DEFERRABLE INITIALLY DEFERRED,
            amendment INTEGER REFERENCES amendments DEFERRABLE INITIALLY DEFERRED,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE INDEX acts_by_period ON acts (period);
        CREATE INDEX acts_by_run ON acts (run);
        CREATE TABLE settled (
            act INTEGER NOT NULL REFERENCES acts DEFERRABLE INITIALLY DEFERRED,
            number INTEGER NOT NULL,
            code TEXT NOT NULL,
            file TEXT NOT NULL,
            row INTEGER NOT NULL,
            header TEXT NOT NULL,
            text TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            reason TEXT NOT NULL,
            on_day TEXT NOT NULL,
            PRIMARY KEY (act, number)
        ) STRICT, WITHOUT ROWID;
        """
}
