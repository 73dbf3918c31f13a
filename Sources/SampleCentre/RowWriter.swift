internal import Chronology
internal import Glibc

/// Writes a table to a file through one large buffer, a row at a time.
struct RowWriter: ~Copyable {
    private static let room = 1 << 20
    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    private let path: String
    private let descriptor: Int32
    private let converter: Converter?
    private var buffer: [UInt8] = []
    private var isRowEmpty = true

    /// Creates or empties the file at a path.
    init(path: String, encoding: TextEncoding) throws(SampleError) {
        let converter = encoding == .gb18030 ? Converter() : nil
        if encoding == .gb18030 && converter == nil {
            throw .shape("this machine's C library does not know GB18030")
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(operation: "create", path: path, code: errno) }
        self.path = path
        self.converter = converter
        self.descriptor = descriptor
        buffer.reserveCapacity(Self.room + 4096)
    }

    deinit { _ = Glibc.close(descriptor) }

    /// A cell that needs no quotes.
    mutating func plain(_ bytes: [UInt8]) {
        separate()
        buffer.append(contentsOf: bytes)
    }

    /// A cell of any text, quoted where needed.
    mutating func cell(_ text: String) {
        separate()
        if text.utf8.contains(where: { $0 == Self.comma || $0 == Self.quote || $0 == 10 || $0 == 13 }) {
            buffer.append(Self.quote)
            for byte in text.utf8 {
                if byte == Self.quote { buffer.append(byte) }
                buffer.append(byte)
            }
            buffer.append(Self.quote)
        } else {
            buffer.append(contentsOf: text.utf8)
        }
    }

    /// A line of text that is not a table's.
    mutating func line(_ text: String) throws(SampleError) {
        plain(Array(text.utf8))
        try endRow()
    }

    /// An empty cell.
    mutating func empty() { separate() }

    /// A whole number that is not negative.
    mutating func number(_ value: Int) {
        separate()
        digits(value, atLeast: 1)
    }

    /// A prefix with a whole number of at least so many digits.
    mutating func serial(_ prefix: [UInt8], _ value: Int, digits width: Int) {
        separate()
        buffer.append(contentsOf: prefix)
        digits(value, atLeast: width)
    }

    /// A day already written out, and a time of day to the minute.
    mutating func moment(_ day: [UInt8], minute: Int) {
        separate()
        buffer.append(contentsOf: day)
        clock(minute)
    }

    /// A day already written out, and a time of day to the second.
    mutating func moment(_ day: [UInt8], second: Int) {
        separate()
        buffer.append(contentsOf: day)
        clock(second / 60)
        buffer.append(UInt8(ascii: ":"))
        two(second % 60)
    }

    /// Ends the row, and now and then hands the rows so far to the file.
    mutating func endRow() throws(SampleError) {
        buffer.append(10)
        isRowEmpty = true
        if buffer.count >= Self.room { try flush() }
    }

    /// A whole row of texts.
    mutating func row(_ cells: [String]) throws(SampleError) {
        for text in cells { cell(text) }
        try endRow()
    }

    /// Hands what is left to the file.
    consuming func finish() throws(SampleError) { try flush() }

    private mutating func separate() {
        if isRowEmpty { isRowEmpty = false } else { buffer.append(Self.comma) }
    }

    private mutating func clock(_ minute: Int) {
        buffer.append(UInt8(ascii: " "))
        two(minute / 60)
        buffer.append(UInt8(ascii: ":"))
        two(minute % 60)
    }

    private mutating func two(_ value: Int) {
        buffer.append(UInt8(truncatingIfNeeded: 48 + value / 10))
        buffer.append(UInt8(truncatingIfNeeded: 48 + value % 10))
    }

    private mutating func digits(_ value: Int, atLeast width: Int) {
        var power = 1
        var length = 1
        while value / power >= 10 || length < width {
            power *= 10
            length += 1
        }
        while power > 0 {
            buffer.append(UInt8(truncatingIfNeeded: 48 + value / power % 10))
            power /= 10
        }
    }

    private mutating func flush() throws(SampleError) {
        guard let bytes = converter.map({ $0.convert(buffer) }) ?? buffer else {
            throw .shape("a text has no GB18030 form")
        }
        buffer.removeAll(keepingCapacity: true)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw .file(operation: "write", path: path, code: errno)
            }
            written += count
        }
    }
}

/// Makes a folder and those above it; one that is there already is fine.
func makeFolder(_ path: String) throws(SampleError) {
    var sofar = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
        sofar += part + "/"
        if mkdir(sofar, 0o755) != 0 && errno != EEXIST {
            throw .file(operation: "create", path: sofar, code: errno)
        }
    }
}
