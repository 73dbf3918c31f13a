internal import RecordModel

extension Construct {
    /// An import profile.
    static let profile = Construct(
        "profile", "导入方案", "考勤机或业务系统导出的文件怎样变成一张表:靠什么认出来,各列从哪里来。",
        keys: [
            Key("kind", .words(["profile"]), "文件的类别。", example: "kind: profile", required: true),
            Key("id", .text, "编号,centre.yaml 用它指名。", example: "id: dingtalk-daily", required: true),
            Key("title", .text, "名称。", required: true),
            Key(
                "makes", .wordsOrText(["roster", "attendance", "leave", "cases", "ratings", "pauses", "events"]),
                "生成哪一种表;也可以是考核办法自己声明的记录表。", example: "makes: attendance", required: true),
            Key("worksheet", .oneOrMore(.text), "工作表的名称;缺省为第一张看得见的。", example: "worksheet: 每日统计"),
            Key(
                "known_by", .oneOrMore(.oneOrMore(.text)), "表头里必须都有的词语,一个词语可以列出几种写法;不写的方案只在指名时用。",
                example: "known_by: [姓名, [考勤号码, 登记号码]]"),
            Key("header_rows", .whole(0...5), "表头占几行,缺省 1;没有表头的写 0。"),
            Key("delimiter", .words(["tab", "comma", "semicolon"]), "文本文件的分隔符;缺省看文件。"),
            Key("blank", .oneOrMore(.text), "表示空白的词语。", example: "blank: [\"-\", \"--\"]"),
            Key(
                "columns",
                .entries(.shaped(scalar: .text, list: .list(.text), mapping: .definition("profile_column"))),
                "各列从哪里来:表头,或表头的几种写法。", example: "columns:\n  staff: [考勤号码, 登记号码]", required: true),
        ])

    /// 一列.
    static let profileColumn = Construct(
        "profile_column", "一列", "一列的内容从哪里来。",
        keys: [
            Key("header", .oneOrMore(.text), "表头,可以列出几种写法;* 代表任何文字。", example: "header: [考勤号码, 登记号码]"),
            Key("position", .text, "列号,如 A 或 1。"),
            Key("value", .text, "各行都是这个内容。"),
            Key("date", .oneOrMore(.text), "一人一天一行时,日期的表头。"),
            Key("punches", .oneOrMore(.text), "一人一天一行时,各次打卡的表头。", example: "punches: [上班*打卡时间, 下班*打卡时间]"),
            Key(
                "pairs", .oneOrMore(.definition("profile_pair")), "办件表里暂停的起止(pauses 一列),一件可以有几段。",
                example: "pairs: [{kind: 挂起, from: 挂起时间*, until: 恢复时间*}]"),
            Key("words", .entries(.text), "代码和它表示的词语。", example: "words: {1: 即办件, 2: 承诺件}"),
            Key("pad", .whole(1...40), "工号不足这么多位的,前面补零。"),
            Key("by_name", .oneOrMore(.text), "姓名的表头:没有工号的行按姓名认人。"),
            Key(
                "unit",
                .shaped(
                    scalar: .words(LimitUnit.allCases.map(\.rawValue)), list: nil, mapping: .definition("profile_unit")),
                "承诺时限的单位,或单位在哪一列。", example: "unit: 工作日"),
            Key("repeats", .truth, "空着的单元格沿用上一行(合并单元格)。"),
        ])

    /// 暂停的起止.
    static let profilePair = Construct(
        "profile_pair", "暂停的起止", "一种暂停从哪一列起、到哪一列止;有几组列的,从左到右依次配成几段。",
        keys: [
            Key("kind", .text, "暂停的类型。", example: "kind: 挂起", required: true),
            Key("from", .oneOrMore(.text), "起的表头,可以列出几种写法。", required: true),
            Key("until", .oneOrMore(.text), "止的表头;空着的单元格是还没有恢复。"),
        ])

    /// 单位列.
    static let profileUnit = Construct(
        "profile_unit", "单位列", "承诺时限的单位在哪一列。",
        keys: [
            Key("header", .oneOrMore(.text), "表头。", required: true),
            Key("words", .entries(.text), "代码和它表示的单位。", example: "words: {1: 工作日, 2: 自然日}"),
        ])
}
