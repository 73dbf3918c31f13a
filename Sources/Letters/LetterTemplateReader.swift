public import Diagnostics
internal import RecordModel

/// Reads a template: a few lines that say what it is, a line of dashes, and the text. Every problem is found in one pass.
public enum LetterTemplateReader {
    /// More than any letter has, in characters.
    static let most = 100_000

    /// A template and its problems.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - text: what it holds; `nil` where its bytes are text in no encoding kaohe knows.
    public static func load(name: String, text: String?) -> Loaded<LetterTemplate> {
        var pass = LetterTemplatePass(file: name)
        let template = pass.read(text)
        return Loaded(template, pass.diagnostics)
    }
}

/// A line of a template, and which it is.
struct LetterLine {
    /// From 1.
    let number: Int
    let scalars: [Unicode.Scalar]

    /// Where its text begins, behind spaces.
    let start: Int
    /// Where its text ends, before spaces.
    let end: Int

    init(_ number: Int, _ scalars: [Unicode.Scalar]) {
        self.number = number
        self.scalars = scalars
        start = scalars.firstIndex { !Self.isBlank($0) } ?? scalars.count
        end = (scalars.lastIndex { !Self.isBlank($0) } ?? -1) + 1
    }

    var isBlank: Bool { start >= end }

    /// Whether it only speaks to whoever edits the file.
    var isNote: Bool { scalars.first == "#" || scalars.first == "\u{FF03}" }

    /// Whether it is the line of dashes.
    var isRuler: Bool {
        end - start >= 3 && scalars[start..<end].allSatisfy { Self.dashes.contains($0) }
    }

    private static let dashes: Set<Unicode.Scalar> = [
        "-", "=", "\u{2010}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2500}", "\u{FF0D}", "\u{FF1D}",
    ]

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0xA0, 0x3000: true
        default: false
        }
    }
}

/// One template being read.
struct LetterTemplatePass {
    let file: String
    var diagnostics: [Diagnostic] = []
    /// The headers, by name, with the value and its place.
    var headers: [LetterHeader: (value: String, span: SourceSpan)] = [:]

    init(file: String) { self.file = file }

    mutating func report(
        _ code: DiagnosticCode, at span: SourceSpan, _ message: Wording, _ remedy: Wording,
        related: [Diagnostic.Related] = []
    ) {
        diagnostics.append(Diagnostic(code, at: span, message, remedy: remedy, related: related))
    }

    func span(_ line: Int, _ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file, line: line, column: range.lowerBound + 1, length: range.count)
    }

    /// The whole file.
    mutating func read(_ text: String?) -> LetterTemplate? {
        let start = SourceSpan(file: file, line: 1, column: 1)
        guard let text else {
            report(
                .letterNotText, at: start,
                Wording(zh: "既不是 UTF-8 文本,也不是 GBK 文本", en: "the file is text neither in UTF-8 nor in GBK"),
                Wording(
                    zh: "文书样式是纯文本:用记事本打开另存为“文本文档(.txt)”,编码选 UTF-8;不能用 Word 文件",
                    en: "a template is plain text: save it as .txt in UTF-8; a Word document will not do"))
            return nil
        }
        let lines = split(text)
        guard lines.contains(where: { !$0.isBlank }) else {
            report(
                .emptyFile, at: start, Wording(zh: "文件是空的", en: "the file is empty"),
                Wording(zh: "照 docs/letters.md 写上内容", en: "write a template, see docs/letters.md"))
            return nil
        }
        guard text.unicodeScalars.count <= LetterTemplateReader.most else {
            report(
                .fileTooLarge, at: start, Wording(zh: "文件太大,不像文书样式", en: "the file is larger than any template"),
                Wording(zh: "核对 letters(文书)里的路径", en: "check the path under letters"))
            return nil
        }
        checkCharacters(lines)
        guard let ruler = lines.firstIndex(where: { $0.isRuler && !$0.isNote }) else {
            reportMissingRuler(lines)
            return nil
        }
        readHeaders(lines[..<ruler])
        return template(lines[ruler], lines[(ruler + 1)...])
    }

    /// Lines as ``SourceText`` counts them.
    private func split(_ text: String) -> [LetterLine] {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var lines: [LetterLine] = []
        var line: [Unicode.Scalar] = []
        var place = 0
        while place < scalars.count {
            switch scalars[place] {
            case "\r", "\n", "\u{85}", "\u{2028}", "\u{2029}":
                if scalars[place] == "\r", place + 1 < scalars.count, scalars[place + 1] == "\n" { place += 1 }
                lines.append(LetterLine(lines.count + 1, line))
                line = []
            default: line.append(scalars[place])
            }
            place += 1
        }
        return lines + [LetterLine(lines.count + 1, line)]
    }

    private mutating func checkCharacters(_ lines: [LetterLine]) {
        for line in lines {
            guard
                let place = line.scalars.firstIndex(where: {
                    $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F || $0.value & 0xFFFE == 0xFFFE
                })
            else { continue }
            report(
                .controlCharacter, at: span(line.number, place..<place + 1),
                Wording(zh: "混进了看不见的字符", en: "a control character stands here"),
                Wording(zh: "删去这个字符;不是文本文件的,核对路径", en: "remove it; check the path if this is no text"))
        }
    }

    private mutating func reportMissingRuler(_ lines: [LetterLine]) {
        let written = lines.filter { !$0.isBlank && !$0.isNote }
        // The first line that is no header is where the text seems to begin.
        let line = written.first { LetterHeader.named($0) == nil } ?? written.last ?? lines[0]
        report(
            .letterWithoutRuler, at: span(line.number, line.start..<max(line.end, line.start + 1)),
            Wording(zh: "样式的说明和正文之间没有横线", en: "no line of dashes stands between the headers and the text"),
            Wording(
                zh: "先写 文书、用于、给 各一行,再写一行横线(------),横线下面写正文",
                en: "write the headers 文书, 用于 and 给, then a line of dashes (------), then the text"))
    }

    /// The template, as far as one could be made.
    private mutating func template(_ ruler: LetterLine, _ body: ArraySlice<LetterLine>) -> LetterTemplate? {
        let name = required(.name, at: ruler)
        if let name { check(name: name.value, at: name.span) }
        let consequences = consequences(required(.consequences, at: ruler))
        let scope = scope(required(.scope, at: ruler))
        let limit = limit()
        var number: [LetterTemplate.Piece] = []
        if let header = headers[.number] {
            let scalars = Array(header.value.unicodeScalars)
            number = pieces(
                scalars[...], of: LetterLine(header.span.line, scalars), offset: header.span.column - 1, scope: scope,
                isNumber: true)
        }
        let lines = text(body, scope: scope)
        if lines.isEmpty {
            report(
                .letterWithoutText, at: span(ruler.number, ruler.start..<ruler.end),
                Wording(zh: "横线下面没有正文", en: "no text stands below the line of dashes"),
                Wording(zh: "在横线下面写正文", en: "write the text below it"))
        }
        guard let name, let scope else { return nil }
        return LetterTemplate(
            name: name.value, consequences: consequences, scope: scope, limit: limit, number: number, lines: lines,
            span: name.span)
    }
}
