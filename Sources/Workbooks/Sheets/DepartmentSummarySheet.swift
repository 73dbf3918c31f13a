import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel

/// 部门汇总 in a department's own book: its figures beside the centre's means, then its people in rank order.
enum DepartmentSummarySheet {
    /// Title, subtitle, the comparison, a gap and the header of the list.
    private static let headRows = 9
    /// The row of the department's own figures.
    private static let ownRow = 3
    /// So many people and the signature still print legibly on one page.
    private static let onePageMembers = 24

    /// Where the names of the department's people stand.
    static func addresses(_ result: ResultIndex, _ members: [Int], _ widths: Widths, name: String) -> [Int: CellAddress]
    {
        let column = 1 + SubjectColumns(ownOf: result, widths: widths).nameColumn
        return Dictionary(
            members.enumerated().map { ($1, CellAddress(sheet: name, row: headRows + $0, column: column)) }
        ) { first, _ in first }
    }

    static func plan(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ own: GroupFigures,
        _ centre: GroupFigures, _ widths: Widths, name: String,
        block: @escaping @Sendable (_ member: Int) -> CellAddress?
    ) -> SheetPlan {
        let sheet = result.result.sheet
        let members = group.members[result.number]
        var widths = widths
        widths.fit(id: "", name: String(repeating: "-", count: 8), department: "", window: "")
        let subjects = SubjectColumns(ownOf: result, widths: widths)
        let peers = result.groupHeader
        // What stands left of the parts holds the labels of the comparison too.
        let columns: [Table.Column] =
            [.init("名次", subjects.columns.count > 2 ? 7 : 14)] + subjects.columns
            + (peers.map { [.init($0, 12)] } ?? [])
            + result.columns.map { .init($0.title, min(16, max(9, TextWidth.of($0.title) + 2.5))) }
            + [.init("总分", 9), .init(sheet.levels.isEmpty ? "说明" : result.gradeWord, result.standingWidth)]
            + (sheet.honours.isEmpty ? [] : [.init("荣誉", 14)]) + [.init("扣分", 9)]
        let lead = subjects.columns.count + (peers == nil ? 0 : 1)
        let live = LiveRows(
            result, members, sheet: nil, rows: headRows..<headRows + members.count,
            levelColumn: lead + result.columnCount + 2)
        var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
            heading(index, result, group, columns.count, &row, end)
            figures(result, own, centre, live, lead, &row, end)
            row.height = 10
            row.skip()
            end(&row)
            row.height = 24
            for column in columns { row.text(column.header, .header) }
            end(&row)
            for (place, member) in members.enumerated() {
                person(result, member, subjects, block(member), headRows + place, lead + 1, &row)
                end(&row)
            }
            sign(columns.count, &row, end)
        }
        plan.rowHeight = 19
        // The signature is not to stand on a page of its own.
        plan.isOnePage = members.count <= onePageMembers
        plan.headerRows = headRows
        plan.repeatFrom = headRows - 1
        if !members.isEmpty { plan.filter = headRows - 1..<headRows + members.count }
        return plan
    }

    private static func heading(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ width: Int, _ row: inout RowBuffer,
        _ end: RowEnd
    ) {
        row.height = 32
        row.text("\(group.name)\(index.report.period.title)考核结果\(index.draftMark)", .title, span: width)
        end(&row)
        row.height = 18
        row.text("\(index.report.centre.name) · \(result.result.sheet.title)", .subtitle, span: width)
        end(&row)
    }

    private static func figures(
        _ result: ResultIndex, _ own: GroupFigures, _ centre: GroupFigures, _ live: LiveRows?, _ lead: Int,
        _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let sheet = result.result.sheet
        row.height = 24
        row.text("对比", .header, span: lead)
        row.text(result.kind.isStaff ? "参评人数" : "参评数", .header)
        for part in result.columns { row.text(part.title, .header) }
        row.text("总分", .header)
        end(&row)
        // The department's own row follows from the list below; of the centre's it knows nothing but the figures.
        let count = "$\(ColumnLetters.of(lead))$\(ownRow + 1)"
        for (label, figure, live) in [(result.kind.ownWord, own, live), ("全中心平均", centre, nil)] {
            row.height = 19
            row.text(label, .label, span: lead)
            row.count(figure.ranked, live?.assessed())
            for (place, mean) in (figure.partShown + [figure.meanShown]).enumerated() where figure.ranked > 0 {
                let formula = live?.mean(lead + 1 + place, count: count, decimals: sheet.decimals)
                row.mean(mean, formula, place < figure.partShown.count ? .score : .total, decimals: sheet.decimals)
            }
            if figure.ranked == 0 { for _ in 0...result.columnCount { row.text("—", .center) } }
            end(&row)
        }
        row.height = 19
        row.text("\(result.gradeWord)\(result.kind.isStaff ? "人数" : "个数")", .label, span: lead)
        let unit = result.kind.unit
        var counts = sheet.levels.indices.map { "\(sheet.levels[$0].name) \(own.levels[$0]) \(unit)" }
        counts += sheet.honours.indices.map { "\(sheet.honours[$0].name) \(own.honours[$0]) \(unit)" }
        if own.disqualified > 0 { counts.append("取消资格 \(own.disqualified) \(unit)") }
        row.text(counts.isEmpty ? "—" : counts.joined(separator: "  "), .text, span: max(1, result.columnCount + 2))
        end(&row)
        row.height = 19
        row.text("失分最多条目", .label, span: lead)
        row.text(SummarySheet.costliest(own, result), .text, span: max(1, result.columnCount + 2))
        end(&row)
    }

    private static func person(
        _ result: ResultIndex, _ member: Int, _ subjects: SubjectColumns, _ block: CellAddress?, _ number: Int,
        _ partColumn: Int, _ row: inout RowBuffer
    ) {
        let subject = result.result.subjects[member]
        if result.isAlarming(subject) { row.tint = .alert }
        if let rank = result.shownRank(of: subject) { row.integer(rank, .ordinal) } else { row.text("—", .center) }
        subjects.write(subject, of: result.kind, to: &row, link: block, name: .center)
        if result.groupHeader != nil { row.text(result.result.sheet.ranking.peers?.name(of: subject) ?? "", .center) }
        for part in 0..<result.columnCount {
            row.number(result.part(part, of: member), .score, decimals: result.decimals)
        }
        if let formula = TotalFormula.text(result, subject, row: number, firstColumn: partColumn) {
            row.formula(formula, value: subject.total.approximate, .total, decimals: result.decimals)
        } else {
            row.points(subject.total, .total, decimals: result.decimals)
        }
        row.text(result.stars(of: subject), .stars)
        if !result.result.sheet.honours.isEmpty {
            let honours = result.honours(of: subject)
            row.text(honours.isEmpty ? "—" : honours, .center)
        }
        row.points(subject.deducted, .score, decimals: result.decimals)
    }

    private static func sign(_ width: Int, _ row: inout RowBuffer, _ end: RowEnd) {
        end(&row)
        row.height = 26
        row.text("部门负责人（签收）：________________        ________年____月____日", .sign, span: width)
        end(&row)
    }
}
