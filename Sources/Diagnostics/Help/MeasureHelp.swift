extension HelpTopic {
    /// Measures and who cites them.
    static let measures = HelpTopic(
        "指标",
        pages: [
            DiagnosticHelp(
                .unknownMeasure, zh: "没有这个指标", en: "no such measure",
                cause: "条目引用的指标在 measures(指标)里没有,记录里也没有这一列。",
                remedy: "改名称,或先定义指标。",
                wrong: .rule(
                    "text: 测评率每低一个百分点扣1分\ndeduct: {each: 1, per: 1%, by: rating_rat, short_of: 60%, remainder: dropped}"
                ),
                right: .rule(
                    "text: 测评率每低一个百分点扣1分\ndeduct: {each: 1, per: 1%, by: rating_rate, short_of: 60%, remainder: dropped}"
                )),
            DiagnosticHelp(
                .ambiguousName, zh: "名称有两个意思", en: "name of two meanings",
                cause: "by(按)后面的名称既是指标,又是记录里的一列,分不清按哪个计分。两个同时施行的考核办法用同一个编号声明了不同的记录表,也报这一项。",
                remedy: "给指标(或记录表)换一个名称。",
                wrong: .regulation(
                    """
                    measures:
                      days: {count: sessions}
                    # …
                    1: {text: 每天扣3分, rows: sessions, deduct: {each: 3, by: days, remainder: exact}}
                    """),
                right: .regulation(
                    """
                    measures:
                      session_count: {count: sessions}
                    # …
                    1: {text: 每个时段扣3分, deduct: {each: 3, by: session_count}}
                    """)),
            DiagnosticHelp(
                .measureCircle, zh: "指标绕圈", en: "measures in a circle",
                cause: "比率的分子或分母最后又引用到它自己,算不出来。",
                remedy: "让其中一个指标直接统计记录。",
                wrong: .regulation(
                    """
                    measures:
                      a: {ratio: [b, c]}
                      b: {ratio: [a, c]}
                      c: {count: cases}
                    # …
                    1: {text: 不低于50%的扣1分, when: {a: at_least 50%}, deduct: 1}
                    """),
                right: .regulation(
                    """
                    measures:
                      a: {ratio: [b, c]}
                      b: {count: cases, where: {late: yes}}
                      c: {count: cases}
                    # …
                    1: {text: 不低于50%的扣1分, when: {a: at_least 50%}, deduct: 1}
                    """)),
            DiagnosticHelp(
                .unusedMeasure, zh: "指标没有用到", en: "measure nobody uses",
                cause: "定义了指标,没有条目使用它。可能是条目里写错了名称。",
                remedy: "删去,或检查名称。",
                wrong: .regulation("measures:\n  finished: {count: cases}"),
                right: .regulation(
                    """
                    measures:
                      finished: {count: cases}
                    # …
                    1: {text: 办件不足10件的扣1分, when: {finished: under 10}, deduct: 1}
                    """)),
        ])
}
