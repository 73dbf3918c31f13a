/// Checks that bytes arriving in pieces are UTF-8 as the Unicode standard defines it: no overlong form, no surrogate,
/// nothing above U+10FFFF.
struct UTF8Validator {
    private var carried: [UInt8] = []

    /// Checks the next piece.
    /// - Returns: the offset in the piece of the first byte that cannot be, or `nil`; a fault begun in an earlier piece
    ///   is at 0.
    mutating func check(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var position = 0
        while !carried.isEmpty && position < count {
            carried.append(start[position])
            position += 1
            let verdict = carried.withUnsafeBufferPointer { buffer -> Int? in
                buffer.baseAddress.map { Self.sequence($0, buffer.count) } ?? nil
            }
            guard let length = verdict else { return 0 }
            if length > 0 { carried.removeAll(keepingCapacity: true) }
        }
        let raw = UnsafeRawPointer(start)
        while position < count {
            if count - position >= 8 {
                let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0 {
                    position += 8
                    continue
                }
            }
            let byte = start[position]
            if byte < 0x80 {
                position += 1
            } else if byte >= 0xE4, byte <= 0xEC, count - position >= 3 {
                // Nearly all Chinese text.
                guard start[position + 1] & 0xC0 == 0x80, start[position + 2] & 0xC0 == 0x80 else { return position }
                position += 3
            } else {
                guard let length = Self.sequence(start + position, count - position) else { return position }
                if length == 0 {
                    carried = Array(UnsafeBufferPointer(start: start + position, count: count - position))
                    return nil
                }
                position += length
            }
        }
        return nil
    }

    /// Whether the bytes end inside a character.
    var isUnfinished: Bool { !carried.isEmpty }

    /// The length of the character at the start; 0 where it is good so far but not whole, `nil` where it cannot be.
    private static func sequence(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        let lead = start[0]
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0x00..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xE1...0xEC, 0xEE, 0xEF: length = 3
        case 0xED: (length, high) = (3, 0x9F)
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, high) = (4, 0x8F)
        default: return nil
        }
        for index in 1..<length {
            guard index < count else { return 0 }
            guard start[index] >= low && start[index] <= high else { return nil }
            (low, high) = (0x80, 0xBF)
        }
        return length
    }
}
