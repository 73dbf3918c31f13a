public import Diagnostics

/// Why a spreadsheet file cannot be read: a kind, what is wrong with this file, and what its owner can do.
public struct SpreadsheetProblem: Error, Hashable, Sendable {
    /// The kinds of problem.
    public enum Kind: String, CaseIterable, Sendable {
        /// The file is cut off, or its parts contradict each other.
        case damaged
        /// A password is needed to open it.
        case encrypted
        /// It is, or unpacks to, more than any table of a centre: a zip bomb is one of these.
        case oversized
        /// It is no table of a kind kaohe reads.
        case unsupported
        /// It has no sheet of that name, or none at all.
        case noSuchSheet
    }

    /// Which kind.
    public let kind: Kind
    /// What is wrong.
    public let message: Wording
    /// What to do about it.
    public let remedy: Wording

    private init(_ kind: Kind, _ message: Wording, _ remedy: Wording) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
    }

    private static let exportAgain = Wording(
        zh: "重新导出或重新下载;还能用 Excel 或 WPS 打开的,打开后另存一份",
        en: "export or download it again; if Excel or WPS still opens it, save a copy from there")

    /// The file contradicts itself.
    /// - Parameter part: where: a part of the package, a record, a row.
    static func damaged(_ part: String, zh: String, en: String) -> SpreadsheetProblem {
        SpreadsheetProblem(
            .damaged, Wording(zh: "工作簿已损坏(\(part)):\(zh)", en: "the workbook is damaged (\(part)): \(en)"), exportAgain)
    }

    /// The file ends before it should.
    static func cutOff(_ part: String) -> SpreadsheetProblem {
        damaged(part, zh: "内容不完整,文件可能没有传完", en: "the content is cut off; was the file copied whole?")
    }

    /// A password is needed.
    static let encrypted = SpreadsheetProblem(
        .encrypted,
        Wording(zh: "工作簿设了打开密码,不能读取", en: "the workbook is encrypted and needs a password to open"),
        Wording(
            zh: "用 Excel 或 WPS 输入密码打开,取消“用密码进行加密”后保存",
            en: "open it in Excel or WPS with the password, take the encryption off and save it"))

    /// Larger than any table of a centre.
    static func oversized(_ part: String, zh: String, en: String) -> SpreadsheetProblem {
        SpreadsheetProblem(
            .oversized, Wording(zh: "工作簿过大(\(part)):\(zh)", en: "the workbook is too large (\(part)): \(en)"),
            Wording(
                zh: "确认这是考勤机或业务系统导出的文件;确实这么大的,按月分成几个文件",
                en: "make sure it comes from your machine or system; if it is really that large, split it by month"))
    }

    /// A file of another kind.
    static func unsupported(zh: String, en: String) -> SpreadsheetProblem {
        SpreadsheetProblem(
            .unsupported, Wording(zh: "这是\(zh),不是能读的表格", en: "this is \(en), not a table kaohe reads"),
            Wording(
                zh: "用 Excel 或 WPS 打开后另存为“Excel 工作簿(*.xlsx)”或“CSV UTF-8”",
                en: "open it in Excel or WPS and save it as an Excel workbook (*.xlsx) or as CSV UTF-8"))
    }

    /// No sheet of that name.
    public static func noSuchSheet(_ name: String, among names: [String]) -> SpreadsheetProblem {
        let list = names.prefix(20).joined(separator: "、")
        return SpreadsheetProblem(
            .noSuchSheet,
            Wording(zh: "没有名为“\(name)”的工作表", en: "there is no sheet named '\(name)'"),
            Wording(zh: "核对名称;文件里有:\(list)", en: "check the name; the file has: \(list)"))
    }

    /// No sheet at all.
    static let noSheets = SpreadsheetProblem(
        .noSuchSheet, Wording(zh: "工作簿里没有工作表", en: "the workbook has no worksheet"), exportAgain)
}

/// The machine failed while a spreadsheet was read.
public struct SpreadsheetFailure: Error, Hashable, Sendable {
    /// What was being done.
    public let operation: String
    /// The system's error number.
    public let errno: Int32
}
