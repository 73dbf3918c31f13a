import Diagnostics
import Testing
import YAMLDocument

@Suite struct YAMLDocumentTests {
    func parse(_ text: String) -> Loaded<YAMLNode> { YAMLDocument.parse(name: "t.yaml", bytes: Array(text.utf8)) }

    func span(_ line: Int, _ column: Int, _ length: Int) -> SourceSpan {
        SourceSpan(file: "t.yaml", line: line, column: column, length: length)
    }

    @Test func keepsTextAndPlaces() throws {
        let loaded = parse("编号: 2.10\n名称: \"考核 办法\"\n列表: [甲, 乙丙]\n")
        #expect(loaded.diagnostics == [])
        let pairs = try #require(loaded.value?.pairs)
        #expect(pairs.map(\.name) == ["编号", "名称", "列表"])
        #expect(pairs[0].value.text == "2.10")
        #expect(pairs[0].value.isPlain)
        #expect(pairs[0].value.span == span(1, 5, 4))
        #expect(pairs[1].value.text == "考核 办法")
        #expect(!pairs[1].value.isPlain)
        #expect(pairs[1].value.span == span(2, 5, 7))
        #expect(pairs[2].value.isFlow)
        #expect(pairs[2].value.items?.map(\.span) == [span(3, 6, 1), span(3, 9, 2)])
    }

    @Test func countsColumnsBehindAByteOrderMark() throws {
        let loaded = parse("\u{FEFF}a: 甲\r\nb: 乙\r\n")
        let pairs = try #require(loaded.value?.pairs)
        #expect(pairs.map(\.value.span) == [span(1, 4, 1), span(2, 4, 1)])
    }

    @Test func tellsNothingFromAnEmptyText() throws {
        let pairs = try #require(parse("a:\nb: ''\nc: ~\nd: \"null\"\n").value?.pairs)
        #expect(pairs.map(\.value.isNull) == [true, false, true, false])
    }

    @Test func keepsTheFirstOfTwoKeysAndShowsBoth() throws {
        let loaded = parse("a: 1\nb: 2\na: 3\n")
        #expect(loaded.value?.pairs?.map(\.value.text) == ["1", "2"])
        let problem = try #require(loaded.diagnostics.first)
        #expect(problem.code == .duplicateKey)
        #expect(problem.span == span(3, 1, 1))
        #expect(problem.related.map(\.span) == [span(1, 1, 1)])
    }

    @Test func expandsAliasesWithinBounds() throws {
        let loaded = parse("a: &x {k: 1}\nb: *x\n")
        #expect(loaded.diagnostics == [])
        #expect(loaded.value?.pairs?[1].value.pairs?.first?.value.text == "1")
    }

    @Test func stopsAnAliasBomb() {
        var text = "a0: &a0 [x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(parse(text).diagnostics.map(\.code) == [.aliasBomb])
    }

    @Test func stopsDeepAliases() {
        var text = "a0: &a0 [x]\n"
        for level in 1...80 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(parse(text).diagnostics.map(\.code) == [.nestedTooDeep])
    }

    @Test func findsSeveralProblemsInOnePass() {
        let found = parse("a: 1\na: 2\n<<: {b: 1}\n[c]: 3\nd: !!set 4\ne: !x 5\n").diagnostics
        #expect(found.map(\.code) == [.duplicateKey, .mergeKey, .keyNotText, .unexpectedTag])
    }

    @Test(arguments: [
        ("a: 1\n\tb: 2\n", 2), ("a: [1, 2\nb: 3\n", 2), ("a: 'x\nb: 3\n", 3), ("a: b: c\n", 1), ("- a\nb: 1\n", 2),
        ("a: 1\nb\nc: 2\n", 3), ("甲: 1\n乙\u{FF1A}2\n丙: 3\n", 3), ("甲\u{FF1A}1\n乙: 2\n", 2), ("a: @b\n", 1),
        ("%FOO\na: 1\n", 1),
    ]) func placesSyntaxErrors(_ text: String, _ line: Int) {
        let found = parse(text).diagnostics
        #expect(found.map(\.code) == [.yamlSyntax])
        #expect(found.map(\.span.line) == [line])
    }

