/// Whether a number format shows a number as a date or a time.
enum NumberFormat {
    /// The formats that every spreadsheet program knows by number; those of 27 and above are Chinese and Japanese dates.
    static func builtIn(_ id: Int) -> DateForm? {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57...58: .date
        case 18...21, 32...35, 45...47, 55...56: .time
        case 22: .dateTime
        default: nil
        }
    }

    /// What a format such as `yyyy"年"m"月"d"日" h:mm` shows; `nil` for any that is no date.
    static func form(of code: String) -> DateForm? {
        var hasDay = false
        var hasClock = false
        var months = 0
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        var bracket = ""
        for scalar in code.unicodeScalars {
            if isEscaped {
                isEscaped = false
                continue
            }
            if isQuoted {
                isQuoted = scalar != "\""
                continue
            }
            if isBracketed {
                if scalar == "]" {
                    isBracketed = false
                    // [h]:mm counts hours on and on: a length of time and no time of day.
                    if ["h", "hh", "m", "mm", "s", "ss"].contains(bracket.lowercased()) { return nil }
                } else {
                    bracket.unicodeScalars.append(scalar)
                }
                continue
            }
            switch scalar {
            case "\"": isQuoted = true
            case "\\", "_", "*": isEscaped = true
            case "[":
                isBracketed = true
                bracket = ""
            // Only what positive numbers show counts.
            case ";": return decided(hasDay, hasClock, months)
            case "y", "Y", "d", "D", "年", "日": hasDay = true
            case "h", "H", "s", "S", "时", "分", "秒": hasClock = true
            case "m", "M": months += 1
            case "0", "#", "?", "G", "E", "%": if !hasClock { return nil }
            default: break
            }
        }
        return decided(hasDay, hasClock, months)
    }

    private static func decided(_ hasDay: Bool, _ hasClock: Bool, _ months: Int) -> DateForm? {
        switch (hasDay, hasClock) {
        case (true, true): .dateTime
        case (true, false): .date
        case (false, true): .time
        case (false, false): months > 0 ? .date : nil
        }
    }
}
