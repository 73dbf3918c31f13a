import Chronology
import RecordModel
import RuleModel
import ScoreModel

/// 运行提示: what a run noticed that is no fault of any one row.
enum ObservationBlock {
    /// What it is for, in one line.
    static let meaning =
        "运行提示不影响分数,也不妨碍公示:指出本期从未用到的条目、被重复计分的行、因限额落空的条目等,供核对规则和登记。引用了不存在的条目的登记行,列在数据问题里。"

    private static let headers = ["类别", "考核表", "条目", "说明", "所在行"]
    /// How many of the findings' columns each takes.
    private static let spans = [2, 1, 3, 2, 1]

    /// Rows below the findings: a gap, a heading, the meaning, the header and the notices.
    static func rows(_ index: ReportIndex) -> Int { 4 + index.report.observations.count }

    /// Below the findings.
    static func write(_ index: ReportIndex, _ row: inout RowBuffer, _ end: RowEnd) {
        let width = spans.reduce(0, +)
        end(&row)
        row.height = 24
        row.text("运行提示(共 \(index.report.observations.count) 条)", .section, span: width)
        end(&row)
        row.text(meaning, .basis, span: width)
        end(&row)
        row.height = 24
        for (header, span) in zip(headers, spans) { row.text(header, .header, span: span) }
        end(&row)
        for observation in index.report.observations {
            write(observation, index, spans, &row)
            end(&row)
        }
    }

    /// On sheets of their own.
    static func table(_ index: ReportIndex, rowLimit: Int, names: inout SheetNames) -> Table {
        let place = TablePlace("运行提示", count: index.report.observations.count, limit: rowLimit, names: &names)
        return Table(
            title: "\(index.report.period.title)运行提示", subtitle: meaning,
            columns: zip(headers, [24, 26, 28, 60, 36]).map { Table.Column($0, $1) }, place: place,
            fill: { item, row in
                write(index.report.observations[item], index, [1, 1, 1, 1, 1], &row)
            })
    }

    private static func write(
        _ observation: Observation, _ index: ReportIndex, _ spans: [Int], _ row: inout RowBuffer
    ) {
        let rows = observation.rows.isEmpty ? "" : index.report.text(of: .rows(observation.rows))
        row.text(observation.code.title, .wrapped, span: spans[0])
        row.text(index.title(ofSheet: observation.sheet), .wrapped, span: spans[1])
        row.text(observation.about, .wrapped, span: spans[2])
        row.text(observation.message, .wrapped, span: spans[3])
        row.text(rows, .wrapped, span: spans[4])
    }
}
