internal import RuleModel

extension Construct {
    /// 条目.
    static let rule = Construct(
        "rule", "条目", "一条规则是一句话:数什么 · 什么时候 · 扣(加)多少 · 有什么后果。",
        keys: [
            Key("text", .text, "条文的原话。", example: "text: 上班迟到或早退的,每次扣1分", required: true),
            Key("clause", .text, "出自哪一条;不写就是所在部分的条款加编号。"),
            Key("reading", .text, "原文没有说清、由办公室决定的。", example: "reading: 不满一个百分点的部分不扣"),
            Key("deduct", .definition("price"), "每次扣多少分。", example: "deduct: 2"),
            Key("add", .definition("price"), "每次加多少分。", example: "add: 1"),
            Key("then", .oneOrMore(.text), "带来的后果,写后果表里的名称。", example: "then: 通报批评"),
        ] + counting + shaping,
        demands: [])

    /// What is counted, as rules and parts say it.
    static let counting: [Key] = [
        Key("rows", .definition("rows"), "数哪些记录;缺省是引用本条的督查台账。", example: "rows: cases"),
        Key("rows_of", .definition("rows_of"), "对象对谁的记录负责。", example: "rows_of: [window, members]"),
        Key("where", .definition("filter"), "只留这样的行,先于一切。", example: "where: {status: absent}"),
        Key("unless", .definition("filter"), "去掉这样的行,先于一切。", example: "unless: {kind: 退回件}"),
        Key("on", .each(CaseDate.self), "办件以哪个日期为准:办结(缺省)、到期、受理。"),
        Key("within", .definition("window_of_time"), "计数、条件、限额和指标的期间;缺省是考核表的周期。", example: "within: month"),
        Key("factor", .definition("factor"), "分值乘以多少。", example: "factor: {by: count, table: {at_least 3: 2}}"),
        Key("same", .definition("same"), "这一列相同的几行只算一行。", example: "same: deed"),
        Key("keep", .each(SameRows.Keep.self), "相同的几行算哪一行:分值最高的(缺省)、首次的、都算。"),
        Key(
            "limit", .shaped(scalar: .numberOrWords(["once"]), list: nil, mapping: nil), "每个期间最多多少分;once(一次)是只算一次。",
            example: "limit: 3"),
        Key("waived", .definition("waiver"), "可免的情形:扣分成为 0 分并写明理由。"),
        Key("falls_on", .definition("falls_on"), "分值计在谁身上;缺省是被考核的对象。", example: "falls_on: members"),
    ]

    /// What only a rule says.
    private static let shaping: [Key] = [
        Key("run", .definition("run"), "连续几次才算一次。", example: "run: {along: round, length: 2}"),
        Key("skip", .whole(1...1000), "前几次不计。", example: "skip: 2"),
        Key("every", .whole(2...1000), "每几次算一次。", example: "every: 3"),
        Key("when", .definition("condition"), "条件:每个期间里成立一次,就算一次。", example: "when: {satisfaction: under 90%}"),
        Key("examples", .optional(.oneOrMore(.definition("example"))), "例:几行记录和应得的分值。"),
    ]

    /// 连续.
    static let run = Construct(
        "run", "连续", "连续几次才算一次。",
        keys: [
            Key("along", .wordsOrText(["date"]), "依哪一列排先后:一列整数,或 date(逐个工作日)。", required: true),
            Key("length", .whole(2...1000), "几次算连续。", required: true),
            Key("blocks", .truth, "不重叠:三次连续后从头数起;缺省从第二次起每次都算。"),
        ])
}
