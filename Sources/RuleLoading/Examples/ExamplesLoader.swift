public import Diagnostics
public import RuleModel
internal import YAMLDocument

/// Reads examples: files of their own (`kind: examples`), and those that stand beside the rules of a rule file.
public enum ExamplesLoader {
    static let keys = KeySet([
        "kind", "title", "regulation", "calendar", "attendance", "period", "sheet", "rule", "people",
        "rosters", "cases",
    ])

    /// A file of examples and its problems.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func load(name: String, bytes: [UInt8]) -> Loaded<ExampleFile> {
        FileDecoder.load(name: name, bytes: bytes, as: .examples) { decoder, fields in
            let root = YAMLDocument.parse(name: name, bytes: bytes).value
            return decoder.examples(
                fields, root: root, lines: String(decoding: bytes, as: UTF8.self).count { $0.isNewline } + 1)
        }
    }

    /// The examples beside the rules of a rule file, and their problems; those of the rules are not looked for.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func own(name: String, bytes: [UInt8]) -> Loaded<ExampleFile> {
        let document = YAMLDocument.parse(name: name, bytes: bytes)
        // What is wrong with its form, the rule file's own reader says.
        guard let root = document.value else { return Loaded(nil, []) }
        let decoder = FileDecoder(file: name)
        let cases = decoder.ownExamples(root)
        let title = decoder.entry("title", of: root)?.text ?? name
        return Loaded(
            ExampleFile(title: title, rules: .own, calendars: [], attendance: nil, cases: cases, file: name),
            decoder.diagnostics)
    }
}

extension FileDecoder {
    /// What a file's head says for all its cases.
    struct ExampleDefaults {
        var rule: Located<String>?
        var sheet: Located<String>?
        var period: Located<String>?
        var people: [ExamplePerson] = []
        var rosters: [ExampleTable] = []
    }

    func examples(_ fields: Fields, root: YAMLNode?, lines: Int) -> ExampleFile? {
        let title = text(fields.required("title")) ?? ""
        let rules = fields.required("regulation").flatMap { node -> ExampleFile.Rules? in
            guard node.pairs != nil, let pair = fields.pair("regulation") else {
                return located(node).map { .path($0) }
            }
            return inline(pair, root: root, lines: lines).map { .inline($0) }
        }
        let calendars = paths(fields["calendar"])
        let attendance = located(fields["attendance"])
        let defaults = ExampleDefaults(
            rule: located(fields["rule"]), sheet: located(fields["sheet"]), period: located(fields["period"]),
            people: people(fields["people"]), rosters: exampleRosters(fields["rosters"]))
        let cases = list(fields.required("cases")).compactMap { example($0, defaults) }
        guard let rules else { return nil }
        return ExampleFile(
            title: title, rules: rules, calendars: calendars, attendance: attendance, cases: cases, file: file)
    }

    /// Where an inline regulation stands. Its own problems are told when it is read as a rule file.
    private func inline(_ pair: YAMLPair, root: YAMLNode?, lines: Int) -> InlineRegulation? {
        guard let first = pair.value.pairs?.first else {
            nothingIn(pair.value)
            return nil
        }
        guard !pair.value.isFlow, first.key.span.line > pair.key.span.line else {
            report(
                .wrongType, at: pair.value.span,
                ("规则要分行写,不用花括号", "the rules must be written on lines of their own, without braces"),
                fix: ("在 regulation: 下面换行,缩进书写", "break the line behind 'regulation:' and indent"))
            return nil
        }
        let next = root?.pairs?.first {
            $0.key.span.line > first.key.span.line && $0.key.span.column < first.key.span.column
        }
        return InlineRegulation(
            firstLine: first.key.span.line, endLine: next?.key.span.line ?? lines + 1, column: first.key.span.column,
            hasID: entry("id", of: pair.value) != nil, hasTitle: entry("title", of: pair.value) != nil)
    }

    // MARK: Beside rules

    /// The value of a key in either spelling.
    func entry(_ key: String, of node: YAMLNode) -> YAMLNode? {
        node.pairs?.first { Vocabulary.english($0.name, among: [key]) != nil }?.value
    }

    func ownExamples(_ root: YAMLNode) -> [ExampleCase] {
        var cases = ownExamples(of: root, ExampleDefaults())
        for sheet in entry("sheets", of: root)?.pairs ?? [] {
            var defaults = ExampleDefaults()
            defaults.sheet = Located(sheet.name.halfWidth, at: sheet.key.span)
            cases += ownExamples(of: sheet.value, defaults)
            cases += ownExamples(ofParts: sheet.value, under: [], defaults)
            cases += ownExamples(ofRules: sheet.value, under: ["total"], defaults)
        }
        return cases
    }

    private func ownExamples(ofParts node: YAMLNode, under path: [String], _ defaults: ExampleDefaults) -> [ExampleCase]
    {
        (entry("parts", of: node)?.pairs ?? []).flatMap { part in
            let inner = path + [part.name.halfWidth]
            return ownExamples(ofRules: part.value, under: inner, defaults)
                + ownExamples(ofParts: part.value, under: inner, defaults)
        }
    }

    private func ownExamples(ofRules node: YAMLNode, under path: [String], _ defaults: ExampleDefaults) -> [ExampleCase]
    {
        (entry("rules", of: node)?.pairs ?? []).flatMap { rule in
            var defaults = defaults
            let id = (path + [rule.name.halfWidth]).joined(separator: ".")
            defaults.rule = Located(id, at: rule.key.span)
            return ownExamples(of: rule.value, defaults)
        }
    }

    private func ownExamples(of node: YAMLNode, _ defaults: ExampleDefaults) -> [ExampleCase] {
        guard let examples = entry("examples", of: node), !examples.isBlank else { return [] }
        return list(examples).compactMap { example($0, defaults) }
    }
}
