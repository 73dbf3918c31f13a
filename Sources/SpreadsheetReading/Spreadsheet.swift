/// What a file is, by its first bytes and never by its name.
public enum SpreadsheetFormat: String, Hashable, Sendable {
    /// `.xlsx`, `.xlsm`: a zip archive of XML.
    case openXML = "xlsx"
    /// `.xls`: records in an OLE file.
    case binary = "xls"
    /// A page with a table, as many systems export it under the name `.xls`.
    case html = "HTML"
    /// Text, whatever its encoding.
    case text

    /// Looks at a file.
    /// - Throws: ``SpreadsheetProblem`` for a file that is known to be something else; ``SpreadsheetFailure``.
    public static func of(_ path: String) throws -> SpreadsheetFormat {
        let head = try head(of: path)
        func begins(_ mark: [UInt8]) -> Bool { head.starts(with: mark) }
        if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) { return .openXML }
        if begins([0xD0, 0xCF, 0x11, 0xE0]) { return .binary }
        for (mark, zh, en) in others where begins(mark) {
            throw SpreadsheetProblem.unsupported(zh: zh, en: en)
        }
        // A page in UTF-16 shows its tags between zeros.
        let letters = head.filter { $0 != 0 }
        let start = letters.firstIndex { $0 == UInt8(ascii: "<") || ($0 > 0x20 && $0 < 0x7F) } ?? 0
        let text = String(decoding: letters[start...], as: UTF8.self).lowercased()
        if text.hasPrefix("mime-version:") {
            throw SpreadsheetProblem.unsupported(zh: "单个文件网页(mht)", en: "a web archive (mht)")
        }
        guard text.hasPrefix("<") else { return .text }
        if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), !text.contains("<html") {
            throw SpreadsheetProblem.unsupported(zh: "XML 表格 2003", en: "an XML spreadsheet 2003")
        }
        let tags = ["<html", "<table", "<!doctype html", "<head", "<body", "<meta", "<style", "<div", "<tr"]
        return tags.contains { text.contains($0) } ? .html : .text
    }

    private static let others: [([UInt8], String, String)] = [
        (Array("%PDF".utf8), "PDF 文件", "a PDF file"), ([0x89, 0x50, 0x4E, 0x47], "图片", "an image"),
        ([0xFF, 0xD8, 0xFF], "图片", "an image"), (Array("Rar!".utf8), "压缩包(rar)", "a rar archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "压缩包(7z)", "a 7z archive"), ([0x1F, 0x8B], "压缩包(gz)", "a gz archive"),
        ([0x09, 0x00, 0x04, 0x00], "Excel 2 的工作簿", "a workbook of Excel 2"),
        ([0x09, 0x02, 0x06, 0x00], "Excel 3 的工作簿", "a workbook of Excel 3"),
        ([0x09, 0x04, 0x06, 0x00], "Excel 4 的工作簿", "a workbook of Excel 4"),
        (Array("SQLite format 3".utf8), "数据库文件", "a database"),
    ]

    private static func head(of path: String) throws -> [UInt8] {
        let file = try PlainFile(path: path)
        return try file.read(4_096, at: 0)
    }
}

/// A workbook of either kind.
protocol Workbook: AnyObject {
    var dateSystem: DateSystem { get }
    var sheets: [SheetInfo] { get }
    func rows(of sheet: Int, _ body: (SheetRow) throws -> Bool) throws
    func mergedRanges(of sheet: Int) throws -> [MergedRange]
}

/// An open workbook. Sheets are read from beginning to end and never kept; used by one thread at a time.
public final class Spreadsheet {
    private let workbook: any Workbook
    /// What it is.
    public let format: SpreadsheetFormat

    /// The largest file opened.
    private static let mostBytes = 1 << 30

    /// Opens a workbook.
    /// - Throws: ``SpreadsheetProblem``, ``SpreadsheetFailure``.
    public init(path: String, format: SpreadsheetFormat) throws {
        let size = try PlainFile(path: path).size
        guard size <= Self.mostBytes else {
            throw SpreadsheetProblem.oversized(
                "\(size >> 20) MB", zh: "文件超过 \(Self.mostBytes >> 20) MB",
                en: "the file is beyond \(Self.mostBytes >> 20) MB")
        }
        self.format = format
        workbook = try format == .binary ? BinaryWorkbook(path: path) : OpenXMLWorkbook(path: path)
    }

    /// Its worksheets, in the order in which they are shown.
    public var sheets: [SheetInfo] { workbook.sheets }

    /// From which day it counts.
    public var dateSystem: DateSystem { workbook.dateSystem }

    /// Hands on a sheet's rows that have filled cells, in order, until `body` answers `false`.
    /// - Throws: ``SpreadsheetProblem``, ``SpreadsheetFailure``; what `body` throws.
    public func rows(of sheet: Int, _ body: (SheetRow) throws -> Bool) throws {
        guard sheet >= 0, sheet < sheets.count else { return }
        try workbook.rows(of: sheet, body)
    }

    /// A sheet's merged cells, in the file's order. It costs another pass over the sheet.
    /// - Throws: ``SpreadsheetProblem``, ``SpreadsheetFailure``.
    public func mergedRanges(of sheet: Int) throws -> [MergedRange] {
        guard sheet >= 0, sheet < sheets.count else { return [] }
        return try workbook.mergedRanges(of: sheet)
    }
}
