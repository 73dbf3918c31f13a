/// What corrections make of rows of one table: other cells, or no row at all.
///
/// The corrected records take the place of the file's in the block that is being read, so that every reader sees them as if
/// they stood in the file. A block without a corrected row is read as ever.
public struct RowOverlay: Sendable {
    /// A corrected row.
    struct Change: Sendable {
        let row: Int
        /// The record that is read instead, with its line break; of a row that does not count the line break alone.
        let record: [UInt8]
        /// The corrections that made it so.
        let corrections: [Int]
    }

    /// By row, each once.
    private let changes: [Change]

    /// A row, and what it is now.
    public struct Row: Sendable {
        /// Its number.
        public let number: Int
        /// All its cells, in the file's order; `nil` for a row that does not count.
        public let cells: [String]?
        /// The corrections that made it so, in order.
        public let corrections: [Int]

        /// A row by its parts.
        public init(number: Int, cells: [String]?, corrections: [Int]) {
            self.number = number
            self.cells = cells
            self.corrections = corrections
        }
    }

    /// An overlay of rows, each there once, for a file whose cells are parted by `delimiter`.
    init(_ rows: [Row], delimiter: UInt8) {
        changes = rows.sorted { $0.number < $1.number }.map { row in
            Change(
                row: row.number, record: row.cells.map { RecordText.bytes($0, delimiter: delimiter) } ?? [0x0A],
                corrections: row.corrections)
        }
    }

    /// The changes in one block of a file.
    func changes(in block: Int, of file: SurveyedFile) -> ArraySlice<Change> {
        let first = file.blocks[block].firstRow
        let next = block + 1 < file.blocks.count ? file.blocks[block + 1].firstRow : .max
        return changes[place(of: first)..<place(of: next)]
    }

    /// The corrections of a row; none where it is as the file has it.
    func corrections(ofRow row: Int) -> [Int] {
        let place = place(of: row)
        return place < changes.count && changes[place].row == row ? changes[place].corrections : []
    }

    /// The place of the first change at or behind a row.
    private func place(of row: Int) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension BoundTable {
    /// The same table, some of its rows corrected.
    public func corrected(_ rows: [RowOverlay.Row]) -> BoundTable {
        var table = self
        table.overlay = rows.isEmpty ? nil : RowOverlay(rows, delimiter: file.delimiter)
        return table
    }
}

/// Puts corrected records in the place of a block's own, in a buffer it reuses.
struct BlockPatch: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 1

    init() { buffer = .allocate(capacity: capacity) }

    deinit {
        buffer.deallocate()
    }

    /// A block's bytes, the changed records replaced; they stay until the next call.
    /// - Parameter changes: by row, all of this block.
    mutating func apply(
        _ changes: ArraySlice<RowOverlay.Change>, to block: UnsafeMutableBufferPointer<UInt8>, firstRow: Int,
        delimiter: UInt8
    ) -> UnsafeMutableBufferPointer<UInt8> {
        reserve(changes.reduce(block.count + 1) { $0 + $1.record.count })
        var count = 0
        var cursor = RecordCursor(delimiter: delimiter)
        var row = firstRow
        var changes = changes
        while cursor.position < block.count, let change = changes.first {
            let start = cursor.position
            cursor.advance(over: block)
            if row == change.row {
                for byte in change.record {
                    buffer[count] = byte
                    count += 1
                }
                changes = changes.dropFirst()
            } else {
                for index in start..<cursor.position {
                    buffer[count] = block[index]
                    count += 1
                }
            }
            row += 1
        }
        for index in cursor.position..<block.count {
            buffer[count] = block[index]
            count += 1
        }
        return UnsafeMutableBufferPointer(start: buffer, count: count)
    }

    private mutating func reserve(_ count: Int) {
        guard capacity < count else { return }
        buffer.deallocate()
        capacity = count
        buffer = .allocate(capacity: count)
    }
}

/// Goes from record to record without touching a byte, by the same reading of quotation marks as ``RecordScanner``.
private struct RecordCursor {
    let delimiter: UInt8
    private(set) var position = 0

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Moves behind the line break of the record at hand, or to the end.
    mutating func advance(over block: UnsafeMutableBufferPointer<UInt8>) {
        var isCellStart = true
        while position < block.count {
            let byte = block[position]
            position += 1
            if byte == 0x0A { return }
            if isCellStart, byte == 0x22 { skipQuoted(block) }
            isCellStart = byte == delimiter
        }
    }

    /// Moves behind the mark that closes a cell, of which the opening one has been read.
    private mutating func skipQuoted(_ block: UnsafeMutableBufferPointer<UInt8>) {
        while position < block.count {
            let byte = block[position]
            position += 1
            guard byte == 0x22 else { continue }
            guard position < block.count, block[position] == 0x22 else { return }
            position += 1
        }
    }
}
