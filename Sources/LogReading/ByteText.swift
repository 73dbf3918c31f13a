internal import RecordModel

/// Bytes of a cell, UTF-8, inside a block that is still in memory; must not outlive it.
///
/// Millions of cells pass through here, so nothing is copied until somebody has to keep it.
struct ByteText {
    let start: UnsafePointer<UInt8>
    let count: Int

    subscript(_ index: Int) -> UInt8 { start[index] }

    var isEmpty: Bool { count == 0 }

    /// The text as a string of its own.
    var string: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

    /// The bytes, copied.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// The text without spaces at its ends: ASCII blanks, the full-width space and the no-break space.
    @inline(__always)
    var trimmed: ByteText {
        if count == 0 { return self }
        let (head, tail) = (start[0], start[count - 1])
        // No blank begins or ends with these, so nearly every cell is done here.
        if head > 0x20, head != 0xE3, head != 0xC2, tail > 0x20, tail != 0x80, tail != 0xA0 { return self }
        return trimmedSlowly
    }

    @inline(never)
    private var trimmedSlowly: ByteText {
        var low = 0
        var high = count
        while low < high {
            let length = Self.blankLength(start + low, high - low)
            if length == 0 { break }
            low += length
        }
        while high > low {
            let byte = start[high - 1]
            if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
                high -= 1
            } else if byte == 0x80, high - low >= 3, start[high - 2] == 0x80, start[high - 3] == 0xE3 {
                high -= 3
            } else if byte == 0xA0, high - low >= 2, start[high - 2] == 0xC2 {
                high -= 2
            } else {
                break
            }
        }
        return ByteText(start: start + low, count: high - low)
    }

    private static func blankLength(_ pointer: UnsafePointer<UInt8>, _ count: Int) -> Int {
        switch pointer[0] {
        case 0x20, 0x09, 0x0D, 0x0A: 1
        case 0xE3: count >= 3 && pointer[1] == 0x80 && pointer[2] == 0x80 ? 3 : 0
        case 0xC2: count >= 2 && pointer[1] == 0xA0 ? 2 : 0
        default: 0
        }
    }

    /// Whether a full-width letter, digit, punctuation mark or space may be among the bytes.
    var mayNeedFolding: Bool {
        for index in 0..<count where start[index] == 0xEF || start[index] == 0xE3 { return true }
        return false
    }

    /// The text with full-width letters, digits, punctuation and spaces read as half-width, trimmed.
    var folded: String { mayNeedFolding ? HalfWidth.fold(string) : string }
}
