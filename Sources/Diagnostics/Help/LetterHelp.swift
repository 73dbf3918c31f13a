extension HelpTopic {
    /// Templates of letters.
    static let letters = HelpTopic(
        "文书的样式",
        preface: "样式是纯文本,写法见 docs/letters.md;`kaohe check 样式.txt` 单独检查一个。最后两项要连同考核办法一起查,用 `kaohe check --centre`。",
        pages: [
            DiagnosticHelp(
                .letterNotText, zh: "不是文本", en: "no text",
                cause: "文件不是 UTF-8 或 GBK 的纯文本,常见于把 Word 文件改名成 .txt,或传输时损坏。",
                remedy: "用记事本新建文本文件,把文字粘贴进去再保存。",
                wrong: HelpExample(files: [
                    .init(
                        "letter.txt", shown: "PK????????   # 改了名字的 Word 文件",
                        bytes: [0x50, 0x4B, 3, 4, 0xFF, 0xFF, 0xFF])
                ]), right: .letter(text: "【标题】限期整改通知书")),
            DiagnosticHelp(
                .letterWithoutRuler, zh: "没有横线", en: "no line of dashes",
                cause: "上面的说明(文书、用于、给……)和下面的正文之间要有一行横线,程序才知道正文从哪里开始。",
                remedy: "在正文前面单独写一行横线,至少三个“-”。",
                wrong: .letter(whole: "文书:限期整改通知书\n用于:限期整改\n给:每人一份\n【标题】限期整改通知书"),
                right: .letter(text: "【标题】限期整改通知书")),
            DiagnosticHelp(
                .letterWithoutText, zh: "没有正文", en: "no text below",
                cause: "横线下面什么也没有写。",
                remedy: "把正文写在横线下面。",
                wrong: .letter(text: ""), right: .letter(text: "【标题】限期整改通知书")),
            DiagnosticHelp(
                .letterBadName, zh: "名称不能用", en: "name that cannot be used",
                cause: "“文书”既是文件名,又是部门工作簿里工作表的名字:不能有 / \\ : * ? [ ] 这些字符,不能以点开头,也不能和程序自己的工作表(申诉表、个人明细等)同名。",
                remedy: "换一个名称,印出的标题另写在正文的【标题】里。",
                wrong: HelpExample(files: [.init("letter.txt", HelpExample.letterText(name: "申诉表", text: "请整改。"))]),
                right: .letter(text: "请整改。")),
            DiagnosticHelp(
                .letterBadLimit, zh: "期限读不懂", en: "no limit",
                cause: "期限要写明数字和是工作日还是自然日。",
                remedy: "写“10个工作日”或“30个自然日”。",
                wrong: .letter(headers: "期限:十天", text: "请整改。"), right: .letter(headers: "期限:10个工作日", text: "请整改。")),
            DiagnosticHelp(
                .letterUnknownPlaceholder, zh: "没有这一项可填", en: "nothing to fill in",
                cause: "【】里的词不是程序能填写的内容,多半是写错了字。",
                remedy: "照提示改;要印出方头括号本身,连写两个:【【……】】。",
                wrong: .letter(text: "【顶格】【性名】同志:"), right: .letter(text: "【顶格】【姓名】同志:")),
            DiagnosticHelp(
                .letterOpenBracket, zh: "括号没有配对", en: "bracket without its other half",
                cause: "一行里的“【”没有对应的“】”,或者反过来。",
                remedy: "补上另一半;一对括号要写在同一行。",
                wrong: .letter(text: "【顶格】【姓名同志:"), right: .letter(text: "【顶格】【姓名】同志:")),
            DiagnosticHelp(
                .letterOtherBrackets, zh: "用了别的括号", en: "other brackets",
                cause: "要填写的内容只认方头括号【】;写在{}、[]、〔〕里的会原样印出来。",
                remedy: "改成【】。",
                wrong: .letter(text: "{姓名}同志:"), right: .letter(text: "【姓名】同志:")),
            DiagnosticHelp(
                .letterTableInLine, zh: "表写在了行里", en: "table within a line",
                cause: "明细和名单是一张表,要单独占一行。",
                remedy: "在它前后换行。",
                wrong: .letter(text: "扣分如下:【扣分明细】"), right: .letter(text: "扣分如下:\n【扣分明细】")),
            DiagnosticHelp(
                .letterPlaceholderMisplaced, zh: "这里不能写这一项", en: "placeholder out of place",
                cause: "发给全中心或部门的文书里有好几个人,不能写【姓名】;发给一个人的没有【名单】;【标题】【居中】等只能写在行首。",
                remedy: "照提示换一项,或改“给”。",
                wrong: .letter(scope: "全中心一份", text: "对【姓名】予以表彰。"),
                right: .letter(scope: "全中心一份", text: "对下列人员予以表彰。\n【名单】")),
            DiagnosticHelp(
                .letterNamedTwice, zh: "两个样式同名", en: "two templates of one name",
                cause: "两个样式的“文书”写得一样,印出的文件会互相覆盖。",
                remedy: "改其中一个的名称。",
                wrong: .files([
                    ("letter.txt", HelpExample.letterText(text: "请整改。")),
                    ("letter-2.txt", HelpExample.letterText(text: "请限期整改。")),
                ]),
                right: .files([
                    ("letter.txt", HelpExample.letterText(text: "请整改。")),
                    ("letter-2.txt", HelpExample.letterText(name: "整改督办单", text: "请限期整改。")),
                ])),
            DiagnosticHelp(
                .letterUnknownConsequence, zh: "没有这种后果", en: "no such consequence",
                cause: "“用于”后面的名称在各考核办法的后果表里都没有,这种文书一份也不会出。",
                remedy: "照考核办法 consequences(后果表)里的名称写。",
                wrong: .files([
                    ("rules.yaml", HelpFrame.rules.wrapped("1: {text: 每次扣1分, deduct: 1}")),
                    ("letter.txt", HelpExample.letterText(text: "请整改。")),
                ]),
                right: .files([
                    ("rules.yaml", HelpFrame.rules.wrapped("1: {text: 每次扣1分, deduct: 1}")),
                    ("letter.txt", HelpExample.letterText(consequence: "通报批评", text: "请整改。")),
                ])),
        ])
}

extension HelpExample {
    /// A whole template.
    static func letter(whole text: String) -> HelpExample { HelpExample(files: [File("letter.txt", text + "\n")]) }

    /// A template with this text.
    static func letter(headers: String = "", scope: String = "每人一份", text: String) -> HelpExample {
        HelpExample(files: [File("letter.txt", letterText(headers: headers, scope: scope, text: text))])
    }

    static func letterText(
        name: String = "限期整改通知书", consequence: String = "限期整改", headers: String = "", scope: String = "每人一份",
        text: String
    ) -> String {
        "文书:\(name)\n用于:\(consequence)\n给:\(scope)\n" + (headers.isEmpty ? "" : headers + "\n") + "------\n\(text)\n"
    }
}
