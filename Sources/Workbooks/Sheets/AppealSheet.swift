import Chronology
import RuleModel
import ScoreModel

/// 申诉表: one row a line, with three columns to fill in; everything else is locked.
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
            "申诉表" + result.suffix, count: keys.count, limit: rowLimit, footRows: 2, names: &names)
        // A person's window says nothing here that the id does not.
        let subjects = SubjectColumns(ownOf: result, widths: widths, hasWindow: false)
        let codes = TextWidth.column(result.result.rules.lazy.map(\.code), least: 8, most: 13)
        let columns: [Table.Column] =
            subjects.columns + [
                .init("日期", 11.5), .init("条目", codes), .init("条款", 14), .init("分值", 8), .init("事由", 26),
                .init("依据", 28), .init("异议", 9), .init("理由", 32), .init("材料", 20),
            ]
        let table = Table(
            title: "\(group.name)\(index.report.period.title)申诉表",
            subtitle: "\(index.report.centre.name) · 只填写黄色的三列;异议从下拉列表中选择", columns: columns, place: place,
            frozenColumns: subjects.frozen,
            fill: { item, row in
                let subject = result.result.subjects[Int(keys[item].subject)]
                let line = view.shown(subject.lines[Int(keys[item].line)], of: subject, in: result)
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
                row.text("部门负责人（签字）：________________        ________年____月____日", .sign, span: columns.count)
                end(&row)
            })
        return zip(table.sheets(), place.chunks).map { sheet, items in
            var sheet = sheet
            sheet.isProtected = true
            if !items.isEmpty {
                let first = TablePlace.headRows
                sheet.choices = [
                    ChoicePlan(
                        rows: first..<first + items.count, column: columns.count - 3, words: ["无异议", "有异议"],
                        prompt: "请选择:无异议、有异议")
                ]
            }
            return sheet
        }
    }
}
