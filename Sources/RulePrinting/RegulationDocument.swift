internal import Exact
internal import RecordModel
public import RuleModel

/// A regulation as the table leaders sign: its sheets part by part, its levels, what follows, what is not scored.
public enum RegulationDocument {
    /// The document of a regulation.
    public static func make(_ regulation: Regulation) -> PrintedDocument {
        let words = RegulationWords(regulation)
        var pages = regulation.sheets.map { page($0, words) }
        pages.append(rest(words))
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
        var blocks = sheet.parts.flatMap { part -> [PrintedBlock] in
            [.heading(band(part, words)), .table(PrintedTable(columns, rows(of: part, words, depth: 0)))]
        }
        if !sheet.totalRules.isEmpty {
            let rules = sheet.totalRules.map { row($0, words, depth: 0) }
            blocks += [.heading("总分"), .table(PrintedTable(columns, rules))]
        }
        return PrintedPage(
            name: sheet.title, heading: sheet.title,
            facts: words.facts(of: sheet) + (sheet.clause.isEmpty ? [] : [.init("总分条款", sheet.clause)]),
            columns: columns, blocks: blocks)
    }

    private static func band(_ part: Part, _ words: RegulationWords) -> String {
        let clause = part.clause.isEmpty ? "" : " \(part.clause)"
        return "\(part.title)\(clause):\(words.facts(of: part).joined(separator: ","))"
    }

    private static func rows(of part: Part, _ words: RegulationWords, depth: Int) -> [PrintedRow] {
        part.rules.map { row($0, words, depth: depth) }
            + part.parts.flatMap { inner in
                [PrintedRow(band: band(inner, words), depth: depth + 1)] + rows(of: inner, words, depth: depth + 1)
            }
    }

    private static func row(_ rule: Rule, _ words: RegulationWords, depth: Int) -> PrintedRow {
        let price = RuleWords.price(of: rule, in: words.regulation)
        return PrintedRow([rule.clause, rule.text, price, rule.reading, rule.code, rule.id], depth: depth)
    }

    // MARK: What stands beside the sheets

    /// Twelve columns that the tables of the last page share.
    private static let grid = [Double](repeating: 12, count: 12)

    private static func rest(_ words: RegulationWords) -> PrintedPage {
        let regulation = words.regulation
        var blocks: [PrintedBlock] = []
        for sheet in regulation.sheets {
            let suffix = regulation.sheets.count == 1 ? "" : "·" + sheet.title
            blocks += [.heading("排名与等次" + suffix), .notes(words.ranking(of: sheet))]
            if !sheet.levels.isEmpty { blocks.append(.table(levels(sheet.levels, "等次", words))) }
            if !sheet.honours.isEmpty {
                blocks += [.heading("荣誉" + suffix), .table(levels(sheet.honours, "荣誉", words))]
            }
        }
        add("后果", consequences(words), to: &blocks)
        add("不计分条款", notScored(regulation), to: &blocks)
        add("指标", measures(words), to: &blocks)
        add("考核对象", subjects(regulation), to: &blocks)
        add("记录表", logs(words), to: &blocks)
        return PrintedPage(name: "等次与附则", heading: "等次与附则", grid: grid, blocks: blocks)
    }

    private static func add(_ heading: String, _ table: PrintedTable, to blocks: inout [PrintedBlock]) {
        if !table.rows.isEmpty { blocks += [.heading(heading), .table(table)] }
    }

    private static func levels(_ levels: [Level], _ kind: String, _ words: RegulationWords) -> PrintedTable {
        let columns = [
            PrintedColumn(kind, span: 1, .short), PrintedColumn("星级", span: 1, .short),
            PrintedColumn("名额", span: 2, .short), PrintedColumn("总分要求", span: 2, .short),
            PrintedColumn("其他条件", span: 2), PrintedColumn("条款", span: 2), PrintedColumn("后果", span: 2),
        ]
        return PrintedTable(
            columns,
            levels.map { level in
                PrintedRow([
                    level.name, level.stars.map(String.init) ?? "—", LevelWords.room(of: level),
                    LevelWords.line(of: level), level.condition?.words(words.names(.events)) ?? "—", level.clause,
                    level.consequences.isEmpty ? "—" : level.consequences.joined(separator: "、"),
                ])
            })
    }

    private static func consequences(_ words: RegulationWords) -> PrintedTable {
        let columns = [
            PrintedColumn("后果", span: 2), PrintedColumn("影响", span: 3), PrintedColumn("自动适用的条件", span: 3),
            PrintedColumn("由条目、等次带来", span: 2), PrintedColumn("条款", span: 2),
        ]
        return PrintedTable(
            columns,
            words.regulation.consequences.map { consequence in
                let sources = sources(of: consequence.name, words.regulation)
                return PrintedRow([
                    consequence.name, words.effect(of: consequence), words.trigger(of: consequence),
                    sources.isEmpty ? "—" : sources.joined(separator: "、"), consequence.clause,
                ])
            })
    }

    /// The rules and levels that bring a consequence, in the file's order.
    private static func sources(of name: String, _ regulation: Regulation) -> [String] {
        regulation.sheets.flatMap { sheet in
            sheet.rules.map(\.rule).filter { $0.possibleConsequences.contains(name) }.map {
                $0.code.isEmpty ? $0.id : $0.code
            } + (sheet.levels + sheet.honours).filter { $0.consequences.contains(name) }.map(\.name)
        }
    }

    private static func notScored(_ regulation: Regulation) -> PrintedTable {
        PrintedTable(
            [PrintedColumn("条款", span: 2), PrintedColumn("理由", span: 10)],
            regulation.notScored.map { PrintedRow([$0.clause, $0.reason]) })
    }

    private static func measures(_ words: RegulationWords) -> PrintedTable {
        let columns = [
            PrintedColumn("指标", span: 2), PrintedColumn("算法", span: 6), PrintedColumn("无数据时", span: 1, .short),
            PrintedColumn("目标", span: 1, .short), PrintedColumn("编号", span: 2, .verbatim),
        ]
        return PrintedTable(
            columns,
            words.regulation.measures.map { measure in
                let owners = RegulationWords.owners(measure.rowsOf)
                return PrintedRow([
                    measure.title, words.form(of: measure) + (owners.isEmpty ? "" : ",记录来自\(owners)"),
                    words.noData(of: measure), words.target(of: measure),
                    // One written in place has a name of the loader's, which nobody may cite.
                    measure.name.hasPrefix("#") ? "(写在条目中)" : measure.name,
                ])
            })
    }

    private static func subjects(_ regulation: Regulation) -> PrintedTable {
        PrintedTable(
            [PrintedColumn("对象", span: 8), PrintedColumn("编号", span: 4, .verbatim)],
            regulation.subjects.map { PrintedRow([$0.title, $0.id]) })
    }

    private static func logs(_ words: RegulationWords) -> PrintedTable {
        PrintedTable(
            [
                PrintedColumn("记录表", span: 3), PrintedColumn("对象", span: 2), PrintedColumn("列", span: 5),
                PrintedColumn("编号", span: 2, .verbatim),
            ],
            words.regulation.logs.map { log in
                PrintedRow([
                    log.title, words.subject(log.subject), log.fields.map(\.header).joined(separator: "、"), log.id,
                ])
            })
    }
}
