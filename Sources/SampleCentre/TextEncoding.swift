internal import Glibc

/// How a sample's files are encoded.
public enum TextEncoding: String, CaseIterable, Sendable, Hashable {
    /// UTF-8 without a byte-order mark.
    case utf8 = "utf-8"
    /// GB18030, as spreadsheets save it in China.
    case gb18030
}

/// Turns UTF-8 into GB18030 through the C library's converter.
final class Converter {
    private let handle: iconv_t

    /// `nil` where the C library has no GB18030.
    init?() {
        guard let opened = iconv_open("GB18030", "UTF-8"), opened != iconv_t(bitPattern: -1) else { return nil }
        handle = opened
    }

    deinit { iconv_close(handle) }

    /// The bytes in GB18030; `nil` where they are not whole UTF-8 characters.
    func convert(_ bytes: [UInt8]) -> [UInt8]? {
        // No character takes more than four bytes in GB18030, and none fewer than one in UTF-8.
        let room = bytes.count * 4
        var succeeded = true
        let result = [UInt8](unsafeUninitializedCapacity: room) { output, count in
            var input = bytes
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var fromLeft = source.count
                var into = output.baseAddress.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self) }
                var intoLeft = room
                let status = iconv(handle, &from, &fromLeft, &into, &intoLeft)
                succeeded = status != -1 && fromLeft == 0
                count = room - intoLeft
            }
        }
        return succeeded ? result : nil
    }
}
