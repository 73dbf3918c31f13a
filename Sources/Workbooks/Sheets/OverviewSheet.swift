import Chronology
import RecordModel
import RuleModel
import ScoreModel

/// 概览: what was assessed, how it came out, what it rests on, and where to find the rest.
enum OverviewSheet {
    private static let widths: [Double] = [15, 11, 11, 11, 11, 11, 11, 11, 11]
    private static let chartRows = 10
    /// So many files of a single regulation still print legibly on one page.
    private static let onePageTables = 24

    static func plan(
        _ index: ReportIndex, _ figures: [GroupFigures], name: String, contents: [String]
    ) -> SheetPlan {
        var plan = SheetPlan(name: name, widths: widths) { row, end in
            write(index, figures, contents, &row, end)
        }
        plan.isLandscape = false
        plan.isOnePage = index.results.count == 1 && index.report.tables.count <= onePageTables
        plan.charts = charts(index)
        return plan
    }

    private static var width: Int { widths.count }

    private static func write(
        _ index: ReportIndex, _ figures: [GroupFigures], _ contents: [String], _ row: inout RowBuffer, _ end: RowEnd
    ) {
        for line in heading(index) {
            row.height = line.height
            row.text(line.text, line.look, span: width)
            end(&row)
        }
        let room = widths.dropFirst(2).reduce(0, +)
        for (label, value) in facts(index) {
            row.height = 14 * TextWidth.lines(value, in: room) + 5
            row.text(label, .label, span: 2)
            row.text(value, .text, span: width - 2)
            end(&row)
        }
        for (result, figure) in zip(index.results, figures) {
            distribution(result, figure, &row, end)
        }
        balance(index.report, &row, end)
        links(contents, &row, end)
    }

    private static func heading(_ index: ReportIndex) -> [(text: String, look: CellStyle.Look, height: Double)] {
        [
            (index.report.centre.name, .title, 32),
            ("\(index.report.period.title)考核总表\(index.draftMark)", .title, 28),
            ("", .plain, 8),
        ]
    }

    private static func facts(_ index: ReportIndex) -> [(String, String)] {
        let report = index.report
        var facts = [
            ("考核周期", "\(report.period.title)(\(report.period.first.iso) 至 \(report.period.last.iso))")
        ]
        for result in index.results {
            let sheet = result.result.sheet
            facts.append(("考核办法", "\(result.result.regulation.title)(\(RulesSheet.basis(result.result.regulation)))"))
            let ranked = "参评 \(result.result.rankedCount) 人,在册 \(result.result.subjects.count) 人"
            facts.append(("\(result.suffix.isEmpty ? "参评人数" : sheet.title)", ranked))
        }
        let counts = Finding.Severity.allCases.map { severity in
            "\(SeverityWords.of(severity)) \(report.findings.count { $0.severity == severity }) 条"
        }
        facts.append(("结果状态", state(index)))
        facts.append(("数据问题", counts.joined(separator: ",")))
        facts.append(("程序版本", "kaohe \(report.programVersion)"))
        return facts
    }

    /// Whether anything stands in the way of publishing; days without a punch are no row's fault, but often a forgotten file.
    private static func state(_ index: ReportIndex) -> String {
        let report = index.report
        if index.isDraft { return "草稿:尚有 \(report.unresolvedCount) 条数据问题须先处理" }
        guard let first = report.daysWithoutPunches.first else { return "数据问题已全部处理,可以公示" }
        let count = report.daysWithoutPunches.count
        return "数据问题已全部处理;但有 \(count) 个工作日(\(first.iso)\(count > 1 ? " 等" : ""))没有任何人打卡,公示前请核对打卡记录"
    }

    private static func section(_ title: String, _ row: inout RowBuffer, _ end: RowEnd) {
        row.height = 10
        row.skip()
        end(&row)
        row.height = 22
        row.text(title, .section, span: width)
        end(&row)
    }

