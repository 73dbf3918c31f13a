import Chronology
import RuleModel
import ScoreModel

/// 后续处理 in a department's book; what a letter is about leads to the letter.
enum NoticeOfAmendsSheet {
    static func plan(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ members: [Int],
        _ view: DepartmentView, _ letters: DepartmentLetters, _ widths: Widths, name: String
    ) -> SheetPlan {
        let keys = ConsequenceSheet.keys(result, members)
        var widths = widths
        widths.fit(id: "", name: String(repeating: "-", count: 8), department: "", window: "")
        let subjects = SubjectColumns(ownOf: result, widths: widths)
        let columns: [Table.Column] =
            subjects.columns + [
                .init("总分", 9), .init(result.gradeWord, result.standingWidth), .init("处理", 18), .init("条款", 20),
                .init("原因", 34),
            ]
        var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
            Table.head(
                "\(group.name)\(index.report.period.title)后续处理",
                "\(index.report.centre.name) · \(result.result.sheet.title)", columns.map(\.header), &row, end)
            for key in keys {
                let subject = result.result.subjects[key.subject]
                let entry = subject.consequences[key.entry]
                if result.isAlarming(subject) { row.tint = .alert }
                subjects.write(subject, of: result.kind, to: &row, name: .center)
                row.points(subject.total, .total, decimals: result.decimals)
                row.text(result.stars(of: subject), .stars)
                let place = SubjectPlace(sheet: result.number, subject: key.subject)
                if let letter = letters.address(about: place, entry) {
                    row.link(entry.name, to: letter, .link)
                } else {
                    row.text(entry.name, .center)
                }
                row.text(entry.clause)
                row.text(view.shown(entry.reason, of: subject, in: result), .wrapped)
                end(&row)
            }
            if keys.isEmpty {
                row.text("(本期无后续处理事项)", .center, span: columns.count)
                end(&row)
            }
        }
        plan.headerRows = TablePlace.headRows
        plan.repeatFrom = TablePlace.headRows
        return plan
    }
}
