/// Text of regulations and settings as a document that is signed or posted prints it.
public enum Prose {
    /// Half-width commas, semicolons, colons and brackets beside a Chinese character become full-width ones:
    /// `考核办法(试行)` is `考核办法\u{FF08}试行\u{FF09}`, and `2026-07` and `8:30` stay. Brackets become so in pairs.
    public static func set(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        var open: [(place: Int, isChinese: Bool)] = []
        for index in scalars.indices {
            let neighbours = scalars[max(0, index - 1)..<min(scalars.count, index + 2)]
            let isChinese = neighbours.contains { (0x2E80...0x9FFF).contains($0.value) }
            switch scalars[index] {
            case ",", ";", ":": if isChinese { scalars[index] = wide(scalars[index]) }
            case "(": open.append((index, isChinese))
            case ")":
                let partner = open.popLast()
                guard isChinese || partner?.isChinese == true else { continue }
                scalars[index] = wide(")")
                if let partner { scalars[partner.place] = wide("(") }
            default: break
            }
        }
        for bracket in open where bracket.isChinese { scalars[bracket.place] = wide("(") }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }

    /// The text on one line: a line break between Chinese characters goes, any other becomes a space.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
        return lines.dropFirst().reduce(into: String(lines.first ?? "")) { result, line in
            let isPlain = result.utf8.last.map { $0 < 0x80 } ?? true || line.utf8.first.map { $0 < 0x80 } ?? true
            if isPlain { result += " " }
            result += line
        }
    }
}
