import Chronology
import RecordModel
import ScoreModel

/// 数据问题: every finding, as `findings.csv` has it.
enum FindingSheet {
    static func table(_ report: ReportIndex, place: TablePlace) -> Table {
        let columns: [Table.Column] = [
            .init("程度", 7), .init("代码", 20), .init("文件", 26), .init("行", 8), .init("列", 5),
            .init("列名", 12), .init("内容", 24), .init("问题", 34), .init("处理办法", 36),
        ]
        return Table(
            title: "\(report.report.period.title)数据问题",
            subtitle: "\(report.report.centre.name) · 共 \(report.report.findings.count) 条,"
                + "其中 \(report.report.unresolvedCount) 条须在发布前处理",
            columns: columns, place: place,
            fill: { item, row in
                let finding = report.report.findings[item]
                if finding.severity == .error { row.tint = .alert }
                row.text(SeverityWords.of(finding.severity), .center)
                row.text(finding.code.rawValue)
                let file = Int(finding.place.file)
                row.text(file < report.report.tables.count ? report.report.tables[file].path : "?", .wrapped)
                row.integer(Int(finding.place.row))
                row.text(finding.columnLetter, .center)
                row.text(finding.header)
                row.text(finding.text, .wrapped)
                row.text(finding.message, .wrapped)
                row.text(finding.remedy, .wrapped)
            })
    }
}
