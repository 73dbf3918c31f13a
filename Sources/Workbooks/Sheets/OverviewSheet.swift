import Chronology
import RecordModel
import RuleModel
import ScoreModel

/// 概览: what was assessed, how it came out, what it rests on, and where to find the rest.
enum OverviewSheet {
    private static let widths: [Double] = [15, 11, 11, 11, 11, 11, 11, 11, 11]
    /// So many files of a single regulation still print legibly on one page.
    private static let onePageTables = 24

    static func plan(
        _ index: ReportIndex, _ figures: [GroupFigures], _ live: [StarRows?], name: String, contents: [String]
    ) -> SheetPlan {
        var plan = SheetPlan(name: name, widths: widths) { row, end in
            write(index, figures, live, contents, &row, end)
        }
        plan.isLandscape = false
        plan.isOnePage = index.results.count == 1 && index.report.tables.count <= onePageTables
        plan.charts = charts(index, figures)
        return plan
    }

    static var width: Int { widths.count }
    /// How wide a fact may be before it takes a second line.
    static var factRoom: Double { widths.dropFirst(2).reduce(0, +) }

    private static func write(
        _ index: ReportIndex, _ figures: [GroupFigures], _ live: [StarRows?], _ contents: [String],
        _ row: inout RowBuffer, _ end: RowEnd
    ) {
        for line in heading(index) {
            row.height = line.height
            row.text(line.text, line.look, span: width)
            end(&row)
        }
        for (label, value) in facts(index) {
            row.height = 14 * TextWidth.lines(value, in: factRoom) + 5
            row.text(label, .label, span: 2)
            row.text(value, .text, span: width - 2)
            end(&row)
        }
        for (number, (result, figure)) in zip(index.results, figures).enumerated() {
            OverviewBlock(result, isAlone: !index.hasSeveral).write(figure, live[number], &row, end)
        }
        if index.hasSeveral { row.breaksPage = true }
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
        if !index.hasSeveral, let result = index.results.first {
            facts.append(("考核办法", OverviewBlock.regulation(result)))
            facts.append((result.kind.isStaff ? "参评人数" : "参评\(result.kind.title)", OverviewBlock.ranked(result)))
        } else {
            facts.append(("考核表", index.results.isEmpty ? "(无)" : index.results.map(\.label).joined(separator: "、")))
        }
        let counts = Finding.Severity.allCases.map { severity in
            "\(SeverityWords.of(severity)) \(report.findings.count { $0.severity == severity }) 条"
        }
        facts.append(("结果状态", state(index)))
        let settled = report.findings.count { $0.severity != .warning } - report.unresolvedCount
        facts.append(
            ("数据问题", counts.joined(separator: ",") + (settled > 0 ? ";其中 \(settled) 条按名搁置,见“数据问题”" : "")))
        if !report.earlier.isEmpty { facts.append(("依据的各期", earlier(index))) }
        if !report.corrections.isEmpty {
            facts.append(("更正", "\(report.corrections.count) 项,见“\(CorrectionSheet.name)”"))
        }
        if !report.observations.isEmpty {
            facts.append(("运行提示", "\(report.observations.count) 条,不影响分数,见“数据问题”之后"))
        }
        facts.append(("程序版本", "kaohe \(report.programVersion)"))
        return facts
    }

    /// The published results of other periods that it builds on: 月度考核 2026-07、2026-08(含更正 1 次).
    private static func earlier(_ index: ReportIndex) -> String {
        var sheets: [String] = []
        for input in index.report.earlier where !sheets.contains(input.sheet) { sheets.append(input.sheet) }
        return sheets.map { sheet in
            let periods = index.report.earlier.filter { $0.sheet == sheet }.map { input in
                input.period.label + (input.amendments > 0 ? "(含更正 \(input.amendments) 次)" : "")
            }
            return "\(index.title(ofSheet: sheet)) \(periods.joined(separator: "、"))"
        }.joined(separator: ";")
    }

    /// Where the period stands in its life, and in a draft whether anything stands in the way of publishing; days without a
    /// punch are no row's fault, but often a forgotten file.
    private static func state(_ index: ReportIndex) -> String {
        let report = index.report
        let standing = report.standing
        let aside = report.settled.isEmpty ? "" : ";按名搁置的数据问题 \(report.settled.count) 条"
        switch standing.stage {
        case .notice:
            return "公示中" + (standing.notice.map { "(\($0.first.iso) 至 \($0.last.iso))" } ?? "") + aside
        case .published:
            let by = [standing.publishedOn?.iso ?? "", standing.publishedBy].filter { !$0.isEmpty }
            return "已公布" + (by.isEmpty ? "" : "(\(by.joined(separator: ",")))")
                + (standing.notice.map { ";公示期 \($0.first.iso) 至 \($0.last.iso)" } ?? ";未经公示") + aside
        case .draft: break
        }
        if index.isDraft { return "草稿:尚有 \(report.unresolvedCount) 条数据问题须先处理" }
        guard let first = report.daysWithoutPunches.first else { return "草稿:数据问题已全部处理,可以公示" }
        let count = report.daysWithoutPunches.count
        return "草稿:数据问题已全部处理;但有 \(count) 个工作日(\(first.iso)\(count > 1 ? " 等" : ""))没有任何人打卡,公示前请核对打卡记录"
    }

    static func section(_ title: String, _ row: inout RowBuffer, _ end: RowEnd) {
        row.height = 10
        row.skip()
        end(&row)
        row.height = 22
        row.text(title, .section, span: width)
        end(&row)
    }

    private static func charts(_ index: ReportIndex, _ figures: [GroupFigures]) -> [ChartPlan] {
        var row = heading(index).count + facts(index).count
        return zip(index.results, figures).flatMap { result, figure in
            let block = OverviewBlock(result, isAlone: !index.hasSeveral)
            defer { row += block.rowCount }
            return block.charts(from: row, figure)
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
