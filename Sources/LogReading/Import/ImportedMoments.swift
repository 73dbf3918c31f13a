internal import Chronology
internal import RecordModel
internal import SpreadsheetReading

/// Dates and times as exports write them, in the spelling that the data formats have.
///
/// What cannot be read is left as it stands, so that the reader of the table reports it in the file's own words.
enum ImportedMoments {
    /// A date or a date with a time: `25-08-01 星期五`, `2026/7/1(周三) 8:31`.
    static func moment(_ text: String) -> String {
        var text = HalfWidth.fold(text)
        for mark in ["星期", "周"] {
            while let found = text.firstRange(of: mark) {
                let behind = text[found.upperBound...]
                guard let day = behind.first, "一二三四五六日天".contains(day) else { break }
                var end = text.index(after: found.upperBound)
                var start = found.lowerBound
                if start > text.startIndex, text[text.index(before: start)] == "(", end < text.endIndex,
                    text[end] == ")"
                {
                    start = text.index(before: start)
                    end = text.index(after: end)
                }
                text.replaceSubrange(start..<end, with: " ")
            }
        }
        text = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
        let head = text.prefix { $0.isASCII && $0.isNumber }
        if head.count == 2, let mark = text.dropFirst(2).first, "-/.年".contains(mark) { text = "20" + text }
        // Fractions of a second.
        if let point = text.lastIndex(of: "."), text[..<point].contains(":"),
            text[text.index(after: point)...].allSatisfy({ $0.isASCII && $0.isNumber })
        {
            text = String(text[..<point])
        }
        return text
    }

    /// The milliseconds since 1970 that some systems give, by Beijing's clock.
    static func epoch(_ digits: String) -> String? {
        guard digits.utf8.count == 13, let milliseconds = Int64(digits) else { return nil }
        let seconds = milliseconds / 1_000 + 8 * 3_600
        let day = Day(rawValue: Int32(clamping: seconds / 86_400))
        return "\(day.iso) \(SerialDate.clock(Int(seconds % 86_400)))"
    }

    /// What a text is as a moment of the data formats; `nil` where it is none.
    static func parsed(_ text: String) -> ParsedMoment? {
        var text = text
        return text.withUTF8 { bytes -> ParsedMoment? in
            guard let start = bytes.baseAddress,
                case .value(let moment) = MomentParser.parse(ByteText(start: start, count: bytes.count).trimmed)
            else { return nil }
            return moment
        }
    }

    /// The punches of a cell: several split by spaces, line breaks, commas or semicolons, each a time of day, a time of
    /// the next day (`次日 00:35`) or a whole date with its time.
    /// - Parameter day: the day of times that have none of their own.
    /// - Returns: the punches in the spelling of the data formats; `nil` where something in the cell is no punch.
    static func punches(_ text: String, on day: Day?) -> [String]? {
        let separators: Set<Character> = [" ", "\n", "\r", "\r\n", "\t", ",", ";", "、", "|"]
        let tokens = HalfWidth.fold(text).split { separators.contains($0) }.map(String.init)
        var found: [String] = []
        var current = day
        var later = 0
        for token in tokens {
            var token = token
            for mark in ["次日", "第二天", "+1"] where token.hasPrefix(mark) {
                later = 1
                token = String(token.dropFirst(mark.count))
            }
            if token.hasPrefix("当日") { token = String(token.dropFirst(2)) }
            if token.isEmpty { continue }
            if let seconds = clock(token) {
                guard let current, seconds < 86_400 else { return nil }
                found.append("\(current.advanced(by: later).iso) \(SerialDate.clock(seconds))")
                later = 0
            } else if let whole = parsed(moment(token)) {
                if whole.clock == .time {
                    found.append("\(Day(rawValue: whole.day).iso) \(SerialDate.clock(Int(whole.seconds)))")
                } else {
                    current = Day(rawValue: whole.day)
                }
            } else {
                return nil
            }
        }
        return found
    }

    /// Seconds of `8:31` or `08:31:05`.
    private static func clock(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].count) else { return nil }
        let numbers = parts.compactMap { part in
            part.count <= 2 && part.allSatisfy({ $0.isASCII && $0.isNumber }) ? Int(part) : nil
        }
        guard numbers.count == parts.count, parts.dropFirst().allSatisfy({ $0.count == 2 }), numbers[0] < 24,
            numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return nil }
        return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    }
}

/// Time limits as exports write them: `即办`, `5个工作日`, a number with its unit in another column.
enum ImportedLimit {
    /// Whole working days.
    case workdays(String)
    /// A due day, `2026-07-31`.
    case due(String)
    /// Nothing that can be read.
    case unreadable

    /// Words for a limit that is due the same day.
    private static let immediate = ["即办", "即办件", "即时", "即时办结", "当场办结", "当日", "当日办结"]

    /// Whether a limit needs no unit from elsewhere.
    static func hasUnit(_ text: String) -> Bool {
        let folded = HalfWidth.fold(text).filter { $0 != " " }
        if immediate.contains(folded) { return true }
        var rest = String(folded.drop { $0.isASCII && $0.isNumber })
        if rest.hasPrefix(".0") { rest = String(rest.dropFirst(2)) }
        return LimitUnit(chinese: rest) != nil
    }

    /// Reads a limit.
    /// - Parameters:
    ///   - unit: the unit of a number without one.
    ///   - accepted: when the case was accepted, from which other units than working days are counted.
    init(_ text: String, unit: LimitUnit, accepted: String) {
        let folded = HalfWidth.fold(text).filter { $0 != " " }
        if Self.immediate.contains(folded) {
            self = .workdays("0")
            return
        }
        let digits = folded.prefix { $0.isASCII && $0.isNumber }
        var rest = String(folded.dropFirst(digits.count))
        if rest.hasPrefix(".0") { rest = String(rest.dropFirst(2)) }
        let own = LimitUnit(chinese: rest)
        guard let count = Int(digits), count <= 100_000, rest.isEmpty || own != nil || rest == "天" || rest == "日" else {
            self = .unreadable
            return
        }
        let unit = own ?? unit
        if unit == .workdays {
            self = .workdays(String(count))
            return
        }
        guard let begin = ImportedMoments.parsed(accepted) else {
            self = .unreadable
            return
        }
        let day = Day(rawValue: begin.day)
        switch unit {
        case .workdays, .days: self = .due(day.advanced(by: count).iso)
        case .hours: self = .due(day.advanced(by: (Int(begin.seconds) + count * 3_600) / 86_400).iso)
        case .minutes: self = .due(day.advanced(by: (Int(begin.seconds) + count * 60) / 86_400).iso)
        case .months:
            let (year, month, date) = day.components
            let months = year * 12 + month - 1 + count
            let length = Day.length(ofMonth: months % 12 + 1, in: months / 12)
            self =
                Day(year: months / 12, month: months % 12 + 1, day: min(date, length)).map { .due($0.iso) }
                ?? .unreadable
        }
    }
}

extension String {
    /// Where a text first stands in this one.
    fileprivate func firstRange(of wanted: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(wanted) { return start..<index(start, offsetBy: wanted.count) }
            start = index(after: start)
        }
        return nil
    }
}
