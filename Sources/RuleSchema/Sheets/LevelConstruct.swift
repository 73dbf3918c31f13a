internal import Chronology
internal import Exact
internal import RuleModel

extension Construct {
    /// 等次.
    static let level = Construct(
        "level", "等次", "一档等次、星级或荣誉:名额、分数线和别的条件。",
        keys: [
            Key("stars", .whole(0...10), "几颗星。"),
            Key("quota", .definition("quota"), "名额:参评人数的百分比、个数,或按人数分档。", example: "quota: 20%"),
            Key("rounding", .each(Rounding.self), "名额怎样取整:舍去(缺省)、进一、四舍五入。"),
            Key("ties", .each(Level.Ties.self), "名额边上并列的:都就低(缺省)、都就高、停下来由人定。"),
            Key("over", .number, "总分超过多少。"), Key("at_least", .number, "总分不少于多少。", example: "at_least: 80"),
            Key("under", .number, "总分低于多少。"), Key("at_most", .number, "总分不超过多少。"),
            Key("when", .definition("condition"), "还要成立的条件。"), Key("clause", .text, "出自哪一条。"),
            Key("reading", .text, "原文没有说清、由办公室决定的。"),
            Key("then", .oneOrMore(.text), "带来的后果。", example: "then: 通报表彰"),
        ])

    /// 后果.
    static let consequence = Construct(
        "consequence", "后果", "分值以外的处理;什么也不写就只是它的名称。",
        keys: [
            Key("clause", .text, "出自哪一条(由等次或条件带来的)。"),
            Key("reading", .text, "原文没有说清、由办公室决定的。"),
            Key("bars", .words(["levels"]), "不得参加等次评定,分数照列。", example: "{bars: levels, until: month}"),
            Key("until", .each(PeriodKind.self), "到什么时候为止。"),
            Key("no_higher_than", .text, "等次不得高于。", example: "no_higher_than: 四星"),
            Key("lower", .whole(1...100), "降几等。"),
            Key("when", .definition("condition"), "条件成立就有这个后果。"),
            Key("of", .text, "条件说的是哪张考核表的对象。"),
            Key("within", .definition("window_of_time"), "条件看多长时间,缺省一年。"),
            Key("again", .truth, "每期都算;缺省只在条件第一次成立时。"),
        ])
}
