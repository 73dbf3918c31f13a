/// The help page of a row finding: what is behind it, and a row of the table written wrong and right. What to do is the
/// finding's own ``FindingCode/remedy``.
public struct FindingHelp: Sendable, Hashable {
    /// Why it comes up (原因), in Chinese.
    public let cause: String
    /// The table the rows are from: the roster, or a log.
    public let table: Table
    /// The table's header as far as it matters.
    public let header: String
    /// Rows that bring the finding.
    public let wrong: [String]
    /// The same, mended.
    public let right: [String]

    /// A page without an example: what it is about is no row of a table.
    public init(cause: String) {
        self.init(cause: cause, table: .roster, header: "", wrong: [], right: [])
    }

    /// Whether there is an example.
    public var hasExample: Bool { !wrong.isEmpty }

    /// A table of a centre's folder.
    public enum Table: Sendable, Hashable {
        /// 人员名册.
        case roster
        /// A log.
        case log(LogKind)
        /// A log that a regulation declares, by its title and what its rows name (as `LogDeclaration` has it).
        case declared(title: String, subject: String)

        /// The name people know it by.
        public var title: String {
            switch self {
            case .roster: "人员名册"
            case .log(let kind): kind.title
            case .declared(let title, _): title
            }
        }
    }

    /// A page by its parts.
    public init(cause: String, table: Table, header: String, wrong: [String], right: [String]) {
        self.cause = cause
        self.table = table
        self.header = header
        self.wrong = wrong
        self.right = right
    }
}

