internal import RuleModel

extension Construct {
    /// 考核对象.
    static let subjectDeclaration = Construct(
        "subject_declaration", "考核对象", "一种有自己名册的考核对象;名册文件在 centre.yaml 的 rosters 里写明。",
        keys: [Key("title", .text, "怎样称呼。", example: "title: 乡镇")])

    /// 记录表.
    static let logDeclaration = Construct(
        "log_declaration", "记录表", "办法自己的一种记录:每行一个对象,可以有日期。",
        keys: [
            Key("title", .text, "表的名称。", example: "title: 检查评分"),
            Key(
                "subject", .wordsOrText(SubjectKind.builtIn.map(\.id)), "每行说的是谁:人员、窗口、部门,或 subjects 里的编号。",
                required: true),
            Key("dated", .truth, "有没有日期一列,缺省有;没有日期的行算整个考核期。"),
            Key(
                "columns", .entries(.optional(.definition("log_column"))), "其余的列。",
                example: "columns: {score: {header: 得分, type: number}}"),
        ])

    /// A column of a declared log.
    static let logColumn = Construct(
        "log_column", "记录表的列", "一列的表头和内容。",
        keys: [
            Key("header", .text, "文件里的表头;不写就是列的编号。"),
            Key(
                "type", .shaped(scalar: .words(["text", "number", "day"]), list: .list(.text), mapping: nil),
                "内容:文字(缺省)、数字、日期,或固定的几个词。", example: "type: [优, 良, 差]"),
        ])
}
