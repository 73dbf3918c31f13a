/// Gives out names for the tabs of one workbook: legal for Excel and unique, whatever is asked for.
struct SheetNames {
    /// Excel's limit, in UTF-16 units.
    static let limit = 31
    private var taken: Set<String> = []

    /// A legal name as near to the wish as can be; a second of the same name gets ` (2)`.
    mutating func name(_ wish: String) -> String {
        let legal = Self.legal(wish)
        var candidate = legal
        var number = 1
        // Excel keeps "History" for itself.
        while candidate.lowercased() == "history" || !taken.insert(candidate.lowercased()).inserted {
            number += 1
            let suffix = " (\(number))"
            candidate = Self.cut(legal, to: Self.limit - suffix.utf16.count) + suffix
        }
        return candidate
    }

    /// Without the characters Excel refuses, no longer than it allows, not empty.
    static func legal(_ wish: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in wish.unicodeScalars {
            switch scalar {
            // The library cuts the target of a link at #.
            case "[", "]", ":", "*", "?", "/", "\\", "#": scalars.append("-")
            default:
                if scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0xFFFE && scalar.value != 0xFFFF {
                    scalars.append(scalar)
                }
            }
        }
        let trimmed = trim(cut(String(trim(String(scalars))), to: limit))
        return trimmed.isEmpty ? "表" : trimmed
    }

    private static func trim(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first, first == "'" || first == " " { rest.removeFirst() }
        while let last = rest.last, last == "'" || last == " " { rest.removeLast() }
        return String(rest)
    }

    private static func cut(_ text: String, to units: Int) -> String {
        var taken = 0
        return String(
            text.prefix { character in
                taken += character.utf16.count
                return taken <= units
            })
    }
}
