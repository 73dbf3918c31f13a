extension HelpTopic {
    /// What a rule says: its prices, limits and rows.
    static let rules = HelpTopic(
        "条目",
        pages: [
            DiagnosticHelp(
                .missingClause, zh: "看不出条款", en: "no clause behind a rule",
                cause: "条目自己没有写条款,所在部分也没有。扣分必须说得出依据。",
                remedy: "在部分或条目上写 clause(条款)。",
                wrong: .part("title: 德\npoints: 20\nfloor: 0\nrules:\n  1: {text: 每次扣1分, deduct: 1}"),
                right: .part(
                    "title: 德\nclause: 第五条(一)\npoints: 20\nfloor: 0\nrules:\n  1: {text: 每次扣1分, deduct: 1}")),
            DiagnosticHelp(
                .keyWithoutEffect, zh: "不起作用的键", en: "key without effect",
                cause: "这个键在这种条目里不起任何作用,多半是理解有误。",
                remedy: "删去,或改写条目。",
                wrong: .rule("text: 测评率低于60%的扣1分\nwhen: {rating_rate: under 60%}\nrows: cases\ndeduct: 1"),
                right: .rule("text: 测评率低于60%的扣1分\nwhen: {rating_rate: under 60%}\ndeduct: 1")),
            DiagnosticHelp(
                .tableWithoutBy, zh: "分档没有依据", en: "table without 'by'",
                cause: "写了 table(分档),没有写 by(按)什么分。",
                remedy: "加上 by,如 by: degree(情节)。",
                wrong: .rule("text: 每次扣1分,情节严重的每次扣3分\ndeduct: {table: {一般: 1, 情节严重: 3, empty: 1}}"),
                right: .rule("text: 每次扣1分,情节严重的每次扣3分\ndeduct: {by: degree, table: {一般: 1, 情节严重: 3, empty: 1}}")),
            DiagnosticHelp(
                .tableGap, zh: "分档有空档", en: "gap in a table",
                cause: "按数分档的两行之间留有空档,落在其中的数不计分。例如 at_most 10 之后是 over 20,或第 1、2、4 次。",
                remedy: "补上这一档,或加一行 else(其余)。",
                wrong: .rule(
                    "text: 超过10分钟不到20分钟扣1分,超过30分钟扣3分\nrows: marks\ndeduct: {by: minutes, table: {over 10 under 20: 1, over 30: 3}}"
                ),
                right: .rule(
                    "text: 超过10分钟不到20分钟扣1分,20至30分钟扣2分,超过30分钟扣3分\nrows: marks\ndeduct: {by: minutes, table: {over 10 under 20: 1, at_least 20 at_most 30: 2, over 30: 3}}"
                )),
            DiagnosticHelp(
                .tableEnds, zh: "分档到头", en: "table that ends",
                cause: "按第几次(nth)或次数(count)分档,最后一档只写到某一次,没有 else(其余):再多一次反而按 0 分计。",
                remedy: "最后一档也管以后各次的写 at_least(不少于),如 at_least 3;以后另有分值的加一行 else;以后确实不计的写 else: 0。",
                wrong: .rule("text: 一次扣2分,二次扣5分,三次扣10分\ndeduct: {by: nth, table: {1: 2, 2: 5, 3: 10}}"),
                right: .rule("text: 一次扣2分,二次扣5分,三次扣10分\ndeduct: {by: nth, table: {1: 2, 2: 5, at_least 3: 10}}")),
            DiagnosticHelp(
                .rowNeverReached, zh: "轮不到的一档", en: "row never reached",
                cause: "前面的一行已经包括了这一行;或这一行写在 else(其余)后面;或 where、unless 已经把这个词排除在外。",
                remedy: "调整行的先后或范围,把 else 移到最后;多余的一行删去。",
                wrong: .rule(
                    "text: 超过10分钟扣1分,超过30分钟扣3分\nrows: marks\ndeduct: {by: minutes, table: {over 10 at_most 90: 1, over 30 at_most 60: 3}}"
                ),
                right: .rule(
                    "text: 超过10分钟扣1分,超过30分钟扣3分\nrows: marks\ndeduct: {by: minutes, table: {over 10 at_most 30: 1, over 30 at_most 60: 3}}"
                )),
            DiagnosticHelp(
                .rowsOverlap, zh: "两档重叠", en: "rows overlap",
                cause: "两行写明两端的范围有共同的数,共同的数按前一行计。",
                remedy: "写清含不含本数:at_least、at_most 含,over、under 不含。",
                wrong: .rule(
                    "text: 10至30分钟扣1分,30至60分钟扣3分\nrows: marks\ndeduct: {by: minutes, table: {at_least 10 at_most 30: 1, at_least 30 at_most 60: 3}}"
                ),
                right: .rule(
                    "text: 10至30分钟扣1分,30至60分钟扣3分\nrows: marks\ndeduct: {by: minutes, table: {at_least 10 at_most 30: 1, over 30 at_most 60: 3}}"
                )),
            DiagnosticHelp(
                .wordNotPriced, zh: "有的词没有分值", en: "word not priced",
                cause: "分档表没有写某个词,或没有写这一栏空着时怎么算;记录里遇到就不计分,并列入数据问题。",
                remedy: "补上这个词;空着的写 empty(空缺),其他情形写 else(其余)。",
                wrong: .rule("text: 每次扣1分,情节严重的每次扣3分\ndeduct: {by: degree, table: {一般: 1, 情节严重: 3}}"),
                right: .rule("text: 每次扣1分,情节严重的每次扣3分\ndeduct: {by: degree, table: {一般: 1, 情节严重: 3, empty: 1}}")),
            DiagnosticHelp(
                .pointsNotInText, zh: "分值和原文对不上", en: "points of the text not in the price",
                cause: "条文原话里“扣几分”“加几分”的数,本条(和同一款的其他条)的分值里都没有。可能是抄错了原文,也可能是写错了分值。",
                remedy: "对照原文改正;如果是办公室另有决定,不必理会这条提示,在 reading(理解)里写明。",
                wrong: .rule("text: 迟到的,每次扣2分\ndeduct: 1"),
                right: .rule("text: 迟到的,每次扣2分\ndeduct: 2")),
            DiagnosticHelp(
                .noSheetToFallOn, zh: "分值没有考核表可落", en: "no sheet to fall on",
                cause: "falls_on(计入)让分值落到另一种对象(如窗口、岗位上的人)头上,但没有一张同一周期的考核表考核它。",
                remedy: "增加那张考核表,或改写 falls_on。",
                wrong: .rule("text: 每次扣1分,所在窗口同扣\ndeduct: 1\nfalls_on: {subject: 1, window: 1}"),
                right: .rule("text: 每次扣1分,窗口人员同扣\ndeduct: 1\nfalls_on: members")),
            DiagnosticHelp(
                .remainderNotStated, zh: "没有写明零头", en: "remainder not stated",
                cause: "按每一档计分,而数字可能不满一档,原文没有说怎么办,必须由办公室定。",
                remedy: "写 remainder(零头): dropped(舍去)、counts(进一)或 exact(按比例)。",
                wrong: .rule(
                    "text: 旷工的,每天扣3分\nrows: sessions\nwhere: {status: absent}\ndeduct: {each: 3, by: days}"),
                right: .rule(
                    "text: 旷工的,每天扣3分\nrows: sessions\nwhere: {status: absent}\ndeduct: {each: 3, by: days, remainder: exact}"
                )),
            DiagnosticHelp(
                .limitBelowOne, zh: "限额不够一次", en: "limit below one occurrence",
                cause: "limit(最多)比一次的分值还小,一次也扣(加)不满。",
                remedy: "核对两个数。",
                wrong: .rule("text: 每次扣3分,最多扣6分\ndeduct: 3\nlimit: 2"),
                right: .rule("text: 每次扣3分,最多扣6分\ndeduct: 3\nlimit: 6")),
            DiagnosticHelp(
                .rangeReversed, zh: "前后颠倒", en: "range reversed",
                cause: "范围的结束在开始之前:日期、时刻、分值、上下限。",
                remedy: "对调,或改正其中一个。",
                wrong: .rule("text: 视情节扣2至4分\ndeduct: {choose: [4, 2]}"),
                right: .rule("text: 视情节扣2至4分\ndeduct: {choose: [2, 4]}")),
            DiagnosticHelp(
                .sameRowsTwice, zh: "重复计分?", en: "rows counted twice?",
                cause: "两个条目数的是同一批记录,一件事会扣两次。有时正是这个意思,所以只是提示。",
                remedy: "不应重复的,用 where(限于)或 unless(除外)分开。",
                wrong: .rules(
                    """
                    1:
                      text: 逾期办结的,每件扣1分
                      rows: cases
                      where: {late: yes}
                      deduct: 1
                    2:
                      text: 承诺件逾期的,每件扣2分
                      rows: cases
                      where: {late: yes}
                      deduct: 2
                    """),
                right: .rules(
                    """
                    1:
                      text: 逾期办结的,每件扣1分
                      rows: cases
                      where: {late: yes}
                      unless: {kind: 承诺件}
                      deduct: 1
                    2:
                      text: 承诺件逾期的,每件扣2分
                      rows: cases
                      where: {late: yes, kind: 承诺件}
                      deduct: 2
                    """)),
            DiagnosticHelp(
                .duplicateCode, zh: "编号重复", en: "two rules of one code",
                cause: "两个条目可以用同一个写法引用(如都叫“德1”),台账里写了就分不清。",
                remedy: "给其中一个部分另写 code(代号),或改编号。",
                wrong: .sheet(
                    """
                    subject: staff
                    period: quarter
                    parts:
                      virtue: {title: 德, clause: 第五条(一), points: 20, floor: 0, rules: {1: {text: 每次扣1分, deduct: 1}}}
                      morals: {title: 德, clause: 第五条(二), points: 20, floor: 0, rules: {1: {text: 每次扣2分, deduct: 2}}}
                    """),
                right: .sheet(
                    """
                    subject: staff
                    period: quarter
                    parts:
                      virtue: {title: 德, clause: 第五条(一), points: 20, floor: 0, rules: {1: {text: 每次扣1分, deduct: 1}}}
                      morals: {title: 德, code: 德乙, clause: 第五条(二), points: 20, floor: 0, rules: {1: {text: 每次扣2分, deduct: 2}}}
                    """)),
        ])
}
