import RecordModel

/// Gives out file names for a folder: fit for any file system, unique without regard to case, never a path.
struct FileNames {
    /// The most UTF-8 bytes of a name, extension and all.
    static let limit = 120
    private var taken: Set<String> = []

    /// A name as near to the wish as can be; a second of the same name gets ` (2)`.
    mutating func name(_ wish: String, extension suffix: String = ".xlsx") -> String {
        let stem = Self.stem(wish)
        var number = 1
        var name = Self.cut(stem, to: Self.limit - suffix.utf8.count) + suffix
        while !taken.insert(HalfWidth.fold(name).lowercased()).inserted {
            number += 1
            let tail = " (\(number))" + suffix
            name = Self.cut(stem, to: Self.limit - tail.utf8.count) + tail
        }
        return name
    }

    /// Without the characters some system refuses, the dots and spaces some system drops, the names Windows keeps.
    static func stem(_ wish: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in wish.unicodeScalars {
            switch scalar {
            case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": scalars.append("_")
            default:
                switch scalar.properties.generalCategory {
                // Controls, and the invisible marks that turn a name's direction round.
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
                    scalars.append("_")
                default: scalars.append(scalar)
                }
            }
        }
        let trimmed = trim(String(scalars))
        guard !trimmed.isEmpty else { return "部门" }
        let base = trimmed.prefix { $0 != "." }.uppercased().filter { $0 != " " }
        return reserved.contains(base) ? "_" + trimmed : trimmed
    }

    private static let reserved: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"] + (0...9).flatMap { ["COM\($0)", "LPT\($0)"] })

    private static func trim(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first, first == "." || first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last == "." || last.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    private static func cut(_ text: String, to bytes: Int) -> String {
        var taken = 0
        let cut = trim(
            String(
                text.prefix { character in
                    taken += character.utf8.count
                    return taken <= bytes
                }))
        // One character may be longer than a name: a letter under a hundred accents.
        return cut.isEmpty ? "部门" : cut
    }
}

/// A file name without its extension that is as near to a wish as any file system takes, and never a path.
public func safeFileName(_ wish: String) -> String {
    var names = FileNames()
    return names.name(wish, extension: "")
}