    @Test(arguments: ["甲: 1\n乙\u{FF1A}2\n丙: 3\n", "甲\u{FF1A}1\n乙: 2\n", "甲:\n  乙\u{FF1A}2\n  丙: 3\n"])
    func seesFullWidthColons(_ text: String) {
        #expect(parse(text).diagnostics.first?.message.zh.contains("全角冒号") == true)
    }
}

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("dedcut", "deduct"), ("限與", "限于"), ("wher", "where"), ("at_lest", "at_least"), ("满意律", "满意率"),
    ]) func finds(_ text: String, _ expected: String) {
        let names = ["where", "deduct", "限于", "除外", "at_least", "满意率"]
        #expect(NearestName.find(text, among: names) == expected)
    }

    @Test(arguments: ["", "x", "扣", "completely-different"]) func findsNothing(_ text: String) {
        #expect(NearestName.find(text, among: ["where", "deduct", "限于", "除外"]) == nil)
    }
}

@Suite struct RendererTests {
    /// Messages as they are printed, carets under full-width characters included.
    @Test func printsPlaceCaretAndRemedy() {
        let text = "甲: 一\n考核表: {扣分: 1, 条款: 二}\n甲: 三\n"
        let bytes = Array(text.utf8)
        var found = YAMLDocument.parse(name: "规则.yaml", bytes: bytes).diagnostics
        found.append(
            Diagnostic(
                .unknownKey, at: SourceSpan(file: "规则.yaml", line: 2, column: 7, length: 2),
                Wording(zh: "这里没有“扣分”这个键", en: "there is no key '扣分' here"),
                remedy: Wording(zh: "是否想写“扣”?", en: "did you mean '扣'?")))
        let source = SourceText(name: "规则.yaml", bytes: bytes)
        #expect(
            TextRenderer(language: .zh, sources: [source]).render(found) == """
                规则.yaml:2:7: 错误[unknown-key]: 这里没有“扣分”这个键
                 2 | 考核表: {扣分: 1, 条款: 二}
                   |          ^~~~
                  = 改法:是否想写“扣”?

                规则.yaml:3:1: 错误[duplicate-key]: “甲”写了两次
                 3 | 甲: 三
                   | ^~
                规则.yaml:1:1: 第一次写在这里
                 1 | 甲: 一
                   | ^~
                  = 改法:保留一处,删去或改名另一处

                """)
        #expect(
            TextRenderer(language: .en, sources: []).render(found.prefix(1)) == """
                规则.yaml:3:1: error[duplicate-key]: '甲' is written twice
                规则.yaml:1:1: first written here
                  = remedy: keep one, remove or rename the other

                """)
    }

    @Test func quotesALongLineAroundTheMistake() {
        let bytes = Array((String(repeating: "x", count: 500_000) + "乙" + String(repeating: "y", count: 500_000)).utf8)
        let problem = Diagnostic(
            .wrongType, at: SourceSpan(file: "f", line: 1, column: 500_001), Wording(zh: "错", en: "wrong"),
            remedy: Wording(zh: "改", en: "mend"))
        let lines = TextRenderer(language: .en, sources: [SourceText(name: "f", bytes: bytes)]).render(problem)
            .split(separator: "\n")
        #expect(
            lines[1] == " 1 | …" + String(repeating: "x", count: 25) + "乙" + String(repeating: "y", count: 74) + "…")
        #expect(lines[2] == "   | " + String(repeating: " ", count: 26) + "^~")
    }

    @Test func writesJSON() {
        let problem = Diagnostic(
            .unknownKey, at: SourceSpan(file: "a\"b", line: 2, column: 3, length: 4),
            Wording(zh: "甲\n乙", en: "x\u{1}y"), remedy: Wording(zh: "丙", en: "z"),
            related: [.init(SourceSpan(file: "c", line: 1, column: 1), Wording(zh: "丁", en: "w"))])
        #expect(
            JSONRenderer(language: .en).render([problem]) == """
                [
                  {"code": "unknown-key", "severity": "error", "file": "a\\"b", "line": 2, "column": 3, "length": 4, \
                "message": "x\\u0001y", "remedy": "z", \
                "related": [{"file": "c", "line": 1, "column": 1, "length": 1, "label": "w"}]}
                ]

                """)
        #expect(JSONRenderer(language: .zh).render([]) == "[]\n")
    }

    @Test func listsOnceAndInOrder() {
        func problem(_ line: Int, _ code: DiagnosticCode) -> Diagnostic {
            Diagnostic(
                code, at: SourceSpan(file: "f", line: line, column: 1), Wording(zh: "", en: ""),
                remedy: Wording(zh: "", en: ""))
        }
        let found = [problem(2, .badDate), problem(1, .wrongType), problem(1, .badDate), problem(2, .badDate)]
        #expect(found.listed() == [problem(1, .badDate), problem(1, .wrongType), problem(2, .badDate)])
    }
}
