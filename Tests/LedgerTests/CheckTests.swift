import CentreFixtures
import Diagnostics
import GRDB
import Ledger
import LedgerFixtures
import LedgerModel
import Testing

@Suite("The ledger's check") struct CheckTests {
    /// A ledger with two months of work in it, one published and amended.
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/ledger.sqlite"
        try folder.write(MadeUpYear.bytes(), to: "ledger.sqlite")
    }

    @Test("what kaohe wrote has no fault")
    func sound() throws {
        #expect(try Ledger.open(path, as: .test).check() == [])
    }

    /// What is for good, and what somebody may try with another tool.
    static let attempts = [
        "UPDATE lines SET points = '0' WHERE sheet IN (SELECT id FROM sheets WHERE run = 2)",
        "DELETE FROM lines WHERE sheet IN (SELECT id FROM sheets WHERE run = 2)",
        "INSERT INTO lines SELECT sheet, 9999, subject, rule, day, points, evidence, note FROM lines WHERE sheet = 3",
        "INSERT OR REPLACE INTO subjects SELECT * FROM subjects WHERE sheet = 3",
        "UPDATE subjects SET total = '100', stars = 5", "DELETE FROM subjects", "UPDATE scores SET score = '1'",
        "DELETE FROM scores", "UPDATE honours SET name = 'x'", "DELETE FROM honours",
        "UPDATE consequences SET name = 'x'", "DELETE FROM consequences", "UPDATE part_names SET title = 'x'",
        "UPDATE rule_names SET clause = 'x'", "UPDATE sheets SET title = 'x'", "DELETE FROM sheets WHERE run = 2",
        "DELETE FROM sheets WHERE amendment IS NOT NULL", "UPDATE runs SET digest = ''", "DELETE FROM runs",
        "INSERT OR REPLACE INTO runs SELECT * FROM runs", "UPDATE regulations SET title = 'x'",
        "DELETE FROM regulations", "UPDATE settings SET path = 'x'", "DELETE FROM settings",
        "UPDATE inputs SET sha256 = 'x'", "DELETE FROM inputs", "INSERT INTO run_corrections VALUES (2, 0, 1)",
        "UPDATE findings SET severity = 'warning'", "DELETE FROM findings", "UPDATE outputs SET sha256 = 'x'",
        "DELETE FROM outputs", "UPDATE files SET bytes = x''", "DELETE FROM files",
        "INSERT OR REPLACE INTO files SELECT sha256, x'' FROM files", "UPDATE known_settings SET day = '2020-01-01'",
        "DELETE FROM known_settings", "UPDATE acts SET by_whom = 'x'", "DELETE FROM acts",
        "INSERT OR REPLACE INTO acts SELECT * FROM acts", "UPDATE settled SET reason = 'x'", "DELETE FROM settled",
        "INSERT INTO settled SELECT act, 99, code, file, row, header, text, by_whom, reason, on_day, content FROM settled",
        "UPDATE corrections SET basis = 'x'", "DELETE FROM corrections", "UPDATE correction_cells SET text = 'x'",
        "DELETE FROM correction_cells", "UPDATE decisions SET state = 'refused'", "DELETE FROM decisions",
        "UPDATE amendments SET reason = 'x'", "DELETE FROM amendments", "DELETE FROM amendment_corrections",
        "UPDATE amendment_corrections SET number = 7", "UPDATE periods SET first_day = 'x'", "DELETE FROM periods",
    ]

    @Test("what is for good cannot be changed by SQL either", arguments: attempts)
    func immutable(_ sql: String) throws {
        // Of a draft anything may be changed that a new one would change too: only what is frozen is tried.
        let queue = try DatabaseQueue(path: path)
        let before = try MadeUpYear.State(Ledger.open(path, as: .test))
        let error = #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(sql)")
        #expect(error?.message?.contains("is for good") == true, "\(sql)")
        let isAsBefore = try MadeUpYear.State(Ledger.open(path, as: .test)) == before
        #expect(isAsBefore)
    }

    /// What somebody does who takes the guards away first, and what the check finds.
    static let tamperings: [(sql: String, kind: LedgerFault.Kind)] = [
        ("UPDATE subjects SET total = '100' WHERE sheet = 3 AND number = 0", .run),
        ("UPDATE lines SET points = '0' WHERE sheet = 3 AND number = 0", .run),
        ("DELETE FROM lines WHERE sheet = 3 AND number = 0", .run),
        ("UPDATE lines SET number = number + 1000 WHERE sheet = 3 AND number = 0", .run),
        (
            "INSERT INTO lines SELECT sheet, 9999, subject, rule, day, points, evidence, note FROM lines WHERE number = 3",
            .run
        ),
        ("UPDATE subjects SET rank = 1 WHERE sheet = 3", .run), ("UPDATE scores SET score = '9' WHERE sheet = 3", .run),
        ("DELETE FROM consequences", .run), ("UPDATE findings SET severity = 'warning'", .run),
        ("UPDATE inputs SET sha256 = 'x'", .run), ("UPDATE runs SET program = '9'", .run),
        ("UPDATE lines SET points = 'many' WHERE number = 0", .values),
        ("UPDATE lines SET day = '2026-02-30' WHERE number = 0", .values),
        ("UPDATE lines SET rule = 999 WHERE number = 0", .values),
        ("UPDATE outputs SET sha256 = 'x'", .chain), ("UPDATE files SET bytes = x'00'", .file),
        ("UPDATE acts SET by_whom = 'x' WHERE number = 7", .chain), ("DELETE FROM acts WHERE number = 5", .chain),
        ("DELETE FROM acts WHERE number = (SELECT max(number) FROM acts)", .chain),
        ("UPDATE acts SET kind = 'withdrawn' WHERE kind = 'published'", .life),
        ("UPDATE settled SET by_whom = 'x'", .chain), ("UPDATE corrections SET by_whom = 'x'", .chain),
        ("UPDATE correction_cells SET text = 'x'", .chain), ("UPDATE decisions SET state = 'refused'", .chain),
        ("DELETE FROM decisions", .chain), ("UPDATE known_settings SET day = '2020-01-01'", .chain),
        ("UPDATE amendments SET reason = 'x'", .amendment),
        ("UPDATE subjects SET total = '1' WHERE sheet IN (SELECT id FROM sheets WHERE amendment = 1)", .amendment),
        ("DELETE FROM amendment_corrections", .amendment),
        ("PRAGMA foreign_keys = OFF; DELETE FROM periods", .reference), ("CREATE TABLE extra (a)", .tables),
        ("DROP INDEX subjects_by_id", .tables), ("SELECT 1", .tables),
    ]

    @Test("a row changed behind kaohe's back is found", arguments: tamperings)
    func tampered(_ sql: String, _ kind: LedgerFault.Kind) throws {
        let queue = try DatabaseQueue(path: path)
        // The guards taken away, and put back as they were but for the case that is about them.
        try queue.writeWithoutTransaction { db in
            let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for row in guards { try db.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
            try db.execute(sql: sql)
            if sql != "SELECT 1" { for row in guards { try db.execute(sql: row["sql"]) } }
        }
        try queue.close()
        let ledger = try Ledger.open(path, as: .test)
        let faults = try ledger.check()
        #expect(faults.contains { $0.kind == kind }, "\(sql): \(faults)")
        #expect(faults.allSatisfy { !$0.wording.zh.isEmpty && !$0.wording.en.isEmpty })
    }

    @Test(
        "pages overwritten in the file: it is not opened, or the check says so", arguments: [1, 2, 3, 5, 8, 13, 21, 30])
    func pages(_ number: Int) throws {
        var bytes = try folder.bytes("ledger.sqlite")
        for offset in 0..<300 { bytes[4_096 * number + offset] = 0xA5 }
        try folder.write(bytes, to: "ledger.sqlite")
        do {
            #expect(try Ledger.open(path, as: .test).check().first?.kind == .structure)
        } catch .damaged {
            // The page is one of those that every reader needs.
        }
    }

    @Test("a draft can be changed only by another run")
    func draft() throws {
        let queue = try DatabaseQueue(path: path)
        // Where nothing guards it yet, what was recorded tells.
        try queue.write { db in
            try db.execute(
                sql: """
                    DELETE FROM lines WHERE number = 0
                        AND sheet IN (SELECT id FROM sheets WHERE run = (SELECT max(id) FROM runs))
                    """)
        }
        #expect(try Ledger.open(path, as: .test).check().map(\.kind) == [.run])
    }
}
