import CentreFixtures
import Chronology
import Foundation
import GRDB
import Glibc
import Ledger
import LedgerFixtures
import LedgerModel
import Testing

@Suite("Several at one ledger") struct SharingTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/ledger.sqlite" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(MadeUpYear.bytes(), to: "ledger.sqlite")
    }

    private func failure(_ work: () throws -> Void) -> LedgerFailure? {
        do {
            try work()
            return nil
        } catch let failure as LedgerFailure {
            return failure
        } catch {
            Issue.record(error)
            return nil
        }
    }

    @Test("who cannot wait is told who holds it: command, process, user")
    func held() throws {
        let child = try Child(["hold", path])
        #expect(child.line() == "held")
        let ledger = try MadeUpYear.State(copy())
        let failure = failure {
            let mine = try Ledger.open(path + ".none", as: .test)
            _ = mine
            _ = try Ledger.open(path, as: .test, waiting: 0).replaceDraft(MadeUpRun().run, at: Moment("2026-10-08"))
        }
        #expect(failure == .held(path: path, by: "ledger-child hold, pid \(child.identifier), child"))
        #expect(child.end().lines == ["let go"])
        // What the other wrote is there, and nothing of ours.
        let after = try Ledger.open(path, as: .test)
        #expect(try after.periods().count == 3 && after.check() == [])
        _ = ledger
    }

    /// The ledger as it was, in another file.
    private func copy() throws -> Ledger {
        try folder.write(MadeUpYear.bytes(), to: "copy.sqlite")
        return try Ledger.open(folder.path + "/copy.sqlite", as: .test)
    }

    @Test("who waits goes on when the other is done")
    func waits() throws {
        let first = try Child(["hold", path])
        #expect(first.line() == "held")
        let second = try Child(["draft", path, "2026Q3", "1", "600"])
        let third = try Child(["draft", path, "2026Q4", "1", "600"])
        #expect(first.end().lines == ["let go"])
        #expect(second.end().lines == ["done"] && third.end().lines == ["done"])
        let ledger = try Ledger.open(path, as: .test)
        #expect(try ledger.periods().count == 5 && ledger.check() == [])
    }

    @Test("a holder that is killed holds nothing any more, and what it wrote is taken back")
    func stale() throws {
        let child = try Child(["hold", path])
        #expect(child.line() == "held")
        child.kill()
        #expect(FileManager.default.fileExists(atPath: path + ".lock"))
        #expect(FileManager.default.fileExists(atPath: path + "-journal"))
        let ledger = try Ledger.open(path, as: .test, waiting: 0)
        let isAsBefore = try MadeUpYear.State(ledger) == MadeUpYear.State(copy())
        #expect(isAsBefore)
        #expect(try ledger.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) == nil)
        #expect(try ledger.check() == [])
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
    }

    @Test("many writers at once: no run is lost")
    func writers() throws {
        let periods = (1...4).flatMap { ["2030Q\($0)", "2031Q\($0)"] }
        let children = try periods.map { try Child(["draft", path, $0, "0", "600"]) }
        for child in children { #expect(child.end().lines == ["done"]) }
        let ledger = try Ledger.open(path, as: .test)
        #expect(try ledger.periods().suffix(8).map(\.period.label) == periods.sorted())
        #expect(try ledger.check() == [])
    }

    @Test("several make the ledger at once: one ledger, no run lost")
    func makers() throws {
        let fresh = folder.path + "/fresh.sqlite"
        let periods = (1...4).map { "2030Q\($0)" }
        let children = try periods.map { try Child(["draft", fresh, $0, "0", "600"]) }
        for child in children { #expect(child.end().lines == ["done"]) }
        let ledger = try Ledger.open(fresh, as: .test)
        #expect(try ledger.periods().map(\.period.label) == periods && ledger.check() == [])
    }

    @Test("another program that has the file: the failure says that it is held, not by whom")
    func foreign() throws {
        let ledger = try Ledger.open(path, as: .test, waiting: 0)
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN EXCLUSIVE")
            let failure = failure { _ = try ledger.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) }
            guard case .held(path, _) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(self.failure { _ = try ledger.periods() } != nil)
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try ledger.periods().count == 2)
    }

    @Test("a reader sees one state while another writes")
    func readers() throws {
        let writer = try Ledger.open(path, as: .test)
        let reader = try #require(try Ledger.openExisting(path, as: .test, waiting: 0))
        let before = try reader.periods()
        #expect(try writer.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) == nil)
        #expect(before.count == 2)
        #expect(try reader.periods().count == 3)
    }
}
