/// Where a cell stands: `C17`.
struct CellReference {
    /// The row, from 1.
    let row: Int
    /// The column, from 0.
    let column: Int

    /// A reference by its text; `nil` where it is none or lies beyond what a sheet has.
    init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        var isInRow = false
        for byte in text.utf8 {
            switch byte {
            case 0x24: continue
            case 0x41...0x5A where !isInRow, 0x61...0x7A where !isInRow:
                column = column * 26 + Int(byte & 0x1F)
                guard column <= SheetLimits.columns else { return nil }
            case 0x30...0x39:
                isInRow = true
                row = row * 10 + Int(byte - 0x30)
                guard row <= SheetLimits.rows else { return nil }
            default: return nil
            }
        }
        guard column > 0, row > 0 else { return nil }
        self.row = row
        self.column = column - 1
    }
}

/// The rows of a sheet, handed on one after another as they are read.
final class OpenXMLSheet: StoppingHandler {
    static let names: [StaticString] = ["c", "v", "row", "t", "f", "sheetData", "rPh"]
    static let texts: Set<Int> = [1, 3, 4]

    weak var stream: XMLStream?
    private let part: String
    private let strings: SharedStrings
    private let styles: CellStyles
    private let body: (SheetRow) throws -> Bool

    private var row = SheetRow(number: 0, cells: [])
    private var column = -1
    private var style = 0
    private var type = ""
    private var value: [UInt8] = []
    private var formula = ""
    private var hasFormula = false
    private var phonetics = 0
    private var isSorted = true

    init(
        part: String, strings: SharedStrings, styles: CellStyles, _ body: @escaping (SheetRow) throws -> Bool
    ) {
        self.part = part
        self.strings = strings
        self.styles = styles
        self.body = body
    }

    func begin(_ element: Int, _ attributes: XMLAttributes) throws {
        switch element {
        case 0: try beginCell(attributes)
        case 2:
            let number = attributes["r"].map { Int($0) } ?? row.number + 1
            guard let number, number > row.number, number <= SheetLimits.rows else {
                throw SpreadsheetProblem.damaged(
                    part, zh: "第 \(row.number) 行之后的行号不对", en: "the row number after row \(row.number) is wrong")
            }
            row.number = number
            row.cells.removeAll(keepingCapacity: true)
            column = -1
            isSorted = true
        case 6: phonetics += 1
        default: break
        }
    }

    private func beginCell(_ attributes: XMLAttributes) throws {
        if let text = attributes["r"] {
            guard let reference = CellReference(text), reference.row == row.number else {
                throw SpreadsheetProblem.damaged(
                    part, zh: "第 \(row.number) 行有一个单元格的位置“\(text.prefix(20))”不对",
                    en: "a cell of row \(row.number) has the place '\(text.prefix(20))'")
            }
            if reference.column <= column { isSorted = false }
            column = reference.column
        } else {
            column += 1
            guard column < SheetLimits.columns else {
                throw SpreadsheetProblem.damaged(
                    part, zh: "第 \(row.number) 行的列太多", en: "row \(row.number) has too many columns")
            }
        }
        style = attributes["s"].flatMap { Int($0) } ?? 0
        type = attributes["t"] ?? "n"
        value.removeAll(keepingCapacity: true)
        formula = ""
        hasFormula = false
    }

    func end(_ element: Int, _ text: inout [UInt8]) throws {
        switch element {
        case 0: if let made = try cellValue() { row.cells.append(SheetCell(column: column, value: made)) }
        case 1:
            swap(&value, &text)
        case 3:
            guard phonetics == 0 else { return }
            value += text
        case 4:
            hasFormula = true
            formula = String(decoding: text, as: UTF8.self)
        case 2:
            if !row.cells.isEmpty {
                if !isSorted { row.cells.sort { $0.column < $1.column } }
                if try !body(row) { stream?.stop() }
            }
        case 5: stream?.stop()
        case 6: phonetics -= 1
        default: break
        }
    }

    /// What the cell at hand holds; `nil` for nothing.
    private func cellValue() throws -> CellValue? {
        guard !value.isEmpty else {
            // An empty text is the result of many a formula, but never an empty number.
            return hasFormula && type == "n" ? .uncalculated("=" + formula) : nil
        }
        func string() -> String { String(decoding: value, as: UTF8.self) }
        switch type {
        case "s":
            guard let index = Int(string()), let text = strings[index] else {
                throw SpreadsheetProblem.damaged(
                    part, zh: "第 \(row.number) 行引用了不存在的共享文字 \(string().prefix(20))",
                    en: "row \(row.number) refers to shared text \(string().prefix(20)), which is not there")
            }
            return text.isEmpty ? nil : .text(text)
        case "str", "inlineStr": return .text(String(decoding: EscapedText.unescaped(value), as: UTF8.self))
        case "b": return .bool(string() == "1" || string() == "true")
        case "e": return .error(string())
        case "d": return .text(string())
        default:
            let numeral = string()
            guard DecimalNumeral.plain(numeral) != nil else { return .text(numeral) }
            return styles[style].map { .serial(numeral, $0) } ?? .number(numeral)
        }
    }
}
