/// Text of the input made fit for a cell.
enum CellText {
    /// Excel's limit, in UTF-16 units.
    static let limit = 32_767

    /// Appends a text and a NUL: control characters (NUL among them) become the pictures of them (␀ … ␟), code points
    /// XML 1.0 forbids become U+FFFD, `_x0041_` is kept from being read as an escape, and what is over Excel's limit is
    /// cut with `…`.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        // One pass over the bytes decides that nearly every text goes in as it is.
        var isPlain = bytes.count - start <= limit
        var previous: UInt8 = 0
        for byte in bytes[start...] {
            // `_x`, and the last two bytes of U+FFFE and U+FFFF.
            if byte < 0x20 || byte == 0x78 && previous == 0x5F || byte & 0xFE == 0xBE && previous == 0xBF {
                isPlain = false
            }
            previous = byte
        }
        if !isPlain {
            bytes.removeSubrange(start...)
            bytes.append(contentsOf: mended(text).utf8)
        }
        bytes.append(0)
    }

    /// The text as ``append(_:to:)`` leaves it.
    static func mended(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var units = 0
        var isCut = false
        let scalars = Array(text.unicodeScalars)
        var lengths: [Int] = []
        for (index, scalar) in scalars.enumerated() {
            let before = result.count
            switch scalar.value {
            case 0..<0x20:
                result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
                units += 1
            case 0xFFFE, 0xFFFF:
                result.append("\u{FFFD}")
                units += 1
            case 0x5F where isEscape(scalars[index...]):
                // Excel reads _x0041_ as A; its own way to write such a text is _x005F_x0041_.
                result.append(contentsOf: "_x005F_".unicodeScalars)
                units += 7
            default:
                result.append(scalar)
                units += scalar.value > 0xFFFF ? 2 : 1
            }
            lengths.append(result.count - before)
            if units > limit {
                isCut = true
                break
            }
        }
        guard isCut else { return String(result) }
        // Whole pieces go, so that no escape is cut in two.
        while units > limit - 1, let length = lengths.popLast() {
            for scalar in result.suffix(length) { units -= scalar.value > 0xFFFF ? 2 : 1 }
            result.removeLast(length)
        }
        result.append("…")
        return String(result)
    }

    private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let head = Array(scalars.prefix(7))
        guard head.count == 7, head[1] == "x", head[6] == "_" else { return false }
        return head[2...5].allSatisfy { $0.properties.isASCIIHexDigit }
    }
}
