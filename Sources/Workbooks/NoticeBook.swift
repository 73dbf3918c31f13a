import Chronology
import Exact
import NoticePage
import ScoreModel

/// 公示.xlsx: the notice on the wall, a sheet for each result.
enum NoticeBook {
    static let path = "公示.xlsx"

    static func plan(_ index: ReportIndex) -> BookPlan {
        let notice = NoticeLayout.notice(index)
        var names = SheetNames()
        var sheets = notice.lists.map { sheet($0, notice, name: names.name("公示" + $0.suffix)) }
        if sheets.isEmpty {
            // A workbook without a sheet would be given one with an English name.
            sheets.append(
                SheetPlan(name: names.name("公示"), widths: [60]) { row, end in
                    row.text(notice.nothing, .center)
                    end(&row)
                })
        }
        return BookPlan(
            path: path, title: notice.title, centre: notice.centre, subject: notice.subject, created: notice.day,
            sheets: sheets)
    }

    private static func sheet(_ list: PublicNotice.List, _ notice: PublicNotice, name: String) -> SheetPlan {
        let columns = columns(list)
        var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
            row.height = 34
            row.text(list.heading, .title, span: columns.count)
            end(&row)
            row.height = 20 * TextWidth.lines(list.introduction, in: 68) + 8
            row.text(list.introduction, .paragraph, span: columns.count)
            end(&row)
            row.height = 8
            row.skip()
            end(&row)
            row.height = 24
            for column in columns { row.text(column.header, .header) }
            end(&row)
            for section in list.sections {
                if !section.title.isEmpty {
                    row.height = 24
                    row.text(section.title, .block, span: columns.count)
                    end(&row)
                }
                write(section.entries, list, &row, end)
            }
            if list.sections.isEmpty {
                row.text(list.nothing, .center, span: columns.count)
                end(&row)
            }
            end(&row)
            row.height = 28
            row.text(notice.signature, .sign, span: columns.count)
            end(&row)
        }
        plan.isLandscape = false
        plan.rowHeight = 19
        plan.headerRows = 4
        plan.repeatFrom = 3
        return plan
    }

    private static func columns(_ list: PublicNotice.List) -> [Table.Column] {
        var widths = Widths([SubjectScore]())
        for section in list.sections {
            for entry in section.entries {
                widths.fit(id: "", name: entry.name, department: entry.department, window: entry.window)
            }
        }
        let hasDepartment = list.columns.contains { $0.content == .department }
        return list.columns.map { column in
            let width: Double =
                switch column.content {
                case .number: 8
                case .name: list.isStaff ? 14 : max(widths.name, hasDepartment ? 24 : 48)
                case .department: max(24, widths.department)
                case .window: max(24, widths.window)
                case .group, .total: 12
                }
            return Table.Column(column.header, width)
        }
    }

    private static func write(
        _ entries: [PublicNotice.Entry], _ list: PublicNotice.List, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        for (number, entry) in entries.enumerated() {
            for column in list.columns {
                switch column.content {
                case .number: row.integer(number + 1, .ordinal)
                case .name: row.text(entry.name, .center)
                case .department: row.text(entry.department)
                case .window: row.text(entry.window)
                case .group: row.text(entry.group, .center)
                case .total: row.points(entry.total, .total, decimals: list.decimals)
                }
            }
            end(&row)
        }
    }
}
