/// The rows of a `.xls` sheet.
struct BinarySheet {
    private let styles: [DateForm?]
    private let strings: [String]
    private var row = SheetRow(number: 0, cells: [])
    /// The formula whose text follows in a record of its own.
    private var awaitsText = false

    init(styles: [DateForm?], strings: [String]) {
        self.styles = styles
        self.strings = strings
    }

    private func damaged(_ zh: String, _ en: String) -> SpreadsheetProblem {
        .damaged("BIFF", zh: "第 \(row.number) 行附近\(zh)", en: "\(en) near row \(row.number)")
    }

    /// Hands on the rows of the sheet that begins at a position of the stream.
    mutating func read(_ stream: [UInt8], from start: Int, _ body: (SheetRow) throws -> Bool) throws {
        guard start < stream.count else { throw damaged("缺少工作表的内容", "the sheet's content is missing") }
        var records = BinaryRecords(stream, from: start)
        guard let first = try records.next(), first.type == RecordType.beginning else {
            throw damaged("缺少工作表的内容", "the sheet's content is missing")
        }
        var depth = 1
        while let record = try records.next() {
            let content = stream[record.content]
            switch record.type {
            // Charts inside a sheet are sheets inside it.
            case RecordType.beginning: depth += 1
            case RecordType.end:
                depth -= 1
                if depth == 0 {
                    _ = try hand(on: body)
                    return
                }
            case _ where depth > 1: break
            case RecordType.formulaText:
                if awaitsText, let last = row.cells.indices.last {
                    var text = BinaryText(records, record.content)
                    row.cells[last].value = .text(try text.text(count: text.u16()))
                }
                awaitsText = false
            case RecordType.packedRow:
                guard let number = content.u16(0), let column = content.u16(2), content.count >= 12 else {
                    throw damaged("的记录不完整", "a record is cut off")
                }
                guard try begin(Int(number) + 1, body) else { return }
                for index in 0..<((content.count - 6) / 6) {
                    guard let style = content.u16(4 + index * 6), let packed = content.u32(6 + index * 6) else { break }
                    add(Int(column) + index, number: Self.unpacked(packed), Int(style))
                }
            case RecordType.sharedText, RecordType.label, RecordType.richLabel, RecordType.number, RecordType.packed,
                RecordType.boolOrError, RecordType.formula:
                guard let number = content.u16(0), let column = content.u16(2), let style = content.u16(4) else {
                    throw damaged("的记录不完整", "a record is cut off")
                }
                guard try begin(Int(number) + 1, body) else { return }
                try cell(records, record, content, Int(column), Int(style))
            default: break
            }
        }
        throw SpreadsheetProblem.cutOff("BIFF")
    }

    private mutating func cell(
        _ records: BinaryRecords, _ record: BinaryRecords.Record, _ content: ArraySlice<UInt8>, _ column: Int,
        _ style: Int
    ) throws {
        awaitsText = false
        switch record.type {
        case RecordType.sharedText:
            guard let index = content.u32(6), Int(index) < strings.count else {
                throw damaged("引用了不存在的共享文字", "a cell refers to a shared text that is not there")
            }
            add(column, .text(strings[Int(index)]))
        case RecordType.label, RecordType.richLabel:
            guard content.count > 6 else { throw damaged("的记录不完整", "a record is cut off") }
            var text = BinaryText(records, (record.content.lowerBound + 6)..<record.content.upperBound)
            add(column, .text(try text.text(count: text.u16())))
        case RecordType.number: add(column, number: content.u64(6).map { Double(bitPattern: $0) }, style)
        case RecordType.packed: add(column, number: content.u32(6).map(Self.unpacked), style)
        case RecordType.boolOrError:
            guard content.count >= 8 else { throw damaged("的记录不完整", "a record is cut off") }
            boolOrError(column, content[content.startIndex + 6], isError: content[content.startIndex + 7] != 0)
        default:
            guard content.count >= 14, let mark = content.u16(12) else {
                throw damaged("的记录不完整", "a record is cut off")
            }
            guard mark == 0xFFFF else {
                add(column, number: content.u64(6).map { Double(bitPattern: $0) }, style)
                return
            }
            switch content[content.startIndex + 6] {
            case 0:
                row.cells.append(SheetCell(column: column, value: .text("")))
                awaitsText = true
            case 1: boolOrError(column, content[content.startIndex + 8], isError: false)
            case 2: boolOrError(column, content[content.startIndex + 8], isError: true)
            default: break
            }
        }
    }

    private mutating func begin(_ number: Int, _ body: (SheetRow) throws -> Bool) throws -> Bool {
        if number == row.number { return true }
        guard number > row.number else { throw damaged("行的次序不对", "rows are out of order") }
        guard try hand(on: body) else { return false }
        row.number = number
        return true
    }

    /// Hands on the row at hand.
    private mutating func hand(on body: (SheetRow) throws -> Bool) throws -> Bool {
        var done = row
        row.cells.removeAll(keepingCapacity: true)
        done.cells.removeAll { $0.value == .text("") }
        guard !done.cells.isEmpty else { return true }
        done.cells.sort { $0.column < $1.column }
        return try body(done)
    }

    private mutating func add(_ column: Int, _ value: CellValue) {
        row.cells.append(SheetCell(column: column, value: value))
    }

    /// The file has the number in binary: its numeral is the shortest that leads back to it.
    private mutating func add(_ column: Int, number: Double?, _ style: Int) {
        guard let number, number.isFinite, let numeral = DecimalNumeral.plain("\(number)") else { return }
        let form = style < styles.count ? styles[style] : nil
        add(column, form.map { .serial(numeral, $0) } ?? .number(numeral))
    }

    private mutating func boolOrError(_ column: Int, _ byte: UInt8, isError: Bool) {
        let errors: [UInt8: String] = [
            0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A",
        ]
        add(column, isError ? .error(errors[byte] ?? "#N/A") : .bool(byte != 0))
    }

    /// A number in 32 bits: a whole number or the upper half of a binary one, either of them perhaps in hundredths.
    private static func unpacked(_ packed: UInt32) -> Double {
        let value =
            packed & 2 != 0
            ? Double(Int32(bitPattern: packed) >> 2) : Double(bitPattern: UInt64(packed & 0xFFFF_FFFC) << 32)
        return packed & 1 != 0 ? value / 100 : value
    }
}
