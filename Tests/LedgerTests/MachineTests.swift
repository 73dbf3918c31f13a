import CentreFixtures
import Foundation
import GRDB
import Glibc
import Ledger
import LedgerFixtures
import LedgerModel
import Testing

@Suite("A machine that refuses: a typed failure, and nothing changed", .serialized) struct MachineTests {
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

    private func code(_ failure: LedgerFailure?) -> Int32? {
        if case .refused(_, _, let code, let message)? = failure, !message.isEmpty { return code }
        Issue.record("\(String(describing: failure))")
        return nil
    }

    @Test("no such folder, a folder in the file's place, a file in the folder's")
    func places() throws {
        let before = try folder.everything()
        #expect(code(failure { _ = try Ledger.open(folder.path + "/no/ledger.sqlite", as: .test) }) == ENOENT)
        #expect(code(failure { _ = try Ledger.open(folder.path, as: .test) }) == EISDIR)
        #expect(code(failure { _ = try Ledger.open(path + "/ledger.sqlite", as: .test) }) == ENOTDIR)
        #expect(try Ledger.openExisting(folder.path + "/no/ledger.sqlite", as: .test) == nil)
        #expect(try folder.everything() == before)
    }

    @Test("a read-only folder: it can be read, not written")
    func readOnly() throws {
        let disk = try TemporaryFolder()
        guard mount("tmpfs", disk.path, "tmpfs", 0, "size=4m") == 0 else { return }  // only where one may mount
        defer { umount2(disk.path, Int32(MNT_DETACH)) }
        try disk.write(MadeUpYear.bytes(), to: "ledger.sqlite")
        #expect(mount("tmpfs", disk.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=4m") == 0)
        let before = try disk.everything()
        #expect(code(failure { _ = try Ledger.open(disk.path + "/new.sqlite", as: .test) }) == EROFS)
        #expect(code(failure { _ = try Ledger.open(disk.path + "/ledger.sqlite", as: .test) }) == EROFS)
        let ledger = try #require(try Ledger.openExisting(disk.path + "/ledger.sqlite", as: .test))
        #expect(try ledger.periods().count == 2 && ledger.check() == [])
        let refused = failure { _ = try ledger.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) }
        #expect(code(refused) == EROFS)
        #expect(code(failure { _ = try ledger.export(to: disk.path + "/export", version: "1") }) == EROFS)
        #expect(try disk.everything() == before)
        // Elsewhere there is room for an export.
        #expect(try ledger.export(to: folder.path + "/export", version: "1") > 0)
    }

    @Test("a file and a folder without the right to write them")
    func rights() throws {
        guard geteuid() != 0 else { return }  // nobody refuses the superuser
        chmod(path, 0o444)
        #expect(code(failure { _ = try Ledger.open(path, as: .test) }) == EACCES)
        #expect(try Ledger.openExisting(path, as: .test)?.periods().count == 2)
        chmod(path, 0o644)
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        let ledger = try #require(try Ledger.openExisting(path, as: .test))
        #expect(code(failure { _ = try ledger.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) }) == EROFS)
        #expect(try ledger.check() == [])
    }

    @Test("a disk that runs full, at every size", arguments: [4, 40, 300, 420, 600, 804])
    func fullDisk(_ kilobytes: Int) throws {
        let disk = try TemporaryFolder()
        guard mount("tmpfs", disk.path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else { return }
        defer { umount2(disk.path, Int32(MNT_DETACH)) }
        let path = disk.path + "/ledger.sqlite"
        var last: LedgerRun?
        var isMade = false
        let refused = failure {
            let ledger = try Ledger.open(path, as: .test)
            isMade = true
            for variant in 0..<100 {
                let run = MadeUpRun("2026Q3", people: 10 + variant * 15, variant: variant).run
                var isAsked = false
                do {
                    #expect(try ledger.replaceDraft(run, at: Moment("2026-10-08")) { isAsked = true } == nil)
                } catch {
                    // What belongs to it is not done where it cannot be recorded.
                    #expect(!isAsked, "\(error)")
                    throw error
                }
                last = run
            }
        }
        #expect(code(refused) == ENOSPC)
        guard let last else {
            // Where there was no room to make it, nothing is left behind.
            #expect(try disk.everything().keys.sorted() == (isMade ? ["ledger.sqlite"] : []))
            return
        }
        let ledger = try #require(try Ledger.openExisting(path, as: .test))
        #expect(try ledger.run(last.period) == last && ledger.check() == [])
        // Nor is half an export.
        var filler: [UInt8] = []
        while (try? disk.write(filler + [UInt8](repeating: 1, count: 4_096), to: "filler")) != nil {
            filler += [UInt8](repeating: 1, count: 4_096)
        }
        #expect(code(failure { _ = try ledger.export(to: disk.path + "/export", version: "1") }) == ENOSPC)
        try? FileManager.default.removeItem(atPath: disk.path + "/filler")
        #expect(try disk.everything().keys.sorted() == ["ledger.sqlite"])
        // With room again it goes on.
        #expect(mount("tmpfs", disk.path, "tmpfs", UInt(MS_REMOUNT), "size=8m") == 0)
        #expect(try ledger.replaceDraft(MadeUpRun(people: 400).run, at: Moment("2026-10-08")) == nil)
        #expect(try ledger.check() == [])
    }

    @Test("a file that may not grow")
    func sizeLimit() throws {
        let before = try MadeUpYear.State(Ledger.open(path, as: .test))
        // In blocks of half a kilobyte: a little more than it has.
        let blocks = try MadeUpYear.bytes().count / 512 + 4
        let child = try Child(["draft", path, "2026Q3", "1", "0"], shell: "trap '' XFSZ; ulimit -f \(blocks)")
        let (lines, status) = child.end()
        #expect(status == 2 && lines.first?.hasPrefix("refused(") == true, "\(lines)")
        let ledger = try Ledger.open(path, as: .test)
        let isAsBefore = try MadeUpYear.State(ledger) == before
        #expect(isAsBefore)
        #expect(try ledger.check() == [])
    }

    @Test("what belongs to a write and fails takes it back; its own error comes through")
    func beforeCommit() throws {
        struct Mishap: Error {}
        let ledger = try Ledger.open(path, as: .test)
        let before = try MadeUpYear.State(ledger)
        #expect(throws: Mishap.self) {
            try ledger.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) { throw Mishap() }
        }
        var isAsBefore = try MadeUpYear.State(ledger) == before
        #expect(isAsBefore)
        #expect(throws: Mishap.self) {
            try ledger.publish(MadeUpRun().run, by: "李主任", at: Moment("2026-10-08")) { throw Mishap() }
        }
        isAsBefore = try MadeUpYear.State(ledger) == before
        #expect(isAsBefore)
        // Refused before it comes to that.
        var isAsked = false
        let frozen = MadeUpRun("2026-01").run
        #expect(try ledger.replaceDraft(frozen, at: Moment("2026-10-08")) { isAsked = true } != nil)
        #expect(!isAsked)
        #expect(try ledger.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) { isAsked = true } == nil)
        #expect(isAsked)
        #expect(try ledger.check() == [])
    }

    @Test("no ledger: a text, another program's database, a later kaohe's")
    func foreign() throws {
        func isForeign(_ name: String) throws {
            let before = try folder.bytes(name)
            for open in [
                { _ = try Ledger.open(folder.path + "/" + name, as: .test) },
                { _ = try Ledger.openExisting(folder.path + "/" + name, as: .test) },
            ] {
                guard case .notALedger? = failure({ try open() }) else {
                    Issue.record("\(name) was opened")
                    continue
                }
            }
            #expect(try folder.bytes(name) == before)
        }
        try folder.write(Array("工号,姓名\n".utf8) + [UInt8](repeating: 0x20, count: 4_096), to: "table.csv")
        try isForeign("table.csv")
        let other = try DatabaseQueue(path: folder.path + "/other.sqlite")
        try other.write { try $0.execute(sql: "CREATE TABLE contacts (name)") }
        try other.close()
        try isForeign("other.sqlite")
        let later = try DatabaseQueue(path: path)
        try later.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 of a later kaohe')") }
        try later.close()
        try isForeign("ledger.sqlite")
    }

    @Test("a file put in its place while it is open is not written into")
    func replaced() throws {
        let ledger = try Ledger.open(path, as: .test)
        try folder.write(MadeUpYear.bytes(), to: "other.sqlite")
        #expect(rename(folder.path + "/other.sqlite", path) == 0)
        let refused = failure { _ = try ledger.replaceDraft(MadeUpRun().run, at: Moment("2026-10-08")) }
        #expect(code(refused) == ESTALE)
    }

    @Test("an empty file becomes a ledger")
    func emptyFile() throws {
        try folder.write([], to: "empty.sqlite")
        #expect(try Ledger.open(folder.path + "/empty.sqlite", as: .test).check() == [])
    }
}
