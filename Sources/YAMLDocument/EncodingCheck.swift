internal import Diagnostics

/// Finds bytes that are not UTF-8 text before libyaml sees them: it can say no more of them than where they are.
enum EncodingCheck {
    /// The first problem; `nil` for clean text.
    static func firstProblem(in bytes: [UInt8], file: String) -> Diagnostic? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return notUTF8(
                SourceSpan(file: file, line: 1, column: 1),
                Wording(zh: "文件存成了 UTF-16", en: "the file is saved as UTF-16"))
        }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var line = 1
        var column = 1
        var previous: Unicode.Scalar = " "
        var isFirst = true
        while true {
            let span = SourceSpan(file: file, line: line, column: column)
            switch decoder.decode(&iterator) {
            case .emptyInput: return nil
            case .error:
                return notUTF8(
                    span,
                    Wording(
                        zh: "这里不是 UTF-8 文字(可能存成了 GBK 或 ANSI)",
                        en: "this is not UTF-8 (the file may be saved as GBK or ANSI)"))
            case .scalarValue(let scalar):
                switch scalar {
                case "\n" where previous == "\r": break
                case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                    line += 1
                    column = 1
                case "\u{FEFF}" where isFirst: break
                case "\t": column += 1
                default:
                    if isControl(scalar) { return control(scalar, span) }
                    column += 1
                }
                previous = scalar
                isFirst = false
            }
        }
    }

    /// What YAML does not take as text.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{FEFF}"
            || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    private static func notUTF8(_ span: SourceSpan, _ message: Wording) -> Diagnostic {
        Diagnostic(
            .notUTF8, at: span, message,
            remedy: Wording(zh: "在编辑器中另存为 UTF-8 编码", en: "save it as UTF-8 in the editor"))
    }

    private static func control(_ scalar: Unicode.Scalar, _ span: SourceSpan) -> Diagnostic {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        return Diagnostic(
            .controlCharacter, at: span,
            Wording(zh: "这里有看不见的控制字符 \(code)", en: "an invisible control character \(code) stands here"),
            remedy: Wording(
                zh: "删去该字符;若文件不是文本,检查是否选错了文件",
                en: "remove it; if this is no text file, check whether it is the right one"))
    }
}
