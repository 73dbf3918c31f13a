internal import Glibc
internal import Hashing

/// What a first pass over a table's bytes found: its hash, its encoding, and where it can be cut between records.
///
/// The second pass then reads blocks in any order and on any core, and every row still knows its number. Reading twice
/// costs a copy out of the page cache; deciding the encoding from the whole file and not from its head is what the
/// formats ask for.
public struct SurveyedFile: Sendable {
    /// A stretch of whole records.
    struct Block: Sendable {
        let offset: Int
        let length: Int
        /// The number of the first record, from 1.
        let firstRow: Int
    }

    /// The path, relative to the centre's folder.
    public let path: String
    /// SHA-256 of all bytes.
    public let sha256: String
    /// How its bytes stand for text.
    public let encoding: TextEncoding
    /// How many bytes it has.
    public var size: Int { version.size }
    /// The character between cells.
    let delimiter: UInt8
    /// Whether a quotation mark occurs anywhere.
    let hasQuotes: Bool
    let blocks: [Block]
    /// Where it is.
    let location: String
    /// The version surveyed.
    let version: FileHandle.Stamp
    /// Where its records lie, if they had to be unpacked; `nil` for a text that is read where it is.
    let spool: TableSpool?
    /// What the file is: `UTF-8`, `GB18030`, `xlsx`, `HTML GB18030`.
    public let form: String
    /// Its bytes, where it is no file at all; `nil` for a file.
    let memory: [UInt8]?

    /// The longest record kaohe takes; the longest of any real export is a few thousand bytes.
    static let longestRecord = 64 << 20

    /// Reads a file once from end to end.
    ///
    /// - Parameters:
    ///   - file: where it is.
    ///   - path: how to name it.
    ///   - delimiter: the character between cells; `nil` for whichever is the most frequent in the header.
    /// - Throws: ``TableProblem`` for bytes that are no text and for quotes that do not close; ``ReadFailure``.
    public init(file: String, path: String, blockSize: Int = 1 << 20, delimiter: UInt8? = nil) throws {
        let handle = try FileHandle(path: file)
        var pass = SurveyPass(path: path, blockSize: max(64, blockSize), delimiter: delimiter)
        try pass.run(handle)
        self.path = path
        location = file
        version = handle.version
        (encoding, self.delimiter, hasQuotes, blocks) = (pass.encoding, pass.delimiter, pass.hasQuotes, pass.blocks)
        sha256 = pass.digest
        spool = nil
        memory = nil
        form = encoding.rawValue
        if encoding != .utf8 { try Self.checkDecodable(handle, encoding, path, firstBadLine: pass.firstBadLine) }
        if handle.hasChanged { throw Self.changed(path) }
    }

    /// A file whose records lie in a spool.
    init(
        path: String, form: String, sha256: String, version: FileHandle.Stamp, spool: TableSpool, blocks: [Block]
    ) {
        self.path = path
        self.form = form
        self.sha256 = sha256
        self.version = version
        self.spool = spool
        self.blocks = blocks
        location = ""
        encoding = .utf8
        delimiter = UInt8(ascii: ",")
        hasQuotes = true
        memory = nil
    }

    /// A table whose bytes are at hand; they are UTF-8 with quotation marks.
    init(path: String, memory: [UInt8], blocks: [Block], delimiter: UInt8) {
        self.path = path
        self.memory = memory
        self.blocks = blocks
        self.delimiter = delimiter
        location = ""
        version = FileHandle.Stamp(device: 0, number: 0, seconds: 0, nanoseconds: 0, size: memory.count)
        encoding = .utf8
        hasQuotes = true
        sha256 = SHA256.hexadecimal(of: memory)
        spool = nil
        form = encoding.rawValue
    }

    static func changed(_ path: String) -> TableProblem {
        TableProblem(.changedWhileReading, path, "读取期间文件被改动", remedy: "关闭正在写这个文件的程序后重新运行")
    }

