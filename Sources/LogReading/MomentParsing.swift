internal import Chronology
internal import Exact

/// A date or a date and time as a cell gives it (data formats, section 1: 日期 and 时间).
struct ParsedMoment: Equatable {
    /// What stood behind the date.
    enum Clock {
        /// Nothing: the cell is a date alone.
        case none
        /// A time of day.
        case time
        /// `24:00`, the end of the day.
        case endOfDay
    }

    /// The day.
    var day: Int32
    /// Seconds from its midnight, 0…86,400.
    var seconds: Int32
    /// What stood behind the date.
    var clock: Clock

    /// Seconds since 1970-01-01 00:00.
    var epoch: Int64 { Int64(day) * 86_400 + Int64(seconds) }
}

/// What a cell that should hold a date or a time holds.
enum MomentCell {
    case empty
    case value(ParsedMoment)
    case badDate
    case badTime
}

/// Reads dates and date-times in every spelling the data formats allow.
enum MomentParser {
    /// A trimmed cell.
    @inline(__always)
    static func parse(_ text: ByteText) -> MomentCell {
        if text.isEmpty { return .empty }
        if let quick = common(text) { return .value(quick) }
        return general(text)
    }

    /// `2026-07-01`, `2026-07-01 08:31` and `2026-07-01 08:31:05`, which is what nearly every row holds.
    @inline(__always)
    private static func common(_ text: ByteText) -> ParsedMoment? {
        let count = text.count
        guard count == 19 || count == 16 || count == 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
        guard let century = two(text, 0), let rest = two(text, 2), let month = two(text, 5), let day = two(text, 8)
        else {
            return nil
        }
        let year = century * 100 + rest
        guard year >= 1, month >= 1, month <= 12, day >= 1, day <= 28 || day <= Day.length(ofMonth: month, in: year),
            let date = Day(year: year, month: month, day: day)
        else { return nil }
        if count == 10 { return ParsedMoment(day: date.rawValue, seconds: 0, clock: .none) }
        guard text[10] == 0x20 || text[10] == 0x54, text[13] == 0x3A, let hour = two(text, 11), hour < 24,
            let minute = two(text, 14), minute < 60
        else { return nil }
        var second = 0
        if count == 19 {
            guard text[16] == 0x3A, let value = two(text, 17), value < 60 else { return nil }
            second = value
        }
        return ParsedMoment(day: date.rawValue, seconds: Int32(hour * 3_600 + minute * 60 + second), clock: .time)
    }

    @inline(__always)
    private static func two(_ text: ByteText, _ index: Int) -> Int? {
        let high = Int(text[index]) - 0x30
        let low = Int(text[index + 1]) - 0x30
        guard high >= 0, high <= 9, low >= 0, low <= 9 else { return nil }
        return high * 10 + low
    }

    /// Every other spelling, at leisure.
    @inline(never)
    private static func general(_ text: ByteText) -> MomentCell {
        let folded = Array(text.folded.unicodeScalars)
        if folded.isEmpty { return .empty }
        var scanner = Scanner(scalars: folded)
        guard let day = scanner.day() else { return serial(folded) }
        guard let day else { return .badDate }
        return clock(behind: day, &scanner)
    }

    private static func clock(behind day: Day, _ scanner: inout Scanner) -> MomentCell {
        if scanner.isAtEnd { return .value(ParsedMoment(day: day.rawValue, seconds: 0, clock: .none)) }
        let spaces = scanner.skip(" ")
        let mark = scanner.skip("T") > 0
        if mark { _ = scanner.skip(" ") }
        guard spaces > 0 || mark else { return .badDate }
        guard let hour = scanner.number(digits: 1...2), scanner.skipOne(":"), let minute = scanner.number(digits: 2...2)
        else { return .badTime }
        var second = 0
        if scanner.skipOne(":") {
            guard let value = scanner.number(digits: 2...2) else { return .badTime }
            second = value
        }
        guard scanner.isAtEnd else { return .badTime }
        if hour == 24, minute == 0, second == 0 {
            return .value(ParsedMoment(day: day.rawValue, seconds: 86_400, clock: .endOfDay))
        }
        guard hour < 24, minute < 60, second < 60 else { return .badTime }
        return .value(
            ParsedMoment(day: day.rawValue, seconds: Int32(hour * 3_600 + minute * 60 + second), clock: .time))
    }

    /// A spreadsheet's day number (1900 date system), one to six digits, with a fraction for the time of day.
    ///
    /// That system has a 29 February 1900, number 60, which never was: it is refused, and numbers below it are a day off.
    private static func serial(_ scalars: [Unicode.Scalar]) -> MomentCell {
        guard scalars.count <= NumberParser.longest else { return .badDate }
        let parts = scalars.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...6).contains(whole.count), whole.allSatisfy(\.isDigit),
            let number = Int(String(String.UnicodeScalarView(whole)))
        else { return .badDate }
        let hasFraction = parts.count == 2
        if hasFraction {
            guard let fraction = parts.last, !fraction.isEmpty, fraction.allSatisfy(\.isDigit) else { return .badDate }
        }
        guard number >= 1, number != 60 else { return .badDate }
        let day = number - 25_569 + (number < 60 ? 1 : 0)
        guard hasFraction, let exact = Rational(decimal: String(String.UnicodeScalarView(scalars))) else {
            return .value(ParsedMoment(day: Int32(day), seconds: 0, clock: .none))
        }
        let share = (exact - Rational(number)) * Rational(86_400)
        let seconds = share.rounded(to: 0).whole ?? 0
        return .value(
            ParsedMoment(day: Int32(day + seconds / 86_400), seconds: Int32(seconds % 86_400), clock: .time))
    }

    /// Walks over the characters of one cell.
    private struct Scanner {
        let scalars: [Unicode.Scalar]
        var position = 0

        init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

        var isAtEnd: Bool { position == scalars.count }

        /// A date in any spelling; `nil` where there is none here, `.some(nil)` where it does not exist.
        mutating func day() -> Day?? {
            let start = position
            if let year = number(digits: 4...4), let separator = peek() {
                switch separator {
                case "-", "/", ".":
                    position += 1
                    if let month = number(digits: 1...2), skipOne(separator), let day = number(digits: 1...2) {
                        return .some(Day(year: year, month: month, day: day))
                    }
                case "年":
                    position += 1
                    if let month = number(digits: 1...2), skipOne("月"), let day = number(digits: 1...2), skipOne("日") {
                        return .some(Day(year: year, month: month, day: day))
                    }
                default: break
                }
            }
            position = start
            if let whole = number(digits: 8...8) {
                return .some(Day(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100))
            }
            position = start
            return nil
        }

        func peek() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

        mutating func skipOne(_ scalar: Unicode.Scalar) -> Bool {
            guard peek() == scalar else { return false }
            position += 1
            return true
        }

        mutating func skip(_ scalar: Unicode.Scalar) -> Int {
            let start = position
            while peek() == scalar { position += 1 }
            return position - start
        }

        /// So many digits, greedily; a further digit behind the most is not taken and left to the caller to refuse.
        mutating func number(digits: ClosedRange<Int>) -> Int? {
            let start = position
            var value = 0
            while position - start < digits.upperBound, let scalar = peek(), scalar.isDigit {
                value = value * 10 + Int(scalar.value - 0x30)
                position += 1
            }
            guard position - start >= digits.lowerBound else {
                position = start
                return nil
            }
            return value
        }
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { value >= 0x30 && value <= 0x39 }
}