    /// Rows above a result's first table: heading, facts, and the blocks before it.
    private static func firstRow(of number: Int, _ index: ReportIndex) -> Int {
        var row = heading(index).count + facts(index).count
        for result in index.results.prefix(number) { row += blockRows(result) }
        return row
    }

    private static func blockRows(_ result: ResultIndex) -> Int {
        4 + 2 * (1 + chartRows) + max(0, result.result.sheet.levels.count - chartRows)
            + max(0, result.partCount - chartRows)
    }

    private static func distribution(
        _ result: ResultIndex, _ figure: GroupFigures, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let sheet = result.result.sheet
        section("星级分布\(result.suffix)", &row, end)
        for header in ["星级", "人数", "占比"] { row.text(header, .header) }
        end(&row)
        for number in 0..<max(chartRows, sheet.levels.count) {
            row.height = 18
            if number < sheet.levels.count {
                row.text(sheet.levels[number].name, .center)
                row.integer(figure.levels[number])
                row.rate(figure.levels[number], of: figure.ranked)
            }
            end(&row)
        }
        section("各项平均分\(result.suffix)", &row, end)
        for header in ["项目", "平均分", "最低分", "最高分"] { row.text(header, .header) }
        end(&row)
        for number in 0..<max(chartRows, sheet.parts.count) {
            row.height = 18
            if number < sheet.parts.count {
                row.text(sheet.parts[number].title, .center)
                if figure.ranked > 0 {
                    row.number(figure.partMeans[number], .score, decimals: sheet.decimals)
                    row.number(figure.partRanges[number].least, .score, decimals: sheet.decimals)
                    row.number(figure.partRanges[number].most, .score, decimals: sheet.decimals)
                } else {
                    row.blanks(3)
                }
            }
            end(&row)
        }
    }

    private static func charts(_ index: ReportIndex) -> [ChartPlan] {
        index.results.flatMap { result in
            let sheet = result.result.sheet
            let first = firstRow(of: result.number, index) + 3
            let second = first + max(chartRows, sheet.levels.count) + 3
            let colors = sheet.levels.map { level -> UInt32 in
                switch level.stars {
                case 5: 0xC55A11
                case 4: 0xED7D31
                case 3: 0xF4B183
                case 2: 0xBFBFBF
                case 1: 0x7F7F7F
                default: 0x2F5597
                }
            }
            return [
                ChartPlan(
                    form: .columns, title: "星级分布(人)", rows: first..<first + sheet.levels.count, categoryColumn: 0,
                    valueColumn: 1, row: first - 1, column: 4, width: 396, height: 226, labelFormat: "0",
                    colors: colors,
                    least: 0),
                ChartPlan(
                    form: .columns, title: "各项平均分", rows: second..<second + sheet.parts.count, categoryColumn: 0,
                    valueColumn: 1, row: second - 1, column: 4, width: 396, height: 226, labelFormat: "0.00", least: 0),
            ]
        }
    }

    private static func balance(_ report: RunReport, _ row: inout RowBuffer, _ end: RowEnd) {
        section("数据来源(读取 = 采用 + 周期外 + 搁置)", &row, end)
        row.text("类别", .header)
        row.text("文件", .header, span: 3)
        for header in ["编码", "读取行数", "采用", "周期外", "搁置"] { row.text(header, .header) }
        end(&row)
        for table in report.tables {
            row.height = 18
            if table.setAside > 0 { row.tint = .alert }
            row.text(table.role.title, .center)
            row.text(table.path, .text, span: 3)
            row.text(table.encoding, .center)
            for count in [table.read, table.used, table.outside, table.setAside] { row.integer(count) }
            end(&row)
        }
    }

    private static func links(_ contents: [String], _ row: inout RowBuffer, _ end: RowEnd) {
        section("工作表目录", &row, end)
        for start in stride(from: 0, to: contents.count, by: 3) {
            row.height = 19
            for name in contents[start..<min(start + 3, contents.count)] {
                row.link(name, to: CellAddress(sheet: name, row: 0, column: 0), span: 3)
            }
            end(&row)
        }
    }
}
