import CentreFixtures
import Diagnostics
import Foundation
import GRDB
import Ledger
import LedgerFixtures
import Testing

@Suite("Export and restore") struct ExportTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger
    private var path: String { folder.path + "/ledger.sqlite" }
    private var export: String { folder.path + "/export" }
    private var restored: String { folder.path + "/restored.sqlite" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(MadeUpYear.bytes(), to: "ledger.sqlite")
        ledger = try Ledger.open(folder.path + "/ledger.sqlite", as: .test)
    }

    @Test("export, restore, export: the same bytes, and a ledger that says the same")
    func roundTrip() throws {
        let rows = try ledger.export(to: export, version: "0.3.0")
        #expect(rows > 500)
        let first = try folder.everything(under: "export")
        #expect(first.count == 32)
        for (name, bytes) in first { #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(name)") }
        #expect(try Ledger.restore(from: export, to: restored, as: .test) == nil)
        let again = try Ledger.open(restored, as: .test)
        #expect(try again.check() == [])
        let isSame = try MadeUpYear.State(again) == MadeUpYear.State(ledger)
        #expect(isSame)
        _ = try again.export(to: folder.path + "/second", version: "0.3.0")
        let second = try folder.everything(under: "second")
        for (name, bytes) in first { #expect(second[name.replacing("export/", with: "second/")] == bytes, "\(name)") }
        // It goes on where the other was.
        #expect(try MadeUpYear().take(MadeUpYear.stepsOfMonth + 3, in: again))
        #expect(try again.check() == [])
        #expect(try folder.everything().keys.filter { $0.hasSuffix(".lock") || $0.contains("restoring") } == [])
    }

    /// Made by `kaohe ledger export` of `ledger-2.sqlite` when it was new; never made anew.
    private static let fixture =
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/export-2").path

    /// Whether a ledger is sound and says what the fixture's said.
    private func isAsMade(_ path: String) throws -> Bool {
        let ledger = try Ledger.open(path, as: .test)
        let now = try Ledger.open(folder.path + "/now.sqlite", as: .test)
        for step in 0..<MadeUpYear.stepsOfMonth + 4 { #expect(try MadeUpYear().take(step, in: now)) }
        return try ledger.check() == [] && MadeUpYear.State(ledger) == MadeUpYear.State(now)
    }

    @Test("an export of an earlier version lacks the columns that came later")
    func earlierColumns() throws {
        #expect(try Ledger.restore(from: Self.fixture, to: restored, as: .test) == nil)
        #expect(try isAsMade(restored))
    }

    @Test("an empty ledger, too")
    func empty() throws {
        let empty = try Ledger.open(folder.path + "/empty.sqlite", as: .test)
        #expect(try empty.export(to: export, version: "1") == 0)
        #expect(try Ledger.restore(from: export, to: restored, as: .test) == nil)
        #expect(try Ledger.open(restored, as: .test).periods() == [])
    }

    @Test("nothing is overwritten: a ledger that is there, a folder that holds something, a file of that name")
    func overwrites() throws {
        _ = try ledger.export(to: export, version: "1")
        let before = try folder.everything()
        #expect(try Ledger.restore(from: export, to: path, as: .test) == .exists(path: path))
        #expect(throws: LedgerFailure.self) { try ledger.export(to: export, version: "1") }
        #expect(throws: LedgerFailure.self) { try ledger.export(to: path, version: "1") }
        #expect(throws: LedgerFailure.self) { try ledger.export(to: folder.path + "/no/such", version: "1") }
        #expect(try folder.everything() == before)
        try FileManager.default.createDirectory(atPath: folder.path + "/new", withIntermediateDirectories: true)
        _ = try ledger.export(to: folder.path + "/new/", version: "1")
        #expect(try folder.everything(under: "new").count == 32)
    }

    /// What is done to a file of the export, and the file and line that are named for it.
    private func refuses(
        _ file: String, line: Int?, named: String? = nil, _ damage: (inout [UInt8]) -> Void,
        _ place: SourceLocation = #_sourceLocation
    ) throws {
        _ = try ledger.export(to: export, version: "1")
        var bytes = try folder.bytes("export/" + file)
        damage(&bytes)
        try folder.write(bytes, to: "export/" + file)
        let before = try folder.everything()
        let refusal = try Ledger.restore(from: export, to: restored, as: .test)
        guard case .damaged(let found, let foundLine, let wording) = refusal else {
            Issue.record("\(String(describing: refusal))", sourceLocation: place)
            return
        }
        #expect(
            found == named ?? file && foundLine == line, "\(found) \(foundLine ?? 0) \(wording)", sourceLocation: place)
        #expect(!wording.zh.isEmpty && !wording.en.isEmpty, sourceLocation: place)
        #expect(try folder.everything() == before, sourceLocation: place)
    }

    private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    }

    @Test("a digit changed in one cell") func digit() throws {
        try refuses("lines.csv", line: nil) { bytes in
            if let place = bytes.lastIndex(of: UInt8(ascii: "-")) { bytes[place - 1] ^= 1 }
        }
    }

    @Test("a file cut in the middle of a line") func cut() throws {
        var last = 0
        try refuses("lines.csv", line: 12) { bytes in
            let lines = lines(bytes)
            last = lines[0..<11].reduce(0) { $0 + $1.count + 1 } + 7
            bytes.removeLast(bytes.count - last)
        }
    }

    @Test("a file cut between lines") func cutBetween() throws {
        try refuses("scores.csv", line: 5) { bytes in
            bytes = Array(lines(bytes)[0..<4].joined(separator: [0x0A])) + [0x0A]
        }
    }

    @Test("a line taken out") func lineGone() throws {
        try refuses("periods.csv", line: 3) { bytes in
            var lines = lines(bytes)
            lines.remove(at: 2)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }

    @Test("a cell too many") func tooMany() throws {
        try refuses("runs.csv", line: 2) { bytes in
            var lines = lines(bytes)
            lines[1].insert(contentsOf: Array(",x".utf8), at: lines[1].count - 1)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }

    @Test("a number that is none, a number written otherwise") func number() throws {
        try refuses("runs.csv", line: 2) { bytes in
            var lines = lines(bytes)
            lines[1][0] = UInt8(ascii: "x")
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }

    @Test("a row twice") func twice() throws {
        try refuses("periods.csv", line: 3) { bytes in
            var lines = lines(bytes)
            lines.insert(lines[1], at: 2)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }

    @Test("saved anew by another program: line ends, byte-order mark") func savedAnew() throws {
        try refuses("subjects.csv", line: 1) { $0.removeAll { $0 == 0x0D } }
        try FileManager.default.removeItem(atPath: export)
        try refuses("subjects.csv", line: 1) { $0.removeFirst(3) }
    }

    @Test("bytes that are no text") func noText() throws {
        try refuses("subjects.csv", line: 2) { bytes in
            var lines = lines(bytes)
            lines[1][5] = 0xFF
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }

    @Test("the manifest: a line gone, a line that cannot be read, no such file") func manifest() throws {
        try refuses("manifest.csv", line: nil) { bytes in
            bytes = Array(lines(bytes).filter { !$0.starts(with: Array("lines.csv".utf8)) }.joined(separator: [0x0A]))
        }
        try FileManager.default.removeItem(atPath: export)
        try refuses("manifest.csv", line: 5) { bytes in
            var lines = lines(bytes)
            lines[4] = Array("what.csv,1,1\r".utf8)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
        try FileManager.default.removeItem(atPath: export)
        try refuses("manifest.csv", line: nil) { bytes in
            var lines = lines(bytes)
            lines[2] = Array("schema,99,\r".utf8)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }

    @Test("a file that is missing", arguments: ["manifest.csv", "lines.csv", "acts.csv", "files.csv"])
    func missing(_ file: String) throws {
        _ = try ledger.export(to: export, version: "1")
        try FileManager.default.removeItem(atPath: export + "/" + file)
        let before = try folder.everything()
        guard case .damaged(file, nil, _)? = try Ledger.restore(from: export, to: restored, as: .test) else {
            Issue.record("restored")
            return
        }
        #expect(try folder.everything() == before)
    }

    @Test("an export of tables that had no log of deliveries yet")
    func earlier() throws {
        try FileManager.default.copyItem(atPath: Self.fixture, toPath: export)
        var lines = lines(try folder.bytes("export/manifest.csv"))
        lines[2] = Array("schema,1,\r".utf8)
        lines.removeAll { $0.starts(with: Array("deliveries.csv".utf8)) }
        try folder.write(Array(lines.joined(separator: [0x0A])), to: "export/manifest.csv")
        try FileManager.default.removeItem(atPath: export + "/deliveries.csv")
        #expect(try Ledger.restore(from: export, to: restored, as: .test) == nil)
        #expect(try isAsMade(restored))
    }

    @Test("whole files of a ledger that was tampered with: refused by what the check finds")
    func tampered() throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(sql: "DROP TRIGGER subjects_no_update; UPDATE subjects SET total = '1' WHERE sheet = 3")
        }
        _ = try ledger.export(to: export, version: "1")
        let before = try folder.everything()
        guard case .faults(let faults)? = try Ledger.restore(from: export, to: restored, as: .test) else {
            Issue.record("restored")
            return
        }
        #expect(faults.map(\.kind) == [.run])
        #expect(try folder.everything() == before)
    }
}
