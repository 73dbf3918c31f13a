internal import Diagnostics
internal import YAMLDocument

/// Decodes one file: the place where its problems gather while every part of it is read, so that one pass finds them all.
final class FileDecoder {
    /// A sentence in Chinese and in English.
    typealias Sentence = (zh: String, en: String)

    /// The file as the user named it.
    let file: String
    private(set) var diagnostics: [Diagnostic]

    init(file: String, diagnostics: [Diagnostic] = []) {
        self.file = file
        self.diagnostics = diagnostics
    }

    /// Notes a problem.
    func report(
        _ code: DiagnosticCode, at span: SourceSpan, _ message: Sentence, fix remedy: Sentence,
        related: [(span: SourceSpan, label: Sentence)] = []
    ) {
        diagnostics.append(
            Diagnostic(
                code, at: span, Wording(zh: message.zh, en: message.en),
                remedy: Wording(zh: remedy.zh, en: remedy.en),
                related: related.map {
                    Diagnostic.Related($0.span, Wording(zh: $0.label.zh, en: $0.label.en))
                }))
    }

    /// A construct that belongs to the rule language but that this version cannot score: refused, never ignored.
    func notSupported(_ what: String, at span: SourceSpan) {
        report(
            .notSupportedYet, at: span,
            ("“\(what)”是规则语言的写法,但本版本还不能计算", "'\(what)' belongs to the rule language, but this version cannot score it"),
            fix: (
                "换一种写法,或先把该条款移到 not_scored(不计分条款)并由人工计分",
                "express it otherwise, or move the clause to not_scored for now and score it by hand"
            ))
    }

    /// A list where a word is due, and the like.
    func wrongType(_ node: YAMLNode, expected: Sentence) {
        let found: Sentence =
            switch node.content {
            case .scalar: ("文字", "text")
            case .sequence(let items): ("有 \(items.count) 项的列表", "a list of \(items.count)")
            case .mapping: ("映射", "a mapping")
            }
        report(
            .wrongType, at: node.span,
            ("这里要写\(expected.zh),写的却是\(found.zh)", "\(expected.en) is due here, not \(found.en)"),
            fix: ("改成\(expected.zh)", "write \(expected.en)"))
    }

    /// A word that is not one of those its place takes.
    func unknownWord(_ node: YAMLNode, among words: [String]) {
        let text = node.text ?? ""
        let nearest = NearestName.find(text, among: words.flatMap(Vocabulary.spellings))
        let list = words.map(Vocabulary.listed)
        report(
            .unknownWord, at: node.span, ("这里不能写“\(text)”", "'\(text)' cannot stand here"),
            fix: suggestion(nearest, list))
    }

    /// “是否想写……” and what is allowed.
    func suggestion(_ nearest: String?, _ allowed: [String]) -> Sentence {
        // The names of a large file are too many to list.
        let shown = allowed.count > 40 ? allowed.prefix(40) + ["…"] : allowed
        let zhList = shown.isEmpty ? "" : "可以写:" + shown.joined(separator: "、")
        let enList = shown.isEmpty ? "" : "allowed: " + shown.joined(separator: ", ")
        guard let nearest else {
            return (zhList.isEmpty ? "删去,或先定义" : zhList, enList.isEmpty ? "remove it, or define it first" : enList)
        }
        return (
            "是否想写“\(nearest)”?" + zhList, "did you mean '\(nearest)'?" + (enList.isEmpty ? "" : " " + enList)
        )
    }
}

extension SourceSpan {
    /// A part of a one-line scalar's span: from a character on, so many.
    func part(from offset: Int, length: Int) -> SourceSpan {
        SourceSpan(file: file, line: line, column: column + offset, length: length)
    }
}
