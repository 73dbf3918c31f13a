import Chronology
import Exact
import RuleModel
import ScoreModel

/// 窗口汇总 and 部门汇总: means and star counts of groups of people.
enum SummarySheet {
    /// So many cells a spreadsheet may have to look at to work a table out again; beyond, opening the book would take long,
    /// and the table holds values.
    private static let mostVisits = 25_000_000

    static func table(
        _ index: ResultIndex, _ groups: [ReportIndex.Group], _ word: String, in report: ReportIndex,
        place: TablePlace, stars: StarRows?, firstPerson: @escaping @Sendable (Int) -> CellAddress?
    ) -> Table {
        let sheet = index.result.sheet
        let live = stars.map { stars in groups.map { stars.criterion($0, word, of: index) } }
        let visits = (stars?.rows.count ?? 0) * groups.count * (index.columnCount + sheet.levels.count + 2)
        let isLive = visits <= mostVisits
        let figures = groups.map { GroupFigures(index, $0.members[index.number]) }
        // 思想品德 100.0%
        let best = TextWidth.column(sheet.parts.map { $0.title + " 100.0%" }, least: 11, most: 18)
        var columns: [Table.Column] = [
            .init(word, TextWidth.column(groups.map(\.name), least: 12, most: 24)), .init("参评人数", 8),
        ]
        columns += index.columns.map { .init($0.title, min(16, max(9, TextWidth.of($0.title) + 2.5))) }
        columns.append(.init("平均总分", 10))
        columns += sheet.levels.map { .init($0.name, max(6.5, TextWidth.of($0.name) + 2)) }
        columns += [
            .init("最好项", best), .init("最弱项", best), .init("失分最多条目", 32),
        ]
        return Table(
            title: "\(index.result.period.title)\(sheet.title)\(word)汇总",
            subtitle: "\(report.report.centre.name) · 各项为参评人员平均分;最好、最弱项按得分率比较",
            columns: columns, place: place, frozenColumns: 1,
            fill: { item, row in
                let figure = figures[item]
                if let target = firstPerson(item) {
                    row.link(groups[item].name, to: target)
                } else {
                    row.text(groups[item].name)
                }
                let number = place.row(of: item) + 1
                let rows = isLive ? stars?.rows : nil
                let own = live?[item].map { [LiveRows.Criterion(column: $0, word: "$A\(number)")] }
                func formula(_ make: (LiveRows, [LiveRows.Criterion]) -> String?) -> String? {
                    guard let rows, let own else { return nil }
                    return make(rows, own)
                }
                row.count(figure.ranked, formula { $0.assessed($1) })
                if figure.ranked > 0, let stars {
                    for (part, mean) in figure.partShown.enumerated() {
                        let text = formula {
                            $0.mean(stars.partColumn + part, $1, count: "$B\(number)", decimals: index.decimals)
                        }
                        row.mean(mean, text, .score, decimals: index.decimals)
                    }
                    let text = formula {
                        $0.mean(
                            stars.partColumn + index.columnCount, $1, count: "$B\(number)", decimals: index.decimals)
                    }
                    row.mean(figure.meanShown, text, .total, decimals: index.decimals)
                } else if figure.ranked > 0 {
                    for mean in figure.partShown { row.number(mean.value, .score, decimals: index.decimals) }
                    row.number(figure.meanShown.value, .total, decimals: index.decimals)
                } else {
                    for _ in 0...index.columnCount { row.text("—", .center) }
                }
                for (level, count) in zip(sheet.levels, figure.levels) {
                    row.count(count, formula { $0.reached(StarWords.picture(of: level), $1) }, .quiet)
                }
                row.text(figure.words(figure.best, sheet), .center)
                row.text(figure.words(figure.weakest, sheet), .center)
                row.text(costliest(figure, index, most: 16), .wrapped)
            })
    }

    /// 勤1 上班迟到或早退的…, or a dash.
    static func costliest(_ figure: GroupFigures, _ index: ResultIndex, most: Int = 20) -> String {
        guard let number = figure.costliest, number < index.result.rules.count else { return "—" }
        let rule = index.result.rules[number]
        let text = rule.text.count > most ? rule.text.prefix(most - 1) + "…" : rule.text[...]
        return "\(rule.code.isEmpty ? rule.id : rule.code) \(text)"
    }
}
