public import RuleModel

/// The inspectors' crib sheet (督查条目速查表): every rule an event may cite, with its code and what a row must say.
public enum CodeDocument {
    /// The document of a regulation.
    public static func make(_ regulation: Regulation) -> PrintedDocument {
        let words = RegulationWords(regulation)
        let pages = regulation.sheets.compactMap { page($0, words) }
        return PrintedDocument(
            name: regulation.id + "-督查条目", title: "\(regulation.title)督查条目速查表", source: words.source, day: words.day,
            pages: pages.isEmpty ? [empty] : pages)
    }

    private static let columns = [
        PrintedColumn("代号", width: 10, .verbatim), PrintedColumn("编号", width: 16, .verbatim),
        PrintedColumn("条款", width: 15), PrintedColumn("摘要", width: 42), PrintedColumn("分值", width: 24),
        PrintedColumn("可填情节", width: 14), PrintedColumn("记到", width: 8, .short), PrintedColumn("须填", width: 15),
    ]

    private static let empty = PrintedPage(
        name: "督查条目", heading: "督查条目", columns: columns, blocks: [.notes(["没有由督查台账登记的条目"])])

    private static func page(_ sheet: Sheet, _ words: RegulationWords) -> PrintedPage? {
        let citations = words.citations(of: sheet)
        guard !citations.isEmpty else { return nil }
        let others = sheet.rules.count - citations.count
        var blocks: [PrintedBlock] = []
        for (index, part) in sheet.parts.enumerated() {
            let own = citations.filter { $0.parts.first?.path == part.path }
            guard !own.isEmpty, index < sheet.parts.count else { continue }
            blocks += [.heading(part.title + (part.clause.isEmpty ? "" : " \(part.clause)")), table(own)]
        }
        let total = citations.filter(\.parts.isEmpty)
        if !total.isEmpty { blocks += [.heading("总分"), table(total)] }
        if others > 0 { blocks.append(.notes(["另有\(others)个条目由打卡、办件等记录或指标自动计算,台账中不登记。"])) }
        return PrintedPage(
            name: sheet.title, heading: sheet.title,
            facts: [
                .init("每行必填", "编号、日期、条目(代号或编号),工号或窗口"), .init("条目数", "\(citations.count)"),
            ], columns: columns, blocks: blocks)
    }

    private static func table(_ citations: [Citation]) -> PrintedBlock {
        .table(
            PrintedTable(
                columns,
                citations.map { citation in
                    let rule = citation.rule
                    return PrintedRow([
                        rule.code, rule.id, rule.clause, rule.text,
                        RuleWords.price(of: rule, in: citation.words.regulation), citation.degreeWords,
                        citation.subjects, citation.required,
                    ])
                }))
    }
}
