internal import Diagnostics
internal import RecordModel
internal import SpreadsheetReading

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
        /// A workbook is cut off, or its parts contradict each other.
        case damagedWorkbook = "damaged-workbook"
        /// A workbook needs a password.
        case encryptedWorkbook = "encrypted-workbook"
        /// A workbook is, or unpacks to, more than any table of a centre.
        case oversizedWorkbook = "oversized-workbook"
        /// A workbook has no such sheet.
        case noSuchSheet = "no-such-sheet"
        /// The import profile asked for does not fit the file.
        case profileDoesNotMatch = "profile-does-not-match"
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
    /// Both in English, where there is more to say than the code does.
    public let english: English?

    /// What is wrong and what to do, in English.
    public struct English: Hashable, Sendable {
        /// What is wrong.
        public let message: String
        /// What to do about it.
        public let remedy: String
    }

    init(
        _ code: Code, _ path: String, line: Int? = nil, text: String = "", _ message: String, remedy: String,
        english: English? = nil
    ) {
        self.english = english
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
            .missingColumn, first?.file.path ?? "", line: 1, text: first?.sheetTitles.joined(separator: ",") ?? "",
            "规则要看“\(column)”列,但\(title)的 \(tables.count) 个文件都没有这一列",
            remedy: "在文件中补上这一列,或在规则中改用文件里有的表头")
    }

    /// A profile whose columns are not in a file.
    /// - Parameters:
    ///   - profile: the one asked for; `nil` where all were tried.
    ///   - canonical: the table as the data formats have it.
    ///   - seen: the first rows of the file.
    static func profileDoesNotMatch(
        _ path: String, _ profile: ImportProfile?, _ canonical: ImportProfile, seen: [SheetRow]
    ) -> TableProblem {
        let first = seen.max { $0.cells.count < $1.cells.count }
        let text = (first?.cells ?? []).prefix(30).map { cell in
            if case .text(let text) = cell.value { text.filter { !$0.isNewline } } else { "…" }
        }
        let wanted = profile ?? canonical
        let words = wanted.columns.filter(\.isRequired).map { column in
            switch column.source {
            case .headers(let headers): headers.last ?? column.field
            case .punches(let date, let times):
                ((date.last.map { [$0] } ?? []) + times.prefix(1)).joined(separator: "、")
            case .pairs(let pairs): pairs.first?.from.first ?? column.field
            case .position, .constant: column.field
            }
        }
        let list = (wanted.words.compactMap(\.first) + words).reduce(into: [String]()) { list, word in
            if !list.contains(word) { list.append(word) }
        }.joined(separator: "、")
        let searched = ImportProfile.searchedRows
        return TableProblem(
            .profileDoesNotMatch, path, line: first.map(\.number), text: text.joined(separator: ","),
            profile.map { "导入方案“\($0.id)”对不上这个文件:前 \(searched) 行里没有带“\(list)”的表头" }
                ?? "没有一个导入方案认得这个文件:前 \(searched) 行里没有带“\(list)”的表头",
            remedy: "核对文件是否放对;表头名称不同的,在 centre.yaml 的 columns 中写明,或写一个导入方案(类别: 导入方案)",
            english: .init(
                message: profile.map { "the import profile '\($0.id)' does not fit: no header with \(list)" }
                    ?? "no import profile knows this file: no header with \(list)",
                remedy: "check that it is the right file; else name its headers under columns, or write a profile"))
    }

    /// A field with more than one column on a sheet.
    static func columnTwice(
        _ found: (field: String, title: String, places: [Int]), _ path: String, row: Int, _ fields: [Field]
    ) -> TableProblem {
        let header = fields.first { $0.id == found.field }?.header ?? found.field
        let letters = found.places.map(ColumnLetters.of).joined(separator: "、")
        return TableProblem(
            .columnTwice, path, line: row, text: found.title, "“\(header)”(\(found.field))有不止一列:\(letters)",
            remedy: "只留一列,或改掉另一列的表头")
    }

    /// A workbook where a text is due.
    static func workbookByAnotherName(_ path: String) -> TableProblem {
        TableProblem(
            .unsupportedFormat, path, "这是 Excel 工作簿,只是改了文件名",
            remedy: "用 Excel 或 WPS 打开后另存为“CSV UTF-8(逗号分隔)”")
    }

    /// What keeps a spreadsheet from being read.
    init(_ problem: SpreadsheetProblem, path: String) {
        let code: Code =
            switch problem.kind {
            case .damaged: .damagedWorkbook
            case .encrypted: .encryptedWorkbook
            case .oversized: .oversizedWorkbook
            case .unsupported: .unsupportedFormat
            case .noSuchSheet: .noSuchSheet
            }
        self.init(
            code, path, problem.message.zh, remedy: problem.remedy.zh,
            english: .init(message: problem.message.en, remedy: problem.remedy.en))
    }
}
