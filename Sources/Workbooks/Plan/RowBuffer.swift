import Chronology
import Exact

/// One row under construction, used again for the next: cells and one run of bytes that holds their texts, each
/// ended by NUL, so that a row of a long table costs no allocation of its own.
struct RowBuffer {
    /// One cell; its texts lie in ``bytes``.
    struct Cell {
        /// What it holds.
        enum Kind: UInt8 { case blank, text, number, formula, link }

        var kind: Kind
        var style: CellStyle
        var column: Int
        /// How many columns it covers; more than one is a merged range.
        var span = 1
        /// Where its text, or its formula, begins in ``RowBuffer/bytes``.
        var start = 0
        /// A link's target begins here.
        var target = 0
        /// The number, or a formula's cached value.
        var number = 0.0
    }

    /// Widths of the sheet's columns; a text too long for its own makes the row higher.
    let widths: [Double]
    private(set) var cells: [Cell] = []
    private(set) var bytes: [UInt8] = []
    /// The column the next cell goes to.
    var column = 0
    /// The row's height in points; `nil` fits it to the text, or takes the sheet's own.
    var height: Double?
    /// How many lines the longest text of the row takes.
    private var lines = 1.0
    /// Print this row on a new page.
    var breaksPage = false
    /// What the row's cells want to say.
    var tint = CellStyle.Tint.none

    init(widths: [Double]) { self.widths = widths }

    /// The height to set; `nil` where the sheet's own will do.
    ///
    /// Not every program fits rows to wrapped text when it opens a file, so rows of several lines say how high they are.
    var fittedHeight: Double? { height ?? (lines > 1 ? min(409, lines * 13 + 4) : nil) }

    /// Makes room for the next row.
    mutating func clear() {
        lines = 1
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        column = 0
        height = nil
        breaksPage = false
        tint = .none
    }

    /// A text, as a text whatever it looks like; an empty one leaves an empty cell with its format.
    mutating func text(_ text: String, _ look: CellStyle.Look = .text, span: Int = 1) {
        guard !text.isEmpty else { return blank(look, span: span) }
        let start = bytes.count
        CellText.append(text, to: &bytes)
        finish(.text, look, span, start)
    }

    /// A text put together from two, without making a string of them.
    mutating func text(_ first: String, _ separator: UInt8, _ second: String, _ look: CellStyle.Look = .text) {
        let start = bytes.count
        CellText.append(first, to: &bytes)
        bytes[bytes.count - 1] = separator
        CellText.append(second, to: &bytes)
        finish(.text, look, 1, start)
    }

    /// A number.
    mutating func number(_ value: Double, _ look: CellStyle.Look, decimals: Int = 2, span: Int = 1) {
        // A file has no way to write these.
        guard value.isFinite else { return text("—", look, span: span) }
        append(Cell(kind: .number, style: style(look, decimals), column: column, span: span, number: value))
    }

    /// A count.
    mutating func integer(_ value: Int, _ look: CellStyle.Look = .integer, span: Int = 1) {
        number(Double(value), look, span: span)
    }

    /// Points.
    mutating func points(_ value: Rational, _ look: CellStyle.Look = .score, decimals: Int) {
        number(value.approximate, look, decimals: decimals)
    }

    /// A day, as a spreadsheet keeps it.
    mutating func day(_ day: Day) { number(Double(day.spreadsheetSerial), .date) }

    /// A formula of ours (never of the input's) with the value it comes to.
    mutating func formula(_ formula: String, value: Double, _ look: CellStyle.Look, decimals: Int = 2) {
        let start = bytes.count
        bytes.append(contentsOf: formula.utf8)
        bytes.append(0)
        append(
            Cell(kind: .formula, style: style(look, decimals), column: column, start: start, number: value))
    }

    /// A mean: a formula where a spreadsheet comes to the same, else its value.
    mutating func mean(_ mean: ShownMean, _ formula: String?, _ look: CellStyle.Look, decimals: Int) {
        if mean.isLive, let formula {
            self.formula(formula, value: mean.value, look, decimals: decimals)
        } else {
            number(mean.value, look, decimals: decimals)
        }
    }

    /// A count: a formula where there is one.
    mutating func count(_ value: Int, _ formula: String?, _ look: CellStyle.Look = .integer) {
        if let formula {
            self.formula("=" + formula, value: Double(value), look)
        } else {
            integer(value, look)
        }
    }

    /// A text that leads to a cell of the same workbook.
    mutating func link(_ text: String, to target: CellAddress, _ look: CellStyle.Look = .link, span: Int = 1) {
        // The library keeps a link's text in an attribute of 2,079 bytes and would cut a longer one inside a character.
        guard !text.isEmpty, text.utf8.count <= 300 else { return self.text(text, look, span: span) }
        let start = bytes.count
        CellText.append(text, to: &bytes)
        let targetStart = bytes.count
        bytes.append(contentsOf: "internal:".utf8)
        bytes.append(contentsOf: target.reference.utf8)
        bytes.append(0)
        finish(.link, look, span, start, target: targetStart)
    }

    /// Cells with a format and nothing in them.
    mutating func blank(_ look: CellStyle.Look = .text, span: Int = 1) {
        append(Cell(kind: .blank, style: style(look, 2), column: column, span: span))
    }

    /// Several blanks side by side, unmerged.
    mutating func blanks(_ count: Int, _ look: CellStyle.Look = .text) {
        for _ in 0..<max(0, count) { blank(look) }
    }

    /// Leaves columns without any cell.
    mutating func skip(_ count: Int = 1) { column += count }

    private func style(_ look: CellStyle.Look, _ decimals: Int) -> CellStyle {
        CellStyle(look, decimals: decimals, tint: tint)
    }

    private mutating func finish(
        _ kind: Cell.Kind, _ look: CellStyle.Look, _ span: Int, _ start: Int, target: Int = 0
    ) {
        if height == nil { fit(start, target > 0 ? target : bytes.count, look, span) }
        append(Cell(kind: kind, style: style(look, 2), column: column, span: span, start: start, target: target))
    }

    private mutating func fit(_ start: Int, _ end: Int, _ look: CellStyle.Look, _ span: Int) {
        var room = 0.0
        for index in column..<min(column + max(1, span), widths.count) { room += widths[index] }
        // No character is wider than its UTF-8 is long, so most texts need no measuring.
        guard room > 0, Double(end - start) > room else { return }
        let scale = look == .wrapped ? 0.86 : 0.95
        lines = max(lines, (TextWidth.of(utf8: bytes[start..<end - 1]) * scale / max(1, room - 1)).rounded(.up))
    }

    private mutating func append(_ cell: Cell) {
        cells.append(cell)
        column += max(1, cell.span)
    }
}
