import Chronology
import LedgerModel
import RecordModel
import ScoreModel

/// What was amended and corrected of a subject's published periods.
enum HistoryChanges {
    /// 更正经过: a row for each amendment that touched it, before and after.
    static func amendments(_ report: HistoryReport, limit: Int, _ names: inout SheetNames) -> Table {
        let keys = report.sheets.flatMap { sheet in sheet.changes.map { (sheet: sheet, change: $0) } }
        let columns: [Table.Column] = [
            .init("考核期", 15), .init("考核表", 22), .init("更正", 9), .init("日期", 11.5), .init("经办", 10), .init("理由", 26),
            .init("原总分", 9), .init("现总分", 9), .init("原名次", 7), .init("现名次", 7), .init("原等次", 12), .init("现等次", 12),
            .init("采用的更正", 12),
        ]
        return Table(
            title: "\(HistoryBook.title(report)) · 更正经过", subtitle: report.centre, columns: columns,
            place: TablePlace("更正经过", count: keys.count, limit: limit, names: &names), frozenColumns: 1
        ) { item, row in
            let (sheet, change) = keys[item]
            let amendment = change.amendment
            let (before, after) = (change.subject.before, change.subject.after)
            row.text(amendment.period.title, .center)
            row.text(sheet.title, .wrapped)
            row.text("第 \(amendment.number) 次", .center)
            row.day(amendment.at.day)
            row.text(amendment.by, .center)
            row.text(amendment.reason, .wrapped)
            for side in [before, after] { row.points(side?.total, .score, decimals: sheet.decimals) }
            for side in [before, after] {
                if let rank = side?.rank { row.integer(rank, .ordinal) } else { row.text("—", .center) }
            }
            for side in [before, after] { row.text(side?.standing ?? "不考核", .center) }
            row.text(amendment.corrections.map(String.init).joined(separator: "、"), .center)
        }
    }

    /// 更正记录: the log of corrections about it.
    static func corrections(_ report: HistoryReport, limit: Int, _ names: inout SheetNames) -> Table {
        let corrections = report.corrections
        let columns: [Table.Column] = [
            .init("编号", 7), .init("考核期", 15), .init("状态", 10), .init("更正", 7), .init("位置", 30), .init("原记录", 34),
            .init("改为", 34), .init("决定人", 11), .init("日期", 11.5), .init("依据", 26),
        ]
        return Table(
            title: "\(HistoryBook.title(report)) · 更正记录", subtitle: report.centre, columns: columns,
            place: TablePlace("更正记录", count: corrections.count, limit: limit, names: &names), frozenColumns: 1
        ) { item, row in
            let logged = corrections[item]
            let correction = logged.correction
            row.integer(correction.number, .ordinal)
            row.text(logged.period.title, .center)
            row.text(logged.state.title, .center)
            row.text(correction.target.act, .center)
            row.text(correction.target.place)
            row.text(correction.target.was, .wrapped)
            row.text(correction.target.instead, .wrapped)
            row.text(correction.by, .center)
            row.day(correction.on)
            row.text(correction.basis, .wrapped)
        }
    }
}
