/// Full-width letters, digits and punctuation read as half-width, as the data formats compare names.
enum HalfWidth {
    /// The text with full-width forms folded.
    static func folded(_ text: String) -> String {
        // Full-width forms and the ideographic space begin with these two bytes only.
        guard text.utf8.contains(where: { $0 == 0xEF || $0 == 0xE3 }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension String {
    /// Order of code points; UTF-8 keeps it.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
