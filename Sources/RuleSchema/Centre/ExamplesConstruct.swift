extension Construct {
    /// A file of examples.
    static let examples = Construct(
        "examples", "例", "几行记录,和规则应当算出的得分行,由 kaohe test 运行。",
        keys: [
            Key("kind", .words(["examples"]), "文件的类别。", example: "kind: examples", required: true),
            Key("title", .text, "名称。", required: true),
            Key(
                "regulation", .shaped(scalar: .text, list: nil, mapping: .definition("inline_regulation")),
                "规则文件,相对于本文件所在的文件夹;或者把考核办法(不写 kind 类别)直接写在下面。",
                example: "regulation: ../rules/baotou.yaml", required: true),
            Key("calendar", .oneOrMore(.text), "工作日历文件;缺省为周一至周五。"),
            Key("attendance", .text, "考勤制度文件;缺省为 09:00–12:00、14:00–17:00,超过 30 分钟算缺勤。"),
            Key("period", .text, "各案例的考核期。", example: "period: 2026Q3"),
            Key("sheet", .text, "各案例的考核表。"), Key("rule", .text, "各案例要试的条目。"),
            Key("people", people, "各案例的人员。"), Key("rosters", rosters, "考核办法声明的考核对象的名册。"),
            Key("cases", .oneOrMore(.definition("example")), "案例。", required: true),
        ])

    /// 案例.
    static let example = Construct(
        "example", "案例", "人员、记录和应得的结果;没有写到的不核对。",
        keys: [
            Key("title", .text, "要说明什么。"), Key("rule", .text, "要试的条目。"), Key("sheet", .text, "考核表。"),
            Key("period", .text, "考核期;缺省为记录中最后一天所在的一期。", example: "period: 2026-07"),
            Key("people", people, "人员;缺省为一号窗口的甲。", example: "people: {甲: {window: 一号窗口, post: 窗口负责人}}"),
            Key("rosters", rosters, "考核办法声明的考核对象的名册。"),
            Key("events", rows, "督查台账的行;只写日期的可以不用花括号。", example: "events: [2026-07-02, {date: 2026-07-03, times: 2}]"),
            Key("cases", rows, "办件的行。", example: "cases: [{finished: 2026-07-02, rating: 满意, repeat: 35}]"),
            Key("leave", rows, "请假外出的行。", example: "leave: [{kind: 病假, date: 2026-07-02}]"),
            Key(
                "punches", .oneOrMore(.definition("example_punches")), "某人某日的打卡,代替当日的准时打卡。",
                example: "punches: [{date: 2026-07-02, times: [09:31, 12:00]}]"),
            Key(
                "absent", .shaped(scalar: .stretch, list: .list(.stretch), mapping: .entries(.oneOrMore(.stretch))),
                "全天没有打卡的日子。", example: "absent: [2026-07-02]"),
            Key(
                "lines", .oneOrMore(.shaped(scalar: .text, list: nil, mapping: .definition("example_line"))),
                "这些条目的全部得分行,次序不限;只有分值的可以只写一个数。", example: "lines: [-2, {points: 0, note: 最多}]"),
            Key(
                "scores", .entries(.entries(.oneOrMore(.text))), "得分、名次、等次。",
                example: "scores: {甲: {德: 18, total: 98, rank: 1}}"),
            Key("consequences", .anything, "全部后果。"), Key("honours", .anything, "全部荣誉。"),
            Key("findings", .oneOrMore(.text), "全部数据问题的代号。", example: "findings: [unknown-degree]"),
            Key("total", .text, "唯一考核对象的总分。"),
            Key("refused", .text, "不能计分时,拒绝的话里要有的文字。"),
        ], others: .anything)

    /// A regulation written into a file of examples: without a kind, and with no need of an id or a title.
    static let inlineRegulation = Construct(
        "inline_regulation", "考核办法", "直接写在案例文件里的考核办法。",
        keys: regulation.keys.filter { $0.name != "kind" }.map {
            Key($0.name, $0.form, $0.meaning, example: $0.example, required: $0.isRequired && $0.name == "sheets")
        })

    /// 人员 of an example.
    static let person = Construct(
        "example_person", "人员", "一段在岗的时间;没有写到的列用缺省值。",
        keys: [
            Key("window", .text, "窗口。"), Key("department", .text, "部门。"), Key("post", .text, "岗位。"),
            Key("group", .text, "分组。"), Key("from", .date, "到岗日期。"), Key("until", .date, "离岗日期。"),
        ])

    /// 打卡 of an example.
    static let punches = Construct(
        "example_punches", "打卡", "某人某日的打卡。",
        keys: [
            Key("staff", .text, "谁;只有一个人时不写。"), Key("date", .date, "哪一天。", required: true),
            Key("times", .optional(.oneOrMore(.text)), "打卡时刻;空着就是没有打卡。"),
        ])

    /// 得分行 of an example.
    static let line = Construct(
        "example_line", "得分行", "一行分值;没有写到的不核对。",
        keys: [
            Key("subject", .text, "考核对象。"), Key("rule", .text, "条目。"),
            Key("points", .text, "分值,扣分带负号。", required: true), Key("date", .date, "日期。"),
            Key("note", .text, "说明里要有的文字。"), Key("evidence", .text, "依据里要有的文字。"),
        ])

    private static let row = ValueForm.shaped(scalar: .text, list: nil, mapping: .entries(.text))
    private static let rows = ValueForm.oneOrMore(row)
    private static let rosters = ValueForm.entries(rows)
    private static let people = ValueForm.shaped(
        scalar: nil, list: .list(.text), mapping: .entries(.optional(.oneOrMore(.definition("example_person")))))
}
