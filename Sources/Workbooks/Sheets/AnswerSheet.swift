import Amending
import Chronology
import Confidentiality
import LedgerModel
import RecordModel
import ScoreModel

/// 申诉答复: what the office answered to a department's appeals, in that department's next workbook.
enum AnswerSheet {
    static let name = "申诉答复"

    private static let columns: [Table.Column] = [
        .init("申诉", 7), .init("考核期", 11), .init("工号、编号", 14), .init("姓名、名称", 14), .init("条目", 12),
        .init("日期", 11.5), .init("依据", 26), .init("原分值", 8), .init("申诉理由", 30), .init("材料", 18), .init("答复", 8),
        .init("现分值", 12), .init("答复理由", 32), .init("答复人", 10), .init("答复日期", 11.5),
    ]

    /// The answers a department's book of a period tells; no sheet where there are none.
    static func sheets(
        _ index: ReportIndex, _ group: ReportIndex.Group, rowLimit: Int, names: inout SheetNames
    ) -> [SheetPlan] {
        let own = told(index.report.appeals, to: group.name)
        guard !own.isEmpty else { return [] }
        let department = PeopleDirectory.key(group.name).text
        return table(
            own, of: group.name, at: index.report.centre.name, rowLimit: rowLimit, names: &names,
            points: AppealedPoints(own, in: index.report)
        ) { index.names.masked($0, for: department, with: DepartmentView.cut) }.sheets()
    }

    /// The answers an amendment's book tells a department; no table where there are none.
    static func table(
        _ index: AmendmentIndex, _ department: String, _ text: DepartmentText, _ names: inout SheetNames
    ) -> Table? {
        let own = told(index.report.appeals, to: department)
        guard !own.isEmpty else { return nil }
        return table(
            own, of: department, at: index.report.centre.name, rowLimit: index.rowLimit, names: &names,
            points: AppealedPoints(own, in: index.report.after)
        ) { text.shown($0) }
    }

    /// Those whose answer a department is to read.
    private static func told(_ entries: [AppealEntry], to department: String) -> [AppealEntry] {
        let key = PeopleDirectory.key(department)
        return entries.filter { $0.isTold && $0.answer != nil && PeopleDirectory.key($0.appeal.department) == key }
    }

    private static func table(
        _ entries: [AppealEntry], of department: String, at centre: String, rowLimit: Int, names: inout SheetNames,
        points: AppealedPoints, shown: @escaping @Sendable (String) -> String
    ) -> Table {
        let upheld = entries.count { $0.answer?.verdict == .upheld }
        let place = TablePlace(name, count: entries.count, limit: rowLimit, names: &names)
        return Table(
            title: "\(department)申诉答复",
            subtitle: "\(centre) · 共 \(entries.count) 项,维持 \(upheld) 项,更正 \(entries.count - upheld) 项",
            columns: columns, place: place, frozenColumns: 4
        ) { item, row in
            let (appeal, answer) = (entries[item].appeal, entries[item].answer)
            row.integer(appeal.number, .ordinal)
            row.text(appeal.period.label, .center)
            AppealCells.write(appeal, to: &row)
            row.text(shown(appeal.line.shown), .wrapped)
            row.text(appeal.line.target.points, .center)
            row.text(shown(AppealCells.line(appeal.reason)), .wrapped)
            row.text(shown(AppealCells.line(appeal.materials)), .wrapped)
            row.text(answer?.verdict.title ?? "", .center)
            row.text(points.text(entries[item]), .center)
            row.text(shown(AppealCells.line(answer?.reason ?? "")), .wrapped)
            row.text(shown(answer?.by ?? ""), .center)
            if let answer { row.day(answer.on) } else { row.blank() }
        }
    }
}

/// 申诉: all of a period's appeals with where each stands, in the office's copy.
enum AppealListSheet {
    static let columns: [Table.Column] = [
        .init("申诉", 7), .init("考核期", 11), .init("部门", 18), .init("工号、编号", 14), .init("姓名、名称", 14),
        .init("条目", 12), .init("日期", 11.5), .init("依据", 26), .init("原分值", 8), .init("申诉理由", 30), .init("材料", 18),
        .init("收到", 11.5), .init("状态", 8), .init("现分值", 12), .init("答复理由", 30), .init("答复人", 10),
        .init("答复日期", 11.5), .init("更正", 7), .init("来源", 24),
    ]

    /// A table of appeals, whoever they come from; `nil` where there are none.
    static func table(
        _ entries: [AppealEntry], title: String, subtitle: String, rowLimit: Int, points: AppealedPoints,
        names: inout SheetNames
    ) -> Table? {
        guard !entries.isEmpty else { return nil }
        let place = TablePlace("申诉", count: entries.count, limit: rowLimit, names: &names)
        let open = entries.count { $0.answer == nil }
        return Table(
            title: title, subtitle: "\(subtitle) · 共 \(entries.count) 项,待答复 \(open) 项", columns: columns,
            place: place, frozenColumns: 1
        ) { item, row in write(entries[item], points, to: &row) }
    }

    static func write(_ entry: AppealEntry, _ points: AppealedPoints, to row: inout RowBuffer) {
        let (appeal, answer) = (entry.appeal, entry.answer)
        row.integer(appeal.number, .ordinal)
        row.text(appeal.period.label, .center)
        row.text(appeal.department)
        AppealCells.write(appeal, to: &row)
        row.text(appeal.line.target.evidence, .wrapped)
        row.text(appeal.line.target.points, .center)
        row.text(AppealCells.line(appeal.reason), .wrapped)
        row.text(AppealCells.line(appeal.materials), .wrapped)
        row.day(appeal.received)
        row.text(entry.state, .center)
        row.text(points.text(entry), .center)
        row.text(AppealCells.line(answer?.reason ?? ""), .wrapped)
        row.text(answer?.by ?? "", .center)
        if let answer { row.day(answer.on) } else { row.blank() }
        row.integer(answer?.correction?.number ?? entry.proposal, .ordinal)
        row.text("\(appeal.source.file)!\(appeal.source.cell)", .wrapped)
    }
}

/// The cells that say which line an appeal is about.
enum AppealCells {
    /// A text that somebody wrote in several lines, in one.
    static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    static func write(_ appeal: Appeal, to row: inout RowBuffer) {
        row.text(appeal.line.target.subject, .center)
        row.text(appeal.line.name)
        row.text(appeal.line.code, .center)
        row.day(appeal.line.target.day)
    }
}
