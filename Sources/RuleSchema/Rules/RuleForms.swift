internal import RecordModel
internal import RuleModel

extension Definition {
    /// The logs every centre has, as rules name them.
    static let logWords = LogKind.allCases.filter { ![.attendance, .ratings, .pauses].contains($0) }.map(\.rawValue)

    /// Which rows; a word besides the logs' may stand there too.
    static func rows(besides words: [String]) -> ValueForm {
        .shaped(
            scalar: .wordsOrText(logWords + words), list: .several(.wordsOrText(logWords)),
            mapping: .definition("rows_from"))
    }

    /// Whose rows, which rows, on whom.
    static let ruleForms: [Definition] = [
        .form(
            name: "rows", title: "记录", meaning: "一种记录,或几种记录按时间排成的一串,或其他条目的各次、考核结果。",
            rows(besides: [])),
        .construct(
            Construct(
                "rows_from", "记录", "其他条目的各次,或一张考核表的结果。",
                keys: [
                    Key("rules", .oneOrMore(.text), "数这些条目的各次。", example: "rows: {rules: [5a, 5b]}"),
                    Key("results", .text, "数一张考核表各期的结果。", example: "rows: {results: staff-month}"),
                ], demands: [.oneOf(["rules", "results"])])),
        .form(
            name: "rows_of", title: "记录来自", meaning: "window(窗口)是对象自己的行,members(窗口人员)是它的人的行。",
            .oneOrMore(.each(RowOwner.self))),
        .form(
            name: "filter", title: "限定",
            meaning: "每一列一个限定:一个值、一个列表、empty(空缺)、filled(已填)、是/否,或一个比较;要全部成立。",
            .shaped(scalar: nil, list: nil, mapping: .fields(.definition("test")))),
        .form(
            name: "test", title: "限定", meaning: "一个值、一个列表、empty(空缺)、filled(已填)、是/否,或一个比较。",
            .shaped(scalar: .test, list: .list(.test), mapping: nil)),
        .form(
            name: "waiver", title: "可免", meaning: "对记录各列的限定,或对指标的条件。",
            .shaped(
                scalar: nil, list: .list(.anyOf([.definition("term"), .definition("terms")])),
                mapping: .anyOf([.fields(.definition("test")), .definition("term")]))),
        .form(
            name: "window_of_time", title: "期内", meaning: "一段时间:日、月、季、半年、年,或 12 months。",
            .window),
        .form(
            name: "same", title: "同一", meaning: "一列的名称,或列和取哪一行。",
            .shaped(scalar: .text, list: nil, mapping: .definition("same_by"))),
        .construct(
            Construct(
                "same_by", "同一", "这一列相同的几行只算一行。",
                keys: [
                    Key("by", .text, "哪一列相同。", required: true),
                    Key("keep", .each(SameRows.Keep.self), "算哪一行:分值最高的、首次的、都算。"),
                ])),
        .form(
            name: "falls_on", title: "计入",
            meaning: "members(窗口人员)、department(部门)、window(窗口)或一种岗位;几种时写各占多少。",
            .shaped(
                scalar: .wordsOrText(["members", "department", "window", "subject"]), list: nil,
                mapping: .entries(.quantity))),
    ]
}
