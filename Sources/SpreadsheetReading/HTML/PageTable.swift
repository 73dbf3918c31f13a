/// The rows of the tables in a page, fed with its text as UTF-8 in pieces. Tables follow one another on one sheet, as
/// spreadsheet programs show them.
public struct PageTable {
    private enum State {
        case text
        case tag
        case comment
        /// Inside `<script>` or `<style>`, whose text is not the page's.
        case hidden
    }

    private var state = State.text
    private var tag: [UInt8] = []
    private var hiddenBy = ""
    private var cell: [UInt8]?
    private var row: SheetRow?
    private var number = 0
    private var column = 0
    private var span = (columns: 1, rows: 1)
    /// Columns that cells of earlier rows reach down into, with how many rows are left.
    private var reaching: [Int: Int] = [:]
    private var merged: [MergedRange] = []

    /// A page not read yet.
    public init() {}

    /// Cells that span several rows or columns, of the rows read.
    public var mergedRanges: [MergedRange] { merged }

    /// The next piece.
    /// - Returns: `false` once `body` has.
    public mutating func feed(
        _ piece: some Sequence<UInt8>, _ body: (SheetRow) throws -> Bool
    ) throws -> Bool {
        for byte in piece {
            switch state {
            case .text:
                if byte == UInt8(ascii: "<") {
                    state = .tag
                    tag.removeAll(keepingCapacity: true)
                } else if cell != nil {
                    guard (cell?.count ?? 0) < SheetLimits.textBytes else {
                        throw SpreadsheetProblem.oversized("HTML", zh: "有一个单元格超过 1 MB", en: "a cell is beyond 1 MB")
                    }
                    cell?.append(byte)
                }
            case .tag:
                if byte == UInt8(ascii: ">") {
                    state = .text
                    guard try close(body) else { return false }
                } else if tag.count < 1 << 16 {
                    tag.append(byte)
                    if tag.count == 3, tag.starts(with: [0x21, 0x2D, 0x2D]) { state = .comment }
                }
            case .comment:
                tag.append(byte)
                if byte == UInt8(ascii: ">"), tag.suffix(3).starts(with: [0x2D, 0x2D]) { state = .text }
                if tag.count > 1 << 12 { tag.removeFirst(1 << 11) }
            case .hidden:
                tag.append(byte)
                if tag.count > 64 { tag.removeFirst(32) }
                if byte == UInt8(ascii: ">"),
                    String(decoding: tag, as: UTF8.self).lowercased().hasSuffix("</\(hiddenBy)>")
                {
                    state = .text
                }
            }
        }
        return true
    }

    /// Hands on what the page ends in.
    public mutating func finish(_ body: (SheetRow) throws -> Bool) throws { _ = try endRow(body) }

    private mutating func close(_ body: (SheetRow) throws -> Bool) throws -> Bool {
        let text = String(decoding: tag, as: UTF8.self).lowercased()
        let name = String(text.prefix { !$0.isWhitespace && !($0 == "/" && text.first != "/") })
        switch name {
        case "tr":
            guard try endRow(body) else { return false }
            number += 1
            guard number <= SheetLimits.rows else {
                throw SpreadsheetProblem.oversized("HTML", zh: "行数太多", en: "too many rows")
            }
            row = SheetRow(number: number, cells: [])
            column = 0
            while let left = reaching[column] {
                reaching[column] = left > 1 ? left - 1 : nil
                column += 1
            }
        case "/tr", "/table": return try endRow(body)
        case "td", "th":
            endCell()
            guard row != nil else { return true }
            span = (Self.count("colspan", in: text), Self.count("rowspan", in: text))
            cell = []
        case "/td", "/th": endCell()
        case "br", "/p", "/div": if cell != nil { cell?.append(0x0A) }
        case "script", "style":
            state = .hidden
            hiddenBy = name
            tag.removeAll(keepingCapacity: true)
        default: break
        }
        return true
    }

    private mutating func endRow(_ body: (SheetRow) throws -> Bool) throws -> Bool {
        endCell()
        guard let done = row else { return true }
        row = nil
        return done.cells.isEmpty ? true : try body(done)
    }

    private mutating func endCell() {
        guard let bytes = cell else { return }
        cell = nil
        guard column + span.columns <= SheetLimits.columns else { return }
        let text = PageText.plain(bytes)
        if !text.isEmpty { row?.cells.append(SheetCell(column: column, value: .text(text))) }
        if span.columns > 1 || span.rows > 1, merged.count < SheetLimits.mergedRanges {
            merged.append(
                MergedRange(
                    rows: number...(number + span.rows - 1), columns: column...(column + span.columns - 1)))
        }
        if span.rows > 1 { for place in column..<(column + span.columns) { reaching[place] = span.rows - 1 } }
        column += span.columns
        while let left = reaching[column] {
            reaching[column] = left > 1 ? left - 1 : nil
            column += 1
        }
    }

    /// `colspan="3"`.
    private static func count(_ name: String, in tag: String) -> Int {
        guard let found = tag.range(of: name + "=") else { return 1 }
        let digits = tag[found.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix { $0.isNumber }
        return min(max(Int(digits) ?? 1, 1), 1_000)
    }
}

/// The text of a page's cell.
enum PageText {
    /// References resolved, blanks run together, lines kept where the page breaks them.
    static func plain(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let resolved = text.utf8.contains(UInt8(ascii: "&")) ? references(in: text) : text
        let lines = resolved.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
        return lines.map { line in
            line.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }.map { String($0) }.joined(separator: " ")
        }
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static let named: [String: String] = [
        "nbsp": "\u{A0}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ensp": " ", "emsp": " ",
        "middot": "·", "ldquo": "“", "rdquo": "”", "mdash": "—", "ndash": "–", "hellip": "…",
    ]

    private static func references(in text: String) -> String {
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            let behind = rest[rest.index(after: mark)...]
            let name = behind.prefix(10).prefix { $0 != ";" && $0 != "&" }
            guard behind[name.endIndex...].first == ";", let meant = meaning(name) else {
                result += "&"
                rest = behind
                continue
            }
            result += meant
            rest = behind[name.endIndex...].dropFirst()
        }
        return result + rest
    }

    private static func meaning(_ name: Substring) -> String? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    }
}

extension String {
    /// Where a text stands in this one.
    fileprivate func range(of wanted: String) -> Range<String.Index>? {
        guard let first = wanted.first else { return nil }
        var start = startIndex
        while let found = self[start...].firstIndex(of: first) {
            if self[found...].hasPrefix(wanted) { return found..<index(found, offsetBy: wanted.count) }
            start = index(after: found)
        }
        return nil
    }
}
