extension HelpTopic {
    /// Calendars.
    static let calendars = HelpTopic(
        "工作日历",
        pages: [
            DiagnosticHelp(
                .dayOutsideCoverage, zh: "不在年度之内", en: "day outside the years covered",
                cause: "日期不在 covers(年度)写明的年份里。",
                remedy: "核对年份,或写进该年度的文件。",
                wrong: .calendar("covers: 2026\nholidays: {元旦: 2025-12-31..2026-01-03}"),
                right: .calendar("covers: 2026\nholidays: {元旦: 2026-01-01..2026-01-03}")),
            DiagnosticHelp(
                .workdayOnWeekday, zh: "本来就上班", en: "worked anyway",
                cause: "调休上班的日子是周一到周五。多半是日期写错了。",
                remedy: "调休上班只写周六、周日。",
                wrong: .calendar("covers: 2026\nworkdays: [01-05]"),
                right: .calendar("covers: 2026\nworkdays: [01-04]")),
            DiagnosticHelp(
                .dayNamedTwice, zh: "一天写了两次", en: "day named twice",
                cause: "一天既归两个节日,或既放假又上班。",
                remedy: "只留一处。",
                wrong: .calendar("covers: 2026\nholidays: {元旦: 01-01..01-04}\nworkdays: [01-04]"),
                right: .calendar("covers: 2026\nholidays: {元旦: 01-01..01-03}\nworkdays: [01-04]")),
            DiagnosticHelp(
                .calendarOverlap, zh: "日历重叠", en: "calendars overlap",
                cause: "两个日历文件写的是同一年度。",
                remedy: "一个年度只用一个文件。",
                wrong: .files([
                    ("calendars/2026.yaml", "kind: calendar\ntitle: 2026 年\ncovers: 2026"),
                    ("calendars/新.yaml", "kind: calendar\ntitle: 2026 年(新)\ncovers: 2026"),
                ]),
                right: .files([
                    ("calendars/2026.yaml", "kind: calendar\ntitle: 2026 年\ncovers: 2026"),
                    ("calendars/2027.yaml", "kind: calendar\ntitle: 2027 年\ncovers: 2027"),
                ])),
            DiagnosticHelp(
                .calendarGap, zh: "日历有空档", en: "gap between calendars",
                cause: "两个日历文件之间(或年度列表里)缺了年度。程序不猜哪天放假。",
                remedy: "补上中间年度。",
                wrong: .calendar("covers: [2025, 2027]"),
                right: .calendar("covers: [2025, 2026, 2027]")),
        ])
}
