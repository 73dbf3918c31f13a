internal import Chronology
internal import Exact
internal import RuleModel

extension Construct {
    /// 考核表.
    static let sheet = Construct(
        "sheet", "考核表", "一个得分:对象、周期、各部分、排名和等次。",
        keys: [
            Key("title", .text, "表的名称;不写就是办法的名称。"),
            Key(
                "subject", .wordsOrText(SubjectKind.builtIn.map(\.id)), "考核谁:人员、窗口、部门,或 subjects 里的编号。",
                required: true),
            Key("period", .each(PeriodKind.self), "多长时间考核一次。", required: true),
            Key("decimals", .whole(0...6), "总分保留几位小数,缺省 2。"),
            Key("rounding", .each(Rounding.self), "小数怎样取:四舍五入(缺省)、舍去、进一。"),
            Key("clause", .text, "总分上下限出自哪一条。"),
            Key("reading", .text, "原文没有说清、由办公室决定的。"),
            Key("full", .number, "原文写明的总满分,用来核对各部分。"),
            Key("floor", .numberOrWords(["none"]), "总分最低多少;none(不设)。"),
            Key("ceiling", .numberOrWords(["none"]), "总分最高多少;none(不设)。"),
            Key("parts", .filled(.ids(.definition("part"))), "各部分:德、能、勤、绩、廉……", required: true),
            Key("rules", .ids(.definition("rule")), "加减在总分上的条目。"),
            Key("rank", .definition("rank"), "谁参加排名,怎样排。"),
            Key(
                "levels", .entries(.definition("level")), "等次,从高到低。",
                example: "levels:\n  五星: {stars: 5, quota: 20%, at_least: 80}"),
            Key("honours", .entries(.definition("level")), "荣誉,从高到低;等次以外另得的。"),
            Key("examples", .optional(.oneOrMore(.definition("example"))), "例:几行记录和应得的分值。"),
        ])
}
