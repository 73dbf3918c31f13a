internal import Glibc
public import LedgerModel
internal import Tables
internal import Workbooks

/// What `kaohe history` writes: a workbook, and the table as text.
public enum HistoryOutput {
    /// The periods as a table, `history.csv`.
    public static func table(_ report: HistoryReport) throws -> String {
        let bytes = Bytes()
        try HistoryTable.write(report) { bytes.all.append(contentsOf: $0) }
        return String(decoding: bytes.all, as: UTF8.self)
    }

    private final class Bytes {
        var all: [UInt8] = []
    }

    /// Writes the workbook to a folder, made where there is none; the file is whole or as it was.
    /// - Parameter name: the file's name; `nil` for 历史-<id>.xlsx.
    /// - Returns: the path written.
    /// - Throws: ``MachineFailure``.
    public static func write(_ report: HistoryReport, to folder: String, named name: String? = nil) throws -> String {
        let name = name ?? historyFileName(report)
        try FileSystem.makeFolder(folder)
        guard let staging = FileSystem.makeTemporaryFolder(in: folder, room: 0) else {
            throw FileSystem.failure("mkdtemp", folder)
        }
        defer { FileSystem.removeTree(staging) }
        do throws(WorkbookError) {
            try writeHistory(report, to: staging, named: name, scratch: staging)
        } catch {
            throw MachineFailure(workbook: error)
        }
        let place = FileSystem.join(folder, name)
        guard rename("\(staging)/\(name)", place) == 0 else { throw FileSystem.failure("rename", place) }
        FileSystem.sync(folder)
        return FileSystem.simplified(place)
    }
}
