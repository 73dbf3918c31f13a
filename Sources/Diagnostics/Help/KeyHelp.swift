extension HelpTopic {
    /// What is written: keys, words, numbers, dates.
    static let keysAndValues = HelpTopic(
        "键和值",
        pages: [
            DiagnosticHelp(
                .unknownKey, zh: "没有这个键", en: "no such key",
                cause: "键写错了,或写在了不该写的一层。centre.yaml 的 logs(记录表)、rosters(名册表)、columns(表头)下写了系统没有、各考核办法也没有声明的表,也报这一项。",
                remedy: "按提示改成最接近的键;后面列出了这里能写的键。",
                wrong: .rule("text: 迟到的,每次扣1分\ndedcut: 1"),
                right: .rule("text: 迟到的,每次扣1分\ndeduct: 1")),
            DiagnosticHelp(
                .textCutByComma, zh: "文字被逗号截断", en: "text cut by a comma",
                cause: "花括号里半角逗号是分隔符,条文里的逗号把句子截成了两段,后一段成了没有值的键。",
                remedy: "让 text(原文)单独占一行,不写在花括号里;或给整段文字加引号。",
                wrong: .rules("1: {text: 迟到的, 每次扣1分, deduct: 1}"),
                right: .rules("1:\n  text: 迟到的, 每次扣1分\n  deduct: 1")),
            DiagnosticHelp(
                .notSupportedYet, zh: "本版本还不能计算", en: "not supported yet",
                cause: "这一栏记录里有,但读过、核对过以后不再保留(如办件的承诺时限、台账的状态),条目不能按它限定或计分;原始的打卡记录也不能直接计数。为了不算错,整份规则不被采用。",
                remedy: "换成由它得出的栏(如 late_days 逾期工作日、sessions 出勤时段);或把该条款先移到 not_scored(不计分条款),由人工计分。",
                wrong: .rule("text: 承诺时限超过20天的,每件扣1分\nrows: cases\nwhere: {promise: over 20}\ndeduct: 1"),
                right: .rule("text: 逾期超过20个工作日的,每件扣1分\nrows: cases\nwhere: {late_days: over 20}\ndeduct: 1")),
            DiagnosticHelp(
                .wrongType, zh: "类型不对", en: "wrong type",
                cause: "该写一个值的地方写了列表或映射,或者相反。",
                remedy: "按提示改。",
                wrong: .regulation("sheets: [人员考核表, 窗口考核表]"),
                right: .regulation(
                    """
                    sheets:
                      staff:
                        subject: staff
                        period: quarter
                        parts:
                          virtue: {title: 德, clause: 第五条(一), points: 20}
                    """)),
            DiagnosticHelp(
                .missingField, zh: "缺少内容", en: "something is missing",
                cause: "必填的键没有写,或冒号后面是空的。考核办法声明了一类考核对象(subjects),而 centre.yaml 没有写它的名册,也报这一项。",
                remedy: "补上;考核对象的名册写在 centre.yaml 的 rosters(名册表)里,如 `rosters: {townships: towns.csv}`。",
                wrong: .rule("deduct: 1"),
                right: .rule("text: 迟到的,每次扣1分\ndeduct: 1")),
            DiagnosticHelp(
                .unknownKind, zh: "文件类别不对", en: "unknown kind of file",
                cause: "kind(类别)不是规定的几种之一,或者路径指到了另一种文件。",
                remedy: "写 regulation(考核办法)、calendar(工作日历)、attendance(考勤制度)、centre(中心)或 examples(例)。",
                wrong: .file("kind: calender\ntitle: 工作日历\ncovers: 2026"),
                right: .file("kind: calendar\ntitle: 工作日历\ncovers: 2026")),
            DiagnosticHelp(
                .unknownWord, zh: "不能写这个词", en: "unknown word",
                cause: "这里只能从几个词里选。",
                remedy: "按提示改成其中一个。",
                wrong: .sheet("subject: staff\nperiod: quater"),
                right: .sheet("subject: staff\nperiod: quarter")),
            DiagnosticHelp(
                .badNumber, zh: "数字不对", en: "bad number",
                cause: "不是数字、带了单位、超出范围,或该用百分数的地方没有用。",
                remedy: "只写数字,如 2、0.5、2/3、99%;比率要和百分数比。",
                wrong: .rule("text: 迟到的,每次扣1分,最多扣3分\ndeduct: 1\nlimit: 3分"),
                right: .rule("text: 迟到的,每次扣1分,最多扣3分\ndeduct: 1\nlimit: 3")),
            DiagnosticHelp(
                .badDate, zh: "日期不对", en: "bad date",
                cause: "日期不存在,或不是 2026-07-01 这样的写法。",
                remedy: "改成存在的日期。",
                wrong: .regulation("effective: {since: 2026-02-30}"),
                right: .regulation("effective: {since: 2026-02-28}")),
            DiagnosticHelp(
                .badTime, zh: "时刻不对", en: "bad time of day",
                cause: "不是 08:30 这样的写法,或超过 23:59。",
                remedy: "写 24 小时制的时和分。",
                wrong: .attendance(
                    "sessions:\n  上午: {start: 8点半, end: 12:00, sign_in: [07:00, 10:15], sign_out: [10:16, 13:15]}"),
                right: .attendance(
                    "sessions:\n  上午: {start: 08:30, end: 12:00, sign_in: [07:00, 10:15], sign_out: [10:16, 13:15]}")),
            DiagnosticHelp(
                .badComparison, zh: "比较不对", en: "bad comparison",
                cause: "比较要写 over、at_least、under、at_most(超过、不少于、低于、不超过)之一加数字。“以上”“以下”不收:含不含本数说不清。",
                remedy: "写明含不含本数,如 at_least 10、over 10 at_most 20。",
                wrong: .rule("text: 迟到10分钟以上的,每次扣1分\nrows: marks\nwhere: {minutes: 10以上}\ndeduct: 1"),
                right: .rule("text: 迟到10分钟以上的,每次扣1分\nrows: marks\nwhere: {minutes: at_least 10}\ndeduct: 1")),
            DiagnosticHelp(
                .badAmount, zh: "分值不对", en: "bad amount of points",
                cause: "分值是数字、满分的百分比、all(扣完)、unknown(原文缺)、choose: [2, 4](酌情)或一个后果的名称。",
                remedy: "去掉单位和符号。",
                wrong: .rule("text: 迟到的,每次扣2分\ndeduct: 2分"),
                right: .rule("text: 迟到的,每次扣2分\ndeduct: 2")),
            DiagnosticHelp(
                .strangeID, zh: "编号里有怪字符", en: "characters an id cannot have",
                cause: "编号要写进台账的“条目”一栏,只能用字母、数字、汉字、_ 和 -。",
                remedy: "换掉别的字符。",
                wrong: .rules("1/2: {text: 每次扣1分, deduct: 1}"),
                right: .rules("1-2: {text: 每次扣1分, deduct: 1}")),
            DiagnosticHelp(
                .idReadAsNumber, zh: "编号像小数", en: "id read as a number",
                cause: "编号 2.10 在编辑器和表格里会变成 2.1,007 会变成 7。",
                remedy: "给编号加引号。",
                wrong: .rules("2.10: {text: 每次扣1分, deduct: 1}"),
                right: .rules("\"2.10\": {text: 每次扣1分, deduct: 1}")),
            DiagnosticHelp(
                .bareYesOrNo, zh: "没有引号的是与否", en: "bare yes or no",
                cause: "不加引号的 yes、no、on、off 在别的程序里是真假值,不是文字。",
                remedy: "如果是文字,加上引号。",
                wrong: .rule("text: 每次扣1分\nreading: no\ndeduct: 1"),
                right: .rule("text: 每次扣1分\nreading: \"no\"\ndeduct: 1")),
        ])
}
