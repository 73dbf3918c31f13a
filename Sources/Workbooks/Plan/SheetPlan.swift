import Chronology
import RecordModel

/// Receives a finished row and clears it for the next.
typealias RowEnd = (inout RowBuffer) -> Void

/// One worksheet as a value: everything but its rows, and a function that produces those one by one.
struct SheetPlan: Sendable {
    /// The name on its tab, made legal and unique by ``SheetNames``.
    var name: String
    /// Column widths, in digits.
    var widths: [Double]
    /// Rows that stay in sight and, from ``repeatFrom`` on, are printed on every page.
    var headerRows = 0
    /// The first of the rows repeated on every page.
    var repeatFrom = 0
    /// Columns that stay in sight.
    var frozenColumns = 0
    /// Rows of the table the reader may filter, its header among them.
    var filter: Range<Int>?
    /// Columns of that table; all of ``widths`` unless stated.
    var filterColumns: Range<Int>? { widths.isEmpty ? nil : 0..<widths.count }
    var isLandscape = true
    /// Prints on one page, made smaller where need be.
    var isOnePage = false
    /// Height of rows that say nothing of their own, in points; rows of wrapped text are left to the reader's program.
    var rowHeight: Double?
    var charts: [ChartPlan] = []
    var choices: [ChoicePlan] = []
    var checks: [EntryCheck] = []
    /// Looks of whole columns, for cells that are still to be filled in; empty for sheets without.
    var columnLooks: [CellStyle.Look] = []
    /// Shows the grid on the screen, for a sheet whose cells are still empty.
    var showsGrid = false
    /// Only cells of the look ``CellStyle/Look/input`` can be changed.
    var isProtected = false
    /// Produces the rows, in order.
    var rows: @Sendable (inout RowBuffer, RowEnd) -> Void
}

/// A drop-down list over a block of cells.
struct ChoicePlan: Sendable {
    var rows: Range<Int>
    var column: Int
    var words: [String]
    var prompt: String
}

/// A check of what is typed into a block of cells.
struct EntryCheck: Sendable {
    /// What may be typed.
    enum Rule: Sendable {
        /// One of the words that stand in these cells; anything else is asked about, or refused.
        case list(CellRange, isStrict: Bool)
        /// A day, from the first to the last.
        case days(Day, Day)
        /// A whole number, at least this.
        case whole(Int)
        /// A number that is not negative.
        case points
    }

    var rows: Range<Int>
    var column: Int
    var rule: Rule
    /// What is said beside the cell as it is chosen; empty says nothing.
    var prompt = ""
    /// What is said of anything else.
    var refusal: String
}

/// A column of cells of one sheet.
struct CellRange: Sendable, Hashable {
    var sheet: String
    var rows: Range<Int>
    var column: Int

    /// `='词表'!$A$2:$A$60`.
    var formula: String {
        let letters = ColumnLetters.of(column)
        let name = CellAddress(sheet: sheet, row: 0, column: 0).reference.dropLast(3)
        return "=\(name)!$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(rows.upperBound)"
    }
}

/// A native chart over cells of its own sheet.
struct ChartPlan: Sendable {
    /// Its form.
    enum Form: Sendable { case columns, bars }

    var form: Form
    var title: String
    var rows: Range<Int>
    var categoryColumn: Int
    var valueColumn: Int
    /// Where its upper left corner stands.
    var row: Int
    var column: Int
    var width: Int
    var height: Int
    /// Number format of the labels on its bars.
    var labelFormat: String
    /// One fill for each bar, as 0xRRGGBB; empty takes the house's blue.
    var colors: [UInt32] = []
    /// The least and the most of the value axis, where they are fixed.
    var least: Double?
    var most: Double?
}

/// A cell of a workbook, by sheet, row and column from 0.
struct CellAddress: Sendable, Hashable {
    var sheet: String
    var row: Int
    var column: Int

    /// `'扣分明细'!A5`, with apostrophes in the sheet's name doubled.
    var reference: String {
        "'\(sheet.contains("'") ? doubled : sheet)'!\(ColumnLetters.of(column))\(row + 1)"
    }

    private var doubled: String {
        var result = ""
        for character in sheet.unicodeScalars {
            result.unicodeScalars.append(character)
            if character == "'" { result.unicodeScalars.append(character) }
        }
        return result
    }
}
