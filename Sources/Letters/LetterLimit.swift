public import Chronology

/// How long somebody is given (期限): 10个工作日, 30个自然日.
public struct LetterLimit: Hashable, Sendable {
    /// What is counted.
    public enum Unit: String, CaseIterable, Hashable, Sendable {
        /// Days that the centre's calendar has as worked.
        case working = "工作日"
        /// Days.
        case natural = "自然日"
    }

    /// How many.
    public let count: Int
    /// Of what.
    public let unit: Unit

    /// The most days a letter may give.
    public static let most = 1_000

    /// A limit by its parts.
    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// As a template writes it; half-width, without spaces.
    init?(_ text: String) {
        guard let unit = Unit.allCases.first(where: { text.hasSuffix($0.rawValue) }) else { return nil }
        var digits = text.dropLast(unit.rawValue.count)
        if digits.last == "个" { digits.removeLast() }
        guard !digits.isEmpty, digits.utf8.count <= 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(digits), (1...Self.most).contains(count)
        else { return nil }
        self.init(count, unit)
    }

    /// As letters say it.
    public var title: String { "\(count)个\(unit.rawValue)" }

    /// The last day; the day it is counted from is not counted (民法典 第二百零一条). Where the last of natural days is not
    /// worked, it is the next day that is (第二百零三条).
    /// - Returns: `nil` where the calendar does not reach so far, or begins later.
    public func last(from day: Day, _ calendar: WorkingCalendar) -> Day? {
        switch unit {
        case .working: return calendar.dueDay(accepted: day, promise: count, paused: 0)
        case .natural:
            let end = day.advanced(by: count)
            return calendar.covers(end) ? calendar.workingDays(from: end, through: calendar.last).first : nil
        }
    }
}