extension FindingCode {
    /// The code's help page.
    public var help: FindingHelp {
        switch self {
        case .unknownStaff:
            Self.punch("打卡机里有名册以外的人,或工号写法不同(多了空格、少了字母)。", ["X99,2026-07-06 08:20"], ["A01,2026-07-06 08:20"])
        case .unknownName:
            Self.punch(
                "来源文件只有姓名没有工号;名册中没有这个姓名,或有两人同名,不能确定是谁。表格里可以写“姓名:某某”代替工号。",
                ["姓名:没有这人,2026-07-06 08:20"], ["A01,2026-07-06 08:20"])
        case .unknownWindow:
            Self.event(
                "窗口名称与人员名册不一字不差。", "编号,日期,窗口,条目", ["E1,2026-07-06,1号窗口,勤7"], ["E1,2026-07-06,一号窗口,勤7"])
        case .unknownDepartment:
            FindingHelp(
                cause: "部门名称与人员名册不一字不差。", table: .declared(title: "部门检查", subject: "department"),
                header: "部门,日期,得分", wrong: ["住建,2026-07-06,9"], right: ["住建局,2026-07-06,9"])
        case .unknownSubject:
            FindingHelp(
                cause: "考核办法自己声明的考核对象(如乡镇)有自己的名册,名册里没有这个编号。",
                table: .declared(title: "乡镇检查", subject: "townships"), header: "编号,日期,得分",
                wrong: ["T9,2026-07-06,9"], right: ["T1,2026-07-06,9"])
        case .unknownRule:
            Self.event("条目编号写错了,或这个条目在本考核期的办法里没有。", "编号,日期,工号,条目", ["E1,2026-07-06,A01,德99"], ["E1,2026-07-06,A01,德1"])
        case .ruleNotInForce:
            Self.event(
                "办法期中换了版本:这一条只在另一个版本里,事情发生的当日没有施行。说明里写着它施行的日期。", "编号,日期,工号,条目",
                ["E1,2026-08-20,A01,德1"], ["E1,2026-08-10,A01,德1"])
        case .ruleCountedElsewhere:
            Self.event(
                "这个条目由打卡或办件记录自动计算,再登记一次就会扣两次。", "编号,日期,工号,条目", ["E1,2026-07-06,A01,勤1"],
                ["E1,2026-07-06,A01,德1"])
        case .wrongSubject:
            Self.event(
                "说的是个人的条目没有填工号,或说的是窗口的条目填了工号。", "编号,日期,工号,窗口,条目", ["E1,2026-07-06,,一号窗口,德1"],
                ["E1,2026-07-06,A01,,德1"])
        case .missingValue:
            Self.event("必填的单元格是空的。", "编号,日期,工号,条目", ["E1,,A01,德1"], ["E1,2026-07-06,A01,德1"])
        case .badDate:
            Self.event("日期不存在,或写法认不出来。", "编号,日期,工号,条目", ["E1,2026-02-30,A01,德1"], ["E1,2026-07-30,A01,德1"])
        case .badTime: Self.punch("时间认不出来,或超过 23:59。", ["A01,2026-07-06 8点20分"], ["A01,2026-07-06 08:20"])
        case .badNumber:
            Self.event(
                "不是数字,带了单位或符号,或小数位太多。", "编号,日期,工号,条目,次数", ["E1,2026-07-06,A01,德1,两次"], ["E1,2026-07-06,A01,德1,2"])
        case .unknownWord:
            Self.event(
                "这一栏只能填规定的几个词。", "编号,日期,工号,条目,状态", ["E1,2026-07-06,A01,德1,作废"], ["E1,2026-07-06,A01,德1,撤销"])
        case .unknownDegree:
            Self.event(
                "条目只给列出的情节定了分值。", "编号,日期,工号,条目,情节", ["E1,2026-07-06,A01,德3,严重"], ["E1,2026-07-06,A01,德3,情节严重"])
        case .pointsOutOfRange:
            Self.event(
                "酌情扣分的条目有上下限,填写的分值在外面。", "编号,日期,工号,条目,分值", ["E1,2026-07-06,A01,绩3,5"], ["E1,2026-07-06,A01,绩3,3"])
        case .timesOutOfOrder:
            FindingHelp(
                cause: "结束时间早于开始时间,或办结早于受理。", table: .log(.leave), header: "工号,类型,开始时间,结束时间",
                wrong: ["A01,事假,2026-07-07,2026-07-06"], right: ["A01,事假,2026-07-06,2026-07-07"])
        case .repeatedID:
            Self.event(
                "同一张表里两行用了一个编号,常见于复制粘贴或两个文件重叠。", "编号,日期,工号,条目",
                ["E1,2026-07-06,A01,德1", "E1,2026-07-07,A01,德1"], ["E1,2026-07-06,A01,德1", "E2,2026-07-07,A01,德1"])
        case .tooManyCells:
            Self.event(
                "这一行的单元格比表头多,多半是文字里的逗号没有加引号,后面各列都错了位。", "编号,日期,工号,条目,事由",
                ["E1,2026-07-06,A01,德1,缺席学习,未请假"], ["E1,2026-07-06,A01,德1,\"缺席学习,未请假\""])
        case .beforeCalendar:
            FindingHelp(
                cause: "到期日要从受理日起数工作日,而受理日不在工作日历覆盖的年度里。", table: .log(.cases),
                header: "申办流水号,办件类型,工号,受理时间,承诺时限,承诺办结时间",
                wrong: ["C1,承诺件,A01,2025-12-31,5,"], right: ["C1,承诺件,A01,2025-12-31,5,2026-01-08"])
        case .overlappingStretch:
            FindingHelp(
                cause: "一个人在名册里有两段在岗时间,前一段没有写离岗日期,或日期重叠。", table: .roster,
                header: "工号,姓名,部门,窗口,到岗日期,离岗日期",
                wrong: ["A01,张三,住建局,一号窗口,,", "A01,张三,住建局,二号窗口,2026-08-01,"],
                right: ["A01,张三,住建局,一号窗口,,2026-07-31", "A01,张三,住建局,二号窗口,2026-08-01,"])
        case .pending:
            Self.event(
                "登记时状态填了“待核”,事实还没有查清。", "编号,日期,工号,条目,状态", ["E1,2026-07-06,A01,德1,待核"], ["E1,2026-07-06,A01,德1,有效"])
        case .pointsNotUsed:
            Self.event(
                "条目的分值是定死的,不由登记人定。", "编号,日期,工号,条目,分值", ["E1,2026-07-06,A01,德1,2"], ["E1,2026-07-06,A01,德1,"])
        case .nobodyAtWindow:
            Self.event(
                "那一天名册里没有人在这个窗口,分值没有人可记。", "编号,日期,窗口,条目", ["E1,2026-08-03,二号窗口,勤7"], ["E1,2026-07-03,二号窗口,勤7"])
        case .nameDiffers:
            FindingHelp(
                cause: "一个工号在名册各行里写了两个姓名:或者姓名写错了,或者工号给了两个人。", table: .roster,
                header: "工号,姓名,部门,窗口,到岗日期,离岗日期",
                wrong: ["A01,张三,住建局,一号窗口,,2026-07-31", "A01,张山,住建局,二号窗口,2026-08-01,"],
                right: ["A01,张三,住建局,一号窗口,,2026-07-31", "A01,张三,住建局,二号窗口,2026-08-01,"])
        case .leadingZeros:
            FindingHelp(
                cause: "两个工号只差前面的零,常见于表格软件把 0017 存成了 17。", table: .roster, header: "工号,姓名,部门,窗口",
                wrong: ["0017,张三,住建局,一号窗口", "17,李四,住建局,一号窗口"],
                right: ["0017,张三,住建局,一号窗口", "0018,李四,住建局,一号窗口"])
        case .digitsLost:
            FindingHelp(
                cause: "Excel 的数字只有 15 位有效数字,更长的编号存成数字后末几位变成 0 或别的数,再也看不出原来是多少,不能用来对人、对件。")
        case .errorValue:
            FindingHelp(
                cause:
                    "工作簿里这一格是 #N/A、#REF!、#VALUE! 之类的错误:公式引用的内容没有了,或查不到。它不是工号、日期或别的内容,本行先搁置;只作说明用的列(事由、依据、登记人、替岗人、证明)不报。"
            )
        case .unknownCase:
            FindingHelp(
                cause: "评价或暂停记录靠申办流水号对到办件,办件记录里没有这个号:号写错了,或办件的文件没有给全。早于考核期的不报。",
                table: .log(.ratings), header: "申办流水号,评价,评价时间", wrong: ["C9,满意,2026-07-08 09:00"],
                right: ["C1,满意,2026-07-08 09:00"])
        case .caseNotFinished:
            FindingHelp(
                cause: "评价以办结的办件为限;办件记录里这一件还没有办结时间。", table: .log(.ratings), header: "申办流水号,评价,评价时间",
                wrong: ["C2,满意,2026-07-08 09:00"], right: ["C1,满意,2026-07-08 09:00"])
        case .ratingBeforeAccepted:
            FindingHelp(
                cause: "评价只能在受理以后作出;早于受理的多半是申办流水号对错了办件,或时间写错了。", table: .log(.ratings), header: "申办流水号,评价,评价时间",
                wrong: ["C1,满意,2026-06-01 09:00"], right: ["C1,满意,2026-07-08 09:00"])
        case .ratingAfterPeriod:
            FindingHelp(
                cause: "办件在考核期内办结,评价却是很久以后才给的:时间可能写错了;今后重算本期,看到的评价也可能与现在不同。", table: .log(.ratings),
                header: "申办流水号,评价,评价时间",
                wrong: ["C1,满意,2026-11-08 09:00"], right: ["C1,满意,2026-07-08 09:00"])
        case .ratingDiffers:
            FindingHelp(
                cause: "办件表里有评价,单独的评价记录里也有,而这一件的评价记录里没有一次是办件表写的那个。在改好以前按办件表的算。",
                table: .log(.ratings), header: "申办流水号,评价,评价时间", wrong: ["C3,不满意,2026-07-08 09:00"],
                right: ["C3,满意,2026-07-08 09:00"])
        case .pausesDiffer:
            FindingHelp(
                cause: "既写了挂起天数,又有暂停的起止时间(停下那天以后、恢复那天为止的工作日),两者算出来不一样,到期日不能确定。",
                table: .log(.cases), header: "申办流水号,办件类型,工号,受理时间,承诺时限,挂起天数,暂停时段",
                wrong: ["C1,承诺件,A01,2026-07-01,5,3,挂起 2026-07-02~2026-07-03"],
                right: ["C1,承诺件,A01,2026-07-01,5,1,挂起 2026-07-02~2026-07-03"])
        case .pauseNotUsed:
            FindingHelp(
                cause: "办件表里的承诺办结时间就是到期日,不再按暂停顺延。系统导出的承诺办结时间多半已经顺延过。",
                table: .log(.pauses), header: "申办流水号,类型,开始时间,结束时间",
                wrong: ["C4,挂起,2026-07-02,2026-07-03"], right: ["C1,挂起,2026-07-02,2026-07-03"])
        case .correctionDoesNotFit:
            FindingHelp(
                cause: "更正登记时记下了这一行(或这一分值行)原来的内容;后来文件里的这一行又被改动、挪了位置或删去,系统不能断定更正说的还是它。")
        case .periodNotPublished:
            FindingHelp(
                cause: "季度、年度成绩由各月已公布的成绩组成,有的条款要看前几期的等次;这一期还没有公布,不能拿未定的成绩去算。"
                    + "没有考核档案(centre.yaml 的 ledger)时,什么也算不上已公布。")
        case .previousNotPublished:
            FindingHelp(cause: "报表要列出上期的星级和升降,而上期还没有公布;不影响本期成绩。")
        }
    }

    private static func event(_ cause: String, _ header: String, _ wrong: [String], _ right: [String]) -> FindingHelp {
        FindingHelp(cause: cause, table: .log(.events), header: header, wrong: wrong, right: right)
    }

    private static func punch(_ cause: String, _ wrong: [String], _ right: [String]) -> FindingHelp {
        FindingHelp(cause: cause, table: .log(.attendance), header: "工号,打卡时间", wrong: wrong, right: right)
    }
}
