/// A calendar day, counted from 1970-01-01 in the proleptic Gregorian calendar; no clock and no time zone.
public struct Day: Hashable, Comparable, Sendable, RawRepresentable {
    /// Days since 1970-01-01; may be negative.
    public var rawValue: Int32

    /// The day so many days after 1970-01-01.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// A day by its date; `nil` where the calendar has no such day (02-30) or the year is outside 1–9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        self.init(rawValue: Self.count(year, month, day))
    }

    /// A day written as ISO 8601 does, `2026-07-01`, and in no other way.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= 0x30 && byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Earlier before later.
    public static func < (left: Day, right: Day) -> Bool { left.rawValue < right.rawValue }

    /// The day so many days later (earlier if negative); stops at the ends of the representable range.
    public func advanced(by days: Int) -> Day {
        Day(rawValue: Int32(clamping: Int(rawValue) + days.clamped(to: -10_000_000...10_000_000)))
    }

    /// Days from this one to another; negative if the other is earlier.
    public func distance(to other: Day) -> Int { Int(other.rawValue) - Int(rawValue) }

    /// Year, month and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        // Years are counted from March so that the leap day comes last.
        let shifted = Int(rawValue) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = (Int(rawValue) % 7 + 7 + 3) % 7
        return Weekday.allCases[index]
    }

    /// `2026-07-01`.
    public var iso: String {
        let (year, month, day) = components
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "-" + two(month) + "-" + two(day)
    }

    /// The number a spreadsheet keeps for this day (1900 date system, right from 1900-03-01 on).
    public var spreadsheetSerial: Int { Int(rawValue) + 25_569 }

    /// How many days a month has.
    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func count(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

/// A day of the week, Monday first.
public enum Weekday: String, CaseIterable, Hashable, Sendable {
    /// 周一.
    case monday
    /// 周二.
    case tuesday
    /// 周三.
    case wednesday
    /// 周四.
    case thursday
    /// 周五.
    case friday
    /// 周六.
    case saturday
    /// 周日.
    case sunday

    /// Whether it is Saturday or Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
