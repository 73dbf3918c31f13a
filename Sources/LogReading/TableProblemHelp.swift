/// The help page of a problem that a whole table has: what is behind it, what to do, and the table written wrong and right.
public struct TableProblemHelp: Sendable, Hashable {
    /// The problem in a few words, in Chinese.
    public let title: String
    /// Why it comes up (原因), in Chinese.
    public let cause: String
    /// What to do (改法), in Chinese.
    public let remedy: String
    /// A table of punches (打卡记录) that has the problem, and a mended one; `nil` where a few rows cannot show it.
    public let example: Example?

    /// A table written wrong and right.
    public struct Example: Sendable, Hashable {
        /// What a page shows of the wrong one.
        public let shown: String
        /// What is read.
        public let wrong: [UInt8]
        /// The mended one.
        public let right: String
    }
}

extension TableProblem.Code {
    /// The code's help page.
    public var help: TableProblemHelp {
        switch self {
        case .undecodable:
            page(
                "文字无法识别", "文件标明是一种编码,里面却有别的字节;常见于把两种编码的文件拼在一起。",
                "用 Excel 或 WPS 打开后另存为“CSV UTF-8(逗号分隔)”。",
                wrong: [0xEF, 0xBB, 0xBF] + Array("工号,打卡时间\nA01,2026-07-06 08:20\n".utf8) + [0xD5, 0xC5, 0xC8]
                    + Array(",2026-07-06 08:20\n".utf8),
                shown: "工号,打卡时间\nA01,2026-07-06 08:20\n???,2026-07-06 08:20", right: Self.right)
        case .emptyFile:
            page(
                "空表", "文件里什么也没有,连表头也没有;多半是导出没有成功。", "补上表头行,或在 centre.yaml 中去掉这个文件。", wrong: [],
                shown: "(什么也没有)", right: "工号,打卡时间\n")
        case .missingColumn:
            page(
                "缺少必需的列", "表头里没有必需的列,或用了别的名称;规则用到的列,至少要有一个文件有。",
                "补上这一列;只是名称不同的,在 centre.yaml 的 columns(表头)中写明它在文件里的表头。",
                text: "工号,日期时间\nA01,2026-07-06 08:20\n", right: Self.right)
        case .columnTwice:
            page(
                "一列有两个", "两列的表头指同一个内容。", "只留一列,或改掉另一列的表头。",
                text: "工号,打卡时间,打卡时间\nA01,2026-07-06 08:20,2026-07-06 08:21\n", right: Self.right)
        case .unclosedQuote:
            page(
                "引号没有配对", "单元格以引号开头,后面却没有收尾的引号,以后各行都落进了同一个单元格。", "补上缺少的引号,或删去多余的引号。",
                text: "工号,打卡时间\n\"A01,2026-07-06 08:20\nA01,2026-07-06 12:05\n", right: Self.right)
        case .recordTooLong:
            TableProblemHelp(
                title: "一行太长", cause: "一行超过 64 MB,不会是真的记录。", remedy: "检查是否缺少引号或换行,或者文件并非表格。", example: nil)
        case .unsupportedFormat:
            page(
                "不能读的文件", "文件不是表格(如 PDF、Word 文档、压缩包),或是太老的 Excel 格式;有时只是把扩展名改成了 .csv 或 .xls。",
                "用 Excel 或 WPS 打开后另存为“Excel 工作簿(*.xlsx)”或“CSV UTF-8(逗号分隔)”。", wrong: Array("%PDF-1.7\n".utf8),
                shown: "%PDF-1.7…", right: Self.right)
        case .damagedWorkbook:
            page(
                "工作簿已损坏", "文件没有传完,或存储出错;工作簿的各部分对不上。", "重新导出或重新下载;还能用 Excel 或 WPS 打开的,打开后另存一份。",
                wrong: [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], shown: "PK…(不完整的 Excel 工作簿)", right: Self.right)
        case .encryptedWorkbook:
            TableProblemHelp(
                title: "工作簿加了密", cause: "工作簿设了打开密码。", remedy: "用 Excel 或 WPS 输入密码打开,取消“用密码进行加密”后保存。",
                example: nil)
        case .oversizedWorkbook:
            TableProblemHelp(
                title: "工作簿过大", cause: "文件或它解压后的内容,超过一个中心任何一张表会有的大小;也可能是专门做坏的文件(压缩炸弹)。",
                remedy: "确认这是考勤机或业务系统导出的文件;确实这么大的,按月分成几个文件。", example: nil)
        case .noSuchSheet:
            TableProblemHelp(
                title: "没有这张工作表", cause: "centre.yaml 在“#”后面写的工作表,文件里没有;或工作簿里一张工作表也没有。",
                remedy: "核对工作表的名称。", example: nil)
        case .profileDoesNotMatch:
            TableProblemHelp(
                title: "导入方案对不上", cause: "文件开头若干行里,找不到导入方案要的表头;多半是放错了文件,或来源系统换了表头。",
                remedy: "核对文件是否放对;表头名称不同的,在 centre.yaml 的 columns(表头)中写明,或照 rules/profiles 里的例子写一个导入方案。",
                example: nil)
        case .tooManyFiles:
            TableProblemHelp(
                title: "文件太多", cause: "名册和各种记录的文件超过一次能读的数目(\(TableProblem.mostFiles) 个)。",
                remedy: "把零碎的文件合并,例如每月一个。", example: nil)
        case .changedWhileReading:
            TableProblemHelp(
                title: "读的时候变了", cause: "读取期间有别的程序在写这个文件。", remedy: "关闭正在写这个文件的程序后重新运行。", example: nil)
        }
    }

    private static let right = "工号,打卡时间\nA01,2026-07-06 08:20\n"

    private func page(
        _ title: String, _ cause: String, _ remedy: String, wrong: [UInt8], shown: String, right: String
    ) -> TableProblemHelp {
        TableProblemHelp(
            title: title, cause: cause, remedy: remedy, example: .init(shown: shown, wrong: wrong, right: right))
    }

    private func page(
        _ title: String, _ cause: String, _ remedy: String, text: String, right: String
    ) -> TableProblemHelp {
        page(title, cause, remedy, wrong: Array(text.utf8), shown: text, right: right)
    }
}
