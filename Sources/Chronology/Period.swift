/// How long a period of assessment is (`period` of a sheet).
public enum PeriodKind: String, CaseIterable, Hashable, Sendable {
    /// 月.
    case month
    /// 季.
    case quarter
    /// 半年.
    case halfYear = "half-year"
    /// 年.
    case year

    /// How many months it has.
    public var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }
}

/// One period of assessment: a month, quarter, half-year or year of the calendar.
///
/// Written `2026-07`, `2026Q3`, `2026H2` or `2026`, on the command line and as the name of an output folder.
public struct Period: Hashable, Comparable, Sendable {
    /// How long it is.
    public let kind: PeriodKind
    /// The calendar year.
    public let year: Int
    /// Which one of its kind in that year, from 1.
    public let number: Int

    /// A period by its parts; `nil` where the year has no such period or is outside 1970–9998.
    public init?(kind: PeriodKind, year: Int, number: Int) {
        guard (1970...9998).contains(year), number >= 1, number <= 12 / kind.months else { return nil }
        self.kind = kind
        self.year = year
        self.number = number
    }

    /// A period as it is written: `2026-07`, `2026Q3`, `2026H2`, `2026`.
    public init?(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= 4, scalars.allSatisfy({ $0.isASCII }), let year = Self.digits(scalars[0..<4]) else {
            return nil
        }
        let rest = scalars[4...]
        guard let mark = rest.first else {
            self.init(kind: .year, year: year, number: 1)
            return
        }
        guard let number = Self.digits(rest.dropFirst()) else { return nil }
        switch (mark, rest.count) {
        case ("-", 3): self.init(kind: .month, year: year, number: number)
        case ("Q", 2), ("q", 2): self.init(kind: .quarter, year: year, number: number)
        case ("H", 2), ("h", 2): self.init(kind: .halfYear, year: year, number: number)
        default: return nil
        }
    }

    /// The period of a kind that holds a day; `nil` outside the years a period may have.
    public init?(_ kind: PeriodKind, containing day: Day) {
        let (year, month, _) = day.components
        self.init(kind: kind, year: year, number: (month - 1) / kind.months + 1)
    }

    /// The period of the same kind just before this one; `nil` before 1970.
    public var previous: Period? { Period(kind, containing: first.advanced(by: -1)) }

    /// The first day.
    public var first: Day {
        Day(year: year, month: (number - 1) * kind.months + 1, day: 1) ?? Day(rawValue: 0)
    }

    /// The last day, inclusive.
    public var last: Day {
        let month = number * kind.months
        return Day(year: year, month: month, day: Day.length(ofMonth: month, in: year)) ?? Day(rawValue: 0)
    }

    /// How many days it has.
    public var length: Int { first.distance(to: last) + 1 }

    /// Whether a day lies in it.
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// The periods of another, shorter or equal kind it is made of, in order; empty where that kind is longer.
    public func parts(_ kind: PeriodKind) -> [Period] {
        guard kind.months <= self.kind.months else { return [] }
        let count = self.kind.months / kind.months
        return (0..<count).compactMap {
            Period(kind: kind, year: year, number: (number - 1) * count + $0 + 1)
        }
    }

    /// As it is written: `2026-07`, `2026Q3`, `2026H2`, `2026`.
    public var label: String {
        switch kind {
        case .month: number < 10 ? "\(year)-0\(number)" : "\(year)-\(number)"
        case .quarter: "\(year)Q\(number)"
        case .halfYear: "\(year)H\(number)"
        case .year: "\(year)"
        }
    }

    /// As it is read in Chinese: `2026年7月`, `2026年第三季度`, `2026年下半年`, `2026年`.
    public var title: String {
        switch kind {
        case .month: "\(year)年\(number)月"
        case .quarter: "\(year)年第\(["一", "二", "三", "四"][number - 1])季度"
        case .halfYear: "\(year)年\(number == 1 ? "上" : "下")半年"
        case .year: "\(year)年"
        }
    }

    /// By first day, the shorter before the longer.
    public static func < (left: Period, right: Period) -> Bool {
        (left.first, left.last) < (right.first, right.last)
    }

    private static func digits(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard !scalars.isEmpty, scalars.allSatisfy({ $0.value >= 0x30 && $0.value <= 0x39 }) else { return nil }
        return scalars.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    }
}
