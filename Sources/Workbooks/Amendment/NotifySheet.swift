import Amending
import LedgerModel
import ScoreModel

/// 通知部门: whom to tell, what each gets, and room for when it was done.
enum NotifySheet {
    static func table(_ index: AmendmentIndex, _ names: inout SheetNames) -> Table {
        let departments = index.report.departments
        let books = index.departmentBooks
        let columns: [Table.Column] = [
            .init("部门", TextWidth.column(departments.map(\.name), least: 20, most: 36)), .init("涉及(人、个)", 9),
            .init("等次、荣誉变化", 10), .init("涉及人员、窗口", 40),
            .init("工作簿", TextWidth.column(books, least: 24, most: 40)), .init("通知日期", 14), .init("签收人", 14),
        ]
        let place = TablePlace("通知部门", count: departments.count, limit: index.rowLimit, names: &names)
        return Table(
            title: "\(index.title)更正:通知部门", subtitle: index.subtitle(), columns: columns, place: place,
            frozenColumns: 1,
            whenEmpty: "(涉及的对象都没有写明部门)"
        ) { item, row in
            let department = departments[item]
            row.text(department.name)
            row.integer(department.subjects.count)
            row.integer(department.standingChanges, .quiet)
            var said: [String] = []
            for subject in department.subjects where !said.contains(subject.name) { said.append(subject.name) }
            row.text(said.joined(separator: "、"), .wrapped)
            row.text(books[item], .wrapped)
            row.blanks(2)
        }
    }
}

/// 排名影响: who would stand elsewhere if everyone were ranked anew, for information.
enum ElsewhereSheet {
    static func table(_ index: AmendmentIndex, _ names: inout SheetNames) -> Table {
        let shifts = index.report.elsewhere
        let sheets = shifts.compactMap { index.sheet($0.sheet) }
        let who = PublishedColumns(sheets, shifts.map(\.published))
        let lead = index.sheetColumn
        let columns: [Table.Column] =
            lead + who.columns + [
                .init("总分", 9), .init("公布的名次", 9), .init("重排的名次", 9), .init("公布的等次", 12), .init("重排的等次", 12),
                .init("公布的荣誉", 14), .init("重排的荣誉", 14),
            ]
        let place = TablePlace(
            "排名影响(仅供参考)", count: shifts.count, limit: index.rowLimit, footRows: 2, names: &names)
        var table = Table(
            title: "\(index.title)更正:排名影响(仅供参考)", subtitle: index.subtitle(), columns: columns, place: place,
            frozenColumns: lead.count + who.frozen, whenEmpty: "(没有)"
        ) { item, row in
            let shift = shifts[item]
            let sheet = index.sheet(shift.sheet)
            if shift.isLevelChanged { row.tint = .band }
            index.writeSheet(shift.sheet, to: &row)
            who.write(shift.published, of: PublishedKind(sheet), to: &row)
            row.points(shift.published.total, .score, decimals: sheet?.decimals ?? 2)
            for side in [shift.published, shift.anew] {
                if let rank = side.rank { row.integer(rank, .ordinal) } else { row.text("—", .center) }
            }
            for side in [shift.published, shift.anew] { row.text(side.standing, .center) }
            for side in [shift.published, shift.anew] {
                row.text(side.honours.isEmpty ? "—" : side.honours.joined(separator: "、"), .center)
            }
        }
        table.foot = { row, end in
            end(&row)
            row.text(
                "更正只改变“更正前后”所列的对象。上表所列的对象自身没有变化,保留已公布的名次、等次和荣誉;重排的结果只供了解,不作为公布的依据。", .basis,
                span: columns.count)
            end(&row)
        }
        return table
    }
}
