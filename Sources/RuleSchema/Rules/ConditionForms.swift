extension Definition {
    /// Conditions on a window of time.
    static let conditionForms: [Definition] = [
        .form(
            name: "condition", title: "条件", meaning: "对指标、次数、等次的条件,要全部成立。",
            .shaped(
                scalar: nil, list: .list(.anyOf([.definition("term"), .definition("terms")])),
                mapping: .anyOf([.definition("terms"), .definition("term")]))),
        .construct(
            Construct(
                "terms", "条件", "指标的名称和它的比较。",
                keys: [
                    Key("count", .numberOrComparison, "本条的次数。", example: "when: {count: at_least 5}"),
                    Key(
                        "differs", .pair(.definition("measure_reference")), "两个指标不一致。",
                        example: "when: {differs: [rated, finished]}"),
                    Key("level", .oneOrMore(.text), "得了这些等次之一。", example: "when: {level: 未达标}"),
                    Key("honour", .oneOrMore(.text), "得了这些荣誉之一。"),
                ], others: .numberOrComparison)),
        .construct(
            Construct(
                "term", "条件", "一个指标和它的比较;指标可以当场写。",
                keys: [
                    Key("measure", .definition("quantity"), "指标的名称,或当场写的一个指标或名次。", required: true),
                    Key("is", .numberOrComparison, "比较。", required: true),
                ])),
        .form(
            name: "measure_reference", title: "指标", meaning: "指标的名称,或当场写一个指标。",
            .shaped(scalar: .text, list: nil, mapping: .definition("measure"))),
    ]
}
