internal import RecordModel
internal import RuleLoading

extension Construct {
    /// `centre.yaml`.
    static let centre = Construct(
        "centre", "中心", "一个中心的名册、日历、考勤制度、考核办法和各种记录在哪里;路径相对于本文件。",
        keys: [
            Key("kind", .words(["centre"]), "文件的类别。", example: "kind: centre", required: true),
            Key("name", .text, "中心的名称。", required: true),
            Key("calendar", .oneOrMore(.text), "工作日历文件,可以是列表。", required: true),
            Key("attendance", .text, "考勤制度文件。", required: true),
            Key("rules", .oneOrMore(.text), "考核办法文件,可以是列表。", required: true),
            Key(
                "roster", .shaped(scalar: .text, list: nil, mapping: .definition("roster_file")), "人员名册。",
                example: "roster: {file: 花名册.xlsx, profile: roster-two-level}", required: true),
            Key(
                "rosters", .entries(.oneOrMore(.text)), "考核办法自己声明的考核对象的名册。",
                example: "rosters: {townships: towns.csv}"),
            Key(
                "logs", .entries(.shaped(scalar: .text, list: .list(.text), mapping: .definition("log_files"))),
                "各种记录的文件,可以用通配符;考核办法自己的记录表也写在这里。",
                example: "logs:\n  attendance: logs/attendance-*.csv"),
            Key(
                "columns", .entries(.entries(.text)), "表头和缺省不同的列。",
                example: "columns:\n  attendance: {staff: 考勤号码, time: 日期时间}"),
            Key(
                "profiles", .oneOrMore(.text), "本中心自己的导入方案文件。", example: "profiles: profiles/attendance.yaml"),
            Key("cases", .definition("case_settings"), "一件办件多次评价以哪一次为准,哪些暂停不计入时限。"),
            Key(
                "letters", .shaped(scalar: .text, list: .list(.text), mapping: nil),
                "文书的样式文件(限期整改通知书、通报表彰),纯文本,用记事本修改;不写就用程序自带的样式,写 [] 就不出文书。",
                example: "letters: [letters/限期整改通知书.txt, letters/通报表彰.txt]"),
            Key("output", .text, "结果写到哪个文件夹。"),
            Key(
                "ledger", .shaped(scalar: .text, list: nil, mapping: .definition("ledger")),
                "考核档案:公布的结果、更正和经过都记在这个文件里;不写就不能公布。",
                example: "ledger: ledger.sqlite"),
            Key("notice", .definition("notice"), "公示怎样写。"),
            Key("appeals", .definition("appeals"), "各部门在多少天内可以提出申诉。", example: "appeals: {within: 5}"),
            Key("mail", .definition("mail"), "用哪个邮件服务器把工作簿发给各部门(kaohe distribute --mail)。"),
        ])

    /// 邮件.
    static let mail = Construct(
        "mail", "邮件", "发送部门工作簿的邮件服务器。密码不写在这里:放在环境变量 KAOHE_MAIL_PASSWORD 或 --password-file 的文件里。",
        keys: [
            Key("host", .text, "服务器。", example: "host: smtp.example.gov.cn", required: true),
            Key("port", .whole(1...65_535), "端口;缺省依加密方式:465、587、25。"),
            Key(
                "tls", .words(MailBinding.Security.allCases.map(\.rawValue)),
                "加密方式:required(缺省)一开始就加密;starttls 连上后再加密;none 不加密,只能用于本机的服务器。"),
            Key("user", .text, "登录的用户;不写就不登录。"),
            Key("sender", .text, "发件人的地址,可以带名称。", example: "sender: 考核办公室 <kaohe@example.gov.cn>", required: true),
            Key("ca", .text, "要信任的证书文件(本单位自签的服务器),缺省用系统的。"),
        ])

    /// 一种记录的文件.
    static let logFiles = Construct(
        "log_files", "记录的文件", "一种记录的文件,和读它们用的导入方案。",
        keys: [
            Key("files", .oneOrMore(.text), "文件,可以用通配符。", example: "files: logs/钉钉-*.xlsx", required: true),
            Key("profile", .text, "导入方案的编号;不写就由程序按表头的词语去认。", example: "profile: dingtalk-daily"),
        ])

    /// 名册的文件.
    static let rosterFile = Construct(
        "roster_file", "名册的文件", "人员名册的文件,和读它用的导入方案。",
        keys: [
            Key("file", .text, "文件。", example: "file: 花名册.xlsx", required: true),
            Key("profile", .text, "导入方案的编号;不写就由程序按表头的词语去认。", example: "profile: roster-two-level"),
        ])

    /// 办件.
    static let caseSettings = Construct(
        "case_settings", "办件", "办件的评价和暂停怎样算。",
        keys: [
            Key(
                "rating", .words(RatingChoice.allCases.map(\.rawValue)),
                "一件有几次评价时以哪一次为准:latest(缺省)最后一次;earliest 第一次;worst 最低的一次。",
                example: "rating: latest"),
            Key(
                "pauses", .oneOrMore(.text), "哪些类型的暂停不计入时限;缺省只有挂起。", example: "pauses: [挂起, 补正]"),
        ])

    /// 档案.
    static let ledger = Construct(
        "ledger", "档案", "考核档案的文件,和从哪一天起有记录。",
        keys: [
            Key("file", .text, "档案文件。", example: "file: ledger.sqlite", required: true),
            Key("begins", .date, "从这一天起的考核期记在档案里;更早的不去查。", example: "begins: 2026-01-01"),
        ])

    /// 申诉.
    static let appeals = Construct(
        "appeals", "申诉", "各部门的申诉表在哪一天以前交回才受理。",
        keys: [
            Key(
                "within", .whole(1...365), "几个工作日,从公示的第一天算起,没有公示的从公布的次日算起;不写就是公示期内,没有公示的与公示的天数相同。",
                example: "within: 5", required: true)
        ])

    /// 公示.
    static let notice = Construct(
        "notice", "公示", "公示怎样写名字、公示几天、向谁提出异议。",
        keys: [
            Key("names", .words(NoticeNames.allCases.map(\.rawValue)), "写全名还是隐去一字。"),
            Key("days", .whole(0...365), "公示几个工作日,缺省 5;写 0 就是不公示,直接公布。"), Key("objections", .text, "异议受理的单位和电话。"),
        ])
}
