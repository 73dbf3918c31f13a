internal import Glibc
public import RecordModel
internal import Tables
internal import Workbooks

/// What `kaohe appeals list` writes: the table as text, and the workbook answers are filled in in.
public enum AppealOutput {
    /// The appeals as a table.
    public static func table(_ entries: [AppealEntry]) throws -> String {
        let bytes = Bytes()
        try AppealTable.write(entries) { bytes.all.append(contentsOf: $0) }
        return String(decoding: bytes.all, as: UTF8.self)
    }

    private final class Bytes {
        var all: [UInt8] = []
    }

    /// Writes the workbook; the file is whole or as it was.
    /// - Parameter path: the file.
    /// - Throws: ``MachineFailure``.
    public static func write(_ entries: [AppealEntry], of centre: String, to path: String) throws {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        try FileSystem.makeFolder(folder)
        guard let staging = FileSystem.makeTemporaryFolder(in: folder, room: 0) else {
            throw FileSystem.failure("mkdtemp", folder)
        }
        defer { FileSystem.removeTree(staging) }
        do throws(WorkbookError) {
            try writeAppeals(entries, of: centre, to: staging, named: name, scratch: staging)
        } catch {
            throw MachineFailure(workbook: error)
        }
        guard rename("\(staging)/\(name)", path) == 0 else { throw FileSystem.failure("rename", path) }
        FileSystem.sync(folder)
    }
}
