internal import Diagnostics

/// Builds the tree from libyaml's events and reports what a rule file must not do.
struct TreeBuilder: ~Copyable {
    /// Lists and mappings within each other; a rule file needs about ten.
    static let depthLimit = 64
    /// Nodes that aliases may add to a file.
    static let aliasLimit = 20_000

    /// Ends the work: what was found is in `diagnostics`.
    struct Stop: Error {}

    private var parser: EventParser
    private let file: String
    private let source: SourceText
    private var anchors: [String: YAMLNode] = [:]
    private var aliased = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(_ parser: consuming EventParser, file: String, source: SourceText) {
        self.parser = parser
        self.file = file
        self.source = source
    }

    /// The one document of the stream; `nil` where there is none or it cannot be read to its end.
    mutating func document() -> YAMLNode? {
        do throws(Stop) {
            _ = try next()
            let first = try next()
            guard case .documentStart = first.kind else {
                diagnostics.append(.emptyFile(SourceSpan(file: file, line: 1, column: 1)))
                return nil
            }
            let root = try node(next(), depth: 1)
            _ = try next()
            let end = try next()
            if case .documentStart = end.kind {
                throw stop(
                    .severalDocuments, span(end),
                    Wording(zh: "文件里有第二份内容(“---”之后)", en: "a second document follows behind '---'"),
                    Wording(
                        zh: "一个文件只写一份;删去“---”,或另存为一个文件",
                        en: "one file holds one document: remove '---' or use a second file"))
            }
            if root.isNull { diagnostics.append(.emptyFile(root.span)) }
            return root.isNull ? nil : root
        } catch {
            return nil
        }
    }

    private mutating func next() throws(Stop) -> EventParser.Event {
        do throws(EventParser.Failure) {
            return try parser.next()
        } catch {
            diagnostics.append(error.diagnostic(file: file, source: source))
            throw Stop()
        }
    }

    private mutating func node(_ event: EventParser.Event, depth: Int) throws(Stop) -> YAMLNode {
        guard depth <= Self.depthLimit else { throw tooDeep(span(event)) }
        if let tag = event.tag, !tag.hasPrefix("tag:yaml.org,2002:"), tag != "!" {
            report(
                .unexpectedTag, span(event), Wording(zh: "不认识的 YAML 标签 \(tag)", en: "unknown YAML tag \(tag)"),
                Wording(zh: "删去标签", en: "remove the tag"))
        }
        let result: YAMLNode
        switch event.kind {
        case .scalar(let text, let isPlain):
            result = YAMLNode(.scalar(text, isPlain: isPlain), span: span(event))
        case .sequenceStart(let isFlow):
            result = try sequence(from: event, isFlow: isFlow, depth: depth)
        case .mappingStart(let isFlow):
            result = try mapping(from: event, isFlow: isFlow, depth: depth)
        case .alias(let name):
            return try alias(name, span(event), depth: depth)
        default:
            result = YAMLNode(.scalar("", isPlain: true), span: span(event))
        }
        if let anchor = event.anchor { anchors[anchor] = result }
        return result
    }

    private mutating func sequence(
        from start: EventParser.Event, isFlow: Bool, depth: Int
    ) throws(Stop) -> YAMLNode {
        var items: [YAMLNode] = []
        var event = try next()
        while true {
            if case .sequenceEnd = event.kind { break }
            items.append(try node(event, depth: depth + 1))
            event = try next()
        }
        return YAMLNode(.sequence(items), span: span(start, to: event), isFlow: isFlow)
    }

    private mutating func mapping(
        from start: EventParser.Event, isFlow: Bool, depth: Int
    ) throws(Stop) -> YAMLNode {
        var pairs: [YAMLPair] = []
        var places: [String: SourceSpan] = [:]
        var event = try next()
        while true {
            if case .mappingEnd = event.kind { break }
            let key = try node(event, depth: depth + 1)
            let value = try node(next(), depth: depth + 1)
            if let pair = checked(key, value, &places) { pairs.append(pair) }
            event = try next()
        }
        return YAMLNode(.mapping(pairs), span: span(start, to: event), isFlow: isFlow)
    }

