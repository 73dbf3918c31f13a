/// A problem that a whole table has and no row of it: nothing is written, and the run ends with status 1.
public struct TableProblem: Error, Hashable, Sendable {
    /// Stable codes.
    public enum Code: String, Sendable, CaseIterable {
        /// The bytes are text in no encoding kaohe knows.
        case undecodable
        /// The file has no header row.
        case emptyFile = "empty-file"
        /// A required column, or one named under `columns`, is not there.
        case missingColumn = "missing-column"
        /// A field has two columns.
        case columnTwice = "column-twice"
        /// A quotation mark opens a cell and none closes it.
        case unclosedQuote = "unclosed-quote"
        /// One record is longer than any real one.
        case recordTooLong = "record-too-long"
        /// The file is of a kind this version does not read.
        case unsupportedFormat = "unsupported-format"
        /// There are more tables than one run takes.
        case tooManyFiles = "too-many-files"
        /// The file changed while it was read.
        case changedWhileReading = "changed-while-reading"
    }

    /// Which problem.
    public let code: Code
    /// The path, relative to the centre's folder.
    public let path: String
    /// The line or row, from 1; `nil` where it concerns the file as a whole.
    public let line: Int?
    /// The user's own text, where there is one.
    public let text: String
    /// What is wrong, in Chinese.
    public let message: String
    /// What to do about it, in Chinese.
    public let remedy: String

    init(_ code: Code, _ path: String, line: Int? = nil, text: String = "", _ message: String, remedy: String) {
        self.code = code
        self.path = path
        self.line = line
        self.text = text
        self.message = message
        self.remedy = remedy
    }
}

/// The machine failed while a file was read.
public struct ReadFailure: Error, Hashable, Sendable {
    /// What was being done: `open`, `read`, `stat`.
    public let operation: String
    /// The path.
    public let path: String
    /// The system's error number.
    public let errno: Int32

    /// A failure by its parts.
    public init(operation: String, path: String, errno: Int32) {
        self.operation = operation
        self.path = path
        self.errno = errno
    }
}

extension TableProblem {
    /// The most tables of one run; evidence keeps a file's number in fifteen bits.
    public static let mostFiles = 32_767

    /// More tables than one run takes.
    public static func tooManyFiles(_ count: Int) -> TableProblem {
        TableProblem(
            .tooManyFiles, "centre.yaml", "名册和各种记录共 \(count) 个文件,一次最多读 \(mostFiles) 个",
            remedy: "把零碎的文件合并,例如每月一个")
    }

    /// A column that a rule names, that is no field of the log, and that none of the log's files has.
    /// - Parameter tables: the log's files.
    public static func missingEverywhere(_ column: String, in tables: [BoundTable], of title: String) -> TableProblem {
        let first = tables.first
        return TableProblem(
            .missingColumn, first?.file.path ?? "", line: 1, text: first?.header.titles.joined(separator: ",") ?? "",
            "规则要看“\(column)”列,但\(title)的 \(tables.count) 个文件都没有这一列",
            remedy: "在文件中补上这一列,或在规则中改用文件里有的表头")
    }

    /// A workbook whose name says that it is text.
    static func workbookByAnotherName(_ path: String) -> TableProblem {
        TableProblem(
            .unsupportedFormat, path, "这是 Excel 工作簿,只是改了文件名",
            remedy: "用 Excel 或 WPS 打开后另存为“CSV UTF-8(逗号分隔)”")
    }

    /// A workbook where this version reads only text tables.
    public static func notReadYet(_ path: String) -> TableProblem {
        TableProblem(
            .unsupportedFormat, path, "本版本只读 CSV,还不能直接读工作簿",
            remedy: "用 Excel 或 WPS 打开后另存为“CSV UTF-8(逗号分隔)”,并在 centre.yaml 中改成新的文件名")
    }
}
