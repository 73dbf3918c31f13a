/// Lines of text that fit a terminal: indented, and wrapped at so many columns, where an ideograph takes two.
struct TextBlock {
    /// The columns of a line.
    static let width = 100

    private(set) var lines: [String] = []

    /// Adds an empty line, unless there is one or nothing stands above it.
    mutating func gap() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// Adds a text.
    /// - Parameters:
    ///   - indent: how far it is indented.
    ///   - hang: how much further its lines but the first are.
    mutating func add(_ text: String, indent: Int = 0, hang: Int = 0) {
        let first = String(repeating: " ", count: indent)
        let rest = String(repeating: " ", count: indent + hang)
        var line = first
        var width = indent
        var isEmpty = true
        for piece in Self.pieces(text) {
            let wide = Self.width(of: piece)
            if !isEmpty, width + Self.width(of: Self.trimmed(piece)) > Self.width {
                lines.append(Self.trimmed(line))
                line = rest
                width = indent + hang
                isEmpty = true
            }
            if isEmpty && piece == " " { continue }
            line += piece
            width += wide
            isEmpty = false
        }
        lines.append(Self.trimmed(line))
    }

    /// Adds a line as it is: a row of a table.
    mutating func addRaw(_ line: String) {
        lines.append(Self.trimmed(String(String.UnicodeScalarView(line.unicodeScalars.map(Self.visible)))))
    }

    /// Everything, each line ended.
    var text: String { lines.map { $0 + "\n" }.joined() }

    /// How many columns a text takes.
    static func width(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }

    /// A text and as many spaces as make it this wide.
    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(of: text)))
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    /// Where a line may be broken: around spaces and ideographs, never before a closing sign nor behind an opening one.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var joins = false
        for character in text.unicodeScalars.map(visible) {
            let isWide = width(of: character) == 2
            let isClosing = ",。、;:)”》!?,;:)]}%·".unicodeScalars.contains(character)
            let isOpening = "(“《([{".unicodeScalars.contains(character)
            let last = pieces.last?.unicodeScalars.last
            let isWord = last.map { width(of: $0) == 1 && $0 != " " } ?? false
            if let last = pieces.last, joins || isClosing && last != " " || !isWide && character != " " && isWord {
                pieces[pieces.count - 1] = last + String(character)
            } else {
                pieces.append(String(character))
            }
            joins = isOpening
        }
        return pieces
    }

    /// Control characters would move the terminal's cursor.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
