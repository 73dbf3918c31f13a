/// Reads how cells look, for whatever makes a text that nobody sees: letters in the colour of the paper or of the fill, or
/// too small to read, and formats of numbers that show nothing.
struct StyleReading {
    /// A colour by its channels.
    private struct Colour {
        let channels: [Double]

        /// - Returns: `nil` where the element names none that is known.
        init?(_ attributes: [(name: String, value: String)]) {
            var channels: [Double]
            if let text = attributes.value("rgb"), let value = UInt32(text.suffix(6), radix: 16) {
                channels = [16, 8, 0].map { Double(value >> $0 & 0xFF) }
            } else {
                switch (attributes.value("theme"), attributes.value("indexed")) {
                case ("0"?, _), (_, "1"?), (_, "9"?), (_, "65"?): channels = [255, 255, 255]
                case ("1"?, _), (_, "0"?), (_, "8"?), (_, "64"?): channels = [0, 0, 0]
                case ("2"?, _): channels = [0xEE, 0xEC, 0xE1]
                default: return nil
                }
            }
            if let tint = attributes.value("tint").flatMap({ Double($0) }), tint.magnitude <= 1 {
                channels = channels.map { tint < 0 ? $0 * (1 + tint) : $0 * (1 - tint) + 255 * tint }
            }
            self.channels = channels
        }

        /// Whether letters of this colour are lost on paper.
        var isWhite: Bool { channels.allSatisfy { $0 >= 230 } }

        /// Whether letters of this colour are lost on a fill of the other.
        func isLike(_ other: Colour) -> Bool {
            zip(channels, other.channels).allSatisfy { ($0 - $1).magnitude < 25 }
        }
    }

    private var fonts: [Colour?] = []
    private var fills: [Colour?] = []
    private var isSolid = false

    /// The least size of letters that can be read, in points.
    private static let leastSize = 4.0

    /// Looks at an element; `path` ends with it.
    /// - Returns: what makes a text unseen there.
    mutating func begin(_ path: [String], _ attributes: [(name: String, value: String)]) -> String? {
        let around = path.dropLast().last ?? ""
        let isFont = around == "font" || around == "rPr"
        switch path.last ?? "" {
        case "font" where around == "fonts": fonts.append(nil)
        case "fill" where around == "fills":
            fills.append(nil)
            isSolid = false
        case "patternFill": isSolid = attributes.value("patternType") == "solid"
        case "fgColor" where isSolid && path.contains("fills"):
            if !fills.isEmpty { fills[fills.count - 1] = Colour(attributes) }
        case "color" where isFont:
            guard let colour = Colour(attributes) else { return nil }
            if path.contains("fonts"), !fonts.isEmpty { fonts[fonts.count - 1] = colour }
            return colour.isWhite ? "白色的字" : nil
        case "sz" where isFont:
            guard let text = attributes.value("val"), let size = Double(text), size < Self.leastSize else { return nil }
            return "\(text) 磅的字"
        case "xf" where around == "cellXfs":
            func entry(_ name: String, _ list: [Colour?]) -> Colour? {
                guard let number = attributes.value(name).flatMap({ Int($0) }), list.indices.contains(number) else {
                    return nil
                }
                return list[number]
            }
            guard let font = entry("fontId", fonts), let fill = entry("fillId", fills), font.isLike(fill) else {
                return nil
            }
            return "与底色同色的字"
        case "numFmt":
            let code = attributes.value("formatCode") ?? ""
            return Self.showsNothing(code) ? code : nil
        default: return nil
        }
        return nil
    }

    /// Whether a format shows nothing of the cell in any of its sections: `;;;`, `"";""`, `0;;`, or letters in white.
    static func showsNothing(_ code: String) -> Bool {
        guard !code.isEmpty else { return false }
        if code.firstMatch(of: #/\[(?i:white|白色|color ?2)\]/#) != nil { return true }
        var sections = [""]
        var rest = code[...]
        while let character = rest.popFirst() {
            switch character {
            case ";": sections.append("")
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "[": rest = rest.drop { $0 != "]" }.dropFirst()
            case "_", "*", "\\": _ = rest.popFirst()
            default: if !character.isWhitespace { sections[sections.count - 1].append(character) }
            }
        }
        // What stands behind the last semicolon of `0.00;` is a section too, and hides as one.
        return sections.contains(where: \.isEmpty)
    }

    /// What formulas of ours are made of: numbers, cells of the workbook, and these functions.
    private static let functions: Set<String> = [
        "SUM", "ROUND", "ROUNDUP", "ROUNDDOWN", "MIN", "MAX", "SUMIFS", "COUNTIFS", "ROWS", "LEN",
    ]

    /// Whether a formula is of the forms that are written here: it comes to a number, and holds no text but what cells are
    /// compared with.
    static func isOwn(_ formula: String) -> Bool {
        // The names of sheets are looked at where the sheets are.
        let plain = formula.replacing(#/'([^']|'')*'!/#, with: "").replacing(#/,"[^"]*"(?=[,)])/#, with: ",0")
        guard plain.wholeMatch(of: #/[-A-Za-z0-9_.,:$()+*\/<>= ]*/#) != nil else { return false }
        for match in plain.matches(of: #/([A-Za-z_][A-Za-z0-9_.]*) *\(/#) where !functions.contains(String(match.1)) {
            return false
        }
        // Names of cells, and no defined ones.
        return plain.matches(of: #/[A-Za-z_$][A-Za-z0-9_.$]*/#).allSatisfy { match in
            functions.contains(String(match.0)) || match.0.wholeMatch(of: #/\$?[A-Z]{1,3}\$?[0-9]+/#) != nil
        }
    }
}
