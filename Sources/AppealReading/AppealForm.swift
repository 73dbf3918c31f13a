internal import Diagnostics
internal import Hashing
internal import SpreadsheetReading

/// A workbook with 申诉表 in it, as somebody sent it back or as it was handed out: every row that may be a line.
public struct AppealForm: Sendable {
    /// The file's name, without a folder.
    public let name: String
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    public let sha256: String
    /// The sheets that are 申诉表, in the workbook's order.
    public let sheets: [FormSheet]
    /// What is wrong with the workbook or one of its sheets as a whole.
    public let problems: [AppealProblem]

    /// The most rows read of a sheet: several times those of the largest department.
    static let mostRows = 300_000

    /// Reads a workbook.
    /// - Parameters:
    ///   - path: where it is.
    ///   - name: what messages call it.
    ///   - bytes: what it holds, for its digest.
    /// - Throws: what the file system says of it.
    public init(path: String, name: String, bytes: [UInt8]) throws {
        self.name = name
        sha256 = SHA256.hexadecimal(of: bytes)
        var sheets: [FormSheet] = []
        var problems: [AppealProblem] = []
        do {
            let format = try SpreadsheetFormat.of(path)
            guard format == .openXML || format == .binary else { throw Self.noWorkbook(name) }
            let workbook = try Spreadsheet(path: path, format: format)
            for (index, info) in workbook.sheets.enumerated() {
                var reader = FormReader(file: name, sheet: info.name, system: workbook.dateSystem)
                try workbook.rows(of: index) { try reader.take($0) }
                guard reader.isForm else { continue }
                reader.spread(try workbook.mergedRanges(of: index))
                problems += reader.problems
                if let sheet = reader.sheet { sheets.append(sheet) }
            }
            if sheets.isEmpty && problems.isEmpty { problems.append(Self.noForm(name, workbook.sheets.map(\.name))) }
        } catch let problem as SpreadsheetProblem {
            sheets = []
            problems = [AppealProblem(.fileUnreadable, at: name, problem.message, problem.remedy)]
        } catch let problem as AppealProblem {
            sheets = []
            problems = [problem]
        }
        self.sheets = sheets
        self.problems = problems
    }

    private init(name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
        (sheets, problems) = ([], [])
    }

    /// The same file without any line in it.
    public static func none(like form: AppealForm) -> AppealForm { AppealForm(name: form.name, sha256: form.sha256) }

    private static func noWorkbook(_ name: String) -> AppealProblem {
        AppealProblem(
            .fileUnreadable, at: name, zh: "这不是工作簿", en: "this is no workbook",
            fix: ("交回发下去的那个部门工作簿(.xlsx,或另存的 .xls)", "send the department's own workbook (.xlsx, or .xls saved from it)")
        )
    }

    private static func noForm(_ name: String, _ sheets: [String]) -> AppealProblem {
        let names = sheets.prefix(12).joined(separator: "、")
        return AppealProblem(
            .noForm, at: name, zh: "工作簿里没有申诉表;有这些工作表:\(names)", en: "no sheet is a 申诉表; the sheets are: \(names)",
            fix: ("交回发下去的那个部门工作簿,不要删去“申诉表”的表头", "send the department's own workbook, with the header of 申诉表"))
    }
}

/// A sheet that is a 申诉表.
public struct FormSheet: Sendable {
    /// Its name.
    public let name: String
    /// What stands above the header, row by row.
    public let above: [String]
    /// The columns, by header.
    public let columns: [FormColumn]
    /// Rows below the header, in order, that say anything.
    public let rows: [FormRow]

    /// The column of a header; `nil` where there is none.
    public func column(_ header: String) -> FormColumn? { columns.first { $0.header == header } }
}

/// A column of a 申诉表.
public struct FormColumn: Hashable, Sendable {
    /// The header, half-width and without blanks at its ends.
    public let header: String
    /// Where it is, from 0.
    public let index: Int
}

/// A row of a 申诉表.
public struct FormRow: Sendable {
    /// The row, as a spreadsheet numbers it.
    public let row: Int
    /// Its filled cells, by column.
    public var cells: [Int: FormCell]
}

extension FormSheet {
    /// What a row says under a header; `nil` where it says nothing.
    public func cell(_ header: String, of row: FormRow) -> FormCell? {
        column(header).flatMap { row.cells[$0.index] }
    }

    /// A cell as messages name it: `申诉表!I7`.
    public func place(_ header: String, of row: FormRow) -> String {
        "\(name)!\(Self.letters(column(header)?.index ?? 0))\(row.row)"
    }

    /// `A`, `Z`, `AA`.
    static func letters(_ column: Int) -> String {
        var (number, letters) = (column + 1, "")
        while number > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (number - 1) % 26))) + letters
            number = (number - 1) / 26
        }
        return letters
    }
}
