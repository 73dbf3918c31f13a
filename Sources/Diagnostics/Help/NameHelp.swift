extension HelpTopic {
    /// What a rule cites: fields and their values.
    static let names = HelpTopic(
        "引用的列和值",
        pages: [
            DiagnosticHelp(
                .unknownField, zh: "没有这一列", en: "no such field",
                cause: "where(限于)、by(按)、columns(表头)等处的列名不在这张表里。",
                remedy: "按提示改;后面列出了这张表的列。督查台账、请假外出、办件里自己加的列,先在考核办法的 columns(表头)里写明,如 `columns: {cases: [区域, 渠道]}`。",
                wrong: .rule("text: 不满意的,每件扣1分\nrows: cases\nwhere: {ratng: 不满意}\ndeduct: 1"),
                right: .rule("text: 不满意的,每件扣1分\nrows: cases\nwhere: {rating: 不满意}\ndeduct: 1")),
            DiagnosticHelp(
                .impossibleValue, zh: "不会有这个值", en: "value a field never has",
                cause: "这一列只有固定的几个词,写的词永远不会出现,条件也就永远不成立。",
                remedy: "改成表里的词。",
                wrong: .rule("text: 不满意的,每件扣1分\nrows: cases\nwhere: {rating: 差评}\ndeduct: 1"),
                right: .rule("text: 不满意的,每件扣1分\nrows: cases\nwhere: {rating: [不满意, 非常不满意]}\ndeduct: 1")),
            DiagnosticHelp(
                .wrongTest, zh: "限定方式不对", en: "test that does not fit the field",
                cause: "是否类的列写了词,数字列写了列表,文字列写了比较,等等。",
                remedy: "是否类写 yes/no,数字写比较,日期写 empty(空缺)或 filled(已填),文字写词或列表。",
                wrong: .rule("text: 逾期办结的,每件扣1分\nrows: cases\nwhere: {late: 逾期}\ndeduct: 1"),
                right: .rule("text: 逾期办结的,每件扣1分\nrows: cases\nwhere: {late: yes}\ndeduct: 1")),
            DiagnosticHelp(
                .unknownRule, zh: "没有这个条目", en: "no such rule",
                cause: "rows: {rules: […]} 里写的条目,这张考核表里没有。",
                remedy: "写同一部分里的编号(5a)、带部分的编号(virtue.3)或代号(德3)。",
                wrong: .rules(
                    "1: {text: 迟到一次登记一次}\n2: {text: 迟到满三次的扣1分, rows: {rules: [3]}, every: 3, deduct: 1}"),
                right: .rules(
                    "1: {text: 迟到一次登记一次}\n2: {text: 迟到满三次的扣1分, rows: {rules: [1]}, every: 3, deduct: 1}")),
            DiagnosticHelp(
                .ruleCircle, zh: "条目绕圈", en: "rules in a circle",
                cause: "一个条目计另一个条目的次数,绕了一圈又计到自己,算不出来。",
                remedy: "让其中一条直接计记录(rows)。",
                wrong: .rules(
                    """
                    1: {text: 每次扣1分, rows: {rules: [2]}, deduct: 1}
                    2: {text: 每次扣2分, rows: {rules: [1]}, deduct: 2}
                    """),
                right: .rules(
                    """
                    1: {text: 每次扣1分, rows: marks, deduct: 1}
                    2: {text: 每次再扣2分, rows: {rules: [1]}, deduct: 2}
                    """)),
        ])
}
