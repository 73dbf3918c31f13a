/// Cuts a block of whole records into records and cells (RFC 4180, with the liberties the data formats allow).
///
/// Quotation marks mean something only where a cell begins with one. Doubled marks are undone in place: the buffer is
/// ours, and the text only becomes shorter.
struct RecordScanner {
    /// Where a cell lies in the block, quotation marks off, spaces still on.
    struct Cell {
        var start: UInt32
        var end: UInt32
    }

    private let base: UnsafeMutablePointer<UInt8>
    private let length: Int
    private let delimiter: UInt8
    /// The delimiter in each byte of a word.
    private let delimiters: UInt64
    private let hasQuotes: Bool
    private var position = 0
    /// The cells of the record at hand; those past the header are in no array, see ``firstExtra``.
    private let cells: UnsafeMutablePointer<Cell>
    private let width: Int

    /// How many cells of the record at hand are in the header's width.
    private(set) var count = 0
    /// The first filled cell past the header: its column, from 0, and where it lies.
    private(set) var firstExtra: (column: Int, cell: Cell)?

    /// A scanner over bytes that outlive it.
    /// - Parameters:
    ///   - width: the number of columns of the header; further cells are only looked at for content.
    ///   - cells: room for as many cells, owned by the caller.
    init(
        _ block: UnsafeMutableBufferPointer<UInt8>, delimiter: UInt8, hasQuotes: Bool, width: Int,
        cells: UnsafeMutablePointer<Cell>
    ) {
        // An empty block has no address of its own, and none of its bytes is ever looked at.
        base = block.baseAddress ?? UnsafeMutableRawPointer(cells).assumingMemoryBound(to: UInt8.self)
        length = block.count
        self.delimiter = delimiter
        delimiters = 0x0101_0101_0101_0101 &* UInt64(delimiter)
        self.hasQuotes = hasQuotes
        self.width = width
        self.cells = cells
    }

    /// Moves to the next record; `false` at the end of the block.
    @inline(__always)
    mutating func next() -> Bool {
        guard position < length else { return false }
        count = 0
        firstExtra = nil
        var column = 0
        while true {
            let start = position
            var end: Int
            if hasQuotes && start < length && base[start] == 0x22 {
                end = quotedCell()
                store(column, start, end)
            } else {
                position = endOfPlainCell(start)
                end = position
                store(column, start, end)
            }
            column += 1
            if position >= length { return true }
            let byte = base[position]
            position += 1
            if byte == 0x0A { return true }
        }
    }

    /// The next delimiter or line break, or the end of the block.
    ///
    /// Eight bytes are looked at together: a byte that matches becomes 0 under exclusive or, and the lowest zero byte of a
    /// word is where `(word - 1s) & ~word` first has a top bit set.
    @inline(__always)
    private func endOfPlainCell(_ start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let raw = UnsafeRawPointer(base)
        var cursor = start
        while cursor &+ 8 <= length {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: cursor, as: UInt64.self))
            let first = word ^ delimiters
            let second = word ^ (ones &* 0x0A)
            let found = ((first &- ones) & ~first | (second &- ones) & ~second) & tops
            if found != 0 { return cursor &+ found.trailingZeroBitCount >> 3 }
            cursor &+= 8
        }
        while cursor < length && base[cursor] != delimiter && base[cursor] != 0x0A { cursor += 1 }
        return cursor
    }

    @inline(__always)
    private mutating func store(_ column: Int, _ start: Int, _ end: Int) {
        let cell = Cell(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
        if column < width {
            cells[column] = cell
            count = column + 1
        } else if firstExtra == nil, !text(of: cell).isEmpty {
            firstExtra = (column, cell)
        }
    }

    /// A cell that begins with a quotation mark. Leaves its content at the cell's start and the position behind it.
    /// - Returns: the end of the content.
    @inline(never)
    private mutating func quotedCell() -> Int {
        var target = position
        var cursor = position + 1
        while cursor < length {
            let byte = base[cursor]
            if byte == 0x22 {
                if cursor + 1 < length && base[cursor + 1] == 0x22 {
                    base[target] = 0x22
                    target += 1
                    cursor += 2
                    continue
                }
                cursor += 1
                // Text behind the closing mark belongs to the cell as it stands.
                while cursor < length && base[cursor] != delimiter && base[cursor] != 0x0A {
                    base[target] = base[cursor]
                    target += 1
                    cursor += 1
                }
                break
            }
            base[target] = byte
            target += 1
            cursor += 1
        }
        position = cursor
        return target
    }

    /// A cell's text without the spaces at its ends.
    @inline(__always)
    func text(of cell: Cell) -> ByteText {
        ByteText(start: UnsafePointer(base + Int(cell.start)), count: Int(cell.end) - Int(cell.start)).trimmed
    }

    /// The text of a column of the record at hand; empty where the column or the cell is not there.
    @inline(__always)
    subscript(_ column: Int) -> ByteText {
        column >= 0 && column < count ? text(of: cells[column]) : ByteText(start: UnsafePointer(base), count: 0)
    }

    /// Whether no cell of the record at hand has content.
    var isBlank: Bool {
        guard firstExtra == nil else { return false }
        for column in 0..<count where !text(of: cells[column]).isEmpty { return false }
        return true
    }
}
