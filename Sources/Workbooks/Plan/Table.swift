/// Where the rows of a long table lie: on one sheet, or on several where Excel's limit splits it.
struct TablePlace: Sendable {
    /// Title, subtitle and header stand above the rows.
    static let headRows = 3

    let names: [String]
    /// Rows of the table on each sheet.
    let capacity: Int
    let count: Int

    /// Room for so many rows; `limit` is the most rows of a sheet, `footRows` stand below the last.
    init(_ wish: String, count: Int, limit: Int, footRows: Int = 0, names: inout SheetNames) {
        capacity = max(1, limit - Self.headRows - footRows)
        self.count = count
        let sheets = max(1, (count + capacity - 1) / capacity)
        self.names = (0..<sheets).map { _ in names.name(wish) }
    }

    /// The row of an item on its sheet.
    func row(of item: Int) -> Int { Self.headRows + item % capacity }

    /// A cell of an item.
    func address(of item: Int, column: Int) -> CellAddress {
        CellAddress(sheet: names[min(item / capacity, names.count - 1)], row: row(of: item), column: column)
    }

    /// The items on each sheet.
    var chunks: [Range<Int>] {
        names.indices.map { min($0 * capacity, count)..<min(($0 + 1) * capacity, count) }
    }
}

/// A long table: a title, a header and a row for each item, as one sheet or as many as it takes.
struct Table: Sendable {
    /// A column.
    struct Column: Sendable {
        var header: String
        var width: Double

        init(_ header: String, _ width: Double) {
            self.header = header
            self.width = width
        }
    }

    var title: String
    var subtitle: String
    var columns: [Column]
    var place: TablePlace
    var frozenColumns = 0
    /// Height of the rows, where no text of them wraps.
    var rowHeight: Double?
    /// What to say where there is nothing.
    var whenEmpty = "(无)"
    /// Writes the cells of an item.
    var fill: @Sendable (Int, inout RowBuffer) -> Void
    /// Writes what stands below the last row.
    var foot: (@Sendable (inout RowBuffer, RowEnd) -> Void)?

    /// The sheets it takes.
    func sheets() -> [SheetPlan] {
        let chunks = place.chunks
        return chunks.enumerated().map { number, items in
            let isLast = number == chunks.count - 1
            var plan = SheetPlan(name: place.names[number], widths: columns.map(\.width)) { row, end in
                write(items, number: number, of: chunks.count, &row, end)
                if isLast { foot?(&row, end) }
            }
            plan.headerRows = TablePlace.headRows
            plan.repeatFrom = TablePlace.headRows - 1
            plan.frozenColumns = frozenColumns
            plan.rowHeight = rowHeight
            if !items.isEmpty {
                plan.filter = TablePlace.headRows - 1..<TablePlace.headRows + items.count
            }
            return plan
        }
    }

    private func write(_ items: Range<Int>, number: Int, of sheets: Int, _ row: inout RowBuffer, _ end: RowEnd) {
        let part = sheets > 1 ? "(\(number + 1)/\(sheets))" : ""
        Self.head(title + part, subtitle, columns.map(\.header), &row, end)
        for item in items {
            fill(item, &row)
            end(&row)
        }
        if items.isEmpty {
            row.text(whenEmpty, .center, span: columns.count)
            end(&row)
        }
    }

    /// Title, subtitle and header: ``TablePlace/headRows`` rows.
    static func head(
        _ title: String, _ subtitle: String, _ headers: [String], _ row: inout RowBuffer, _ end: RowEnd
    ) {
        row.height = 32
        row.text(title, .title, span: headers.count)
        end(&row)
        row.height = 18
        row.text(subtitle, .subtitle, span: headers.count)
        end(&row)
        row.height = 30
        for header in headers { row.text(header, .header) }
        end(&row)
    }
}
