import Chronology
import RecordModel

@testable import Workbooks

/// A book's plan as text: one line a row, cells by their addresses.
enum TextGrid {
    /// A cell as a test sees it.
    struct Cell: Hashable {
        var kind: RowBuffer.Cell.Kind
        var look: CellStyle.Look
        var text: String
        var number: Double
        var target: String
        var span: Int
    }

    /// All rows of a sheet; each is its cells by column.
    static func rows(_ sheet: SheetPlan) -> [[Int: Cell]] {
        var rows: [[Int: Cell]] = []
        var buffer = RowBuffer(widths: sheet.widths)
        sheet.rows(&buffer) { buffer in
            var row: [Int: Cell] = [:]
            for cell in buffer.cells {
                row[cell.column] = Cell(
                    kind: cell.kind, look: cell.style.look,
                    text: cell.kind == .blank || cell.kind == .number ? "" : text(buffer, cell.start),
                    number: cell.number, target: cell.kind == .link ? text(buffer, cell.target) : "", span: cell.span)
            }
            rows.append(row)
            buffer.clear()
        }
        return rows
    }

    private static func text(_ buffer: RowBuffer, _ start: Int) -> String {
        String(decoding: buffer.bytes[start...].prefix { $0 != 0 }, as: UTF8.self)
    }

    /// The whole book.
    static func text(_ book: BookPlan) -> String {
        var lines = ["book \(book.path) | \(book.title) | \(book.centre) | \(book.subject) | \(book.created.iso)"]
        for sheet in book.sheets {
            lines.append("")
            lines.append(
                "sheet \(sheet.name)\(sheet.isLandscape ? "" : " portrait")\(sheet.isProtected ? " protected" : "")")
            lines.append(
                "  frozen \(sheet.headerRows)x\(sheet.frozenColumns) filter \(sheet.filter.map { "\($0)" } ?? "-")")
            for chart in sheet.charts {
                lines.append("  chart \(chart.title) rows \(chart.rows) \(chart.categoryColumn),\(chart.valueColumn)")
            }
            for choice in sheet.choices {
                lines.append(
                    "  choice rows \(choice.rows) column \(choice.column) \(choice.words.joined(separator: "/"))")
            }
            for (number, row) in rows(sheet).enumerated() {
                let cells = row.sorted { $0.key < $1.key }.map { column, cell in
                    let span = cell.span > 1 ? "+\(cell.span - 1)" : ""
                    return "\(ColumnLetters.of(column))\(span) \(cell.look) \(value(cell))"
                }
                if !cells.isEmpty { lines.append("  \(number + 1): " + cells.joined(separator: " | ")) }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func value(_ cell: Cell) -> String {
        switch cell.kind {
        case .blank: "·"
        case .text: "“\(cell.text)”"
        case .number: "\(cell.number)"
        case .formula: "\(cell.text) → \(cell.number)"
        case .link: "“\(cell.text)” → \(cell.target)"
        }
    }
}
