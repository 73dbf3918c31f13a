internal import Diagnostics
internal import RecordModel

/// What the lines above the dashes say.
enum LetterHeader: String, CaseIterable {
    case name = "文书"
    case consequences = "用于"
    case scope = "给"
    case limit = "期限"
    case number = "编号"

    /// The header a line begins with, as it is written.
    static func key(_ line: LetterLine) -> (text: String, range: Range<Int>, colon: Int)? {
        guard
            let colon = line.scalars[line.start..<max(line.start, line.end)].firstIndex(where: {
                $0 == ":" || $0 == "\u{FF1A}"
            })
        else { return nil }
        var end = colon
        while end > line.start, LetterLine.isBlank(line.scalars[end - 1]) { end -= 1 }
        let scalars = line.scalars[line.start..<end].filter { !LetterLine.isBlank($0) }
        return (HalfWidth.fold(String(String.UnicodeScalarView(scalars))), line.start..<max(end, line.start + 1), colon)
    }

    /// The header of a line; `nil` where it has none.
    static func named(_ line: LetterLine) -> LetterHeader? { key(line).flatMap { LetterHeader(rawValue: $0.text) } }
}

extension LetterTemplatePass {
    private static var listed: String { LetterHeader.allCases.map(\.rawValue).joined(separator: "、") }

    mutating func readHeaders(_ lines: ArraySlice<LetterLine>) {
        for line in lines where !line.isBlank && !line.isNote {
            guard let key = LetterHeader.key(line), let header = LetterHeader(rawValue: key.text) else {
                unknownHeader(line)
                continue
            }
            if let first = headers[header] {
                report(
                    .duplicateKey, at: span(line.number, key.range),
                    Wording(zh: "“\(header.rawValue)”写了两次", en: "'\(header.rawValue)' is written twice"),
                    Wording(zh: "只保留一处", en: "keep one of them"),
                    related: [.init(first.span, Wording(zh: "第一次写在这里", en: "first written here"))])
                continue
            }
            var start = key.colon + 1
            while start < line.end, LetterLine.isBlank(line.scalars[start]) { start += 1 }
            let range = start < line.end ? start..<line.end : key.range
            let value = start < line.end ? String(String.UnicodeScalarView(line.scalars[start..<line.end])) : ""
            headers[header] = (value, span(line.number, range))
        }
    }

    private mutating func unknownHeader(_ line: LetterLine) {
        let key = LetterHeader.key(line)
        let range = key?.range ?? line.start..<line.end
        let text = key?.text ?? String(String.UnicodeScalarView(line.scalars[range]))
        let nearest = NearestName.find(text, among: LetterHeader.allCases.map(\.rawValue))
        report(
            .unknownKey, at: span(line.number, range),
            Wording(zh: "横线上面没有“\(text)”这一项", en: "there is no header '\(text)' above the dashes"),
            Wording(
                zh: (nearest.map { "是否想写“\($0):”?" } ?? "") + "可以写:\(Self.listed);给编辑看的说明以 # 开头,正文写在横线下面",
                en: (nearest.map { "did you mean '\($0):'? " } ?? "")
                    + "allowed: \(Self.listed); notes begin with #, the text stands below the dashes"))
    }

    /// A header that must be there and say something.
    mutating func required(_ header: LetterHeader, at ruler: LetterLine) -> (value: String, span: SourceSpan)? {
        if let found = headers[header], !found.value.isEmpty { return found }
        let found = headers[header]
        report(
            .missingField, at: found?.span ?? span(ruler.number, ruler.start..<ruler.end),
            found == nil
                ? Wording(zh: "横线上面缺少“\(header.rawValue)”", en: "'\(header.rawValue)' is missing above the dashes")
                : Wording(zh: "“\(header.rawValue)”后面没有内容", en: "nothing follows '\(header.rawValue)'"),
            Wording(zh: "补上一行,如“\(header.example)”", en: "add a line such as '\(header.example)'"))
        return nil
    }

    /// The names of 用于, each with its place.
    mutating func consequences(_ header: (value: String, span: SourceSpan)?) -> [Located<String>] {
        guard let header else { return [] }
        let scalars = Array(header.value.unicodeScalars)
        var names: [Located<String>] = []
        for part in scalars.indices.split(whereSeparator: { ["、", "，", ",", "；", ";"].contains(scalars[$0]) }) {
            let piece = LetterLine(header.span.line, Array(scalars[part]))
            guard !piece.isBlank, let first = part.first else { continue }
            let name = HalfWidth.fold(String(String.UnicodeScalarView(piece.scalars)))
            let start = header.span.column - 1 + first + piece.start
            guard !names.contains(where: { $0.value == name }) else { continue }
            names.append(Located(name, at: span(header.span.line, start..<start + piece.end - piece.start)))
        }
        return names
    }

    mutating func scope(_ header: (value: String, span: SourceSpan)?) -> LetterScope? {
        guard let header else { return nil }
        let text = HalfWidth.fold(header.value)
        let allowed = LetterScope.allCases
        if let scope = allowed.first(where: { $0.rawValue == text || $0.rawValue.dropLast(2) == text[...] }) {
            return scope
        }
        let nearest = NearestName.find(text, among: allowed.map(\.rawValue))
        let list = allowed.map(\.rawValue).joined(separator: "、")
        report(
            .unknownWord, at: header.span,
            Wording(zh: "“给”后面不能写“\(header.value)”", en: "'\(header.value)' cannot stand behind 给"),
            Wording(
                zh: (nearest.map { "是否想写“\($0)”?" } ?? "") + "可以写:\(list)",
                en: (nearest.map { "did you mean '\($0)'? " } ?? "") + "allowed: \(list)"))
        return nil
    }

    mutating func limit() -> LetterLimit? {
        guard let header = headers[.limit], !header.value.isEmpty else { return nil }
        let text = HalfWidth.fold(header.value).filter { $0 != " " }
        if let limit = LetterLimit(text) { return limit }
        report(
            .letterBadLimit, at: header.span,
            Wording(zh: "读不懂期限“\(header.value)”", en: "'\(header.value)' is no limit"),
            Wording(
                zh: "写“10个工作日”或“30个自然日”,1 到 \(LetterLimit.most)",
                en: "write 10个工作日 (working days) or 30个自然日 (days), from 1 to \(LetterLimit.most)"))
        return nil
    }
}

extension LetterHeader {
    fileprivate var example: String {
        switch self {
        case .name: "文书:限期整改通知书"
        case .consequences: "用于:限期整改"
        case .scope: "给:每人一份"
        case .limit: "期限:10个工作日"
        case .number: "编号:〔【年】〕整改第【序号】号"
        }
    }
}
