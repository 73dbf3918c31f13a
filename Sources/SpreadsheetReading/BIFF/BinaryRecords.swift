/// The records of a `.xls` workbook's stream, one after another.
struct BinaryRecords {
    /// The record at hand.
    struct Record {
        let type: UInt16
        /// Where its content lies in the stream.
        let content: Range<Int>
    }

    let stream: [UInt8]
    private(set) var position: Int

    /// Records from a position on.
    init(_ stream: [UInt8], from position: Int = 0) {
        self.stream = stream
        self.position = position
    }

    /// The next record; `nil` at the end of the stream.
    mutating func next() throws -> Record? {
        guard position < stream.count else { return nil }
        guard let type = stream.u16(position), let length = stream.u16(position + 2),
            position + 4 + Int(length) <= stream.count
        else {
            // Streams are padded with zeros.
            if stream[position...].allSatisfy({ $0 == 0 }) { return nil }
            throw SpreadsheetProblem.cutOff("BIFF")
        }
        let start = position + 4
        position = start + Int(length)
        return Record(type: type, content: start..<position)
    }

    /// The content of the next record if it continues the last one.
    mutating func continuation() throws -> Range<Int>? {
        guard stream.u16(position) == RecordType.continuation else { return nil }
        return try next()?.content
    }
}

/// The records kaohe looks at.
enum RecordType {
    static let beginning: UInt16 = 0x0809
    static let end: UInt16 = 0x000A
    static let password: UInt16 = 0x002F
    static let dateSystem: UInt16 = 0x0022
    static let sheet: UInt16 = 0x0085
    static let format: UInt16 = 0x041E
    static let style: UInt16 = 0x00E0
    static let sharedStrings: UInt16 = 0x00FC
    static let continuation: UInt16 = 0x003C
    static let sharedText: UInt16 = 0x00FD
    static let label: UInt16 = 0x0204
    static let richLabel: UInt16 = 0x00D6
    static let number: UInt16 = 0x0203
    static let packed: UInt16 = 0x027E
    static let packedRow: UInt16 = 0x00BD
    static let boolOrError: UInt16 = 0x0205
    static let formula: UInt16 = 0x0006
    static let formulaText: UInt16 = 0x0207
    static let merged: UInt16 = 0x00E5
}

/// Texts of a `.xls` workbook: a count, a byte of options, then characters of one byte or of two.
///
/// A text may break off at the end of a record and go on in the next, which begins with a byte of options of its own.
struct BinaryText {
    private var records: BinaryRecords
    private var rest: Range<Int>

    /// Texts in the content of a record and in those that continue it.
    init(_ records: BinaryRecords, _ content: Range<Int>) {
        self.records = records
        rest = content
    }

    private var stream: [UInt8] { records.stream }

    private static let broken = SpreadsheetProblem.cutOff("BIFF")

    private mutating func byte() throws -> UInt8 {
        if rest.isEmpty {
            guard let more = try records.continuation(), !more.isEmpty else { throw Self.broken }
            rest = more
        }
        defer { rest = (rest.lowerBound + 1)..<rest.upperBound }
        return stream[rest.lowerBound]
    }

    mutating func u16() throws -> Int { Int(try byte()) | Int(try byte()) << 8 }

    mutating func u32() throws -> Int { try u16() | u16() << 16 }

    mutating func skip(_ count: Int) throws {
        var left = count
        while left > 0 {
            if rest.isEmpty {
                guard let more = try records.continuation() else { throw Self.broken }
                rest = more
                continue
            }
            let step = min(left, rest.count)
            rest = (rest.lowerBound + step)..<rest.upperBound
            left -= step
        }
    }

    /// A text of so many characters, with what stands before and behind it.
    mutating func text(count: Int) throws -> String {
        var options = try byte()
        let runs = options & 8 != 0 ? try u16() : 0
        let extra = options & 4 != 0 ? try u32() : 0
        guard extra <= stream.count else { throw Self.broken }
        var units: [UInt16] = []
        units.reserveCapacity(min(count, 32_768))
        while units.count < count {
            if rest.isEmpty {
                guard let more = try records.continuation(), !more.isEmpty else { throw Self.broken }
                // Only whether characters have two bytes is told again.
                options = stream[more.lowerBound]
                rest = (more.lowerBound + 1)..<more.upperBound
                continue
            }
            if options & 1 == 0 {
                units.append(UInt16(stream[rest.lowerBound]))
                rest = (rest.lowerBound + 1)..<rest.upperBound
            } else {
                guard rest.count >= 2, let unit = stream.u16(rest.lowerBound) else { throw Self.broken }
                units.append(unit)
                rest = (rest.lowerBound + 2)..<rest.upperBound
            }
        }
        try skip(runs * 4 + extra)
        return String(decoding: units, as: UTF16.self)
    }
}
