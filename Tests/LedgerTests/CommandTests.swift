import CentreFixtures
import GRDB
import LedgerFixtures
import Testing

@Suite("kaohe ledger") struct CommandTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/ledger.sqlite" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(MadeUpYear.bytes(), to: "ledger.sqlite")
    }

    private func run(_ arguments: String...) throws -> (lines: [String], status: Int32) {
        try Child(["ledger"] + arguments + ["--lang", "en"], program: "kaohe").end()
    }

    @Test("show says where each period stands and what was done")
    func show() throws {
        let (lines, status) = try run("show", "--ledger", path)
        #expect(status == 0)
        #expect(
            lines.first
                == "2026-01  published 2026-02-09 by 李主任, notice 2026-02-08 – 2026-02-13, amendments: 1")
        #expect(lines.contains("  2026-02-07 00:00:00+08:00  notice withdrawn  李主任  有申诉"))
        #expect(lines.contains("2026-02  draft"))
    }

    @Test("the ledger that centre.yaml names; one that names none")
    func centre() throws {
        let centre = try MadeUpCentre.ofOne.folder()
        #expect(try run("show", "--centre", centre.path).status == 1)
        let binding = try centre.text("centre.yaml") + "ledger: 档案/ledger.sqlite\n"
        try centre.write(Array(binding.utf8), to: "centre.yaml")
        #expect(try run("show", "--centre", centre.path).status == 1)
        try centre.write(MadeUpYear.bytes(), to: "档案/ledger.sqlite")
        let (lines, status) = try run("check", "--centre", centre.path)
        #expect(status == 0 && lines.first?.hasSuffix("sound, 2 periods.") == true)
    }

    @Test("check: 0 where it is sound, 1 where it was changed, 2 where it is none")
    func check() throws {
        #expect(try run("check", "--ledger", path).status == 0)
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "DROP TRIGGER acts_no_delete; DELETE FROM acts WHERE number = 11") }
        try queue.close()
        #expect(try run("check", "--ledger", path).status == 1)
        try folder.write(Array("text".utf8), to: "text")
        #expect(try run("check", "--ledger", folder.path + "/text").status == 2)
        #expect(try run("check", "--ledger", folder.path + "/none").status == 1)
        #expect(try run("mend").status == 64)
    }

    @Test("export and restore: 0, and 1 where something would be overwritten or is damaged")
    func export() throws {
        let (export, restored) = (folder.path + "/export", folder.path + "/restored.sqlite")
        #expect(try run("export", export, "--ledger", path).status == 0)
        #expect(try run("export", export, "--ledger", path).status == 1)
        #expect(try run("restore", export, "--ledger", path).status == 1)
        #expect(try run("restore", export, "--ledger", restored).status == 0)
        #expect(try run("check", "--ledger", restored).status == 0)
        try folder.write(Array(folder.bytes("export/acts.csv").dropLast()), to: "export/acts.csv")
        #expect(try run("restore", export, "--ledger", folder.path + "/other.sqlite").status == 1)
        #expect(try run("restore", folder.path + "/none", "--ledger", folder.path + "/other.sqlite").status == 1)
        #expect(try folder.everything().keys.filter { $0.contains("other") } == [])
    }
}
