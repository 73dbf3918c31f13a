extension Definition {
    /// What sheets are made of.
    static let sheetForms: [Definition] = [
        .form(
            name: "composition", title: "取用", meaning: "一张考核表的编号(同期自己的得分),或怎样汇总。",
            .shaped(scalar: .text, list: nil, mapping: .definition("composition_form"))),
        .form(
            name: "quota", title: "名额", meaning: "20%、3,或按参评人数分档。",
            .shaped(scalar: .quantity, list: nil, mapping: .filled(.byComparison(.quantity)))),
    ]
}
