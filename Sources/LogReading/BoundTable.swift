public import RecordModel

/// One file of a table, surveyed, its columns found: ready to be read block by block.
public struct BoundTable: Sendable {
    /// The file.
    public let file: SurveyedFile
    /// The file's place among the run's tables, which are sorted by path.
    public let index: UInt32
    let header: TableHeader
    /// What an import made of the file; `nil` for a text that is as the data formats have it.
    public let card: ImportCard?
    /// The further columns that rules name, in the order in which readers hand on their cells.
    let further: [Field]
    /// By row, the cells that an import could not read; their rows are set aside.
    let faults: [Int: [CellFault]]
    /// What corrections make of its rows; `nil` where there is none.
    var overlay: RowOverlay?

    /// Finds the columns of a surveyed file.
    /// - Parameters:
    ///   - overrides: the header a field has in this centre's files, by field id.
    ///   - further: the headers of further columns that rules name; a file may lack them, and their cells are then empty.
    /// - Throws: ``TableProblems`` where a column is missing or there twice; ``ReadFailure``.
    public init(
        _ file: SurveyedFile, index: UInt32, fields: [Field], overrides: [String: String], further: [String] = []
    ) throws {
        self.file = file
        self.index = index
        self.further = further.map(LogSchema.furtherColumn)
        header = try TableHeader(of: file, fields: fields + self.further, overrides: overrides)
        card = nil
        faults = [:]
    }

    /// The table of a file that has been opened.
    /// - Parameters:
    ///   - overrides: the header a field has in this centre's files, by field id.
    ///   - further: the headers of further columns that rules name.
    /// - Throws: ``TableProblems`` where a column is missing or there twice; ``ReadFailure``.
    public init(
        _ opened: TableImport, index: UInt32, fields: [Field], overrides: [String: String], further: [String] = []
    ) throws {
        let columns = further.map(LogSchema.furtherColumn)
        self.init(
            file: opened.file, index: index,
            header: try opened.header
                ?? TableHeader(of: opened.file, fields: fields + columns, overrides: overrides), further: columns,
            card: opened.card, faults: opened.faults)
    }

    private init(
        file: SurveyedFile, index: UInt32, header: TableHeader, further: [Field], card: ImportCard?,
        faults: [Int: [CellFault]]
    ) {
        self.file = file
        self.index = index
        self.header = header
        self.further = further
        self.card = card
        self.faults = faults
    }

    /// The further columns the file lacks, by their place among those asked for.
    public var missingFurther: Set<Int> { Set(further.indices.filter { header.column(further[$0].id) < 0 }) }

    /// Whether a file of ratings has a column that the rules of cases name.
    public func has(ofRatings name: String) -> Bool {
        header.column(LogSchema.ownField(ofRatings: name)?.id ?? LogSchema.furtherColumn(name).id) >= 0
    }

    /// The fields that have a column in the file, in the table's order.
    public var columnFields: [Field] { header.fields.filter { header.column($0.id) >= 0 } }

    /// The headers as the file has them: not what an import put beside them, but what it did not carry too.
    var sheetTitles: [String] {
        header.titles.indices.filter { header.isInFile($0) }.map { header.titles[$0] } + (card?.unused ?? [])
    }

    /// How many blocks there are to read.
    public var blockCount: Int { file.blocks.count }

    /// A finding in one of the file's rows.
    func finding(
        _ code: FindingCode, row: Int, field: String, text: ByteText, detail: String? = nil
    ) -> Finding {
        let column = header.sheetColumn(field)
        let excerpt = Self.excerpt(text)
        // Who is known by name only, and not known or not the only one.
        let isName = code == .unknownStaff && excerpt.hasPrefix(NameInstead.mark)
        let isLost = excerpt.hasPrefix(LostDigits.mark)
        let own: FindingCode = isName ? .unknownName : isLost ? .digitsLost : code
        let mark = isName ? NameInstead.mark : isLost ? LostDigits.mark : ""
        return Finding(
            own, at: RowReference(file: index, row: UInt32(clamping: row)),
            column: column >= 0 ? column : nil, header: header.title(field),
            text: shown(String(excerpt.dropFirst(mark.count)), of: field),
            detail: marked(detail ?? allowed(own, field), own, row: row))
    }

    /// A finding in a row that was read before, with the text it had.
    public func finding(
        _ code: FindingCode, row: UInt32, field: String, text: String, detail: String? = nil
    ) -> Finding {
        let column = header.sheetColumn(field)
        return Finding(
            code, at: RowReference(file: index, row: row), column: column >= 0 ? column : nil,
            header: header.title(field), text: shown(text, of: field), detail: marked(detail, code, row: Int(row)))
    }

    /// Checks an id that must be there: that it is, and that it is whole.
    /// - Returns: whether it is good.
    @inline(__always)
    @discardableResult
    func checkID(_ id: ByteText, field: String, row: Int, _ findings: inout [Finding]) -> Bool {
        if id.isEmpty {
            findings.append(finding(.missingValue, row: row, field: field, text: id))
            return false
        }
        guard file.spool != nil, id[0] == 0xE6, id.string.hasPrefix(LostDigits.mark) else { return true }
        findings.append(finding(.digitsLost, row: row, field: field, text: id))
        return false
    }

