import Chronology
import RecordModel
import ScoreModel

/// 数据问题: every finding, as `findings.csv` has it, and below them what the run noticed besides.
enum FindingSheet {
    private static let columns: [Table.Column] = [
        .init("程度", 7), .init("代码", 20), .init("文件", 26), .init("行", 8), .init("列", 5),
        .init("列名", 12), .init("内容", 24), .init("问题", 34), .init("处理办法", 36),
    ]

    /// The findings, and 运行提示 below them; on a sheet of its own where the two do not fit one.
    static func sheets(_ report: ReportIndex, rowLimit: Int, names: inout SheetNames) -> [SheetPlan] {
        let findings = report.report.findings.count
        let notices = report.report.observations.isEmpty ? 0 : ObservationBlock.rows(report)
        let isBelow = TablePlace.headRows + findings + notices <= rowLimit
        let place = TablePlace(
            "数据问题", count: findings, limit: rowLimit, footRows: isBelow ? notices : 0, names: &names)
        var table = table(report, place: place)
        guard notices > 0 else { return table.sheets() }
        guard !isBelow else {
            table.foot = { row, end in ObservationBlock.write(report, &row, end) }
            return table.sheets()
        }
        return table.sheets() + ObservationBlock.table(report, rowLimit: rowLimit, names: &names).sheets()
    }

    private static func table(_ report: ReportIndex, place: TablePlace) -> Table {
        let settlements = report.report.settlements
        return Table(
            title: "\(report.report.period.title)数据问题",
            subtitle: "\(report.report.centre.name) · 共 \(report.report.findings.count) 条,"
                + "其中 \(report.report.unresolvedCount) 条须在发布前处理",
            columns: columns, place: place,
            fill: { item, row in
                let finding = report.report.findings[item]
                let settled = settlements.isEmpty ? nil : settlements[report.report.key(of: finding)]
                if finding.severity == .error, settled == nil { row.tint = .alert }
                row.text(SeverityWords.of(finding.severity), .center)
                row.text(finding.code.rawValue)
                let file = Int(finding.place.file)
                if finding.place == .none {
                    row.text("")
                    row.text("")
                } else {
                    row.text(file < report.report.tables.count ? report.report.tables[file].path : "?", .wrapped)
                    row.integer(Int(finding.place.row))
                }
                row.text(finding.columnLetter, .center)
                row.text(finding.header)
                row.text(finding.text, .wrapped)
                row.text(finding.message, .wrapped)
                row.text(settled.map(words) ?? finding.remedy, .wrapped)
            })
    }

    /// 处理: by whom, when and why somebody decided to publish with it.
    private static func words(_ settled: SettledFinding) -> String {
        "处理:\(settled.by) \(settled.on.iso) 搁置:\(settled.reason)"
    }
}
