internal import Archives
public import CentreRun
internal import Chronology
internal import Diagnostics
internal import Workbooks

/// Hands workbooks out as files: a folder for each department, or a zip archive.
public enum FileHandout {
    /// A file that was written.
    public struct Written: Hashable, Sendable {
        /// The department.
        public let department: String
        /// The path.
        public let path: String
        /// Whether it was there already, the very same.
        public let isUnchanged: Bool
        /// Whether it is kept with a password.
        public let isEncrypted: Bool
    }

    /// Writes each workbook to `root/<department>/<title>.xlsx`.
    public static func folders(
        _ handouts: [Handout], of source: HandoutSource, to root: String
    ) throws(MachineFailure) -> [Written] {
        let names = names(of: source)
        try FileSystem.makeFolder(root)
        var written: [Written] = []
        for handout in handouts where handout.obstacle == nil {
            let folder = "\(root)/\(names[handout.department] ?? "")"
            try FileSystem.makeFolder(folder)
            let path = "\(folder)/\(fileName(handout.department, source)).xlsx"
            let isNew = try OutFile.write(handout.bytes, to: path)
            written.append(
                Written(department: handout.department, path: path, isUnchanged: !isNew, isEncrypted: false))
        }
        return written
    }

    /// Writes each workbook to `root/<title>.zip`, with its department's password where it has one.
    public static func zips(
        _ handouts: [Handout], of source: HandoutSource, recipients: Recipients, to root: String
    ) throws(MachineFailure) -> [Written] {
        let names = names(of: source)
        try FileSystem.makeFolder(root)
        var written: [Written] = []
        for handout in handouts where handout.obstacle == nil {
            let password = recipients[handout.department]?.password ?? ""
            let path = "\(root)/\(names[handout.department] ?? "")\(source.title(of: "")).zip"
            let bytes = try zip(handout, of: source, password: password, beside: path)
            let isNew = try OutFile.write(bytes, to: path)
            written.append(
                Written(
                    department: handout.department, path: path, isUnchanged: !isNew, isEncrypted: !password.isEmpty))
        }
        return written
    }

    /// A workbook as a zip archive.
    /// - Parameter path: where it is going to be; the library needs a place beside it for a moment.
    static func zip(
        _ handout: Handout, of source: HandoutSource, password: String, beside path: String
    ) throws(MachineFailure) -> [UInt8] {
        let scratch = path + ".zip-part"
        FileSystem.removeTree(scratch)
        defer { FileSystem.removeTree(scratch) }
        do throws(ZipFailure) {
            try ZipWriting.write(
                [ZipEntry(name: fileName(handout.department, source) + ".xlsx", bytes: handout.bytes)], to: scratch,
                // Noon by the clocks of China, so that no reader's clock shows another day.
                seconds: Int(source.period.last.rawValue) * 86_400 + 4 * 3_600, password: password)
        } catch {
            throw MachineFailure(operation: error.operation, path: path, errno: error.errno, detail: error.message)
        }
        return try FileSystem.read(scratch, atMost: 1 << 30)
    }

    /// 税务局2026年第三季度考核结果, fit for any file system.
    static func fileName(_ department: String, _ source: HandoutSource) -> String {
        safeFileName(source.title(of: department))
    }

    /// A name for each department that is unique among them, whatever the file system.
    private static func names(of source: HandoutSource) -> [String: String] {
        // The output folder's own names are that already.
        Dictionary(
            source.workbooks.map { workbook in
                let file = workbook.path.split(separator: "/").last ?? ""
                return (workbook.department, file.hasSuffix(".xlsx") ? String(file.dropLast(5)) : String(file))
            }
        ) { first, _ in first }
    }
}
