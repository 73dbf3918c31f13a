import Foundation

@testable import LogReading

/// A file of given bytes, gone when the value is.
final class ScratchFile {
    let path: String

    init(_ bytes: [UInt8]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "kaohe-\(UUID().uuidString).csv").path
        try Data(bytes).write(to: URL(filePath: path))
    }

    convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension ByteText {
    /// Reads a text as if it were a cell.
    static func with<Result>(_ text: String, _ body: (ByteText) -> Result) -> Result {
        let bytes = Array(text.utf8) + [0]
        return bytes.withUnsafeBufferPointer { buffer in
            withUnsafePointer(to: UInt8(0)) { nothing in
                body(ByteText(start: buffer.baseAddress ?? nothing, count: bytes.count - 1).trimmed)
            }
        }
    }
}

/// The records of a file as strings, with their row numbers, however it is cut into blocks.
func records(_ bytes: [UInt8], blockSize: Int, width: Int = 8) throws -> [String] {
    let scratch = try ScratchFile(bytes)
    let file = try SurveyedFile(file: scratch.path, path: "t.csv", blockSize: blockSize)
    let reader = BlockReader()
    let cells = UnsafeMutablePointer<RecordScanner.Cell>.allocate(capacity: width)
    defer { cells.deallocate() }
    var found: [String] = []
    for block in file.blocks {
        let text = try reader.read(block, of: file)
        var scanner = RecordScanner(
            text, delimiter: file.delimiter, hasQuotes: file.hasQuotes, width: width, cells: cells)
        var row = block.firstRow
        while scanner.next() {
            let cells = (0..<scanner.count).map { scanner[$0].string }.joined(separator: "|")
            let extra = scanner.firstExtra.map { " +\($0.column):\(scanner.text(of: $0.cell).string)" } ?? ""
            found.append("\(row) \(cells)\(extra)")
            row += 1
        }
    }
    return found
}
