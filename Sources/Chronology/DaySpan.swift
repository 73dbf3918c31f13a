/// Days from a first to a last, both inclusive.
public struct DaySpan: Hashable, Sendable {
    /// The first day.
    public let first: Day
    /// The last day, inclusive.
    public let last: Day

    /// A span by its ends.
    public init(_ first: Day, _ last: Day) {
        self.first = first
        self.last = last
    }

    /// Whether a day lies in it.
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }
}

extension DaySpan {
    /// As it is read in Chinese: 2026年7月 where it is a period, else both ends.
    public var title: String {
        if first == last { return first.iso }
        for kind in PeriodKind.allCases {
            if let period = Period(kind, containing: first), period.span == self { return period.title }
        }
        return "\(first.iso) 至 \(last.iso)"
    }
}

extension Period {
    /// Its days.
    public var span: DaySpan { DaySpan(first, last) }
}

extension Day {
    /// The first day of the month so many months before this day's.
    public func firstOfMonth(monthsBack: Int) -> Day {
        let (year, month, _) = components
        let months = year * 12 + month - 1 - monthsBack
        return Day(year: months / 12, month: months % 12 + 1, day: 1) ?? self
    }
}
