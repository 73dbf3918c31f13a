// Written by scripts/embed-calendars; change rules/calendars and run it again.

/// The calendars the program ships, as they stand in `rules/calendars`.
enum ShippedCalendars {
    /// Each year with the text of its file, earliest first.
    static let texts: [(year: Int, text: String)] = [
        (
            2025,
            #"""
            # yaml-language-server: $schema=../../schema/calendar.schema.json
            # 2025 年放假调休,依据国务院办公厅通知。
            # 放假写成“节日: 首日..末日”,首尾都算;只放一天时只写一天。
            # 周六、周日调休上班的,列在 workdays(调休上班)里。
            kind: calendar
            title: 2025年工作日历
            notice: {number: 国办发明电〔2024〕12号, issued: 2024-11-12}
            covers: 2025
            holidays:
              元旦: 01-01
              春节: 01-28..02-04
              清明节: 04-04..04-06
              劳动节: 05-01..05-05
              端午节: 05-31..06-02
              国庆节、中秋节: 10-01..10-08
            workdays: [01-26, 02-08, 04-27, 09-28, 10-11]

            """#
        ),
        (
            2026,
            #"""
            # yaml-language-server: $schema=../../schema/calendar.schema.json
            # 2026 年放假调休,依据国务院办公厅通知。
            # 放假写成“节日: 首日..末日”,首尾都算;只放一天时只写一天。
            # 周六、周日调休上班的,列在 workdays(调休上班)里。
            # 下一年度的通知一般在前一年十一月发布:复制本文件,改年度、文号和日期即可。
            kind: calendar
            title: 2026年工作日历
            notice: {number: 国办发明电〔2025〕7号, issued: 2025-11-04}
            covers: 2026
            holidays:
              元旦: 01-01..01-03
              春节: 02-15..02-23
              清明节: 04-04..04-06
              劳动节: 05-01..05-05
              端午节: 06-19..06-21
              中秋节: 09-25..09-27
              国庆节: 10-01..10-07
            workdays: [01-04, 02-14, 02-28, 05-09, 09-20, 10-10]

            """#
        ),
    ]
}
