/// A document as Markdown with tables (GitHub's kind), for a screen, a repository or a mail.
public enum Markdown {
    /// The whole document.
    public static func text(_ document: PrintedDocument) -> String {
        var lines = ["# " + inline(document.title), ""]
        if !document.source.isEmpty { lines += [inline(document.source), ""] }
        for page in document.pages {
            lines += ["## " + inline(page.heading), ""]
            if !page.facts.isEmpty {
                let columns = page.facts.map { PrintedColumn($0.label, span: 1) }
                lines += table(PrintedTable(columns, [PrintedRow(page.facts.map(\.value))])) + [""]
            }
            for block in page.blocks {
                switch block {
                case .heading(let text): lines += ["### " + inline(text), ""]
                case .notes(let notes): lines += notes.map { "- " + inline($0) } + [""]
                case .table(let table): lines += Self.table(table) + [""]
                }
            }
        }
        if !document.signatures.isEmpty {
            lines += table(
                PrintedTable(
                    document.signatures.map { PrintedColumn($0, span: 1) },
                    [PrintedRow(document.signatures.map { _ in "" })]))
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func table(_ table: PrintedTable) -> [String] {
        let head = [row(table.columns.map { inline($0.title) }), row(table.columns.map { _ in "---" })]
        return head
            + table.rows.map { line in
                let indent = String(repeating: "\u{3000}", count: line.depth)
                if line.isBand {
                    let text = indent + "**" + inline(line.cells.first ?? "") + "**"
                    return row(table.columns.indices.map { $0 == 0 ? text : "" })
                }
                return row(
                    zip(table.columns, line.cells).enumerated().map { number, pair in
                        let text = pair.0.style == .verbatim ? escaped(pair.1) : inline(pair.1)
                        return number == 0 ? indent + text : text
                    })
            }
    }

    private static func row(_ cells: [String]) -> String {
        "|" + cells.map { $0.isEmpty ? "  |" : " \($0) |" }.joined()
    }

    private static func inline(_ text: String) -> String { escaped(Prose.set(Prose.oneLine(text))) }

    /// What Markdown would take for marks of its own, as plain characters. An underscore within a word is none.
    static func escaped(_ text: String) -> String {
        var result = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            switch character {
            case "\\", "|", "*", "<", ">", "`", "#", "~", "&": result += "\\"
            case "]" where index + 1 < characters.count && "([:".contains(characters[index + 1]): result += "\\"
            case "_":
                let isWithin =
                    index > 0 && index + 1 < characters.count && isLetter(characters[index - 1])
                    && isLetter(characters[index + 1])
                if !isWithin { result += "\\" }
            default: break
            }
            result.append(character)
        }
        return result
    }

    private static func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
