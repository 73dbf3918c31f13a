/// Prints problems for people: place, code and message, the line itself with a caret under the mistake, the remedy.
public struct TextRenderer: Sendable {
    /// The language to print in.
    public let language: Language
    private let sources: [String: SourceText]
    /// The most columns of a line that are quoted.
    private let quoted = 100

    /// A renderer for problems in these files; a file that is not among them is named but not quoted.
    public init(language: Language, sources: some Sequence<SourceText>) {
        self.language = language
        self.sources = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Several problems, in order, with an empty line between; ends in a line break unless there are none.
    public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
        diagnostics.listed().map(render).joined(separator: "\n")
    }

    /// One problem; ends in a line break.
    public func render(_ diagnostic: Diagnostic) -> String {
        let severity = diagnostic.severity.title.text(in: language)
        let message = diagnostic.message.text(in: language)
        var text = "\(place(diagnostic.span)): \(severity)[\(diagnostic.code.rawValue)]: \(message)\n"
        let gutter = ([diagnostic.span] + diagnostic.related.map(\.span)).map { String($0.line).utf8.count }.max() ?? 1
        text += quote(diagnostic.span, gutter)
        for related in diagnostic.related {
            text += "\(place(related.span)): \(related.label.text(in: language))\n"
            text += quote(related.span, gutter)
        }
        let label = Wording(zh: "改法:", en: "remedy: ").text(in: language)
        return text + String(repeating: " ", count: gutter + 1) + "= \(label)\(diagnostic.remedy.text(in: language))\n"
    }

    private func place(_ span: SourceSpan) -> String { "\(span.file):\(span.line):\(span.column)" }

    /// The line with its number, and under it a caret for each column of the terminal the mistake covers.
    private func quote(_ span: SourceSpan, _ gutter: Int) -> String {
        guard let line = sources[span.file]?.line(span.line) else { return "" }
        let start = min(span.column - 1, line.count)
        let end = max(start, min(start + span.length, line.count))
        // A long line is quoted around the mistake.
        let from = line.count <= quoted || start < quoted * 3 / 4 ? 0 : start - quoted / 4
        let to = min(line.count, from + quoted)
        let shown = (from > 0 ? ["…"] : []) + line[from..<to].map(visible) + (to < line.count ? ["…"] : [])
        let before = (from > 0 ? 1 : 0) + width(line[from..<min(start, to)])
        let under = max(1, width(line[min(start, to)..<min(end, to)]))
        let number = String(span.line)
        let pad = String(repeating: " ", count: gutter - number.utf8.count)
        let blank = String(repeating: " ", count: gutter)
        let carets = "^" + String(repeating: "~", count: under - 1)
        let quotedLine = " \(pad)\(number) | \(String(String.UnicodeScalarView(shown)))"
        return "\(quotedLine)\n \(blank) | \(String(repeating: " ", count: before))\(carets)\n"
    }

    private func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + visible($1).terminalWidth }
    }

    /// Tabs and control characters would move the terminal's cursor; they are shown as one column.
    private func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == "\t" { return " " }
        return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
    }
}
