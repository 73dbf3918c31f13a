import Chronology
import RuleModel
import ScoreModel

/// 后续处理: what follows besides points, with clause and reason.
enum ConsequenceSheet {
    /// Every entry of some people, by person and then the file's order.
    static func keys(_ index: ResultIndex, _ subjects: [Int]) -> [(subject: Int, entry: Int)] {
        subjects.flatMap { subject in
            index.result.subjects[subject].consequences.indices.map { (subject, $0) }
        }
    }

    static func table(
        _ index: ResultIndex, _ subjects: [Int], in report: ReportIndex, widths: Widths, place: TablePlace
    ) -> Table {
        let keys = keys(index, subjects)
        let columns =
            widths.person + [
                .init("总分", 9), .init("星级", 13), .init("处理", 18), .init("条款", 20), .init("原因", 36),
            ]
        return Table(
            title: "\(index.result.period.title)\(index.result.sheet.title)后续处理",
            subtitle: "\(report.report.centre.name) · 共 \(keys.count) 项", columns: columns, place: place,
            frozenColumns: 2,
            fill: { item, row in
                let subject = index.result.subjects[keys[item].subject]
                let entry = subject.consequences[keys[item].entry]
                if index.isAlarming(subject) { row.tint = .alert }
                row.person(subject)
                row.points(subject.total, .total, decimals: index.decimals)
                row.text(index.stars(of: subject), .stars)
                row.text(entry.name, .center)
                row.text(entry.clause)
                row.text(entry.reason, .wrapped)
            })
    }
}
