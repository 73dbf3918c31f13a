import Chronology
import ScoreModel

/// 考核总表.xlsx: the office's copy.
enum MainBook {
    static let path = "考核总表.xlsx"

    static func plan(_ index: ReportIndex, rowLimit: Int) -> BookPlan {
        var names = SheetNames()
        let overview = names.name("概览")
        let figures = index.results.map { GroupFigures($0, $0.result.subjects.indices) }
        var live: [StarRows?] = []
        var sheets = scores(index, rowLimit: rowLimit, names: &names, live: &live)
        sheets += counts(index, rowLimit: rowLimit, names: &names)
        for result in index.results {
            let name = names.name("规则依据" + result.suffix)
            sheets.append(RulesSheet.plan(result, in: index, name: name))
        }
        sheets += CorrectionSheet.sheets(index, rowLimit: rowLimit, names: &names)
        let appeals = AppealListSheet.table(
            index.report.appeals, title: "\(index.report.period.title)申诉", subtitle: index.report.centre.name,
            rowLimit: rowLimit, points: AppealedPoints(index.report.appeals, in: index.report), names: &names)
        sheets += appeals?.sheets() ?? []
        sheets += FindingSheet.sheets(index, rowLimit: rowLimit, names: &names)
        let contents = sheets.map(\.name)
        sheets.insert(OverviewSheet.plan(index, figures, live, name: overview, contents: contents), at: 0)
        return BookPlan(
            path: path, title: "\(index.report.centre.name)\(index.report.period.title)考核总表",
            centre: index.report.centre.name, subject: "\(index.report.period.title)考核总表\(index.draftMark)",
            created: index.report.period.last, sheets: sheets)
    }

    /// Where the tables of one result lie.
    private struct Places {
        let result: ResultIndex
        let layout: StarSheet.Layout
        let stars: TablePlace
        let live: StarRows?
        let groups: [(word: String, groups: [ReportIndex.Group], place: TablePlace)]

        init(
            _ result: ResultIndex, _ index: ReportIndex, windows: [ReportIndex.Group], limit: Int,
            _ names: inout SheetNames
        ) {
            self.result = result
            layout = StarSheet.Layout(result)
            stars = TablePlace(
                result.standingWord + result.suffix, count: result.result.subjects.count, limit: limit,
                footRows: StarSheet.footRows, names: &names)
            live = StarRows(result, layout, stars)
            guard result.kind.isStaff, result.givesPoints else {
                groups = []
                return
            }
            var groups: [(String, [ReportIndex.Group], TablePlace)] = []
            for (word, all) in [("窗口", windows), ("部门", index.departments)] {
                let own = all.filter { !$0.members[result.number].isEmpty }
                groups.append(
                    (word, own, TablePlace(word + "汇总" + result.suffix, count: own.count, limit: limit, names: &names)))
            }
            self.groups = groups
        }

        /// The cell of a subject's name in 星级评定表.
        func address(of subject: Int) -> CellAddress {
            stars.address(of: result.places[subject], column: layout.nameColumn)
        }

        /// Whom a window or a department is led to: the first of its people as the list has them.
        func first(of group: ReportIndex.Group) -> Int? {
            group.members[result.number].min { result.places[$0] < result.places[$1] }
        }

        /// For each of those, the way back to the summaries.
        var summaryLinks: [Int: SubjectColumns.Links] {
            var links: [Int: SubjectColumns.Links] = [:]
            for (word, groups, place) in groups {
                for (number, group) in groups.enumerated() {
                    guard let first = first(of: group) else { continue }
                    let address = place.address(of: number, column: 0)
                    if word == "窗口" {
                        links[first, default: .init()].window = address
                    } else {
                        links[first, default: .init()].department = address
                    }
                }
            }
            return links
        }
    }

    /// The tables of each result, then those over all of them.
    private static func scores(
        _ index: ReportIndex, rowLimit: Int, names: inout SheetNames, live: inout [StarRows?]
    ) -> [SheetPlan] {
        let losses = LineSheet.Selection(index, .deductions)
        let gains = LineSheet.Selection(index, .bonuses)
        let windows = ReportIndex.groups(index.report.sheets, by: \.window)
        let consequences = ConsequenceSheet.keys(index)
        // Tabs are named in the order they stand in, before the rows that link to them are made.
        let places = index.results.map { Places($0, index, windows: windows, limit: rowLimit, &names) }
        live = places.map(\.live)
        let lossPlace = TablePlace("扣分明细", count: losses.keys.count, limit: rowLimit, names: &names)
        let gainPlace = TablePlace("加分明细", count: gains.keys.count, limit: rowLimit, names: &names)
        let consequencePlace = TablePlace("后续处理", count: consequences.count, limit: rowLimit, names: &names)

        let widths = Widths(index.results.lazy.flatMap { $0.result.subjects })
        let subjects = SubjectColumns(index.results, widths: widths)
        let lineSubjects = SubjectColumns(index.results, widths: widths.narrowed(to: 20))
        let nameColumn = LineSheet.nameColumn(index, subjects)
        var tables: [Table] = []
        for place in places {
            let number = place.result.number
            let summaries = place.summaryLinks
            tables.append(
                StarSheet.table(place.result, in: index, layout: place.layout, place: place.stars) { subject in
                    var links = summaries[subject] ?? SubjectColumns.Links()
                    // Who lost nothing may have gained.
                    links.name =
                        losses.place(of: subject, in: number).map { lossPlace.address(of: $0, column: nameColumn) }
                        ?? gains.place(of: subject, in: number).map { gainPlace.address(of: $0, column: nameColumn) }
                    return links
                })
            for (word, groups, groupPlace) in place.groups {
                tables.append(
                    SummarySheet.table(
                        place.result, groups, word, in: index, place: groupPlace, stars: place.live
                    ) { group in
                        place.first(of: groups[group]).map(place.address)
                    })
            }
        }
        let back: @Sendable (Int, Int) -> CellAddress = { places[$0].address(of: $1) }
        tables += [
            LineSheet.table(index, .deductions, losses, subjects: lineSubjects, place: lossPlace, back: back),
            LineSheet.table(index, .bonuses, gains, subjects: lineSubjects, place: gainPlace, back: back),
            ConsequenceSheet.table(index, consequences, subjects: subjects, place: consequencePlace, person: back),
        ]
        return tables.flatMap { $0.sheets() }
    }

    private static func counts(_ index: ReportIndex, rowLimit: Int, names: inout SheetNames) -> [SheetPlan] {
        let owners = CountOwners(index)
        let attendance = TablePlace("考勤汇总", count: index.report.attendance.count, limit: rowLimit, names: &names)
        let cases = TablePlace("办件汇总", count: index.report.cases.count, limit: rowLimit, names: &names)
        return CountSheets.attendance(index, owners, place: attendance).sheets()
            + CountSheets.cases(index, owners, place: cases).sheets()
    }
}
