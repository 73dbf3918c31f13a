import Chronology
import RuleModel
import ScoreModel

/// 申诉表: one row a line, with three columns to fill in; everything else is locked.
enum AppealSheet {
    static func plans(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ members: [Int], _ widths: Widths,
        rowLimit: Int, names: inout SheetNames
    ) -> [SheetPlan] {
        let keys = members.flatMap { member in
            result.result.subjects[member].lines.indices.map {
                (subject: Int32(clamping: member), line: Int32(clamping: $0))
            }
        }
        let place = TablePlace(
            "申诉表" + result.suffix, count: keys.count, limit: rowLimit, footRows: 2, names: &names)
        let columns: [Table.Column] = [
            .init("工号", widths.id), .init("姓名", widths.name), .init("日期", 11.5), .init("条目", 8), .init("条款", 14),
            .init("分值", 8), .init("事由", 26), .init("依据", 28), .init("异议", 9), .init("理由", 32), .init("材料", 20),
        ]
        let table = Table(
            title: "\(group.name)\(index.report.period.title)申诉表",
            subtitle: "\(index.report.centre.name) · 只填写黄色的三列;异议从下拉列表中选择", columns: columns, place: place,
            frozenColumns: 2,
            fill: { item, row in
                let subject = Int(keys[item].subject)
                let line = result.result.subjects[subject].lines[Int(keys[item].line)]
                row.text(result.result.subjects[subject].id, .center)
                row.text(result.result.subjects[subject].name)
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
                        rows: first..<first + items.count, column: 8, words: ["无异议", "有异议"], prompt: "请选择:无异议、有异议")
                ]
            }
            return sheet
        }
    }
}
