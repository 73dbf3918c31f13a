/// How wide a text prints, in digits: ideographs and full-width signs are two.
enum TextWidth {
    /// The width of a text.
    static func of(_ text: String) -> Double {
        var width = 0.0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD, 0x2605, 0x2606, 0x2014, 0x2026:
                width += 2
            default: width += 1
            }
        }
        return width
    }

    /// The width of a text by its bytes: those of three and four bytes are taken for ideographs.
    static func of(utf8 bytes: ArraySlice<UInt8>) -> Double {
        var width = 0
        for byte in bytes {
            switch byte {
            case 0x80..<0xC0: break
            case 0xE0...: width += 2
            default: width += 1
            }
        }
        return Double(width)
    }

    /// A column's width for the widest of some texts, with room at both sides, within bounds.
    static func column(_ texts: some Sequence<String>, least: Double, most: Double) -> Double {
        var widest = 0.0
        for text in texts { widest = max(widest, of(text)) }
        return min(max(widest + 2.5, least), most)
    }

    /// How many lines a text takes in a width.
    static func lines(_ text: String, in width: Double) -> Double {
        max(1, (of(text) / max(1, width - 1.5)).rounded(.up))
    }
}
