public import Chronology
public import Diagnostics

extension CalendarLoader {
    /// One calendar of several files: together they must cover a span without gap or overlap.
    public static func merge(_ files: [CalendarFile]) -> Loaded<WorkingCalendar> {
        let ordered = files.sorted { ($0.first, $0.span) < ($1.first, $1.span) }
        guard let first = ordered.first, let last = ordered.last else { return Loaded(nil, []) }
        let problems = zip(ordered, ordered.dropFirst()).compactMap { problem($0, $1) }
        guard problems.isEmpty else { return Loaded(nil, problems) }
        let calendar = WorkingCalendar(
            first: first.first, last: last.last, holidays: Set(ordered.flatMap { $0.holidays.flatMap(\.days) }),
            makeUpDays: Set(ordered.flatMap(\.workdays)))
        return Loaded(calendar, [])
    }

    private static func problem(_ earlier: CalendarFile, _ later: CalendarFile) -> Diagnostic? {
        let next = earlier.last.advanced(by: 1)
        guard later.first != next else { return nil }
        let related = [
            Diagnostic.Related(
                earlier.span, Wording(zh: "这个文件到 \(earlier.last.iso) 为止", en: "this file ends on \(earlier.last.iso)"))
        ]
        if later.first <= earlier.last {
            return Diagnostic(
                .calendarOverlap, at: later.span,
                Wording(zh: "两个日历文件都有 \(later.first.iso)", en: "two calendar files cover \(later.first.iso)"),
                remedy: Wording(zh: "一个年度只用一个日历文件", en: "use one calendar file for a year"), related: related)
        }
        return Diagnostic(
            .calendarGap, at: later.span,
            Wording(
                zh: "\(next.iso) 至 \(later.first.advanced(by: -1).iso) 没有日历",
                en: "no calendar covers \(next.iso) to \(later.first.advanced(by: -1).iso)"),
            remedy: Wording(zh: "补上中间年度的日历文件", en: "add the calendar files of the years between"), related: related)
    }
}
