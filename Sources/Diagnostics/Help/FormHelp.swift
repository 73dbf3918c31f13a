extension HelpTopic {
    /// What a file is written in: encoding and YAML.
    static let form = HelpTopic(
        "文件的形式",
        pages: [
            DiagnosticHelp(
                .notUTF8, zh: "不是 UTF-8", en: "not UTF-8",
                cause: "文件存成了 GBK、ANSI 或 UTF-16。记事本的“ANSI”就是 GBK。记录文件的文件名不是 UTF-8(常见于 Windows 压缩包解出的中文文件名)时也报这一项。",
                remedy: "在编辑器里“另存为”,编码选 UTF-8。文件名的问题,给文件改名。",
                wrong: .bytes(
                    Array("kind: calendar\ntitle: ".utf8) + [0xB9, 0xA4, 0xD7, 0xF7, 0xC8, 0xD5, 0xC0, 0xFA]
                        + Array("\ncovers: 2026\n".utf8),
                    shown: "kind: calendar\ntitle: ????????   # “工作日历”存成了 GBK\ncovers: 2026"),
                right: .file("kind: calendar\ntitle: 工作日历\ncovers: 2026")),
            DiagnosticHelp(
                .controlCharacter, zh: "控制字符", en: "control character",
                cause: "文字里混进了看不见的字符,常见于从别的系统复制过来的内容,或打开的根本不是文本文件。",
                remedy: "把这个字符删掉重新输入;如果文件不是文本,检查路径。",
                wrong: .bytes(
                    Array("kind: calendar\ntitle: 工作\u{7}日历\ncovers: 2026\n".utf8),
                    shown: "kind: calendar\ntitle: 工作\u{2407}日历   # ␇ 处是看不见的字符 U+7\ncovers: 2026"),
                right: .file("kind: calendar\ntitle: 工作日历\ncovers: 2026")),
            DiagnosticHelp(
                .emptyFile, zh: "空文件", en: "empty file",
                cause: "文件里什么也没有,或者只有注释。",
                remedy: "检查是否选错了文件,或保存时丢失了内容。",
                wrong: .file("# 2026 年放假调休,待填"),
                right: .file("# 2026 年放假调休\nkind: calendar\ntitle: 工作日历\ncovers: 2026")),
            DiagnosticHelp(
                .fileTooLarge, zh: "文件过大", en: "file too large",
                cause: "规则文件不会超过 8 MiB。",
                remedy: "多半是把打卡记录之类写到了规则的位置,检查路径。",
                wrong: .bytes(
                    [UInt8](repeating: 0x23, count: 9 << 20),
                    shown: "工号,打卡时间\nA01,2026-07-01 08:21:07\n…(九百多万字节的打卡记录)"),
                right: .file("kind: calendar\ntitle: 工作日历\ncovers: 2026")),
            DiagnosticHelp(
                .yamlSyntax, zh: "写法不通", en: "not YAML",
                cause: "缩进没有对齐、冒号用了全角、引号或括号没有收尾、用了制表符。",
                remedy: "同一层从同一列开始,缩进只用空格;键后面写半角冒号加空格;文字里有“: ”时整段加引号。指出的位置可能在错误之后,先看上一行。",
                wrong: .calendar("covers: 2026\nholidays:\n  元旦: 01-01..01-03\n 春节: 02-15..02-23"),
                right: .calendar("covers: 2026\nholidays:\n  元旦: 01-01..01-03\n  春节: 02-15..02-23")),
            DiagnosticHelp(
                .nestedTooDeep, zh: "嵌套过深", en: "nested too deep",
                cause: "列表、映射一层套一层,超过 64 层。",
                remedy: "检查是否有多余的括号。",
                wrong: .calendar(
                    "covers: 2026\nworkdays: " + String(repeating: "[", count: 70) + String(repeating: "]", count: 70)),
                right: .calendar("covers: 2026\nworkdays: [01-04]")),
            DiagnosticHelp(
                .severalDocuments, zh: "多份内容", en: "several documents",
                cause: "文件中间有“---”,后面又是一份。",
                remedy: "一个文件只写一份。",
                wrong: .calendar("covers: 2025\n---\nkind: calendar\ntitle: 工作日历\ncovers: 2026"),
                right: .calendar("covers: [2025, 2026]")),
            DiagnosticHelp(
                .aliasBomb, zh: "别名展开过多", en: "aliases without bound",
                cause: "用 & 和 * 的别名层层引用,展开后数量失控。",
                remedy: "不用别名,把内容写出来。",
                wrong: .file(
                    """
                    a: &a [x, x, x, x, x, x, x, x, x, x]
                    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                    d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
                    e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                    """),
                right: .calendar("covers: 2026\nworkdays: [01-04, 02-14]")),
            DiagnosticHelp(
                .unknownAnchor, zh: "别名没有来处", en: "alias of nothing",
                cause: "*名字 引用的内容前面没有用 &名字 写过。",
                remedy: "把内容直接写在这里。",
                wrong: .rule("text: 迟到的,每次扣1分\ndeduct: *price"),
                right: .rule("text: 迟到的,每次扣1分\ndeduct: 1")),
            DiagnosticHelp(
                .mergeKey, zh: "合并键", en: "merge key",
                cause: "用 << 把别处的内容并进来。条文的内容必须在它自己的位置看得见,所以不接受。",
                remedy: "把要合并的内容写出来。",
                wrong: .rule("text: 迟到的,每次扣1分\n<<: {deduct: 1}"),
                right: .rule("text: 迟到的,每次扣1分\ndeduct: 1")),
            DiagnosticHelp(
                .duplicateKey, zh: "重复的键", en: "key written twice",
                cause: "同一处把一个键写了两次;英文和中文写法算同一个键。两次的值只有一个会生效,所以不接受。",
                remedy: "保留一处。",
                wrong: .rule("text: 迟到的,每次扣1分,最多扣4分\ndeduct: 1\nlimit: 3\n最多: 4"),
                right: .rule("text: 迟到的,每次扣1分,最多扣4分\ndeduct: 1\n最多: 4")),
            DiagnosticHelp(
                .keyNotText, zh: "键不是文字", en: "key is no text",
                cause: "冒号前面是列表或映射。",
                remedy: "删去括号,或给文字加引号。",
                wrong: .rule("text: 迟到的,每次扣1分\n[扣]: 1"),
                right: .rule("text: 迟到的,每次扣1分\n扣: 1")),
            DiagnosticHelp(
                .unexpectedTag, zh: "YAML 标签", en: "YAML tag",
                cause: "值前面有 !名字 这样的标签。",
                remedy: "删去标签。",
                wrong: .rule("text: 迟到的,每次扣1分\ndeduct: !points 1"),
                right: .rule("text: 迟到的,每次扣1分\ndeduct: 1")),
        ])
}