    /// A finding in one of several punches or pauses that stand in columns of their own: `G!无`.
    func finding(ofPart code: FindingCode, row: Int, field: String = "time", text: ByteText) -> Finding {
        let parts = text.string.split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
        guard file.spool != nil, parts.count == 2, let column = ColumnLetters.column(parts[0]) else {
            return finding(code, row: row, field: field, text: text)
        }
        return Finding(
            code, at: RowReference(file: index, row: UInt32(clamping: row)), column: column,
            header: header.title(field), text: shown(String(parts[1]), of: field), detail: marked(nil, code, row: row))
    }

    /// The finding for a record with filled cells past the header.
    func tooManyCells(row: Int, column: Int, text: ByteText) -> Finding {
        Finding(
            .tooManyCells, at: RowReference(file: index, row: UInt32(clamping: row)), column: column, header: "",
            text: shown(Self.excerpt(text), of: ""), detail: marked(nil, .tooManyCells, row: row))
    }

    /// What is wrong with a row, which corrections there are of it said too.
    func marked(_ detail: String?, _ code: FindingCode, row: Int) -> String? {
        guard let numbers = overlay?.corrections(ofRow: row), !numbers.isEmpty else { return detail }
        return "\(detail ?? code.message)(\(CorrectionWords.title(numbers)))"
    }

    /// A text as findings show it: of a file that a profile read, without the numbers of people's cards and telephones.
    func shown(_ text: String, of field: String) -> String {
        guard let card, card.profile != ImportProfile.canonicalID, !["case", "event"].contains(field) else {
            return text
        }
        return PersonalDigits.masked(text)
    }

    /// What a cell of a file that a profile read may hold, where it holds something else.
    private func allowed(_ code: FindingCode, _ field: String) -> String? {
        guard let card, card.profile != ImportProfile.canonicalID else { return nil }
        if code == .badNumber, field == "promise" { return "不是办理时限:应是数字(单位另列),或 5个工作日、10自然日、48小时、1个月、即办" }
        guard code == .unknownWord, case .words(let words)? = header.fields.first(where: { $0.id == field })?.type,
            words.count <= 12
        else { return nil }
        return "这一列只能写:" + words.joined(separator: "、")
    }

    /// A cell's text, cut where no reader would follow it: whole up to 500 characters.
    private static func excerpt(_ text: ByteText) -> String {
        guard text.count > 500 else { return text.string }
        let whole = text.string
        let count = whole.count
        return count > 500 ? "\(whole.prefix(500))…(共 \(count) 字)" : whole
    }
}

/// How many rows of a file were used, lie outside the period, were set aside (data formats, section 3).
public struct RowBalance: Hashable, Sendable {
    /// Rows used.
    public var used = 0
    /// Good rows outside the period.
    public var outside = 0
    /// Rows set aside for an error.
    public var setAside = 0

    /// No rows yet.
    public init() {}

    /// Adds the counts of another part of the same file.
    public static func += (left: inout RowBalance, right: RowBalance) {
        left.used += right.used
        left.outside += right.outside
        left.setAside += right.setAside
    }
}

/// Walks over the rows of blocks: numbers them, skips the header and the blank ones. One for each worker, since it reuses
/// its memory from block to block.
public final class RowWalker {
    private var cells: UnsafeMutablePointer<RecordScanner.Cell>
    private var width = 64
    private let reader = BlockReader()
    private var patch = BlockPatch()

    /// A walker that has read nothing yet.
    public init() { cells = .allocate(capacity: width) }

    deinit {
        cells.deallocate()
    }

    private func reserve(_ width: Int) {
        guard width > self.width else { return }
        cells.deallocate()
        self.width = width
        cells = .allocate(capacity: width)
    }

    /// Calls `body` with the number and the cells of each row of a block; `text` is all of the block's bytes.
    @inline(__always)
    func walk(
        _ table: BoundTable, block: Int,
        _ body: (_ row: Int, _ cells: borrowing RecordScanner, _ text: UnsafeMutableBufferPointer<UInt8>) throws -> Void
    ) throws {
        let place = table.file.blocks[block]
        reserve(table.header.width)
        var text = try reader.read(place, of: table.file)
        var hasQuotes = table.file.hasQuotes
        if let changes = table.overlay?.changes(in: block, of: table.file), !changes.isEmpty {
            text = patch.apply(changes, to: text, firstRow: place.firstRow, delimiter: table.file.delimiter)
            hasQuotes = true
        }
        var scanner = RecordScanner(
            text, delimiter: table.file.delimiter, hasQuotes: hasQuotes, width: table.header.width, cells: cells)
        var row = place.firstRow - 1
        // The first record of a file is its header.
        if block == 0, scanner.next() { row += 1 }
        while scanner.next() {
            row += 1
            // The first cell of a real row is nearly always filled, so the others are seldom looked at for this.
            if scanner[0].isEmpty && scanner.isBlank { continue }
            try body(row, scanner, text)
        }
    }
}
