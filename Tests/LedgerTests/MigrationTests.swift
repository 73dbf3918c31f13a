import CentreFixtures
import Foundation
import GRDB
import Ledger
import LedgerFixtures
import Testing

@Suite("Ledgers of earlier versions") struct MigrationTests {
    /// Made by `ledger-child make` when that many migrations were all there were; never made anew.
    @Test(
        "a ledger that was made by an earlier version says what it said then",
        arguments: ["ledger-1.sqlite", "ledger-2.sqlite"])
    func earlier(_ name: String) throws {
        let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        let folder = try TemporaryFolder(["ledger.sqlite": [UInt8](try Data(contentsOf: fixture))])
        let ledger = try Ledger.open(folder.path + "/ledger.sqlite", as: .test)
        #expect(try ledger.check() == [])
        let year = MadeUpYear()
        let now = try Ledger.open(folder.path + "/now.sqlite", as: .test)
        for step in 0..<MadeUpYear.stepsOfMonth + 4 { #expect(try year.take(step, in: now)) }
        let isSame = try MadeUpYear.State(ledger) == MadeUpYear.State(now)
        #expect(isSame)
        #expect(try year.take(MadeUpYear.stepsOfMonth + 4, in: ledger) && ledger.check() == [])
    }

    @Test("a new ledger names its migrations and its kind")
    func new() throws {
        let folder = try TemporaryFolder()
        _ = try Ledger.open(folder.path + "/ledger.sqlite", as: .test)
        let queue = try DatabaseQueue(path: folder.path + "/ledger.sqlite")
        let names = try queue.read { try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations") }
        #expect(
            names == ["1 periods, runs, acts, corrections, amendments", "2 deliveries", "3 appeals", "4 settled rows"])
        #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") } == 0x6B61_6F68)
        #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
        #expect(try folder.everything().keys.sorted() == ["ledger.sqlite"])
    }
}
