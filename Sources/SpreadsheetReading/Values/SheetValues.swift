/// What a cell holds.
public enum CellValue: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A number: its numeral, as the file has it.
    case number(String)
    /// A day number whose cell is formatted as a date or a time: its numeral.
    case serial(String, DateForm)
    /// Yes or no.
    case bool(Bool)
    /// `#N/A` and its kin, as they show.
    case error(String)
    /// A formula of which the file has no value, because no spreadsheet program has ever calculated it.
    case uncalculated(String)
}

/// What the format of a day number shows.
public enum DateForm: Hashable, Sendable {
    /// A day.
    case date
    /// A time of day.
    case time
    /// Both.
    case dateTime
}

/// A filled cell of a row.
public struct SheetCell: Hashable, Sendable {
    /// The column, from 0.
    public var column: Int
    /// What it holds.
    public var value: CellValue

    /// A cell by its parts.
    public init(column: Int, value: CellValue) {
        self.column = column
        self.value = value
    }
}

/// A row with at least one filled cell.
public struct SheetRow: Hashable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// Its filled cells, by column.
    public var cells: [SheetCell]

    /// A row by its parts.
    public init(number: Int, cells: [SheetCell]) {
        self.number = number
        self.cells = cells
    }
}

/// A sheet of a workbook.
public struct SheetInfo: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Whether a spreadsheet program does not show it.
    public let isHidden: Bool
}

/// Cells shown as one: what they hold stands in the first.
public struct MergedRange: Hashable, Sendable {
    /// Row numbers, from 1.
    public let rows: ClosedRange<Int>
    /// Columns, from 0.
    public let columns: ClosedRange<Int>

    /// A range by its parts.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// From which day a workbook counts.
public enum DateSystem: Hashable, Sendable {
    /// Day 1 is 1900-01-01, and day 60 a 29 February 1900 that never was.
    case from1900
    /// Day 0 is 1904-01-01: Excel for Mac, once.
    case from1904
}

/// The most a sheet can have, and the most kaohe takes of what may be had without end.
enum SheetLimits {
    static let rows = 1 << 20
    static let columns = 1 << 14
    /// Excel's own limit is 32,767 characters a cell.
    static let textBytes = 1 << 20
    static let mergedRanges = 200_000
    static let sheets = 1_000
}
