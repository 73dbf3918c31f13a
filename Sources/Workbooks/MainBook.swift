import Chronology
import ScoreModel

/// 考核总表.xlsx: the office's copy.
enum MainBook {
    static let path = "考核总表.xlsx"

    static func plan(_ index: ReportIndex, rowLimit: Int) -> BookPlan {
        var names = SheetNames()
        let overview = names.name("概览")
        var sheets: [SheetPlan] = []
        var figures: [GroupFigures] = []
        for result in index.results {
            figures.append(GroupFigures(result, result.result.subjects.indices))
            sheets += resultSheets(result, index, rowLimit: rowLimit, names: &names)
        }
        sheets += countSheets(index, rowLimit: rowLimit, names: &names)
        for result in index.results {
            let name = names.name("规则依据" + result.suffix)
            sheets.append(RulesSheet.plan(result, in: index, name: name))
        }
        let findings = TablePlace("数据问题", count: index.report.findings.count, limit: rowLimit, names: &names)
        sheets += FindingSheet.table(index, place: findings).sheets()
        let contents = sheets.map(\.name)
        sheets.insert(OverviewSheet.plan(index, figures, name: overview, contents: contents), at: 0)
        return BookPlan(
            path: path, title: "\(index.report.centre.name)\(index.report.period.title)考核总表",
            centre: index.report.centre.name, subject: "\(index.report.period.title)考核总表\(index.draftMark)",
            created: index.report.period.last, sheets: sheets)
    }

    private static func resultSheets(
        _ result: ResultIndex, _ index: ReportIndex, rowLimit: Int, names: inout SheetNames
    ) -> [SheetPlan] {
        let subjects = result.result.subjects
        let widths = Widths(subjects)
        let losses = LineSheet.Selection(result, .deductions)
        let gains = LineSheet.Selection(result, .bonuses)
        let windows = ReportIndex.groups(index.report.sheets, by: \.window)
            .filter { !$0.members[result.number].isEmpty }
        let departments = index.departments.filter { !$0.members[result.number].isEmpty }
        let suffix = result.suffix

        // Tabs are named in the order they stand in, before the rows that link to them are made.
        func place(_ name: String, _ count: Int, foot: Int = 0) -> TablePlace {
            TablePlace(name + suffix, count: count, limit: rowLimit, footRows: foot, names: &names)
        }
        let stars = place("星级评定表", subjects.count, foot: StarSheet.footRows)
        let windowPlace = place("窗口汇总", windows.count)
        let departmentPlace = place("部门汇总", departments.count)
        let lossPlace = place("扣分明细", losses.keys.count)
        let gainPlace = place("加分明细", gains.keys.count)
        let consequencePlace = place("后续处理", ConsequenceSheet.keys(result, result.byID).count)

        let firstLosses = losses.first
        let starTable = StarSheet.table(result, in: index, widths: widths, place: stars) { subject in
            firstLosses[subject] < 0 ? nil : lossPlace.address(of: Int(firstLosses[subject]), column: 1)
        }
        let back: @Sendable (Int) -> CellAddress = { stars.address(of: $0, column: 2) }
        let tables = [
            starTable,
            SummarySheet.table(result, windows, "窗口", in: index, place: windowPlace),
            SummarySheet.table(result, departments, "部门", in: index, place: departmentPlace),
            LineSheet.table(result, .deductions, losses, in: index, widths: widths, place: lossPlace, back: back),
            LineSheet.table(result, .bonuses, gains, in: index, widths: widths, place: gainPlace, back: back),
            ConsequenceSheet.table(result, result.byID, in: index, widths: widths, place: consequencePlace),
        ]
        return tables.flatMap { $0.sheets() }
    }

    private static func countSheets(
        _ index: ReportIndex, rowLimit: Int, names: inout SheetNames
    ) -> [SheetPlan] {
        let owners = CountSheets.owners(index)
        let widths = Widths(index.results.lazy.flatMap { $0.result.subjects })
        let attendance = TablePlace("考勤汇总", count: index.report.attendance.count, limit: rowLimit, names: &names)
        let cases = TablePlace("办件汇总", count: index.report.cases.count, limit: rowLimit, names: &names)
        return CountSheets.attendance(index, owners, widths: widths, place: attendance).sheets()
            + CountSheets.cases(index, owners, widths: widths, place: cases).sheets()
    }
}
