public import Comparing
internal import Glibc
internal import Tables
internal import Workbooks

/// What `kaohe compare` writes: a workbook, tables and other texts.
public enum ComparisonOutput {
    /// The changes as a table, `compare.csv`.
    public static func changes(_ comparison: RuleComparison) throws -> String {
        try text { try ComparisonTable.writeSubjects(comparison, to: $0) }
    }

    /// The rules behind them as a table, `compare-rules.csv`.
    public static func rules(_ comparison: RuleComparison) throws -> String {
        try text { try ComparisonTable.writeRules(comparison, to: $0) }
    }

    /// The departments' totals as a table, `compare-departments.csv`.
    public static func departments(_ comparison: RuleComparison) throws -> String {
        try text { try ComparisonTable.writeDepartments(comparison, to: $0) }
    }

    private static func text(_ write: (@escaping ByteSink) throws -> Void) throws -> String {
        let bytes = Bytes()
        try write { bytes.all.append(contentsOf: $0) }
        return String(decoding: bytes.all, as: UTF8.self)
    }

    private final class Bytes {
        var all: [UInt8] = []
    }

    /// Writes the workbook and some texts to a folder, made where there is none; each file is whole or as it was.
    /// - Parameter texts: further files, by name.
    /// - Returns: the paths written.
    /// - Throws: ``MachineFailure``.
    public static func write(
        _ comparison: RuleComparison, texts: [(name: String, text: String)], to folder: String
    ) throws -> [String] {
        try FileSystem.makeFolder(folder)
        guard let staging = FileSystem.makeTemporaryFolder(in: folder, room: 0) else {
            throw FileSystem.failure("mkdtemp", folder)
        }
        defer { FileSystem.removeTree(staging) }
        do throws(WorkbookError) {
            try writeComparison(comparison, to: staging, scratch: staging)
        } catch {
            throw MachineFailure(workbook: error)
        }
        for (name, text) in texts { try FileSystem.write(text, to: "\(staging)/\(name)") }
        var written: [String] = []
        for name in [comparisonFileName] + texts.map(\.name) {
            let place = FileSystem.join(folder, name)
            guard rename("\(staging)/\(name)", place) == 0 else { throw FileSystem.failure("rename", place) }
            written.append(FileSystem.simplified(place))
        }
        FileSystem.sync(folder)
        return written
    }
}
