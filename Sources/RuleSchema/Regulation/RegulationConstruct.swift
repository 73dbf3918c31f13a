internal import RecordModel

extension Construct {
    /// A rule file.
    static let regulation = Construct(
        "regulation", "考核办法", "一个文件写一个考核办法,顺序、编号和原文一致,每一条都有着落。",
        keys: [
            Key("kind", .words(["regulation"]), "文件的类别,写在第一行。", example: "kind: regulation", required: true),
            Key("id", .text, "办法的编号;同一办法的各个版本用同一个编号。", example: "id: baotou", required: true),
            Key("title", .text, "办法的名称。", example: "title: 窗口工作人员考核办法(试行)", required: true),
            Key("source", .definition("source"), "出处:发文单位和文件。"),
            Key("reading", .text, "原文没有说清、由办公室决定的,对整个办法都适用;可以写几行。"),
            Key(
                "effective", .definition("effective"), "施行的起止日期;同一编号的各版本不能重叠,也不能有空档。",
                example: "effective: {since: 2014-01-01}"),
            Key(
                "subjects", .ids(.optional(.definition("subject_declaration"))), "人员、窗口、部门以外的考核对象,各有自己的名册。",
                example: "subjects: {townships: {title: 乡镇}}"),
            Key("logs", .ids(.definition("log_declaration")), "办法自己的记录表;文件在 centre.yaml 的 logs 里写明。"),
            Key(
                "columns", .filled(.keyed(LogSchema.openLogs.map(\.rawValue), .oneOrMore(.text))),
                "记录里本来没有、本办法要按它限定或分档的列,按表写明表头。", example: "columns: {cases: [区域, 渠道]}"),
            Key(
                "measures", .ids(.definition("measure")), "指标:从记录里数出来的数,供条目使用。",
                example: "measures:\n  finished: {count: cases, where: {finished: filled}}"),
            Key(
                "consequences", .entries(.optional(.definition("consequence"))), "后果表:分值以外的处理,条目和等次用 then(后果)引用。",
                example: "consequences:\n  通报批评: {}"),
            Key("sheets", .filled(.ids(.definition("sheet"))), "考核表:一张表是一个得分。", required: true),
            Key("not_scored", .entries(.text), "不计分条款:条款和不计分的理由。", example: "not_scored:\n  第七条: 程序,无分值"),
            Key("examples", .optional(.oneOrMore(.definition("example"))), "例:几行记录和应得的分值。"),
        ])

    /// 出处.
    static let source = Construct(
        "source", "出处", "考核办法的来源。",
        keys: [
            Key("issuer", .text, "发文单位。"), Key("document", .text, "文件名称或文号。"),
        ])

    /// 施行.
    static let effective = Construct(
        "effective", "施行", "施行的起止日期,首尾都算。",
        keys: [
            Key("since", .date, "施行的第一天。"), Key("until", .date, "施行的最后一天;不写为至今。"),
        ])
}
