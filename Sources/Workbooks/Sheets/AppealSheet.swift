import Chronology
import RecordModel
import RuleModel
import ScoreModel

/// 申诉表: one row a line, with three columns to fill in; everything else is locked, and read again with what was filled in.
enum AppealSheet {
    static func plans(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ members: [Int],
        _ view: DepartmentView, _ widths: Widths, rowLimit: Int, names: inout SheetNames
    ) -> [SheetPlan] {
        let keys = members.flatMap { member in
            result.result.subjects[member].lines.indices.map {
                (subject: Int32(clamping: member), line: Int32(clamping: $0))
            }
        }
        let place = TablePlace(
            AppealWords.form + result.suffix, count: keys.count, limit: rowLimit, footRows: 2, names: &names)
        // A person's window says nothing here that the id does not.
        let subjects = SubjectColumns(ownOf: result, widths: widths, hasWindow: false)
        let codes = TextWidth.column(result.result.rules.lazy.map(\.code), least: 8, most: 13)
        let columns: [Table.Column] =
            [.init(AppealColumns.number, 9.5)] + subjects.columns + [
                .init("日期", 11.5), .init("条目", codes), .init("条款", 14), .init("分值", 8), .init("事由", 26),
                .init("依据", 28), .init(AppealColumns.choice, 9), .init(AppealColumns.reason, 32),
                .init(AppealColumns.materials, 20),
            ]
        let table = Table(
            title: group.name + index.report.period.title + AppealWords.form,
            subtitle: [index.report.centre.name, index.report.period.label, "只填写黄色的三列;异议从下拉列表中选择"]
                .joined(separator: AppealWords.separator),
            columns: columns, place: place, frozenColumns: subjects.frozen + 1,
            fill: { item, row in
                let subject = result.result.subjects[Int(keys[item].subject)]
                let line = view.shown(subject.lines[Int(keys[item].line)], of: subject, in: result)
                row.integer(
                    index.firstLines[result.number][Int(keys[item].subject)] + Int(keys[item].line), .ordinal)
                subjects.write(subject, of: result.kind, to: &row)
                row.day(line.day)
                let origin = result.origin(of: line)
                row.text(origin.code, .center)
                row.text(origin.clause)
                row.points(line.points, .signed, decimals: result.decimals)
                row.text(line.note, .wrapped)
                row.evidence(line.evidence, index.report)
                row.blanks(3, .input)
            },
            foot: { row, end in
                end(&row)
                row.height = 26
                row.text(AppealWords.signature, .sign, span: columns.count)
                end(&row)
            })
        return zip(table.sheets(), place.chunks).map { sheet, items in
            var sheet = sheet
            sheet.isProtected = true
            if !items.isEmpty {
                let first = TablePlace.headRows
                sheet.choices = [
                    ChoicePlan(
                        rows: first..<first + items.count, column: columns.count - 3,
                        words: [AppealWords.agrees, AppealWords.objects],
                        prompt: "请选择:无异议、有异议")
                ]
            }
            return sheet
        }
    }
}
