extension HelpTopic {
    /// Parts and sheets.
    static let partsAndSheets = HelpTopic(
        "部分和考核表",
        pages: [
            DiagnosticHelp(
                .unknownPart, zh: "没有这个部分", en: "no such part",
                cause: "并列的比较顺序里写了不存在的部分。",
                remedy: "写部分的编号或名称。",
                wrong: .sheet("subject: staff\nperiod: quarter\nrank: {ties: [德, integrity]}"),
                right: .sheet("subject: staff\nperiod: quarter\nrank: {ties: [德]}")),
            DiagnosticHelp(
                .pointsNotFull, zh: "满分对不上", en: "points that do not add up",
                cause: "各部分的满分加起来不等于写明的总满分。",
                remedy: "核对各部分的 points(满分)。",
                wrong: .sheet(
                    "subject: staff\nperiod: quarter\nfull: 100\nparts:\n  virtue: {title: 德, points: 20}\n  ability: {title: 能, points: 70}"
                ),
                right: .sheet(
                    "subject: staff\nperiod: quarter\nfull: 100\nparts:\n  virtue: {title: 德, points: 20}\n  ability: {title: 能, points: 80}"
                )),
            DiagnosticHelp(
                .boundNotStated, zh: "没有写明上下限", en: "bound not stated",
                cause: "会扣分的部分没有写 floor(下限),或会加分的部分没有写 ceiling(上限)。没有写时按 0 和满分计算。",
                remedy: "写明数字,或 none(不设)。",
                wrong: .part("title: 德\nclause: 第五条(一)\npoints: 20\nrules:\n  1: {text: 每次扣1分, deduct: 1}"),
                right: .part(
                    "title: 德\nclause: 第五条(一)\npoints: 20\nfloor: 0\nrules:\n  1: {text: 每次扣1分, deduct: 1}")),
            DiagnosticHelp(
                .unknownSheet, zh: "没有这张考核表", en: "no such sheet",
                cause: "take(取用)、of(之)或 {results: …} 里写的考核表没有定义。",
                remedy: "写 sheets(考核表)下面的编号。",
                wrong: .regulation(twoSheets("{mean: mouth, of: months}")),
                right: .regulation(twoSheets("{mean: month, of: months}"))),
            DiagnosticHelp(
                .compositionMisfit, zh: "取用对不上", en: "composition that does not fit",
                cause: "取用的考核表和这里要的不是同一种周期,或不是同一种对象。例如季度表取各月的平均,被取的却是季度表。",
                remedy: "核对 of(之)和两张表的对象、周期:年度表取月度表写 of: months(各月),窗口表取人员表写 of: members(窗口人员)。",
                wrong: .regulation(twoSheets("{mean: month, of: quarters}")),
                right: .regulation(twoSheets("{mean: month, of: months}"))),
            DiagnosticHelp(
                .sheetCircle, zh: "考核表绕圈", en: "sheets in a circle",
                cause: "一张考核表取另一张的分数(或统计它的结果),绕了一圈又要用到自己的分数。",
                remedy: "让其中一张只按记录计分;统计本表以前各期的结果不算绕圈。",
                wrong: .regulation(
                    """
                    sheets:
                      staff:
                        subject: staff
                        period: quarter
                        parts: {own: {title: 本人, points: 50, floor: 0, ceiling: 100, take: other}}
                      other:
                        subject: staff
                        period: quarter
                        parts: {own: {title: 本人, points: 50, floor: 0, ceiling: 100, take: staff}}
                    """),
                right: .regulation(
                    """
                    sheets:
                      staff:
                        subject: staff
                        period: quarter
                        parts: {own: {title: 本人, points: 50, floor: 0, ceiling: 100, take: other}}
                      other:
                        subject: staff
                        period: quarter
                        parts: {virtue: {title: 德, clause: 一, points: 50, floor: 0, rules: {1: {text: 扣1分, deduct: 1}}}}
                    """)),
        ])

    /// A month's sheet and a year's that takes its scores.
    private static func twoSheets(_ take: String) -> String {
        """
        sheets:
          month:
            subject: staff
            period: month
            parts: {virtue: {title: 德, clause: 一, points: 100, floor: 0, rules: {1: {text: 扣1分, deduct: 1}}}}
          year:
            subject: staff
            period: year
            parts: {months: {title: 各月平均, points: 100, floor: 0, ceiling: 100, take: \(take)}}
        """
    }
}
