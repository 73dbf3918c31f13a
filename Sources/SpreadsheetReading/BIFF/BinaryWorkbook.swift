/// An `.xls` workbook of Excel 97 and later (BIFF8).
///
/// A reader of our own, in which every access is checked: see `docs/decisions.md` for why it is not FreeXL.
final class BinaryWorkbook: Workbook {
    let dateSystem: DateSystem
    let sheets: [SheetInfo]
    private let stream: [UInt8]
    private let starts: [Int]
    private let styles: [DateForm?]
    private let strings: [String]

    private static let mostTextBytes = 384 << 20

    /// Opens a workbook: its list of sheets, its styles and its texts are read, no sheet is.
    init(path: String) throws {
        let file = try CompoundFile(path: path)
        if file.names.contains("EncryptedPackage") || file.names.contains("EncryptionInfo") {
            throw SpreadsheetProblem.encrypted
        }
        guard let stream = try file.stream("Workbook") else {
            if try file.stream("Book") != nil {
                throw SpreadsheetProblem.unsupported(zh: "Excel 95 或更早的工作簿", en: "a workbook of Excel 95 or earlier")
            }
            let isWord = file.names.contains("WordDocument")
            throw SpreadsheetProblem.unsupported(
                zh: isWord ? "Word 文档(doc)" : "不含工作簿的 OLE 文件",
                en: isWord ? "a Word document (doc)" : "an OLE file without a workbook")
        }
        self.stream = stream
        var globals = try Globals(stream)
        guard !globals.sheets.isEmpty else { throw SpreadsheetProblem.noSheets }
        sheets = globals.sheets.map(\.info)
        starts = globals.sheets.map(\.start)
        dateSystem = globals.is1904 ? .from1904 : .from1900
        styles = globals.styles.map { id in globals.formats[id].map(NumberFormat.form(of:)) ?? NumberFormat.builtIn(id)
        }
        strings = globals.strings
        globals.strings = []
    }

    func rows(of sheet: Int, _ body: (SheetRow) throws -> Bool) throws {
        var reading = BinarySheet(styles: styles, strings: strings)
        try reading.read(stream, from: starts[sheet], body)
    }

    func mergedRanges(of sheet: Int) throws -> [MergedRange] {
        var ranges: [MergedRange] = []
        var records = BinaryRecords(stream, from: starts[sheet])
        while let record = try records.next(), record.type != RecordType.end {
            guard record.type == RecordType.merged else { continue }
            let content = stream[record.content]
            let count = Int(content.u16(0) ?? 0)
            for index in 0..<count {
                guard let first = content.u16(2 + index * 8), let last = content.u16(4 + index * 8),
                    let left = content.u16(6 + index * 8), let right = content.u16(8 + index * 8), first <= last,
                    left <= right
                else { throw SpreadsheetProblem.damaged("BIFF", zh: "合并单元格的范围不对", en: "a merged range is wrong") }
                guard ranges.count < SheetLimits.mergedRanges else {
                    throw SpreadsheetProblem.oversized("BIFF", zh: "合并单元格过多", en: "too many merged cells")
                }
                ranges.append(
                    MergedRange(rows: (Int(first) + 1)...(Int(last) + 1), columns: Int(left)...Int(right)))
            }
        }
        return ranges
    }

    /// What concerns the whole workbook.
    private struct Globals {
        var is1904 = false
        var sheets: [(info: SheetInfo, start: Int)] = []
        var formats: [Int: String] = [:]
        var styles: [Int] = []
        var strings: [String] = []

        init(_ stream: [UInt8]) throws {
            var records = BinaryRecords(stream)
            guard let first = try records.next(), first.type == RecordType.beginning,
                stream[first.content].u16(0) == 0x0600
            else {
                throw SpreadsheetProblem.unsupported(zh: "Excel 95 或更早的工作簿", en: "a workbook of Excel 95 or earlier")
            }
            while let record = try records.next(), record.type != RecordType.end {
                let content = stream[record.content]
                switch record.type {
                case RecordType.password: throw SpreadsheetProblem.encrypted
                case RecordType.dateSystem: is1904 = content.u16(0) == 1
                case RecordType.style: styles.append(Int(content.u16(2) ?? 0))
                case RecordType.format:
                    var text = BinaryText(records, record.content)
                    let id = try text.u16()
                    formats[id] = try text.text(count: text.u16())
                case RecordType.sheet:
                    guard let start = content.u32(0), content.count >= 8 else {
                        throw SpreadsheetProblem.cutOff("BIFF")
                    }
                    // 0 is a worksheet; charts and macros have no table.
                    guard content[content.startIndex + 5] == 0 else { continue }
                    var text = BinaryText(records, (record.content.lowerBound + 7)..<record.content.upperBound)
                    let name = try text.text(count: Int(content[content.startIndex + 6]))
                    guard sheets.count < SheetLimits.sheets else { continue }
                    sheets.append(
                        (SheetInfo(name: name, isHidden: content[content.startIndex + 4] & 3 != 0), Int(start)))
                case RecordType.sharedStrings:
                    var text = BinaryText(records, record.content)
                    _ = try text.u32()
                    let count = try text.u32()
                    var bytes = 0
                    for _ in 0..<count {
                        let next = try text.text(count: text.u16())
                        bytes += next.utf8.count + 16
                        guard bytes <= BinaryWorkbook.mostTextBytes else {
                            throw SpreadsheetProblem.oversized("BIFF", zh: "文字过多", en: "too many texts")
                        }
                        strings.append(next)
                    }
                default: break
                }
            }
        }
    }
}
