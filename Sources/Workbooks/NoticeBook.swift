import Chronology
import Exact
import RecordModel
import RuleModel
import RulePrinting
import ScoreModel

/// 公示.xlsx: the notice on the wall, a sheet for each result, honours first and then by level; people's names as the
/// centre wants them, never ids.
enum NoticeBook {
    static let path = "公示.xlsx"

    static func plan(_ index: ReportIndex) -> BookPlan {
        var names = SheetNames()
        // A list of zeros is nothing to put on a wall.
        var sheets = index.results.filter(\.givesPoints).map { sheet($0, index, name: names.name("公示" + $0.suffix)) }
        if sheets.isEmpty {
            // A workbook without a sheet would be given one with an English name.
            sheets.append(
                SheetPlan(name: names.name("公示"), widths: [60]) { row, end in
                    row.text(index.results.isEmpty ? "本期没有考核结果" : "本期的考核表都不计分，没有需要公示的得分", .center)
                    end(&row)
                })
        }
        let title = "\(index.report.centre.name)\(index.report.period.title)考核结果公示"
        return BookPlan(
            path: path, title: title, centre: index.report.centre.name,
            subject: "\(index.report.period.title)考核结果公示\(index.draftMark)",
            created: index.report.period.last, sheets: sheets)
    }

    private static func sheet(_ result: ResultIndex, _ index: ReportIndex, name: String) -> SheetPlan {
        let layout = NoticeLayout(result, names: index.report.centre.noticeNames)
        var plan = SheetPlan(name: name, widths: layout.columns.map(\.width)) { row, end in
            introduction(result, index, layout.columns.count, &row, end)
            row.height = 24
            for column in layout.columns { row.text(column.header, .header) }
            end(&row)
            for section in layout.sections {
                if !section.title.isEmpty {
                    row.height = 24
                    row.text(section.title, .block, span: layout.columns.count)
                    end(&row)
                }
                layout.write(section.subjects, &row, end)
            }
            if layout.sections.isEmpty {
                row.text("（本期没有参评的\(result.kind.title)）", .center, span: layout.columns.count)
                end(&row)
            }
            sign(index, layout.columns.count, &row, end)
        }
        plan.isLandscape = false
        plan.rowHeight = 19
        plan.headerRows = 4
        plan.repeatFrom = 3
        return plan
    }

    private static func introduction(
        _ result: ResultIndex, _ index: ReportIndex, _ width: Int, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let centre = index.report.centre
        row.height = 34
        row.text(
            "\(index.report.period.title)\(heading(result.result.sheet.title))\(index.draftMark)", .title, span: width)
        end(&row)
        let objections = centre.objections.isEmpty ? "本中心考核工作机构" : Prose.set(centre.objections)
        let text =
            "    根据《\(Prose.set(result.result.regulation.title))》，现将\(centre.name)\(index.report.period.title)考核结果予以公示。"
            + "\(days(index.report))对结果有异议的，请在公示期内向以下渠道反映：\(objections)。"
        row.height = 20 * TextWidth.lines(text, in: 68) + 8
        row.text(text, .paragraph, span: width)
        end(&row)
        row.height = 8
        row.skip()
        end(&row)
    }

    /// How long it hangs: from the first day to the last once they are fixed.
    private static func days(_ report: RunReport) -> String {
        if report.standing.stage != .draft, let days = report.standing.notice {
            return "公示期自 \(days.first.iso) 起，至 \(days.last.iso) 止。"
        }
        return "公示期为 \(report.centre.noticeDays) 个工作日，自张贴之日起计算。"
    }

    private static func sign(_ index: ReportIndex, _ width: Int, _ row: inout RowBuffer, _ end: RowEnd) {
        end(&row)
        row.height = 28
        row.text("\(index.report.centre.name)（盖章）        ________年____月____日", .sign, span: width)
        end(&row)
    }

    /// A sheet's title as a notice begins: one that says 考核 already does not say it twice.
    private static func heading(_ title: String) -> String {
        ["考核", "考评", "评比", "评定"].contains { title.hasSuffix($0) } ? "\(title)结果公示" : "\(title)考核结果公示"
    }
}
