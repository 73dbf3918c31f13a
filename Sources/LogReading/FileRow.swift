public import RecordModel

/// A row as it stands in a file, cell by cell: what a correction remembers of it, and what is changed in it.
public struct FileRow: Sendable {
    /// The headers as the file has them, in its order.
    public let headers: [String]
    /// The cells below them; as many as there are headers.
    public private(set) var cells: [String]
    /// The first filled cell behind the last header: its column, from 0, and its text.
    public private(set) var extra: (column: Int, text: String)?

    init(_ record: borrowing RecordScanner, _ header: TableHeader) {
        headers = header.titles
        cells = []
        for column in headers.indices { cells.append(record[column].string) }
        if let first = record.firstExtra { extra = (first.column, record.text(of: first.cell).string) }
    }

    /// The filled cells by header; one behind the last header has none.
    public var filled: [CorrectedCell] {
        let own = zip(headers, cells).filter { !$1.isEmpty }.map { CorrectedCell(header: $0, text: $1) }
        return own + (extra.map { [CorrectedCell(header: "", text: $0.text)] } ?? [])
    }

    /// All cells in order, the one behind the last header in its column.
    public var record: [String] {
        guard let extra else { return cells }
        return cells + Array(repeating: "", count: max(0, extra.column - cells.count)) + [extra.text]
    }

    /// The column of a header, spelt as the file has it; the empty header is the cell behind the last one.
    public func column(_ header: String) -> Int? {
        headers.firstIndex { ExactText($0) == ExactText(header) } ?? (header.isEmpty ? extra?.column : nil)
    }

    /// Puts another text into a cell.
    public mutating func put(_ text: String, into column: Int) {
        if cells.indices.contains(column) {
            cells[column] = text
        } else if let place = extra?.column, place == column {
            extra = text.isEmpty ? nil : (column, text)
        }
    }
}

extension BoundTable {
    /// Some rows as they stand in the file, by number; what is no row, or blank, is not there.
    /// - Throws: ``ReadFailure``, ``TableProblem``.
    public func rows(_ numbers: Set<Int>) throws -> [Int: FileRow] {
        var found: [Int: FileRow] = [:]
        try eachRow(of: numbers) { found[$0] = $1 }
        return found
    }

    /// Calls `body` with each of some rows, in their order; only what they stand in is read of the file.
    /// - Throws: ``ReadFailure``, ``TableProblem``; what `body` throws.
    public func eachRow(of numbers: Set<Int>, _ body: (_ number: Int, _ row: FileRow) throws -> Void) throws {
        let walker = RowWalker()
        var open = numbers.sorted()[...]
        for block in 0..<blockCount {
            let next = block + 1 < blockCount ? file.blocks[block + 1].firstRow : .max
            let own = open.prefix { $0 < next }
            open = open.dropFirst(own.count)
            guard own.contains(where: { $0 >= file.blocks[block].firstRow }) else { continue }
            try walker.walk(self, block: block) { row, cells, _ in
                if numbers.contains(row) { try body(row, FileRow(cells, header)) }
            }
        }
    }

    /// The header of a field as the file has it; `nil` where the file lacks the column.
    public func title(ofField id: String) -> String? {
        header.column(id) >= 0 ? header.title(id) : nil
    }

    /// The headers as the file has them, in its order.
    public var titles: [String] { header.titles }

    /// The fields with columns in this table or not, further columns that rules name among them.
    public var fields: [Field] { header.fields }
}
