public import RuleModel

/// A regulation as the table leaders sign: its sheets part by part, its levels, what follows, what is not scored.
public enum RegulationDocument {
    /// The document of a regulation.
    public static func make(_ regulation: Regulation) -> PrintedDocument {
        let words = RegulationWords(regulation)
        // Sheets that only take from others would each be a page with one line.
        let composed = regulation.sheets.filter(\.rules.isEmpty)
        var pages = regulation.sheets.filter { !$0.rules.isEmpty }.map { page($0, words) }
        if !composed.isEmpty { pages.append(self.composed(composed, words)) }
        pages += RegulationAnnex.pages(words)
        if let first = pages.first, !regulation.reading.isEmpty {
            // Each line of it is a decision of its own.
            let lines = regulation.reading.split(whereSeparator: \.isNewline)
            pages[0] = first.opened(with: .notes(lines.map { "理解:" + $0 }))
        }
        return PrintedDocument(
            name: regulation.id, title: regulation.title, source: words.source, day: words.day, pages: pages,
            signatures: PrintedDocument.usualSignatures)
    }

    private static let columns = [
        PrintedColumn("条款", width: 15), PrintedColumn("原文", width: 45), PrintedColumn("分值", width: 27),
        PrintedColumn("理解", width: 33), PrintedColumn("代号", width: 9, .verbatim),
        PrintedColumn("编号", width: 15, .verbatim),
    ]

    private static func page(_ sheet: Sheet, _ words: RegulationWords) -> PrintedPage {
        var blocks = notes(sheet.reading)
        blocks += sheet.parts.flatMap { part -> [PrintedBlock] in
            let rows = rows(of: part, words, depth: 0)
            return [.heading(band(part, words))] + (rows.isEmpty ? [] : [.table(PrintedTable(columns, rows))])
        }
        if !sheet.totalRules.isEmpty {
            let rules = sheet.totalRules.map { row($0, words, depth: 0) }
            blocks += [.heading("总分"), .table(PrintedTable(columns, rules))]
        }
        return PrintedPage(
            name: sheet.title, heading: sheet.title,
            facts: facts(of: sheet, words), columns: columns, blocks: blocks)
    }

    private static func composed(_ sheets: [Sheet], _ words: RegulationWords) -> PrintedPage {
        let blocks = sheets.flatMap { sheet -> [PrintedBlock] in
            let facts = facts(of: sheet, words)
            let spans = ["满分": 2, "小数": 3, "总分条款": 3]
            let columns = facts.map { PrintedColumn($0.label, span: spans[$0.label] ?? 1, .short) }
            let parts = sheet.parts.flatMap { bands(of: $0, words, depth: 0) }
            return [
                .heading(sheet.title), .table(PrintedTable(columns, [PrintedRow(facts.map(\.value))])),
                .notes(parts + (sheet.reading.isEmpty ? [] : ["理解:" + Prose.oneLine(sheet.reading)])),
            ]
        }
        return PrintedPage(
            name: "由其他表构成", heading: "由其他考核表构成的考核表", grid: RegulationAnnex.grid, blocks: blocks)
    }

    /// A part and those in it, a sentence each.
    private static func bands(of part: Part, _ words: RegulationWords, depth: Int) -> [String] {
        let indent = String(repeating: "\u{3000}", count: depth)
        let reading = part.reading.isEmpty ? [] : [indent + "\u{3000}理解:" + Prose.oneLine(part.reading)]
        return [indent + band(part, words)] + reading + part.parts.flatMap { bands(of: $0, words, depth: depth + 1) }
    }

    private static func notes(_ reading: String) -> [PrintedBlock] {
        reading.isEmpty ? [] : [.notes(["理解:" + Prose.oneLine(reading)])]
    }

    private static func facts(of sheet: Sheet, _ words: RegulationWords) -> [PrintedPage.Fact] {
        words.facts(of: sheet) + (sheet.clause.isEmpty ? [] : [.init("总分条款", sheet.clause)])
    }

    private static func band(_ part: Part, _ words: RegulationWords) -> String {
        let clause = part.clause.isEmpty ? "" : " \(part.clause)"
        return "\(part.title)\(clause):\(words.facts(of: part).joined(separator: ","))"
    }

    private static func rows(of part: Part, _ words: RegulationWords, depth: Int) -> [PrintedRow] {
        // What was decided for all of a part stands in the column of readings, before its rules.
        let reading = part.reading.isEmpty ? [] : [PrintedRow(["", "", "", part.reading, "", ""], depth: depth)]
        return reading + part.rules.map { row($0, words, depth: depth) }
            + part.parts.flatMap { inner in
                [PrintedRow(band: band(inner, words), depth: depth + 1)] + rows(of: inner, words, depth: depth + 1)
            }
    }

    private static func row(_ rule: Rule, _ words: RegulationWords, depth: Int) -> PrintedRow {
        let price = RuleWords.price(of: rule, in: words.regulation)
        return PrintedRow([rule.clause, rule.text, price, rule.reading, rule.code, rule.id], depth: depth)
    }
}
