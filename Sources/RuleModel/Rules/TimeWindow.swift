public import Chronology

/// The stretch of time in which a rule counts, holds a condition or keeps a limit (`within`, 期内).
///
/// `within: month` on a quarterly sheet cuts the quarter into three windows; `within: year` on a monthly sheet looks back to
/// 1 January, so that earlier occurrences of the year number later ones and use up its limit.
public enum TimeWindow: Hashable, Sendable {
    /// Each calendar day by itself.
    case day
    /// Each calendar month, quarter, half-year or year.
    case period(PeriodKind)
    /// So many months, up to the last day of the sheet's period: `12 months`.
    case trailing(months: Int)

    /// The windows that touch a period, in order: from first day to last, both inclusive. A window longer than the period
    /// begins before it and ends with it.
    public func spans(in period: Period) -> [DaySpan] {
        switch self {
        case .day:
            return (0..<period.length).map {
                let day = period.first.advanced(by: $0)
                return DaySpan(day, day)
            }
        case .period(let kind) where kind.months <= period.kind.months:
            return period.parts(kind).map { DaySpan($0.first, $0.last) }
        case .period(let kind):
            let first = Period(kind, containing: period.first)?.first ?? period.first
            return [DaySpan(first, period.last)]
        case .trailing(let months):
            return [DaySpan(period.last.firstOfMonth(monthsBack: months - 1), period.last)]
        }
    }

    /// As it is said: 当日, 每月, 每季度, 12个月内.
    public var title: String {
        switch self {
        case .day: "每日"
        case .period(.month): "每月"
        case .period(.quarter): "每季度"
        case .period(.halfYear): "每半年"
        case .period(.year): "每年"
        case .trailing(let months): "\(months)个月内"
        }
    }
}
