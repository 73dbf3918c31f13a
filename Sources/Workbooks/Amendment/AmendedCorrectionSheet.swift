import Amending
import Chronology
import LedgerModel
import RecordModel

/// 更正记录: a row for each correction: what stood, what counts instead, who decided it, when and on what basis.
enum AmendedCorrectionSheet {
    static func table(
        _ index: AmendmentIndex, _ corrections: [LoggedCorrection], _ text: DepartmentText, _ names: inout SheetNames
    ) -> Table {
        let columns: [Table.Column] = [
            .init("编号", 7), .init("更正", 7), .init("位置", 30), .init("原记录", 38), .init("改为", 38), .init("决定人", 11),
            .init("日期", 11.5), .init("依据", 30), .init("处理经过", 20),
        ]
        let place = TablePlace("更正记录", count: corrections.count, limit: index.rowLimit, names: &names)
        return Table(
            title: "\(index.title)更正:更正记录", subtitle: index.subtitle(text), columns: columns, place: place,
            frozenColumns: 1,
            whenEmpty: "(没有可以列出的更正)"
        ) { item, row in
            let logged = corrections[item]
            let correction = logged.correction.decided(by: index.report.appeals)
            row.integer(correction.number, .ordinal)
            row.text(correction.target.act, .center)
            row.text(text.shown(index.place(of: correction.target)), .wrapped)
            row.text(text.shown(correction.target.was), .wrapped)
            row.text(text.shown(correction.target.instead), .wrapped)
            row.text(text.shown(correction.by), .center)
            row.day(correction.on)
            row.text(text.shown(correction.basis), .wrapped)
            row.text(text.shown(logged.decision), .wrapped)
        }
    }
}
