/// The text of a file, line by line, for quoting.
public struct SourceText: Sendable {
    /// The file as the user named it.
    public let name: String
    private let lines: [[Unicode.Scalar]]

    /// A file's text. Bytes that are not UTF-8 are shown as replacement characters; a byte-order mark is not shown.
    ///
    /// Lines end as YAML ends them: CR LF, LF, CR, and the three line separators of Unicode.
    public init(name: String, bytes: some Sequence<UInt8>) {
        self.name = name
        var scalars = Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var lines: [[Unicode.Scalar]] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            switch scalars[index] {
            case "\r":
                lines.append(Array(scalars[start..<index]))
                if index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
                start = index + 1
            case "\n", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(Array(scalars[start..<index]))
                start = index + 1
            default: break
            }
            index += 1
        }
        lines.append(Array(scalars[start...]))
        self.lines = lines
    }

    /// A line by its number, from 1; `nil` where the file has no such line.
    public func line(_ number: Int) -> [Unicode.Scalar]? {
        number >= 1 && number <= lines.count ? lines[number - 1] : nil
    }
}

extension Unicode.Scalar {
    /// How many columns of a terminal the character takes: two for Chinese characters and full-width signs.
    var terminalWidth: Int {
        switch value {
        case 0x0300...0x036F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
