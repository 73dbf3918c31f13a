internal import Glibc

/// A small table that people keep in Excel, as text: a header and some rows, whole in memory.
public enum SmallTable {
    /// A row and the line it begins at.
    public struct Row: Hashable, Sendable {
        /// From 1.
        public let line: Int
        /// The cells, without spaces at their ends.
        public let cells: [String]

        init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }
    }

    /// The rows of a table in UTF-8, UTF-16 or, as Excel in China saves it, GB18030; blank ones are left out. Cells stand
    /// between commas, or between tabs where the first line has any.
    /// - Returns: `nil` where the bytes are text in no such encoding.
    public static func rows(of bytes: [UInt8]) -> [Row]? {
        guard let text = text(bytes) else { return nil }
        let scalars = Array(text.unicodeScalars)
        let isTabbed = scalars.prefix { $0 != "\n" }.contains("\t")
        let delimiter: Unicode.Scalar = isTabbed ? "\t" : ","
        var rows: [Row] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var (line, first, isQuoted) = (1, 1, false)
        func trimmed() -> String { String(cell).trimmed }
        func endRow() {
            cells.append(trimmed())
            cell.removeAll()
            if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: first, cells: cells)) }
            cells = []
        }
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            place += 1
            if scalar == "\n" { line += 1 }
            if isQuoted {
                if scalar != "\"" {
                    cell.append(scalar)
                } else if place < scalars.count, scalars[place] == "\"" {
                    cell.append(scalar)
                    place += 1
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"", cell.isEmpty {
                isQuoted = true
            } else if scalar == delimiter {
                cells.append(trimmed())
                cell.removeAll()
            } else if scalar == "\n" {
                endRow()
                first = line
            } else if scalar != "\r" {
                cell.append(scalar)
            }
        }
        if !cell.isEmpty || !cells.isEmpty { endRow() }
        return rows
    }

    /// A small text in UTF-8, UTF-16 or GB18030, as Notepad saves it; `nil` where the bytes are text in no such encoding.
    public static func text(_ bytes: [UInt8]) -> String? {
        let declared = bytes.withUnsafeBufferPointer { TextEncoding.declared(by: $0) }
        let body = Array(bytes.dropFirst(declared?.1 ?? 0))
        if declared == nil || declared?.0 == .utf8, let text = String(validating: body, as: UTF8.self) { return text }
        if declared?.0 == .utf8 { return nil }
        return converted(body, from: declared?.0 ?? .gb18030)
    }

    private static func converted(_ bytes: [UInt8], from encoding: TextEncoding) -> String? {
        guard let transcoder = Transcoder(from: encoding) else { return nil }
        var source = bytes
        var target = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
        let result = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target -> (taken: Int, made: Int, isValid: Bool)? in
                guard let from = source.baseAddress, let to = target.baseAddress else { return nil }
                return transcoder.convert(from, source.count, into: to, target.count)
            }
        }
        guard let result, result.isValid, result.taken == bytes.count else { return nil }
        return String(validating: target[0..<result.made], as: UTF8.self)
    }
}

extension String {
    fileprivate var trimmed: String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            [0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000].contains(scalar.value)
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
