import CentreFixtures
import CentreRun
import Foundation
import Glibc
import ScoreModel
import Testing

/// The `kaohe` program, built beside the tests.
enum Program {
    static let path: String? = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [
            beside.appending(path: "kaohe").path, Repository.root.appending(path: ".build/debug/kaohe").path,
            Repository.root.appending(path: ".build/release/kaohe").path,
        ]
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Starts it; its output is dropped.
    static func start(_ arguments: [String], shell prefix: String = "") throws -> Process {
        let process = Process()
        let path = try #require(path, "the program is built with the tests")
        if prefix.isEmpty {
            process.executableURL = URL(filePath: path)
            process.arguments = arguments
        } else {
            process.executableURL = URL(filePath: "/bin/sh")
            let quoted = ([path] + arguments).map { "'\($0)'" }.joined(separator: " ")
            process.arguments = ["-c", "\(prefix); exec \(quoted)"]
        }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs it to its end.
    static func run(_ arguments: [String], shell prefix: String = "") throws -> Int32 {
        let process = try start(arguments, shell: prefix)
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}

@Suite("Output: whole or not at all", .serialized) struct OutputTests {
    /// A small centre of several departments.
    private func centre() -> MadeUpCentre {
        var centre = MadeUpCentre()
        for number in 0..<6 { centre.person("A0\(number)", in: "部门\(number)") }
        centre.event("2026-07-06", "A00", "德1")
        return centre
    }

    /// The folder, its output, and the events of another run in their place.
    private func written() async throws -> (folder: TemporaryFolder, old: [String: [UInt8]]) {
        let folder = try centre().folder()
        try await Scored.run(folder).write()
        let old = try folder.everything(under: "output")
        #expect(old.keys.allSatisfy { $0.hasPrefix("output/2026Q3/") })
        var next = centre()
        next.event("2026-07-07", "A01", "德1")
        try folder.write(#require(next.contents()["logs/events.csv"]), to: "logs/events.csv")
        return (folder, old)
    }

    private func failure(_ work: () throws -> Void) -> MachineFailure? {
        do {
            try work()
            return nil
        } catch let failure as MachineFailure {
            return failure
        } catch {
            Issue.record(error)
            return nil
        }
    }

    @Test("a new run replaces the old output whole: no file of the old stays")
    func replaces() async throws {
        let (folder, old) = try await written()
        try folder.write([1], to: "output/2026Q3/left-behind.txt")
        let run = try await Scored.run(folder)
        let written = try run.write()
        let new = try folder.everything(under: "output")
        #expect(new.keys.sorted() == old.keys.sorted())
        #expect(new["output/2026Q3/lines.csv"] != old["output/2026Q3/lines.csv"])
        #expect(
            Set(written.files.map { "output/2026Q3/" + $0.path })
                == Set(new.keys).subtracting(["output/2026Q3/run.json"]))
    }

    @Test("other periods' output and whatever else lies in the output folder stay")
    func neighbours() async throws {
        let (folder, old) = try await written()
        try folder.write([7], to: "output/2026Q2/scores.csv")
        try folder.write([8], to: "output/notes.txt")
        try await Scored.run(folder, "2026Q4").write()
        let after = try folder.everything(under: "output")
        for (path, bytes) in old { #expect(after[path] == bytes, "\(path)") }
        #expect(after["output/2026Q2/scores.csv"] == [7] && after["output/notes.txt"] == [8])
    }

    @Test("a refused run leaves the old output as it was")
    func refused() async throws {
        let (folder, old) = try await written()
        try folder.write([], to: "logs/cases.csv")
        #expect(try await attempt(folder).problems == ["empty-file logs/cases.csv:-"])
        #expect(try folder.everything(under: "output") == old)
    }

    @Test("a second run while the first has the folder says so and leaves it alone")
    func locked() async throws {
        let (folder, old) = try await written()
        let run = try await Scored.run(folder)
        let lock = open(folder.path + "/output/.2026Q3.lock", O_RDWR | O_CREAT, 0o666)
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let failure = failure { try run.write() }
        #expect(failure?.operation == "flock")
        #expect(failure?.path.hasSuffix("output/2026Q3") == true)
        #expect(try Program.run(["run", "--centre", folder.path, "--period", "2026Q3"]) == 2)
        #expect(try folder.everything(under: "output").filter { !$0.key.hasSuffix(".lock") } == old)
        close(lock)
        try run.write()
        #expect(try folder.everything(under: "output").keys.sorted() == old.keys.sorted())
    }

    @Test("what a killed run left behind is cleared")
    func leftovers() async throws {
        let (folder, old) = try await written()
        try folder.write([1], to: "output/.2026Q3.new/部门/half.xlsx")
        try folder.write([1], to: "output/.2026Q3.scratch/x/y.tmp")
        try folder.write([1], to: "output/.2026Q3.lock")
        try await Scored.run(folder).write()
        #expect(try folder.everything(under: "output").keys.sorted() == old.keys.sorted())
    }

    @Test("the scratch folder that a killed run left in memory is cleared, and nothing else a lock file may name")
    func memoryLeftovers() async throws {
        let (folder, old) = try await written()
        let precious = try TemporaryFolder(["x": [1]])
        let left = "/dev/shm/kaohe-test\(UInt32.random(in: 0...UInt32.max))"
        guard mkdir(left, 0o700) == 0 else { return }  // only where there is such a place
        for path in [left, precious.path, left + "/../..", "/dev/shm/kaohe-", "", "\0"] {
            try folder.write(Array(path.utf8), to: "output/.2026Q3.lock")
            try await Scored.run(folder).write()
            #expect(try folder.everything(under: "output").keys.sorted() == old.keys.sorted())
        }
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(try precious.everything() == ["x": [1]])
        #expect(FileManager.default.fileExists(atPath: "/dev/shm"))
    }

    @Test(
        "a link in place of the output or of what was left behind: what it leads to is not touched",
        arguments: [
            "2026Q3", ".2026Q3.new", ".2026Q3.scratch",
        ])
    func links(_ name: String) async throws {
        let folder = try centre().folder()
        let elsewhere = try TemporaryFolder(["precious.txt": [1], "below/precious.txt": [2]])
        try FileManager.default.createDirectory(atPath: folder.path + "/output", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/output/" + name, withDestinationPath: elsewhere.path)
        try await Scored.run(folder).write()
        #expect(try elsewhere.everything() == ["precious.txt": [1], "below/precious.txt": [2]])
        #expect(try folder.everything(under: "output").keys.contains("output/2026Q3/run.json"))
    }

    @Test("a file in place of the period's folder is not taken away")
    func fileInPlace() async throws {
        let folder = try centre().folder()
        try folder.write([1, 2, 3], to: "output/2026Q3")
        let run = try await Scored.run(folder)
        #expect(failure { try run.write() }?.path.hasSuffix("output/2026Q3") == true)
        #expect(try folder.everything(under: "output") == ["output/2026Q3": [1, 2, 3]])
    }

    @Test("a file in place of the output folder is a failure of the machine, with status 2")
    func fileAsRoot() async throws {
        let folder = try centre().folder()
        try folder.write([1], to: "output")
        let run = try await Scored.run(folder)
        #expect(failure { try run.write() } != nil)
        #expect(try Program.run(["run", "--centre", folder.path, "--period", "2026Q3"]) == 2)
        #expect(try folder.bytes("output") == [1])
    }

    @Test("a folder that may not be written", .disabled(if: geteuid() == 0, "root may write anywhere"))
    func readOnly() async throws {
        let (folder, old) = try await written()
        chmod(folder.path + "/output", 0o555)
        defer { chmod(folder.path + "/output", 0o755) }
        let run = try await Scored.run(folder)
        #expect(failure { try run.write() } != nil)
        #expect(try folder.everything(under: "output") == old)
    }

    @Test(
        "a file-size limit hit half-way: status 2, the old output whole and nothing beside it",
        arguments: [0, 1, 4, 12, 20])
    func sizeLimit(_ blocks: Int) async throws {
        let (folder, old) = try await written()
        let status = try Program.run(
            ["run", "--centre", folder.path, "--period", "2026Q3"], shell: "trap '' XFSZ; ulimit -f \(blocks)")
        let after = try folder.everything(under: "output")
        if status == 0 {
            #expect(after["output/2026Q3/lines.csv"] != old["output/2026Q3/lines.csv"])
        } else {
            #expect(status == 2)
            #expect(after == old)
        }
        if blocks <= 4 { #expect(status == 2) }
    }

    @Test("more tables than a process may have files open")
    func manyTables() async throws {
        var centre = centre()
        for day in 0..<200 {
            let punches = "工号,打卡时间\nA00,2026-07-06 08:2\(day % 10)\n"
            centre.files["logs/attendance-\(day).csv"] = Array(punches.utf8)
        }
        let folder = try centre.folder()
        let status = try Program.run(
            ["run", "--centre", folder.path, "--period", "2026Q3"], shell: "ulimit -n 48")
        #expect(status == 0)
        let record = try folder.text("output/2026Q3/run.json")
        #expect(record.components(separatedBy: "logs/attendance-").count == 201)
    }

    @Test("a disk that runs full half-way", arguments: [8, 40, 100])
    func fullDisk(_ kilobytes: Int) async throws {
        let (folder, _) = try await written()
        let disk = try TemporaryFolder()
        guard try mount(disk, kilobytes) else { return }  // only where a file system may be mounted
        // Lazily: libxlsxwriter leaves a temporary file open where writing it failed.
        defer { umount2(disk.path, Int32(MNT_DETACH)) }
        let run = try await Scored.run(folder)
        try FileManager.default.createDirectory(atPath: disk.path + "/2026Q3", withIntermediateDirectories: true)
        try disk.write([5], to: "2026Q3/old.txt")
        let failure = failure { try run.write(root: disk.path) }
        // Also where the library ran out of room: nobody knows what its error 3 is.
        #expect(failure?.errno == ENOSPC)
        #expect(try disk.everything() == ["2026Q3/old.txt": [5]])
    }

    private func mount(_ disk: TemporaryFolder, _ kilobytes: Int) throws -> Bool {
        Glibc.mount("tmpfs", disk.path, "tmpfs", 0, "size=\(kilobytes)k") == 0
    }

    @Test("killed at any moment: the output is the old or the new, whole, and the next run goes through")
    func killed() async throws {
        let (folder, old) = try await written()
        let arguments = ["run", "--centre", folder.path, "--period", "2026Q3"]
        // What it takes undisturbed, so that the kills fall all over it; and the new output, written elsewhere.
        let begin = ContinuousClock.now
        #expect(try Program.run(arguments + ["--output", folder.path + "/elsewhere"]) == 0)
        let whole = ContinuousClock.now - begin
        let new = try folder.everything(under: "elsewhere").reduce(into: [:]) {
            $0[$1.key.replacing("elsewhere/", with: "output/")] = $1.value
        }
        #expect(new != old && new.keys.sorted() == old.keys.sorted())
        var wereKilled = 0
        for round in 0..<36 {
            let process = try Program.start(arguments)
            // Rounds go over the run's whole length, the last third of them over its last fifth.
            let share = round < 24 ? Double(round) / 24 : 0.8 + 0.3 * Double(round - 24) / 12
            try await Task.sleep(for: whole * share)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { wereKilled += 1 }
            let after = try folder.everything(under: "output").filter { $0.key.hasPrefix("output/2026Q3/") }
            #expect(after == old || after == new, "round \(round)")
        }
        #expect(wereKilled > 0)
        #expect(try Program.run(arguments) == 0)
        #expect(try folder.everything(under: "output") == new)
    }

    @Test("run.json names every file written with its hash, and every file read")
    func record() async throws {
        let folder = try centre().folder()
        let run = try await Scored.run(folder)
        let written = try run.write()
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data(folder.bytes("output/2026Q3/run.json"))) as? [String: Any])
        let listed = try #require(record["written"] as? [[String: String]])
        #expect(listed.compactMap { $0["path"] } == written.files.map(\.path))
        #expect(
            Set(listed.compactMap { $0["path"].map { "output/2026Q3/" + $0 } } + ["output/2026Q3/run.json"])
                == Set(try folder.everything(under: "output").keys))
        let tables = try #require(record["tables"] as? [[String: Any]])
        #expect(
            tables.compactMap { $0["path"] as? String } == [
                "logs/attendance.csv", "logs/cases.csv", "logs/events.csv", "logs/leave.csv", "roster.csv",
            ])
        let rules = try #require(record["rules"] as? [[String: String]])
        #expect(
            rules.compactMap { $0["path"] } == [
                "centre.yaml", "rules/baotou.yaml", "rules/china-2026.yaml", "rules/four-punch.yaml",
            ])
    }

    @Test("exit status: 0 done, 1 the input, 64 wrong usage; --strict makes a draft 1")
    func status() async throws {
        let folder = try centre().folder()
        let run = ["run", "--centre", folder.path, "--period"]
        #expect(try Program.run(run + ["2026Q3"]) == 0)
        #expect(try Program.run(run + ["2026Q3", "--strict"]) == 0)
        #expect(try Program.run(run + ["2027Q1"]) == 1)
        #expect(try Program.run(run + ["gestern"]) == 64)
        #expect(try Program.run(["run", "--centre", folder.path + "/nothing", "--period", "2026Q3"]) == 1)
        var draft = centre()
        draft.event("2026-07-06", "X9", "德1")
        try folder.write(#require(draft.contents()["logs/events.csv"]), to: "logs/events.csv")
        #expect(try Program.run(run + ["2026Q3"]) == 0)
        #expect(try Program.run(run + ["2026Q3", "--strict"]) == 1)
    }
}
