public import Chronology
internal import Exact

/// The day and the time of day that a day number stands for, exactly.
public struct SerialDate: Hashable, Sendable {
    /// The day; `nil` for a time of day alone.
    public let day: Day?
    /// Seconds from midnight, 0..<86,400.
    public let seconds: Int

    /// The moment of a numeral; `nil` where it stands for no day: negative, not a number, beyond the year 9999, or the
    /// 29 February 1900.
    /// - Parameter form: what the cell shows; a time alone is only one below 1.
    public init?(_ numeral: String, _ system: DateSystem, _ form: DateForm) {
        guard let plain = DecimalNumeral.plain(numeral), let exact = Rational(decimal: plain), !exact.isNegative,
            let seconds = (exact * Rational(86_400)).rounded(to: 0).whole
        else { return nil }
        let (number, rest) = (seconds / 86_400, seconds % 86_400)
        guard number <= 2_958_465 else { return nil }
        self.seconds = rest
        if number == 0, form == .time || system == .from1900 {
            day = nil
            return
        }
        switch system {
        case .from1904: day = Day(rawValue: Int32(number - 24_107))
        case .from1900:
            guard number != 60 else { return nil }
            day = Day(rawValue: Int32(number - 25_569 + (number < 60 ? 1 : 0)))
        }
    }

    /// `2026-07-01`, `2026-07-01 08:31:00` or `08:31:00`; a day without a time shows none unless its format does.
    public func text(_ form: DateForm) -> String {
        guard let day else { return Self.clock(seconds) }
        return seconds == 0 && form == .date ? day.iso : "\(day.iso) \(Self.clock(seconds))"
    }

    /// `08:31:00`.
    public static func clock(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}

/// Numerals as spreadsheet files write them: `46204.354166666664`, `1.5E-2`.
public enum DecimalNumeral {
    /// The same number in plain digits; `nil` where it is none, or one that no table of a centre holds.
    public static func plain(_ numeral: String) -> String? {
        let bytes = Array(numeral.utf8)
        guard bytes.count <= 64, !bytes.isEmpty else { return nil }
        var position = 0
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        var isNegative = false
        if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
            isNegative = bytes[0] == UInt8(ascii: "-")
            position = 1
        }
        var digits: [UInt8] = []
        var places = 0
        var hasPoint = false
        while position < bytes.count, isDigit(bytes[position]) || (bytes[position] == 0x2E && !hasPoint) {
            if bytes[position] == 0x2E {
                hasPoint = true
            } else {
                digits.append(bytes[position])
                if hasPoint { places += 1 }
            }
            position += 1
        }
        guard !digits.isEmpty else { return nil }
        if position < bytes.count {
            guard bytes[position] == UInt8(ascii: "E") || bytes[position] == UInt8(ascii: "e") else { return nil }
            guard let exponent = Int(String(decoding: bytes[(position + 1)...], as: UTF8.self)),
                exponent.magnitude <= 400
            else { return nil }
            places -= exponent
        }
        if places < 0 {
            digits += Array(repeating: 0x30, count: -places)
            places = 0
        }
        if digits.count <= places { digits = Array(repeating: 0x30, count: places + 1 - digits.count) + digits }
        var whole = Array(digits[..<(digits.count - places)].drop { $0 == 0x30 })
        if whole.isEmpty { whole = [0x30] }
        var fraction = Array(digits[(digits.count - places)...])
        while fraction.last == 0x30 { fraction.removeLast() }
        let isZero = whole == [0x30] && fraction.isEmpty
        let sign = isNegative && !isZero ? "-" : ""
        let text = String(decoding: whole, as: UTF8.self)
        return sign + text + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
    }
}
