/// Where a table's bytes go, piece by piece.
public typealias ByteSink = (UnsafeRawBufferPointer) throws -> Void

/// Writes one text table: UTF-8 with byte-order mark, CRLF, quoted only where needed (data formats, section 5).
package struct CSVWriter {
    private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]
    private let sink: ByteSink
    private var isAtStart = true

    package init(_ header: [String], to sink: @escaping ByteSink) throws {
        self.sink = sink
        buffer.reserveCapacity(1 << 17)
        for title in header { field(title) }
        try endRecord()
    }

    package mutating func field(_ text: String) {
        if !isAtStart { buffer.append(UInt8(ascii: ",")) }
        isAtStart = false
        var text = text
        text.withUTF8 { bytes in
            let needsQuotes = bytes.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
            guard needsQuotes else {
                buffer.append(contentsOf: bytes)
                return
            }
            buffer.append(0x22)
            for byte in bytes {
                if byte == 0x22 { buffer.append(0x22) }
                buffer.append(byte)
            }
            buffer.append(0x22)
        }
    }

    package mutating func field(_ number: Int?) { field(number.map(String.init) ?? "") }

    package mutating func endRecord() throws {
        buffer.append(0x0D)
        buffer.append(0x0A)
        isAtStart = true
        if buffer.count > 1 << 16 { try flush() }
    }

    package mutating func finish() throws { try flush() }

    private mutating func flush() throws {
        try buffer.withUnsafeBytes(sink)
        buffer.removeAll(keepingCapacity: true)
    }
}
