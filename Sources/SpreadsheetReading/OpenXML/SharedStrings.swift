/// The texts that a workbook's cells share, one behind the other: their bytes and where each ends.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// The most bytes of texts kept in memory; a sheet of a million rows with ten texts of their own in each has less.
    private static let mostBytes = 384 << 20
    private static let mostTexts = 16 << 20

    /// No texts.
    init() {}

    /// The texts of a part.
    init(_ part: String, in archive: ZipArchive) throws {
        let handler = Handler(part: part)
        guard
            try archive.parse(part, names: ["si", "t", "rPh"], texts: [1], handler: handler, atMost: 2 << 30)
        else { return }
        self = handler.strings
    }

    /// A text by its place; `nil` where there is none.
    subscript(_ index: Int) -> String? {
        guard index >= 0, index < ends.count else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
    }

    private final class Handler: XMLHandler {
        let part: String
        var strings = SharedStrings()
        private var phonetics = 0

        init(part: String) { self.part = part }

        func begin(_ element: Int, _ attributes: XMLAttributes) {
            if element == 2 { phonetics += 1 }
        }

        func end(_ element: Int, _ text: inout [UInt8]) throws {
            switch element {
            case 0:
                guard strings.bytes.count <= SharedStrings.mostBytes, strings.ends.count < SharedStrings.mostTexts
                else {
                    throw SpreadsheetProblem.oversized(
                        part, zh: "文字超过 \(SharedStrings.mostBytes >> 20) MB",
                        en: "its texts exceed \(SharedStrings.mostBytes >> 20) MB")
                }
                strings.ends.append(UInt32(clamping: strings.bytes.count))
            // How a text is read aloud is no part of it.
            case 1: if phonetics == 0 { strings.bytes += EscapedText.unescaped(text) }
            case 2: phonetics -= 1
            default: break
            }
        }
    }
}

/// Characters that XML cannot hold, as workbooks write them: `_x000D_`.
enum EscapedText {
    /// The text itself.
    static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= 7, bytes.contains(0x5F) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            if bytes[position] == 0x5F, position + 6 < bytes.count, bytes[position + 1] == 0x78,
                bytes[position + 6] == 0x5F, let code = hexadecimal(bytes[(position + 2)..<(position + 6)]),
                let scalar = Unicode.Scalar(code)
            {
                result += Array(String(Character(scalar)).utf8)
                position += 7
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32? {
        digits.reduce(UInt32?(0)) { value, digit in
            guard let value, let digit = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            return value << 4 | UInt32(digit)
        }
    }
}
