internal import Diagnostics

extension EventParser.Failure {
    /// What libyaml found, said so that an office clerk can mend it.
    func diagnostic(file: String, source: SourceText) -> Diagnostic {
        let span = SourceSpan(file: file, line: mark.line + 1, column: mark.column + 1)
        let (message, remedy) = wording(source)
        var related: [Diagnostic.Related] = []
        if !context.isEmpty, contextMark.line != mark.line {
            related.append(
                Diagnostic.Related(
                    SourceSpan(file: file, line: contextMark.line + 1, column: contextMark.column + 1),
                    Wording(zh: "从这里开始", en: "it begins here")))
        }
        return Diagnostic(.yamlSyntax, at: span, message, remedy: remedy, related: related)
    }

    private func wording(_ source: SourceText) -> (Wording, Wording) {
        // The mark may sit behind the mistake: a full-width colon makes a key swallow the lines below it.
        let near = [contextMark.line, mark.line, mark.line - 1].compactMap { source.line($0 + 1) }
        let hasWideColon = near.contains { $0.contains("\u{FF1A}") && !$0.contains(":") }
        func has(_ words: String) -> Bool { problem.contains(words) }
        if hasWideColon && (has("expected ':'") || has("expected key") || has("mapping values are not allowed")) {
            return (
                Wording(zh: "键的后面用了全角冒号“\u{FF1A}”", en: "a full-width colon '\u{FF1A}' stands behind a key"),
                Wording(zh: "改成半角冒号加一个空格:“: ”", en: "write a half-width colon and a space: ': '")
            )
        }
        if has("cannot start any token") || has("tab character") {
            return (
                Wording(
                    zh: "这里有不能作为开头的字符(常见的是制表符,或未加引号的 @ ` %)",
                    en: "this character cannot begin a value here (often a tab, @, ` or %)"),
                Wording(
                    zh: "缩进只用空格;以特殊符号开头的文字加引号",
                    en: "indent with spaces only; put quotes around text that begins with a special sign")
            )
        }
        if has("mapping values are not allowed") {
            return (
                Wording(
                    zh: "同一行出现了第二个“: ”,或上一行没有写完", en: "a second ': ' on one line, or the line above is not complete"),
                Wording(
                    zh: "文字中含有“: ”时整段加引号;检查上一行的缩进",
                    en: "put quotes around text that holds ': '; check the indentation above")
            )
        }
        if has("unexpected end of stream") {
            return (
                Wording(zh: "引号没有收尾,一直读到了文件末尾", en: "a quotation mark is never closed"),
                Wording(zh: "在文字结尾补上同样的引号", en: "close it with the same mark")
            )
        }
        if has("',' or ']'") || has("',' or '}'") {
            return (
                Wording(zh: "括号里缺少逗号,或括号没有收尾", en: "a comma is missing between brackets, or a bracket is never closed"),
                Wording(zh: "各项之间用半角逗号“, ”隔开,并补上收尾的括号", en: "put ', ' between items and close the bracket")
            )
        }
        if has("expected ':'") || has("expected key") || has("block end") || has("expected '-'")
            || has("not allowed in this context")
        {
            return (
                Wording(
                    zh: "这一行与上下文对不齐,或键的后面缺少冒号",
                    en: "this line is not aligned with its neighbours, or a colon is missing behind a key"),
                Wording(
                    zh: "同一层的行从同一列开始;键的后面写“: ”(冒号加空格)",
                    en: "begin lines of one level in one column; write ': ' behind a key")
            )
        }
        let what = context.isEmpty ? problem : "\(context): \(problem)"
        return (
            Wording(zh: "这里不合 YAML 的写法(\(what))", en: "this does not follow YAML (\(what))"),
            Wording(zh: "对照相邻的行检查缩进、引号和括号", en: "compare indentation, quotes and brackets with the lines around it")
        )
    }
}
