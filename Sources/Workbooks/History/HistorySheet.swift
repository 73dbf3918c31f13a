import Chronology
import Exact
import LedgerModel
import ScoreModel

/// A subject's published periods on one sheet: a row for each, and below them charts of the total and the stars.
enum HistorySheet {
    static func plans(
        _ report: HistoryReport, _ sheet: SubjectHistory, label: String, limit: Int, _ names: inout SheetNames
    ) -> [SheetPlan] {
        let entries = sheet.entries
        let parts = sheet.parts
        let hasStars = entries.contains { $0.current.stars != nil }
        let hasHonours = entries.contains { !$0.current.honours.isEmpty }
        let columns: [Table.Column] =
            [.init("考核期", 16), .init("总分", 9), .init("名次", 7), .init("参评", 7), .init("等次", 14)]
            + (hasStars ? [.init("星数", 6)] : []) + (hasHonours ? [.init("荣誉", 16)] : [])
            + parts.map { .init($0.title, min(14, max(8, TextWidth.of($0.title) * 0.7))) }
            + [.init("后续处理", 22), .init("公布时总分", 9), .init("更正次数", 7)]
        let table = Table(
            title: "\(HistoryBook.title(report)) · \(sheet.title)历次结果",
            subtitle: "\(report.centre) · 已公布的 \(entries.count) 期,含更正",
            columns: columns, place: TablePlace(label, count: entries.count, limit: limit, names: &names),
            frozenColumns: 1
        ) { item, row in
            let entry = entries[item]
            let now = entry.current
            if !entry.amendments.isEmpty { row.tint = .band }
            row.text(entry.period.title, .center)
            row.points(now.total, .total, decimals: sheet.decimals)
            if let rank = now.rank { row.integer(rank, .ordinal) } else { row.text("—", .center) }
            row.integer(entry.rankedCount, .ordinal)
            row.text(now.standing, .center)
            if hasStars {
                if let stars = now.stars { row.integer(stars, .ordinal) } else { row.text("—", .center) }
            }
            if hasHonours { row.text(now.honours.isEmpty ? "—" : now.honours.joined(separator: "、"), .center) }
            for part in parts { row.points(now.score(of: part.id), .score, decimals: sheet.decimals) }
            row.text(now.consequenceNames, .wrapped)
            row.points(entry.published.total, .score, decimals: sheet.decimals)
            row.integer(entry.amendments.count, .quiet)
        }
        var plans = table.sheets()
        if plans.count == 1 { plans[0].charts = charts(sheet, hasStars: hasStars) }
        return plans
    }

    private static func charts(_ sheet: SubjectHistory, hasStars: Bool) -> [ChartPlan] {
        let rows = TablePlace.headRows..<TablePlace.headRows + sheet.entries.count
        // Many periods want room for their figures; then the charts stand below each other.
        let isWide = sheet.entries.count > 6
        let width = isWide ? min(900, 60 * sheet.entries.count + 60) : 430
        func chart(_ title: String, _ value: Int, _ format: String, at place: Int, _ color: UInt32) -> ChartPlan {
            ChartPlan(
                form: .columns, title: title, rows: rows, categoryColumn: 0, valueColumn: value,
                row: rows.upperBound + 1 + (isWide ? 15 * place : 0), column: isWide ? 0 : 6 * place, width: width,
                height: 260, labelFormat: format,
                colors: Array(repeating: color, count: sheet.entries.count), least: 0)
        }
        let places = sheet.decimals > 0 ? "0." + String(repeating: "0", count: min(7, sheet.decimals)) : "0"
        var charts = [chart("各期总分", 1, places, at: 0, 0x2F5597)]
        // Totals below zero need an axis that goes there.
        if sheet.entries.contains(where: { $0.current.total.isNegative }) { charts[0].least = nil }
        if hasStars {
            var stars = chart("各期星级", 5, "0", at: 1, 0xC07F00)
            stars.most = Double(max(5, sheet.entries.compactMap(\.current.stars).max() ?? 0))
            charts.append(stars)
        }
        return charts
    }
}
