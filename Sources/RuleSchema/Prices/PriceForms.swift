extension Definition {
    /// What a price is made of.
    static let priceForms: [Definition] = [
        .form(
            name: "price", title: "分值", meaning: "一个分值,或一种算法。",
            .shaped(scalar: .amount, list: nil, mapping: .definition("price_form"))),
        .form(
            name: "amount", title: "分值",
            meaning: "2、0.5、2/3、2%(满分的百分比)、+2(比上一档多)、all(扣完)、unknown(原文缺)、choose: [2, 4](酌情),或一个后果的名称。",
            .shaped(scalar: .amount, list: nil, mapping: .definition("choice"))),
        .form(
            name: "price_table", title: "分档", meaning: "一档一行;一行比较管到下一行为止,低于第一行是 0。",
            .filled(.entries(.definition("amount")))),
        .form(
            name: "quantity", title: "按", meaning: "记录的一列、nth(第几次)、count(次数)、一个指标,或 place of(名次)加指标。",
            .shaped(
                scalar: .wordsOrText(["nth", "count"]), list: nil,
                mapping: .anyOf([.definition("measure"), .definition("place_of")]))),
        .construct(
            Construct(
                "place_of", "名次", "一个指标在同组里的名次,最高的是第 1 名。",
                keys: [
                    Key(
                        "place", .definition("measure_reference"), "哪个指标的名次。", example: "by: {place: cases}",
                        required: true)
                ])),
        .form(
            name: "factor", title: "倍数", meaning: "一个数、一个分数,或按什么分档。",
            .shaped(scalar: .quantity, list: nil, mapping: .definition("factor_table"))),
    ]
}
