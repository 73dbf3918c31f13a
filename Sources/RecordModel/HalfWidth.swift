/// Full-width letters, digits and punctuation read as half-width (data formats, section 1).
public enum HalfWidth {
    /// The text with U+FF01–U+FF5E and U+3000 as their half-width twins, and no spaces at its ends.
    public static func fold(_ text: String) -> String {
        // Full-width forms and the ideographic space begin with one of these two bytes.
        guard text.utf8.contains(where: { $0 == 0xEF || $0 == 0xE3 }) else { return trim(text) }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)))
            case 0x3000: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return trim(String(scalars))
    }

    /// The text without spaces at its ends, full-width ones too.
    public static func trim(_ text: String) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000: true
            default: false
            }
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
