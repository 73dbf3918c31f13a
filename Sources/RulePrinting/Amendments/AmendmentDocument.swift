public import RuleModel

/// Two versions of a regulation side by side (修订对照表): what is new, struck out, changed or moved, and in what.
public enum AmendmentDocument {
    /// The document of what a new version changes.
    public static func make(from old: Regulation, to new: Regulation) -> PrintedDocument {
        let amendments = Amendments(from: old, to: new)
        let words = (RegulationWords(old), RegulationWords(new))
        let rows = Amendment.Kind.allCases.flatMap { kind in
            Self.rows(amendments.all.filter { $0.kind == kind }, kind)
        }
        let facts = [
            PrintedPage.Fact("原规定", describe(words.0)), PrintedPage.Fact("新规定", describe(words.1)),
            PrintedPage.Fact("变化", summary(amendments.all, rows: amendments.changes.count)),
        ]
        let page = PrintedPage(
            name: "修订对照表", heading: "修订对照", facts: facts, columns: columns,
            blocks: [.table(PrintedTable(columns, rows))])
        return PrintedDocument(
            name: new.id + "-修订对照表", title: "《\(new.title)》修订对照表", source: "", day: words.1.day, pages: [page],
            signatures: PrintedDocument.usualSignatures)
    }

    private static let columns = [
        PrintedColumn("项目", width: 13, .short), PrintedColumn("条款", width: 15), PrintedColumn("原规定", width: 42),
        PrintedColumn("新规定", width: 42), PrintedColumn("变化", width: 32),
    ]

    private static func describe(_ words: RegulationWords) -> String {
        let source = words.source.isEmpty ? words.regulation.id : words.source
        return "《\(words.regulation.title)》\(source)"
    }

    private static func rows(_ amendments: [Amendment], _ kind: Amendment.Kind) -> [PrintedRow] {
        let changes = amendments.filter(\.isChange)
        guard !changes.isEmpty else { return [] }
        let band = PrintedRow(band: "\(kind.rawValue):\(summary(amendments, rows: changes.count))")
        return [band]
            + changes.map { change in
                let shown = change.new ?? change.old
                return PrintedRow([
                    shown.map(Amendment.fullName) ?? "", clause(change), text(change.old, of: change),
                    text(change.new, of: change),
                    change.words,
                ])
            }
    }

    /// What a side says, with its reading where that is another.
    private static func text(_ side: Amendment.Side?, of change: Amendment) -> String {
        guard let side else { return "" }
        let reading = side.aspects.first { $0.name == "理解" }?.words ?? ""
        let isOther = change.changes.contains { $0.old.name == "理解" }
        return isOther && !reading.isEmpty ? "\(side.text)(理解:\(reading))" : side.text
    }

    private static func clause(_ change: Amendment) -> String {
        guard let old = change.old?.clause, let new = change.new?.clause else {
            return change.new?.clause ?? change.old?.clause ?? ""
        }
        return old == new ? new : "\(old.isEmpty ? "(无)" : old) → \(new.isEmpty ? "(无)" : new)"
    }

    /// 新增1、删去1、修改3、移动2;未变46.
    private static func summary(_ amendments: [Amendment], rows: Int) -> String {
        guard rows > 0 else { return "没有变化(\(amendments.count)项)" }
        let counts = [
            ("新增", amendments.count { $0.old == nil }), ("删去", amendments.count { $0.new == nil }),
            ("移动", amendments.count(where: \.isMoved)), ("修改", amendments.count { !$0.changes.isEmpty }),
        ].filter { $0.1 > 0 }.map { "\($0.0)\($0.1)" }
        let unchanged = amendments.count - rows
        return counts.joined(separator: "、") + (unchanged > 0 ? ";未变\(unchanged)" : "")
    }
}
