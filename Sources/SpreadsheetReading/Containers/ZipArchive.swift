internal import CZip
internal import Glibc

/// The one owner of a `zip_t`, and the only file that touches libzip.
///
/// A class, since a workbook and the walk over one of its sheets share it; used by one thread at a time.
@safe final class ZipArchive {
    private let archive: OpaquePointer

    /// The most entries a workbook of any program has; libzip keeps a record of each.
    private static let mostEntries = 10_000
    /// The most bytes of one part.
    static let mostBytes: UInt64 = 4 << 30
    /// Sheets pack to a tenth, very even ones to a hundredth; what packs to less than this is made to hurt.
    private static let mostRatio: UInt64 = 400
    /// Below so many bytes nothing is a bomb.
    private static let harmless: UInt64 = 32 << 20

    /// Opens an archive.
    init(path: String) throws {
        try Self.checkEntryCount(path)
        var code: Int32 = 0
        guard let opened = unsafe zip_open(path, ZIP_RDONLY, &code) else {
            let system = errno
            switch code {
            case ZIP_ER_OPEN, ZIP_ER_READ, ZIP_ER_NOENT, ZIP_ER_SEEK:
                // A seek to where a broken directory points fails as well.
                if code == ZIP_ER_SEEK || system == 0 || system == EINVAL { throw Self.brokenDirectory }
                throw SpreadsheetFailure(operation: "zip_open", errno: system)
            case ZIP_ER_MEMORY: throw SpreadsheetFailure(operation: "zip_open", errno: ENOMEM)
            default: throw Self.brokenDirectory
            }
        }
        unsafe archive = opened
    }

    deinit {
        unsafe zip_discard(archive)
    }

    private static let brokenDirectory = SpreadsheetProblem.damaged(
        "zip", zh: "压缩包的目录不完整,文件可能没有传完", en: "the archive's directory is broken; was the file copied whole?")

    /// How many entries the archive says it has, looked up before libzip makes room for them.
    private static func checkEntryCount(_ path: String) throws {
        let file = try PlainFile(path: path)
        let length = min(file.size, 66_000)
        guard length >= 22 else { throw brokenDirectory }
        let tail = try file.read(length, at: file.size - length)
        guard tail.count == length else { throw brokenDirectory }
        var start = length - 22
        while start >= 0 {
            if tail[start] == 0x50, tail[start + 1] == 0x4B, tail[start + 2] == 5, tail[start + 3] == 6 {
                let count = Int(tail[start + 10]) | Int(tail[start + 11]) << 8
                guard count <= mostEntries else {
                    throw SpreadsheetProblem.oversized(
                        "zip", zh: "压缩包里有 \(count) 个以上的文件,不会是工作簿", en: "the archive has \(count) files or more")
                }
                return
            }
            start -= 1
        }
        throw brokenDirectory
    }

    /// The names of all entries, in the archive's order.
    var names: [String] {
        let count = max(0, min(unsafe zip_get_num_entries(archive, 0), Int64(Self.mostEntries)))
        return (0..<UInt64(count)).compactMap { index in
            guard let name = unsafe zip_get_name(archive, index, 0) else { return nil }
            return unsafe String(cString: name)
        }
    }

    /// Reads a part in pieces, in order, until `body` says that it has enough.
    /// - Parameter limit: the most bytes it may unpack to.
    /// - Returns: `false` where there is no such part.
    func read(
        _ name: String, atMost limit: UInt64 = mostBytes, _ body: (_ piece: UnsafeRawBufferPointer) throws -> Bool
    ) throws -> Bool {
        // Excel does not mind how a part's name is cased, and some programs count on that.
        let index = unsafe zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        guard index >= 0 else { return false }
        var status = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, UInt64(index), 0, &status) == 0 else { throw Self.brokenDirectory }
        if unsafe status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, unsafe status.encryption_method != 0 {
            throw SpreadsheetProblem.encrypted
        }
        let packed = unsafe status.valid & UInt64(ZIP_STAT_COMP_SIZE) != 0 ? unsafe status.comp_size : 0
        guard let part = unsafe zip_fopen_index(archive, UInt64(index), 0) else {
            throw SpreadsheetProblem.damaged(name, zh: "解不开", en: "it cannot be unpacked")
        }
        defer { _ = unsafe zip_fclose(part) }
        let size = 1 << 17
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        defer { unsafe buffer.deallocate() }
        var total: UInt64 = 0
        while true {
            let got = unsafe zip_fread(part, buffer, UInt64(size))
            // libzip compares the checksum at the end of the part.
            guard got >= 0 else {
                throw SpreadsheetProblem.damaged(
                    name, zh: "解不开,或校验和不符", en: "it cannot be unpacked, or its checksum differs")
            }
            if got == 0 { return true }
            total += UInt64(got)
            guard total <= limit else {
                throw SpreadsheetProblem.oversized(
                    name, zh: "解压后超过 \(limit >> 20) MB", en: "it unpacks to more than \(limit >> 20) MB")
            }
            guard total <= Self.harmless || total / max(1, packed) <= Self.mostRatio else {
                throw SpreadsheetProblem.oversized(
                    name, zh: "解压后是压缩前的 \(Self.mostRatio) 倍以上,不是正常的表格(压缩炸弹)",
                    en: "it unpacks to over \(Self.mostRatio) times its size: a zip bomb")
            }
            guard try unsafe body(UnsafeRawBufferPointer(start: buffer, count: Int(got))) else { return true }
        }
    }
}
