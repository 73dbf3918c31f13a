internal import Diagnostics
internal import Glibc
internal import Hashing

/// Reads a file of an export record by record, and its digest with it.
///
/// It takes exactly what ``CSVWriter`` writes and nothing else: what another program saved anew is no longer the export.
struct ExportReader: ~Copyable {
    private let file: String
    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var position = 0
    private var sha = SHA256()
    /// The line at which the reader is, from 1.
    private var line = 1
    /// The line the last record began on.
    private(set) var recordLine = 1

    /// A place in an export that is not as it was written.
    struct Damage: Error {
        let file: String
        let line: Int?
        let wording: Wording
    }

    init(_ file: String, in folder: String) throws {
        self.file = file
        path = "\(folder)/\(file)"
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw LedgerFailure.refused(errno: errno, during: "open", path)
            }
            throw Damage(file: file, line: nil, wording: Wording(zh: "缺少这个文件", en: "the file is missing"))
        }
        for byte in [0xEF, 0xBB, 0xBF] as [UInt8] {
            guard try next() == byte else { throw damage("开头不是 UTF-8 字节序标记", "no UTF-8 byte-order mark") }
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private func damage(_ zh: String, _ en: String) -> Damage {
        Damage(file: file, line: line, wording: Wording(zh: zh, en: en))
    }

    /// The next byte; `nil` at the end.
    private mutating func next() throws -> UInt8? {
        if position == buffer.count, try !fill() { return nil }
        let byte = buffer[position]
        position += 1
        return byte
    }

    private mutating func fill() throws -> Bool {
        buffer = [UInt8](repeating: 0, count: 1 << 16)
        position = 0
        while true {
            let got = Glibc.read(descriptor, &buffer, buffer.count)
            if got < 0 {
                if errno == EINTR { continue }
                throw LedgerFailure.refused(errno: errno, during: "read", path)
            }
            buffer.removeLast(buffer.count - got)
            buffer.withUnsafeBytes { sha.update($0) }
            return got > 0
        }
    }

    /// The next record's cells; `nil` at the end of the file.
    mutating func record() throws -> [String]? {
        recordLine = line
        var cells: [String] = []
        var cell: [UInt8] = []
        guard var byte = try next() else { return nil }
        while true {
            cell.removeAll(keepingCapacity: true)
            if byte == 0x22 {
                try quoted(into: &cell)
                byte = try nextInRecord()
                guard byte == 0x2C || byte == 0x0D else { throw damage("引号之后还有内容", "text behind a closing quote") }
            } else {
                while byte != 0x2C, byte != 0x0D {
                    guard byte != 0x22, byte != 0x0A else {
                        throw damage("不是本程序写出的一行", "not a line as kaohe writes it")
                    }
                    cell.append(byte)
                    byte = try nextInRecord()
                }
            }
            guard let text = String(validating: cell, as: UTF8.self) else { throw damage("不是 UTF-8 文字", "not UTF-8") }
            cells.append(text)
            if byte == 0x0D {
                guard try nextInRecord() == 0x0A else { throw damage("换行不是 CRLF", "a line that does not end in CRLF") }
                line += 1
                return cells
            }
            byte = try nextInRecord()
        }
    }

    private mutating func nextInRecord() throws -> UInt8 {
        guard let byte = try next() else { throw damage("文件在一行中间断了", "the file ends in the middle of a line") }
        return byte
    }

    private mutating func quoted(into cell: inout [UInt8]) throws {
        while true {
            let byte = try nextInRecord()
            if byte == 0x22 {
                // A doubled mark is one; any other ends the cell.
                guard try peek() == 0x22 else { return }
                position += 1
            } else if byte == 0x0A {
                line += 1
            }
            cell.append(byte)
        }
    }

    private mutating func peek() throws -> UInt8? {
        if position == buffer.count, try !fill() { return nil }
        return buffer[position]
    }

    /// The digest of the whole file, to be asked for at its end.
    consuming func digest() -> String {
        var finished = SHA256()
        swap(&finished, &sha)
        return finished.hexadecimal()
    }
}
