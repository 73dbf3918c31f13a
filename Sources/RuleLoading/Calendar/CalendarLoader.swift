internal import Chronology
public import Diagnostics
internal import YAMLDocument

/// Reads calendar files (`kind: calendar`).
///
/// A file states the years it covers, the holidays by name (`春节: 02-15..02-23`) and the weekend days worked in exchange.
/// Days are written `02-15` where the file covers one year, else `2026-02-15`.
public enum CalendarLoader {
    static let keys = KeySet(["kind", "title", "notice", "covers", "holidays", "workdays"])

    /// A calendar file and its problems.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func load(name: String, bytes: [UInt8]) -> Loaded<CalendarFile> {
        FileDecoder.load(name: name, bytes: bytes, as: .calendar) { decoder, fields in decoder.calendar(fields) }
    }
}

extension FileDecoder {
    /// The years a calendar file covers.
    struct Coverage {
        var first: Day
        var last: Day
        /// The year of a day written without one.
        var year: Int?

        func contains(_ day: Day) -> Bool { first <= day && day <= last }
    }

    func calendar(_ fields: Fields) -> CalendarFile? {
        let title = text(fields.required("title")) ?? ""
        let (notice, issued) = notice(fields.pair("notice"))
        guard let covers = fields.required("covers"), let coverage = coverage(covers) else { return nil }
        var named: [Day: SourceSpan] = [:]
        var holidays: [(name: String, days: [Day])] = []
        for pair in fields["holidays"].map(entries) ?? [] {
            let days = list(pair.value).flatMap { item in
                stretch(item, coverage).filter { claim($0, item.span, &named) }
            }
            holidays.append((pair.name, days))
        }
        let workdays = list(fields["workdays"]).flatMap { item in
            stretch(item, coverage).filter { day in
                if !day.weekday.isWeekend {
                    report(
                        .workdayOnWeekday, at: item.span,
                        ("\(day.iso) 是\(day.weekday.title),本来就上班", "\(day.iso) is a weekday and worked anyway"),
                        fix: ("调休上班只写周六、周日;核对日期", "list Saturdays and Sundays only; check the date"))
                }
                return claim(day, item.span, &named)
            }
        }
        return CalendarFile(
            title: title, notice: notice, issued: issued, first: coverage.first, last: coverage.last,
            holidays: holidays, workdays: workdays, span: covers.span)
    }

    private func notice(_ pair: YAMLPair?) -> (String, Day?) {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["number", "issued"]), owner: pair.key.span)
        else { return ("", nil) }
        return (text(fields["number"]) ?? "", day(fields["issued"]))
    }

    /// One year, or a list of years that follow one another.
    private func coverage(_ node: YAMLNode) -> Coverage? {
        var years: [Int] = []
        for item in list(node) {
            guard let year = whole(item, 1970...2200) else { return nil }
            if let last = years.last, year != last + 1 {
                report(
                    .calendarGap, at: item.span,
                    ("年度要连续:\(last) 之后是 \(year)", "years must follow one another: \(year) stands behind \(last)"),
                    fix: ("按顺序写,不连续的年度另存文件", "write them in order, or use another file"))
                return nil
            }
            years.append(year)
        }
        guard let from = years.first, let to = years.last, let first = Day(year: from, month: 1, day: 1),
            let last = Day(year: to, month: 12, day: 31)
        else {
            wrongType(node, expected: ("年度,如 2026", "a year such as 2026"))
            return nil
        }
        return Coverage(first: first, last: last, year: from == to ? from : nil)
    }

    /// The days of `02-15..02-23`, or the one day of `02-15`.
    private func stretch(_ node: YAMLNode, _ coverage: Coverage) -> [Day] {
        guard let text = scalar(node)?.halfWidth else { return [] }
        let ends = Self.halves(text)
        guard let first = day(ends.0, node, coverage), let last = day(ends.1 ?? ends.0, node, coverage) else {
            return []
        }
        guard first <= last else {
            report(
                .rangeReversed, at: node.span,
                ("放假从 \(first.iso) 到 \(last.iso),前后颠倒", "it runs from \(first.iso) back to \(last.iso)"),
                fix: ("对调两个日期", "exchange the two days"))
            return []
        }
        return (0...first.distance(to: last)).map(first.advanced(by:))
    }

    private static func halves(_ text: String) -> (String, String?) {
        for mark in ["..", "至", "~"] {
            let parts = text.split(separator: mark, maxSplits: 1).map { String($0).trimmed }
            if parts.count == 2 { return (parts[0], parts[1]) }
        }
        return (text, nil)
    }

    private func day(_ text: String, _ node: YAMLNode, _ coverage: Coverage) -> Day? {
        let full = text.utf8.count == 5 ? coverage.year.map { "\($0)-\(text)" } ?? text : text
        guard let day = Day(iso: full) else {
            report(
                .badDate, at: node.span, ("没有“\(text)”这一天", "there is no day '\(text)'"),
                fix: (
                    "写成 02-15(或 2026-02-15),一段写成 02-15..02-23",
                    "write 02-15 (or 2026-02-15), and a stretch as 02-15..02-23"
                ))
            return nil
        }
        guard coverage.contains(day) else {
            report(
                .dayOutsideCoverage, at: node.span,
                ("\(day.iso) 不在本文件的年度之内", "\(day.iso) is outside the years this file covers"),
                fix: ("核对年份,或写进该年度的日历文件", "check the year, or move it to that year's file"))
            return nil
        }
        return day
    }

    /// Whether a day is named for the first time; reported where it is not.
    private func claim(_ day: Day, _ span: SourceSpan, _ named: inout [Day: SourceSpan]) -> Bool {
        guard let first = named[day] else {
            named[day] = span
            return true
        }
        // Stretches that overlap by many days are one mistake.
        if diagnostics.last?.code == .dayNamedTwice && diagnostics.last?.span == span { return false }
        report(
            .dayNamedTwice, at: span, ("\(day.iso) 写了两次", "\(day.iso) is named twice"),
            fix: ("一天只归一个节日,或只归调休上班", "a day belongs to one holiday, or to the days worked in exchange"),
            related: [(first, ("第一次写在这里", "first named here"))])
        return false
    }
}

extension Weekday {
    /// 周一.
    var title: String { Vocabulary.spellings(rawValue).last ?? rawValue }
}
