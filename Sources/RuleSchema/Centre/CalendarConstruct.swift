extension Construct {
    /// A calendar file.
    static let calendar = Construct(
        "calendar", "工作日历", "一个或几个年度的放假和调休,依据国务院办公厅的通知。",
        keys: [
            Key("kind", .words(["calendar"]), "文件的类别。", example: "kind: calendar", required: true),
            Key("title", .text, "名称。", required: true),
            Key("notice", .definition("calendar_notice"), "依据的通知。"),
            Key("covers", .oneOrMore(.whole(1970...2200)), "年度,或相连的几个年度。", example: "covers: 2026", required: true),
            Key(
                "holidays", .entries(.oneOrMore(.stretch)), "放假:节日和首尾日期,首尾都算。", example: "holidays:\n  春节: 02-15..02-23"
            ),
            Key("workdays", .oneOrMore(.stretch), "调休上班的周六、周日。", example: "workdays: [01-04, 02-14]"),
        ])

    /// 通知.
    static let calendarNotice = Construct(
        "calendar_notice", "通知", "放假通知。",
        keys: [
            Key("number", .text, "文号。", example: "number: 国办发明电〔2025〕7号"), Key("issued", .date, "发文日期。"),
        ])
}
