internal import SpreadsheetReading

/// The rows of a file of any kind, before anybody knows what they mean. Used by one thread at a time.
final class TableSource {
    private enum Content {
        case book(Spreadsheet)
        case page(TextEncoding)
        case text(SurveyedFile)
    }

    private let location: String
    private let path: String
    private let content: Content
    /// The merged cells of a page, known once it has been read.
    private var pageRanges: [MergedRange] = []

    /// Opens a workbook or a page.
    init(book location: String, path: String, format: SpreadsheetFormat) throws {
        self.location = location
        self.path = path
        switch format {
        case .html: content = .page(try Self.encoding(of: location))
        default: content = .book(try Spreadsheet(path: location, format: format))
        }
    }

    /// A text that has been surveyed.
    init(text file: SurveyedFile, location: String) {
        self.location = location
        path = file.path
        content = .text(file)
    }

    /// What the file is: `xlsx`, `HTML GB18030`, `UTF-8`.
    var form: String {
        switch content {
        case .book(let book): book.format.rawValue
        case .page(let encoding): "HTML \(encoding.rawValue)"
        case .text(let file): file.encoding.rawValue
        }
    }

    /// The sheets of a workbook; a text or a page is one without a name.
    var sheets: [SheetInfo] {
        if case .book(let book) = content { return book.sheets }
        return []
    }

    /// From which day day numbers count.
    var dateSystem: DateSystem {
        if case .book(let book) = content { return book.dateSystem }
        return .from1900
    }

    /// Hands on rows until `body` answers `false`.
    func rows(of sheet: Int, _ body: (SheetRow) throws -> Bool) throws {
        switch content {
        case .book(let book): try book.rows(of: sheet, body)
        case .page(let encoding): try pageRows(encoding, body)
        case .text(let file): try Self.rows(of: file, body)
        }
    }

    /// The merged cells of a sheet.
    func mergedRanges(of sheet: Int) throws -> [MergedRange] {
        switch content {
        case .book(let book): return try book.mergedRanges(of: sheet)
        case .page(let encoding):
            try pageRows(encoding) { $0.number <= 2 * ImportedRows.searched }
            return pageRanges
        case .text: return []
        }
    }

    private static func rows(of file: SurveyedFile, _ body: (SheetRow) throws -> Bool) throws {
        let reader = BlockReader()
        let width = 1 << 10
        let cells = UnsafeMutablePointer<RecordScanner.Cell>.allocate(capacity: width)
        defer { cells.deallocate() }
        for block in file.blocks {
            var scanner = RecordScanner(
                try reader.read(block, of: file), delimiter: file.delimiter, hasQuotes: file.hasQuotes, width: width,
                cells: cells)
            var number = block.firstRow - 1
            while scanner.next() {
                number += 1
                var row = SheetRow(number: number, cells: [])
                for column in 0..<scanner.count {
                    let cell = scanner[column]
                    if !cell.isEmpty { row.cells.append(SheetCell(column: column, value: .text(cell.string))) }
                }
                if !row.cells.isEmpty, try !body(row) { return }
            }
        }
    }

    // MARK: Pages

    /// A page that is not UTF-8 is GB18030, whatever it says of itself.
    private static func encoding(of location: String) throws -> TextEncoding {
        let handle = try FileHandle(path: location)
        let size = 1 << 18
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        defer { buffer.deallocate() }
        var validator = UTF8Validator()
        var offset = 0
        while offset < handle.size {
            let count = try handle.read(into: buffer, count: size, at: offset)
            if count == 0 { break }
            if offset == 0,
                let (declared, _) = TextEncoding.declared(by: UnsafeBufferPointer(start: buffer, count: count))
            {
                return declared
            }
            if validator.check(buffer, count) != nil { return .gb18030 }
            offset += count
        }
        return validator.isUnfinished ? .gb18030 : .utf8
    }

    private func pageRows(_ encoding: TextEncoding, _ body: (SheetRow) throws -> Bool) throws {
        let handle = try FileHandle(path: location)
        let size = 1 << 18
        let source = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        let target = UnsafeMutablePointer<UInt8>.allocate(capacity: size * 3)
        defer {
            source.deallocate()
            target.deallocate()
        }
        var page = PageTable()
        defer { pageRanges = page.mergedRanges }
        var offset = 0
        while offset < handle.size {
            let count = try handle.read(into: source, count: size, at: offset)
            if count == 0 { break }
            var taken = count
            var goesOn: Bool
            if encoding == .utf8 {
                goesOn = try page.feed(UnsafeBufferPointer(start: source, count: count), body)
            } else {
                let converted = Transcoder(from: encoding)?.convert(source, count, into: target, size * 3)
                guard let converted, converted.isValid, converted.taken > 0 else {
                    throw TableProblem(
                        .undecodable, path, "网页既不是有效的 UTF-8,也不是有效的 GB18030 文本",
                        remedy: "用 Excel 或 WPS 打开后另存为“Excel 工作簿(*.xlsx)”")
                }
                taken = converted.taken
                goesOn = try page.feed(UnsafeBufferPointer(start: target, count: converted.made), body)
            }
            guard goesOn else { return }
            offset += taken
        }
        try page.finish(body)
    }
}
