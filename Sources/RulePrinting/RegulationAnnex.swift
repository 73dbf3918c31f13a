internal import RecordModel
internal import RuleModel

/// What stands behind a regulation's sheets: rankings and levels, consequences, clauses without points, measures.
enum RegulationAnnex {
    /// Twelve columns that the tables of the last pages share.
    static let grid = [Double](repeating: 12, count: 12)

    /// As many rows as a page holds with the headings between them.
    private static let rowsOfAPage = 24

    /// The pages.
    static func pages(_ words: RegulationWords) -> [PrintedPage] {
        let levels = ranked(words)
        var rest: [PrintedBlock] = []
        add("后果", consequences(words), words.regulation.consequences.map { ($0.name, $0.reading) }, to: &rest)
        add("不计分条款", notScored(words.regulation), to: &rest)
        var pages: [PrintedPage] = []
        if height(levels + rest) <= rowsOfAPage || rest.isEmpty {
            pages.append(PrintedPage(name: "等次与后果", heading: "等次与后果", grid: grid, blocks: levels + rest))
        } else {
            pages.append(PrintedPage(name: "排名与等次", heading: "排名与等次", grid: grid, blocks: levels))
            pages.append(PrintedPage(name: "后果与不计分", heading: "后果与不计分条款", grid: grid, blocks: rest))
        }
        return pages + [measured(words)].compactMap { $0 }
    }

    private static func height(_ blocks: [PrintedBlock]) -> Int {
        blocks.reduce(0) { height, block in
            switch block {
            case .heading: height + 2
            case .notes(let notes): height + notes.count
            case .table(let table): height + 1 + table.rows.count
            }
        }
    }

    private static func ranked(_ words: RegulationWords) -> [PrintedBlock] {
        let sheets = words.regulation.sheets
        return sheets.flatMap { sheet -> [PrintedBlock] in
            let suffix = sheets.count == 1 ? "" : "·" + sheet.title
            var blocks: [PrintedBlock] = [.heading("排名与等次" + suffix), .notes(words.ranking(of: sheet))]
            if !sheet.levels.isEmpty {
                blocks.append(.table(levels(sheet.levels, "等次", words)))
                blocks += readings(sheet.levels.map { ($0.name, $0.reading) })
            }
            if !sheet.honours.isEmpty {
                blocks += [.heading("荣誉" + suffix), .table(levels(sheet.honours, "荣誉", words))]
                blocks += readings(sheet.honours.map { ($0.name, $0.reading) })
            }
            return blocks
        }
    }

    /// What is counted, and from what.
    private static func measured(_ words: RegulationWords) -> PrintedPage? {
        var blocks: [PrintedBlock] = []
        add("指标", measures(words), words.regulation.measures.map { ($0.title, $0.reading) }, to: &blocks)
        add("考核对象", subjects(words.regulation), to: &blocks)
        add("记录表", logs(words), to: &blocks)
        return blocks.isEmpty ? nil : PrintedPage(name: "指标", heading: "指标和记录", grid: grid, blocks: blocks)
    }

    private static func add(
        _ heading: String, _ table: PrintedTable, _ readings: [(name: String, reading: String)] = [],
        to blocks: inout [PrintedBlock]
    ) {
        if !table.rows.isEmpty { blocks += [.heading(heading), .table(table)] + self.readings(readings) }
    }

    /// What was decided where the text is silent, below the table of the things it is about.
    private static func readings(_ readings: [(name: String, reading: String)]) -> [PrintedBlock] {
        let notes = readings.filter { !$0.reading.isEmpty }.map { "理解(\($0.name)):\(Prose.oneLine($0.reading))" }
        return notes.isEmpty ? [] : [.notes(notes)]
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
            PrintedColumn("后果", span: 2), PrintedColumn("影响", span: 2), PrintedColumn("自动适用的条件", span: 3),
            PrintedColumn("由条目、等次带来", span: 3), PrintedColumn("条款", span: 2),
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
            let prefix = regulation.sheets.count == 1 ? "" : "\(sheet.title)·"
            let rules = sheet.rules.map(\.rule).filter { $0.possibleConsequences.contains(name) }
            let levels = (sheet.levels + sheet.honours).filter { $0.consequences.contains(name) }
            return rules.map { $0.code.isEmpty ? $0.id : $0.code } + levels.map { prefix + $0.name }
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
            }
                + words.furtherColumns.map { log, columns in
                    PrintedRow([log.title, "—", "另加:" + columns.joined(separator: "、"), log.rawValue])
                })
    }
}
