import Chronology
import Exact
import RuleModel
import ScoreModel

/// 窗口汇总 and 部门汇总: means and star counts of groups of people.
enum SummarySheet {
    static func table(
        _ index: ResultIndex, _ groups: [ReportIndex.Group], _ word: String, in report: ReportIndex,
        place: TablePlace
    ) -> Table {
        let sheet = index.result.sheet
        let figures = groups.map { GroupFigures(index, $0.members[index.number]) }
        // 思想品德 100.0%
        let best = TextWidth.column(sheet.parts.map { $0.title + " 100.0%" }, least: 14, most: 20)
        var columns: [Table.Column] = [
            .init(word, TextWidth.column(groups.map(\.name), least: 14, most: 30)), .init("参评人数", 8),
        ]
        columns += index.columns.map { .init($0.title, min(16, max(9, TextWidth.of($0.title) + 2.5))) }
        columns.append(.init("平均总分", 10))
        columns += sheet.levels.map { .init($0.name, max(7, TextWidth.of($0.name) + 2.5)) }
        columns += [
            .init("最好项", best), .init("最弱项", best), .init("失分最多条目", 42),
        ]
        return Table(
            title: "\(index.result.period.title)\(sheet.title)\(word)汇总",
            subtitle: "\(report.report.centre.name) · 各项为参评人员平均分;最好、最弱项按得分率比较",
            columns: columns, place: place, frozenColumns: 1,
            fill: { item, row in
                let figure = figures[item]
                row.text(groups[item].name)
                row.integer(figure.ranked)
                if figure.ranked > 0 {
                    for mean in figure.partMeans { row.number(mean, .score, decimals: index.decimals) }
                    row.number(figure.mean, .total, decimals: index.decimals)
                } else {
                    for _ in 0...index.columnCount { row.text("—", .center) }
                }
                for count in figure.levels { row.integer(count, .quiet) }
                row.text(figure.words(figure.best, sheet), .center)
                row.text(figure.words(figure.weakest, sheet), .center)
                row.text(costliest(figure, index), .wrapped)
            })
    }

    /// 勤1 上班迟到或早退的…, or a dash.
    static func costliest(_ figure: GroupFigures, _ index: ResultIndex) -> String {
        guard let number = figure.costliest, number < index.result.rules.count else { return "—" }
        let rule = index.result.rules[number]
        let text = rule.text.count > 20 ? rule.text.prefix(19) + "…" : rule.text[...]
        return "\(rule.code.isEmpty ? rule.id : rule.code) \(text)"
    }
}
