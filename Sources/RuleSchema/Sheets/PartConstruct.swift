internal import RuleModel

extension Construct {
    /// 部分 of a sheet, which says what it is worth.
    static let part = part("part", isTop: true)
    /// 部分 of a part, which may only group rules.
    static let innerPart = part("inner_part", isTop: false)

    private static func part(_ name: String, isTop: Bool) -> Construct {
        Construct(
            name, "部分", "考核表的一个部分:得分是基础分加减各条,限在上下限之间,乘以权重。",
            keys: [
                Key("title", .text, "名称,如 德。", required: true),
                Key("code", .text, "台账里引用条目的代号,缺省是名称(德3)。"),
                Key("clause", .text, "出自哪一条;各条目的条款是它加编号。", example: "clause: 第五条(一)"),
                Key("reading", .text, "原文没有说清、由办公室决定的。"),
                Key("points", .number, isTop ? "满分;只加分的部分写 0。" : "满分;不写就是 0,只把条目归在一起。", required: isTop),
                Key("start", .number, "从多少分起;缺省是满分。"),
                Key("floor", .numberOrWords(["none"]), "最低多少分;none(不设)是扣分不封顶。", example: "floor: 0"),
                Key("ceiling", .numberOrWords(["none"]), "最高多少分;none(不设)是加分无上限。"),
                Key("weight", .quantity, "权重。", example: "weight: 70%"),
                Key(
                    "take", .definition("composition"), "取用别的考核表的得分。", example: "take: {mean: staff-month, of: months}"),
                Key("rules", .ids(.definition("rule")), "条目,按编号。"),
                Key("parts", .ids(.definition("inner_part")), "下面的部分。"),
            ] + counting)
    }

    /// 取用.
    static let composition = Construct(
        "composition_form", "取用", "把别的考核表的得分取来:平均、合计、最高或最低。",
        keys: [
            Key("mean", .text, "平均;写考核表的编号。"), Key("sum", .text, "合计;写考核表的编号。"),
            Key("best", .text, "最高;写考核表的编号。"), Key("worst", .text, "最低;写考核表的编号。"),
            Key(
                "of",
                .oneOrMore(
                    .wordsOrText([
                        "months", "quarters", "half-years", "years", "members", "group", "window", "department",
                    ])),
                "哪些得分:各月、各季、窗口人员、一组、一种岗位。"),
            Key("weight", .words(["days"]), "按在岗天数加权;缺省各占一份。"),
            Key("disqualified", .each(Composition.Disqualified.self), "取消资格的期间:照算(缺省)、算 0、不算。"),
        ],
        demands: [.oneOf(["mean", "sum", "best", "worst"])])
}