    /// The pair, unless its key cannot stand; of two equal keys the first is kept.
    private mutating func checked(
        _ key: YAMLNode, _ value: YAMLNode, _ places: inout [String: SourceSpan]
    ) -> YAMLPair? {
        guard let name = key.text else {
            report(
                .keyNotText, key.span, Wording(zh: "键必须是文字,不能是列表或映射", en: "a key must be text, not a list or mapping"),
                Wording(zh: "删去键两边的括号,或给文字加引号", en: "remove the brackets, or put quotes around the text"))
            return nil
        }
        if name == "<<" && key.isPlain {
            report(
                .mergeKey, key.span,
                Wording(
                    zh: "不使用合并键“<<”:条文的内容必须写在看得见的地方",
                    en: "the merge key '<<' is not used: what a rule says must stand where it is read"),
                Wording(zh: "把要合并的内容直接写在这里", en: "write the merged entries out here"))
            return nil
        }
        if let first = places[name] {
            diagnostics.append(
                Diagnostic(
                    .duplicateKey, at: key.span, Wording(zh: "“\(name)”写了两次", en: "'\(name)' is written twice"),
                    remedy: Wording(zh: "保留一处,删去或改名另一处", en: "keep one, remove or rename the other"),
                    related: [Diagnostic.Related(first, Wording(zh: "第一次写在这里", en: "first written here"))]))
            return nil
        }
        places[name] = key.span
        return YAMLPair(key: key, value: value)
    }

    /// What an alias stands for. The nodes aliases add are counted, so that a few lines cannot grow without bound.
    private mutating func alias(_ name: String, _ span: SourceSpan, depth: Int) throws(Stop) -> YAMLNode {
        guard let node = anchors[name] else {
            report(
                .unknownAnchor, span, Wording(zh: "前面没有名为 &\(name) 的内容", en: "nothing before this is named &\(name)"),
                Wording(zh: "把要引用的内容直接写在这里", en: "write the content out here"))
            return YAMLNode(.scalar("", isPlain: true), span: span)
        }
        guard depth + node.height - 1 <= Self.depthLimit else { throw tooDeep(span) }
        let (total, over) = aliased.addingReportingOverflow(node.count)
        aliased = total
        guard !over, total <= Self.aliasLimit else {
            throw stop(
                .aliasBomb, span,
                Wording(zh: "别名展开后超过 \(Self.aliasLimit) 项", en: "aliases expand to more than \(Self.aliasLimit) nodes"),
                Wording(zh: "不用别名(*\(name)),把内容写出来", en: "write the content out instead of *\(name)"))
        }
        return node
    }

    private mutating func tooDeep(_ span: SourceSpan) -> Stop {
        stop(
            .nestedTooDeep, span,
            Wording(zh: "嵌套超过 \(Self.depthLimit) 层", en: "nested more than \(Self.depthLimit) levels deep"),
            Wording(zh: "检查是否有多余的括号", en: "look for brackets that are not needed"))
    }

    private mutating func report(_ code: DiagnosticCode, _ span: SourceSpan, _ message: Wording, _ remedy: Wording) {
        diagnostics.append(Diagnostic(code, at: span, message, remedy: remedy))
    }

    private mutating func stop(
        _ code: DiagnosticCode, _ span: SourceSpan, _ message: Wording, _ remedy: Wording
    ) -> Stop {
        report(code, span, message, remedy)
        return Stop()
    }

    private func span(_ event: EventParser.Event) -> SourceSpan { span(event, to: event) }

    private func span(_ first: EventParser.Event, to last: EventParser.Event) -> SourceSpan {
        let (start, end) = (first.start, last.end)
        var length = 1
        if start.line == end.line {
            length = end.column - start.column
        } else if case .scalar(_, true) = first.kind {
            length = (source.line(start.line + 1)?.count ?? 0) - start.column
        }
        return SourceSpan(file: file, line: start.line + 1, column: start.column + 1, length: length)
    }
}

extension Diagnostic {
    static func emptyFile(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .emptyFile, at: span, Wording(zh: "文件里没有内容", en: "nothing is written in this file"),
            remedy: Wording(zh: "检查是否选错了文件,或保存时丢失了内容", en: "check whether it is the right file and was saved whole"))
    }
}
