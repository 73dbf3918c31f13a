internal import CZip

/// An entry of a zip archive, unpacked.
public struct ZipEntry: Hashable, Sendable {
    /// Its path in the archive.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]

    /// An entry by its parts.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Why an archive could not be read or written.
public struct ZipFailure: Error, Hashable, Sendable {
    /// What was being done.
    public let operation: String
    /// What the library says.
    public let message: String
    /// The same in Chinese.
    public let chinese: String
    /// The system's error number; 0 where the archive and not the machine is the reason.
    public let errno: Int32

    init(_ operation: String, _ message: String, chinese: String = "文件损坏", errno: Int32 = 0) {
        self.operation = operation
        self.message = message
        self.chinese = chinese
        self.errno = errno
    }
}

/// Reads small archives whole, through libzip.
public enum ZipReading {
    /// The most entries of an archive, and the most bytes they may come to.
    public static let (mostEntries, mostBytes) = (10_000, 512 << 20)

    /// Every entry, in the archive's order.
    public static func entries(of bytes: [UInt8], password: String? = nil) throws(ZipFailure) -> [ZipEntry] {
        let result: Result<[ZipEntry], ZipFailure> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(ZipFailure) {
                return .success(try unsafe read(buffer, password))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func read(_ buffer: UnsafeRawBufferPointer, _ password: String?) throws(ZipFailure) -> [ZipEntry] {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard
            let source = unsafe zip_source_buffer_create(
                buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error)
        else { throw unsafe failure("open", &error) }
        guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            unsafe zip_source_free(source)
            throw unsafe failure("open", &error)
        }
        defer { unsafe zip_discard(archive) }
        if let password { _ = unsafe zip_set_default_password(archive, password) }
        let count = unsafe zip_get_num_entries(archive, 0)
        guard count <= mostEntries else { throw ZipFailure("open", "\(count) entries", chinese: "有 \(count) 个部件,太多了") }
        var entries: [ZipEntry] = []
        var room = mostBytes
        for index in 0..<max(0, count) {
            let number = zip_uint64_t(index)
            var status = unsafe zip_stat_t()
            guard unsafe zip_stat_index(archive, number, 0, &status) == 0, let name = unsafe status.name else {
                throw unsafe failure("stat", zip_get_error(archive))
            }
            let title = unsafe String(cString: name)
            let size = unsafe Int(clamping: status.size)
            guard size <= room else { throw ZipFailure("read", "\(title): too large", chinese: "\(title) 太大") }
            room -= size
            guard let file = unsafe zip_fopen_index(archive, number, 0) else {
                throw unsafe failure("read", zip_get_error(archive))
            }
            defer { unsafe zip_fclose(file) }
            var content = [UInt8](repeating: 0, count: size)
            var done = 0
            while done < size {
                let got = unsafe content.withUnsafeMutableBytes { content in
                    unsafe zip_fread(file, content.baseAddress.map { unsafe $0 + done }, zip_uint64_t(size - done))
                }
                guard got > 0 else {
                    throw ZipFailure("read", "\(title): cut off or damaged", chinese: "\(title) 不完整或损坏")
                }
                done += Int(got)
            }
            // The check sum is compared when the end is read.
            var beyond: UInt8 = 0
            let rest = unsafe zip_fread(file, &beyond, 1)
            guard rest == 0 else { throw ZipFailure("read", "\(title): check sum", chinese: "\(title) 的校验和不符") }
            entries.append(ZipEntry(name: title, bytes: content))
        }
        return entries
    }

    static func failure(_ operation: String, _ error: UnsafeMutablePointer<zip_error_t>) -> ZipFailure {
        let message = unsafe zip_error_strerror(error).map { unsafe String(cString: $0) } ?? ""
        let isSystem = unsafe zip_error_system_type(error) == ZIP_ET_SYS
        let number = unsafe isSystem ? zip_error_code_system(error) : 0
        return ZipFailure(
            operation, message, chinese: chinese(unsafe zip_error_code_zip(error)), errno: number)
    }

    /// What libzip's codes say.
    private static func chinese(_ code: Int32) -> String {
        switch code {
        case ZIP_ER_NOZIP: "不是工作簿(不是 zip 文件)"
        case ZIP_ER_INCONS: "文件内部前后不一致(损坏,或夹带了其他内容)"
        case ZIP_ER_EXISTS: "两个部件同名"
        case ZIP_ER_CRC: "校验和不符"
        case ZIP_ER_ZLIB, ZIP_ER_COMPNOTSUPP: "压缩的数据损坏"
        case ZIP_ER_EOF, ZIP_ER_READ, ZIP_ER_SEEK: "文件不完整,后面被截断"
        case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: "部件加了密,读不了"
        case ZIP_ER_MULTIDISK: "分成了几卷"
        case ZIP_ER_MEMORY: "内存不足"
        default: "文件损坏(代码 \(code))"
        }
    }
}
