internal import Chronology
internal import Exact
public import LedgerModel
internal import ScoreModel

/// `history.csv`: one row for each published period of a subject, sheet by sheet, oldest first.
public enum HistoryTable {
    /// Writes the table.
    public static func write(_ report: HistoryReport, to sink: @escaping ByteSink) throws {
        var partIDs: [String] = []
        for part in report.sheets.flatMap(\.parts) where !partIDs.contains(part.id) { partIDs.append(part.id) }
        var table = try CSVWriter(
            ["sheet", "period", "subject", "name", "window", "department", "group"] + partIDs + [
                "deducted", "total", "rank", "ranked", "level", "stars", "honours", "status", "consequences",
                "amendments", "published_total", "published_rank", "published_level", "published_stars",
            ], to: sink)
        for sheet in report.sheets {
            func points(_ value: Rational) -> String { value.formatted(decimals: sheet.decimals) }
            for entry in sheet.entries {
                let now = entry.current
                for text in [
                    sheet.sheet, entry.period.label, now.id, now.name, now.window, now.department, now.group,
                ] { table.field(text) }
                for id in partIDs { table.field(now.parts.first { $0.id == id }.map { points($0.score) } ?? "") }
                table.field(points(now.deducted))
                table.field(points(now.total))
                table.field(now.rank)
                table.field(entry.rankedCount)
                table.field(now.level)
                table.field(now.stars)
                table.field(now.honours.joined(separator: ";"))
                switch now.status {
                case .ranked: table.field("ranked")
                case .notRanked(let reason): table.field("not-ranked:\(reason)")
                case .disqualified(let rule): table.field("disqualified:\(rule)")
                }
                table.field(now.consequences.map(\.name).joined(separator: ";"))
                table.field(entry.amendments.count)
                table.field(points(entry.published.total))
                table.field(entry.published.rank)
                table.field(entry.published.level)
                table.field(entry.published.stars)
                try table.endRecord()
            }
        }
        try table.finish()
    }
}
