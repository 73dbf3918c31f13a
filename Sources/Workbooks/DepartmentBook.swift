import Chronology
import ScoreModel

/// 部门/<department>.xlsx: what a department receives, its own people only.
enum DepartmentBook {
    static let folder = "部门"
    /// From so many lines on, a department's book is written in constant memory as the main one is. Below, the library's
    /// own way is quicker by a tenth (measured on 400 departments), and takes some 2.5 KB a line while it lasts.
    private static let streamedFrom = 5_000

    static func plan(
        _ index: ReportIndex, _ group: ReportIndex.Group, centre: [GroupFigures], file: String, rowLimit: Int
    ) -> BookPlan {
        var names = SheetNames()
        var sheets: [SheetPlan] = []
        let view = DepartmentView(group.name, index)
        let letters = DepartmentLetters(index.letters, of: group.name, names: &names)
        for result in index.results where !group.members[result.number].isEmpty {
            let members = group.members[result.number]
            let subjects = members.lazy.map { result.result.subjects[$0] }
            let widths = Widths(subjects)
            let own = GroupFigures(result, members)
            let suffix = result.suffix
            let byID = members.sorted { left, right in
                let (a, b) = (result.result.subjects[left].id, result.result.subjects[right].id)
                return a == b ? left < right : a.precedes(b)
            }
            let summary = names.name("部门汇总" + suffix)
            let blocks = PersonalSheet.Place(result, byID, rowLimit: rowLimit, names: &names)
            let back = DepartmentSummarySheet.addresses(result, members, widths, name: summary)
            sheets.append(
                DepartmentSummarySheet.plan(
                    index, result, group, own, centre[result.number], widths, name: summary,
                    block: blocks.address(of:)))
            sheets += PersonalSheet.plans(index, result, group, view, place: blocks) { back[$0] }
            sheets.append(RulesSheet.plan(result, in: index, name: names.name("规则依据" + suffix)))
            sheets.append(
                NoticeOfAmendsSheet.plan(
                    index, result, group, byID, view, letters, widths, name: names.name("后续处理" + suffix)))
            sheets += AppealSheet.plans(index, result, group, byID, view, widths, rowLimit: rowLimit, names: &names)
        }
        sheets += letters.sheets
        sheets += AnswerSheet.sheets(index, group, rowLimit: rowLimit, names: &names)
        if !index.report.corrections.isEmpty {
            sheets += CorrectionSheet.sheets(
                index, DepartmentCorrections(index, group), rowLimit: rowLimit, names: &names)
        }
        return BookPlan(
            path: folder + "/" + file, title: "\(group.name)\(index.report.period.title)考核结果",
            centre: index.report.centre.name,
            // A page header is short, and its end is the mark of a draft.
            subject: "\(group.name.prefix(40)) · \(index.report.period.title)\(index.draftMark)",
            created: index.report.period.last, sheets: sheets,
            isStreamed: group.lineCount(in: index.results) > streamedFrom)
    }
}