    /// Converts the whole file once, to no avail but the knowledge that it can be.
    private static func checkDecodable(
        _ handle: FileHandle, _ encoding: TextEncoding, _ path: String, firstBadLine: Int?
    ) throws {
        func undecodable(_ line: Int) -> TableProblem {
            TableProblem(
                .undecodable, path, line: line,
                firstBadLine == nil ? "不是有效的 \(encoding.rawValue) 文本" : "既不是有效的 UTF-8,也不是有效的 GB18030 文本",
                remedy: "用 Excel 或 WPS 打开后另存为“CSV UTF-8(逗号分隔)”")
        }
        guard let transcoder = Transcoder(from: encoding) else { throw undecodable(firstBadLine ?? 1) }
        let size = 1 << 18
        let source = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        let target = UnsafeMutablePointer<UInt8>.allocate(capacity: size * 3)
        defer {
            source.deallocate()
            target.deallocate()
        }
        var offset = 0
        var lines = 1
        while offset < handle.size {
            let count = try handle.read(into: source, count: size, at: offset)
            if count == 0 { break }
            let (taken, made, isValid) = transcoder.convert(source, count, into: target, size * 3)
            for index in 0..<made where target[index] == 0x0A { lines += 1 }
            // Nothing taken means that the file ends inside a character.
            guard isValid, taken > 0 else { throw undecodable(firstBadLine ?? lines) }
            offset += taken
        }
    }
}

/// The state of one survey.
private struct SurveyPass {
    let path: String
    let blockSize: Int
    var encoding = TextEncoding.utf8
    var delimiter = UInt8(ascii: ",")
    private let givenDelimiter: UInt8?
    var hasQuotes = false
    var blocks: [SurveyedFile.Block] = []
    var digest = ""
    var firstBadLine: Int?

    private var boundary = 0
    private var rowsBefore = 0
    private var rowsSinceBoundary = 0
    private var quoting = QuoteState.fieldStart
    private var quoteRow = 0

    init(path: String, blockSize: Int, delimiter: UInt8?) {
        self.path = path
        self.blockSize = blockSize
        givenDelimiter = delimiter
    }

    /// Where a byte stands with respect to quotation marks.
    private enum QuoteState {
        case fieldStart
        case plain
        case quoted
        case quoteInQuoted
    }

    mutating func run(_ handle: FileHandle) throws {
        let capacity = blockSize
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        defer { buffer.deallocate() }
        var sha = SHA256()
        var validator = UTF8Validator()
        var isUTF8 = true
        var isDeclared = false
        var linesBefore = 0
        var offset = 0
        while offset < handle.size {
            let count = try handle.read(into: buffer, count: capacity, at: offset)
            if count == 0 { break }
            sha.update(UnsafeRawBufferPointer(start: buffer, count: count))
            var skipped = 0
            if offset == 0 {
                let head = UnsafeBufferPointer(start: UnsafePointer(buffer), count: count)
                if Self.isWorkbook(head) { throw TableProblem.workbookByAnotherName(path) }
                if let (declared, length) = TextEncoding.declared(by: head) {
                    encoding = declared
                    isDeclared = true
                    boundary = length
                    skipped = length
                }
                delimiter = givenDelimiter ?? Self.delimiter(of: buffer + skipped, count - skipped, in: encoding)
            }
            if isUTF8 && encoding == .utf8 {
                if let fault = validator.check(buffer, count) {
                    isUTF8 = false
                    firstBadLine = linesBefore + Self.count(0x0A, buffer, fault) + 1
                } else {
                    linesBefore += Self.count(0x0A, buffer, count)
                }
            }
            if encoding.unit == 2 {
                cutWide(buffer + skipped, count - skipped, at: offset + skipped)
            } else {
                cut(buffer + skipped, count - skipped, at: offset + skipped)
            }
            offset += count
            guard offset - boundary <= SurveyedFile.longestRecord else { throw tooLong() }
        }
        digest = sha.hexadecimal()
        if validator.isUnfinished && isUTF8 {
            isUTF8 = false
            firstBadLine = linesBefore + 1
        }
        if !isUTF8 {
            if isDeclared {
                throw TableProblem(
                    .undecodable, path, line: firstBadLine, "文件标明是 UTF-8,但此行不是有效的 UTF-8 文本",
                    remedy: "用 Excel 或 WPS 打开后另存为“CSV UTF-8(逗号分隔)”")
            }
            encoding = .gb18030
        }
        if quoting == .quoted {
            throw TableProblem(
                .unclosedQuote, path, line: quoteRow, "此行有一个引号没有配对,后面的内容都落进了同一个单元格",
                remedy: "补上缺少的引号,或删去多余的引号")
        }
        if boundary < offset {
            blocks.append(.init(offset: boundary, length: offset - boundary, firstRow: rowsBefore + 1))
        }
    }

