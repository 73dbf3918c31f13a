internal import Glibc

/// How a file's bytes stand for text (data formats, section 1).
public enum TextEncoding: String, Hashable, Sendable {
    /// UTF-8, with or without byte-order mark.
    case utf8 = "UTF-8"
    /// GB18030, of which GBK and GB2312 are parts.
    case gb18030 = "GB18030"
    /// UTF-16, low byte first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"

    /// The encoding a byte-order mark declares, and the mark's length.
    static func declared(by head: UnsafeBufferPointer<UInt8>) -> (TextEncoding, Int)? {
        func begins(_ mark: [UInt8]) -> Bool {
            head.count >= mark.count && mark.indices.allSatisfy { head[$0] == mark[$0] }
        }
        if begins([0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if begins([0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
        if begins([0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if begins([0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// Bytes of the smallest unit.
    var unit: Int { self == .utf16LittleEndian || self == .utf16BigEndian ? 2 : 1 }
}

/// Turns bytes of another encoding into UTF-8 through the C library's `iconv`; the only owner of a conversion.
struct Transcoder: ~Copyable {
    private let handle: iconv_t?

    /// A conversion from an encoding; `nil` where this machine's C library does not know it.
    init?(from encoding: TextEncoding) {
        // iconv_open answers (iconv_t)-1 where it fails.
        let handle = iconv_open("UTF-8", encoding.rawValue)
        guard handle != iconv_t(bitPattern: -1) else { return nil }
        self.handle = handle
    }

    deinit {
        if let handle { iconv_close(handle) }
    }

    /// Converts whole characters from one buffer to another.
    ///
    /// - Returns: bytes taken and bytes made; `isValid` is false where the bytes at the position taken stand for nothing.
    ///   Bytes of an unfinished character at the end are not taken.
    func convert(
        _ source: UnsafeMutablePointer<UInt8>, _ count: Int, into target: UnsafeMutablePointer<UInt8>, _ capacity: Int
    ) -> (taken: Int, made: Int, isValid: Bool) {
        var taken = 0
        var made = 0
        while taken < count {
            var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(source + taken).assumingMemoryBound(
                to: CChar.self)
            var inputLeft = count - taken
            var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target + made).assumingMemoryBound(
                to: CChar.self)
            var outputLeft = capacity - made
            let result = iconv(handle, &input, &inputLeft, &output, &outputLeft)
            let code = errno
            let progressed = count - taken - inputLeft
            taken += progressed
            made = capacity - outputLeft
            if result == -1 {
                if code == EILSEQ { return (taken, made, false) }
                // EINVAL: an unfinished character at the end; E2BIG: the caller's buffer is full.
                return (taken, made, true)
            }
        }
        return (taken, made, true)
    }
}
