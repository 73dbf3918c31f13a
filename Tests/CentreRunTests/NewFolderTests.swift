import CentreFixtures
import CentreRun
import Foundation
import Testing

/// A new folder is written whole or not at all, and never over what is there.
@Suite struct NewFolderTests {
    private let files = [("centre.yaml", "a\n"), ("rules/x.yaml", "b\n"), ("logs/y.csv", "c\r\n"), ("说明.md", "d\n")]

    private func write(_ path: String) throws { try NewFolder.write(files, to: path, last: "centre.yaml") }

    private func texts(_ folder: TemporaryFolder, under place: String) throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try folder.everything(under: place).map {
                ($0.dropFirst(place.isEmpty ? 0 : place.count + 1).description, String(decoding: $1, as: UTF8.self))
            })
    }

    @Test("a folder is made with those above it", arguments: ["new", "new/", "新 的/中心", "a/b/c//"])
    func makes(_ name: String) throws {
        let folder = try TemporaryFolder()
        try write(folder.path + "/" + name)
        let place = name.split(separator: "/").joined(separator: "/")
        #expect(try texts(folder, under: place) == Dictionary(uniqueKeysWithValues: files))
        // Nothing else is left beside it.
        #expect(try folder.everything().count == files.count)
    }

    @Test("an empty folder is filled and stays itself, also through a link")
    func fills() throws {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: false)
        let number = try manager.attributesOfItem(atPath: folder.path + "/empty")[.systemFileNumber] as? Int
        try manager.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "empty")
        try write(folder.path + "/link")
        #expect(try manager.attributesOfItem(atPath: folder.path + "/empty")[.systemFileNumber] as? Int == number)
        #expect(try manager.destinationOfSymbolicLink(atPath: folder.path + "/link") == "empty")
        #expect(try texts(folder, under: "empty") == Dictionary(uniqueKeysWithValues: files))
        #expect(try manager.contentsOfDirectory(atPath: folder.path).sorted() == ["empty", "link"])
    }

    @Test("what is there stays as it was and is named")
    func refuses() throws {
        let folder = try TemporaryFolder([
            "taken/b.txt": [1], "taken/.hidden": [2], "taken/rules/x.yaml": [3], "file": [4],
        ])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/nowhere", withDestinationPath: "gone")
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        func refusal(_ name: String) -> [String]? {
            do {
                try write(folder.path + "/" + name)
            } catch let taken as NewFolder.Taken {
                return taken.names
            } catch {
                Issue.record(error)
            }
            return nil
        }
        #expect(refusal("taken") == [".hidden", "b.txt", "rules"])
        #expect(refusal("file") == [])
        #expect(refusal("nowhere") == [])
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
        #expect(try folder.bytes("taken/rules/x.yaml") == [3] && folder.bytes("file") == [4])
    }

    @Test("a place that cannot be written is the machine's fault, and no folder above it is left behind")
    func fails() throws {
        let folder = try TemporaryFolder(["file": [1]])
        #expect(throws: MachineFailure.self) { try write(folder.path + "/file/new") }
        // Nobody may make a folder there, root neither.
        #expect(throws: MachineFailure.self) { try write("/proc/self/new") }
        let long = String(repeating: "x", count: 300)
        #expect(throws: MachineFailure.self) { try write(folder.path + "/a/b/" + long) }
        #expect(throws: MachineFailure.self) { try write(folder.path + "/a/b/" + long + "/c") }
        #expect(try Array(folder.everything().keys) == ["file"])
    }

    @Test("a read-only parent is the machine's fault", .enabled(if: geteuid() != 0))
    func readOnly() throws {
        let folder = try TemporaryFolder(["parent/file": [1]])
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path + "/parent")
        defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/parent") }
        #expect(throws: MachineFailure.self) { try write(folder.path + "/parent/new") }
        #expect(try Array(folder.everything().keys) == ["parent/file"])
    }

    @Test("a text that cannot be written leaves nothing, and an empty folder empty")
    func halfWritten() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/empty", withIntermediateDirectories: false)
        let wrong = files + [("centre.yaml/below", "e\n")]
        for name in ["empty", "new", "above/new"] {
            #expect(throws: MachineFailure.self) {
                try NewFolder.write(wrong, to: folder.path + "/" + name, last: "centre.yaml")
            }
        }
        #expect(try folder.everything() == ["empty/": []])
    }

    @Test("exit status: 0 done, also what follows; 1 taken or without a calendar, 2 the machine, 64 wrong usage")
    func status() throws {
        let folder = try TemporaryFolder()
        let new = folder.path + "/new"
        #expect(try Program.run(["init", new, "--year", "2026"]) == 0)
        #expect(try Program.run(["check", "--centre", new]) == 0)
        #expect(try Program.run(["test", "--centre", new]) == 0)
        #expect(try Program.run(["run", "--centre", new, "--period", "2026Q1", "--strict"]) == 0)
        let before = try folder.everything()
        #expect(try Program.run(["init", new, "--year", "2026"]) == 1)
        #expect(try Program.run(["init", folder.path + "/other", "--year", "1999"]) == 1)
        #expect(try Program.run(["init", "/proc/self/new", "--year", "2026"]) == 2)
        #expect(try Program.run(["init", folder.path + "/other", "--year", "26"]) == 64)
        #expect(try folder.everything() == before)
    }
}