    /// Whether bytes begin as a workbook does: `PK` of a zip archive (.xlsx), or the mark of an OLE file (.xls).
    private static func isWorkbook(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]].contains { head.starts(with: $0) }
    }

    private func tooLong() -> TableProblem {
        TableProblem(
            .recordTooLong, path, line: rowsBefore + 1, "此行长度超过 \(SurveyedFile.longestRecord >> 20) MB",
            remedy: "检查是否缺少引号或换行,或者文件并非表格")
    }

    /// The character between cells: the most frequent of comma, semicolon and tab outside quotes in the header.
    ///
    /// Units of two bytes are looked at as such: half of `上` is a line feed, half of `本` a comma.
    private static func delimiter(of start: UnsafePointer<UInt8>, _ count: Int, in encoding: TextEncoding) -> UInt8 {
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        var found = [0, 0, 0]
        var quoting = QuoteState.fieldStart
        let unit = encoding.unit
        let low = encoding == .utf16BigEndian ? 1 : 0
        for index in stride(from: 0, through: count - unit, by: unit) {
            let byte = unit == 1 || start[index + 1 - low] == 0 ? start[index + low] : 0x80
            switch (quoting, byte) {
            case (.quoted, 0x22): quoting = .quoteInQuoted
            case (.quoted, _): break
            case (.fieldStart, 0x22), (.quoteInQuoted, 0x22): quoting = .quoted
            case (_, 0x0A): return most()
            default:
                let which = candidates.firstIndex(of: byte)
                if let which { found[which] += 1 }
                quoting = which == nil ? .plain : .fieldStart
            }
        }
        return most()
        func most() -> UInt8 { candidates[found.firstIndex(of: found.max() ?? 0) ?? 0] }
    }

    private static func count(_ byte: UInt8, _ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        // Eight at a time: a byte that matches becomes 0, and of the eight sums only those over 0 keep the top bit clear.
        let raw = UnsafeRawPointer(start)
        let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        var total = 0
        var position = 0
        while position &+ 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) ^ pattern
            let kept = (word & low &+ low) | word | low
            total &+= (~kept).nonzeroBitCount
            position &+= 8
        }
        while position < count {
            if start[position] == byte { total += 1 }
            position += 1
        }
        return total
    }

    private mutating func endBlock(at offset: Int) {
        blocks.append(.init(offset: boundary, length: offset - boundary, firstRow: rowsBefore + 1))
        rowsBefore += rowsSinceBoundary
        rowsSinceBoundary = 0
        boundary = offset
    }

    private mutating func cut(_ start: UnsafePointer<UInt8>, _ count: Int, at offset: Int) {
        if !hasQuotes {
            if memchr(start, 0x22, count) == nil {
                // A tail behind the last line break is a cell or more of the next record.
                if count > 0 {
                    quoting = start[count - 1] == delimiter || start[count - 1] == 0x0A ? .fieldStart : .plain
                }
                var length = count
                while length > 0 && start[length - 1] != 0x0A { length -= 1 }
                guard length > 0 else { return }
                rowsSinceBoundary += Self.count(0x0A, start, length)
                endBlock(at: offset + length)
                return
            }
            hasQuotes = true
        }
        var lastEnd: Int?
        for index in 0..<count {
            step(start[index])
            if quoting == .fieldStart, start[index] == 0x0A {
                rowsSinceBoundary += 1
                lastEnd = index + 1
            }
        }
        if let lastEnd { endBlock(at: offset + lastEnd) }
    }

    /// The same for two-byte units.
    private mutating func cutWide(_ start: UnsafePointer<UInt8>, _ count: Int, at offset: Int) {
        let low = encoding == .utf16LittleEndian ? 0 : 1
        var lastEnd: Int?
        var index = 0
        while index + 1 < count {
            let isASCII = start[index + 1 - low] == 0
            let byte = isASCII ? start[index + low] : 0x80
            if byte == 0x22 { hasQuotes = true }
            step(byte)
            index += 2
            if quoting == .fieldStart, byte == 0x0A {
                rowsSinceBoundary += 1
                lastEnd = index
            }
        }
        if let lastEnd { endBlock(at: offset + lastEnd) }
    }

    @inline(__always)
    private mutating func step(_ byte: UInt8) {
        switch quoting {
        case .quoted:
            if byte == 0x22 { quoting = .quoteInQuoted }
        case .quoteInQuoted where byte == 0x22:
            quoting = .quoted
        case .fieldStart where byte == 0x22:
            quoting = .quoted
            quoteRow = rowsBefore + rowsSinceBoundary + 1
        default:
            quoting = byte == delimiter || byte == 0x0A ? .fieldStart : .plain
        }
    }
}
