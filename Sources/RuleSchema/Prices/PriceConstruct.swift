internal import RuleModel

extension Construct {
    /// A price other than a plain amount.
    static let price = Construct(
        "price_form", "分值的算法", "分档、每档、折线、占比、取用、酌情,写一种。",
        keys: [
            Key(
                "by", .definition("quantity"), "按什么:记录的一列、nth(第几次)、count(次数)、一个指标,或 place of(名次)加指标。",
                example: "{by: degree, table: {一般: 1, 情节严重: 3}}"),
            Key(
                "table", .definition("price_table"), "分档:左边是词、比较、第几次或 empty(空缺)、else(其余),右边是分值。",
                example: "{by: nth, table: {1: 2, 2: 5, 3: 10}}"),
            Key(
                "each", .definition("amount"), "每一档多少分。",
                example: "{each: 3, per: 1%, by: satisfaction, short_of: 99%, remainder: dropped}"),
            Key("per", .quantity, "多少算一档;缺省 1。"),
            Key(
                "beyond", .quantityOrWords(["mean", "best", "last", "target"]),
                "超出这条线的部分;线可以是 mean(平均)、best(最高)、last(上期)、target(目标)。"),
            Key("short_of", .quantityOrWords(["mean", "best", "last", "target"]), "不足这条线的部分。"),
            Key("first", .quantity, "起步分:过了线就有的。"),
            Key("remainder", .each(StepPrice.Remainder.self), "零头:不满一档的舍去、进一,或按比例。"),
            Key(
                "line", .filled(.entries(.number)), "折线:几个点之间按比例,两头平。",
                example: "{line: {60%: 0, 90%: 10}, by: satisfaction}"),
            Key(
                "share", .definition("measure_reference"), "占比得分:这个指标除以 out_of,乘以 worth。",
                example: "{share: cases, out_of: best, worth: 10}"),
            Key(
                "out_of", .definition("measure_reference"),
                "相对于:一个数、best(最高)、mean(平均)、target(目标),或另一个指标。"),
            Key("worth", .number, "满分值。"),
            Key("take", .definition("quantity"), "取用:这个数就是分值。", example: "{take: superior_score}"),
            Key(
                "choose", .shaped(scalar: .words(["any"]), list: .pair(.number), mapping: nil),
                "酌情:分值由登记人在两数之间定,首尾都可;any(不限)。", example: "{choose: [2, 4], default: 2}"),
            Key("default", .number, "没有填写分值时按多少。"),
        ],
        demands: [
            .oneOf(["table", "each", "line", "share", "take", "choose"]), .atMostOne(["beyond", "short_of"]),
            .with("table", "by"), .with("each", "by"), .with("line", "by"), .with("share", "out_of"),
            .with("share", "worth"),
        ])

    /// 酌情, where an amount stands.
    static let choice = Construct(
        "choice", "酌情", "分值由登记人定。",
        keys: [
            Key(
                "choose", .shaped(scalar: .words(["any"]), list: .pair(.number), mapping: nil), "两数之间,首尾都可;any(不限)。",
                example: "choose: [2, 4]", required: true),
            Key("default", .number, "没有填写分值时按多少。"),
        ])

    /// 倍数 by a table.
    static let factorTable = Construct(
        "factor_table", "倍数", "按什么、各乘以多少。",
        keys: [
            Key("by", .definition("quantity"), "按什么。", required: true),
            Key(
                "table", .filled(.entries(.quantity)), "左边是词或比较,右边是倍数。", example: "{by: kind, table: {集体访: 2}}",
                required: true),
        ])
}
