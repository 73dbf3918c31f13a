import Chronology
import RuleModel
import RulePrinting
import ScoreModel

/// 规则依据: every rule with clause, words, price and reading; what is not scored; which files said so.
enum RulesSheet {
    private static let columns: [Table.Column] = [
        .init("条目", 9), .init("编号", 16), .init("项目", 9), .init("条款", 16), .init("条款原文", 52),
        .init("分值", 34), .init("解读", 40),
    ]

    static func plan(_ index: ResultIndex, in report: ReportIndex, name: String) -> SheetPlan {
        let result = index.result
        var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
            Table.head(
                "\(result.regulation.title)", basis(result.regulation), columns.map(\.header), &row, end)
            for (number, rule) in result.rules.enumerated() {
                row.text(rule.code, .center)
                row.text(rule.id)
                let part = number < result.partOfRule.count ? result.partOfRule[number] : nil
                row.text(
                    part.map { $0 < result.sheet.parts.count ? result.sheet.parts[$0].title : "" } ?? "总分", .center)
                row.text(rule.clause)
                row.text(rule.text, .wrapped)
                row.text(RuleWords.price(of: rule, in: result.regulation), .wrapped)
                row.text(rule.reading, .wrapped)
                end(&row)
            }
            levels(result, &row, end)
            notScored(result.regulation, &row, end)
            files(report.report, &row, end)
        }
        plan.headerRows = TablePlace.headRows
        plan.repeatFrom = TablePlace.headRows - 1
        if !result.rules.isEmpty {
            plan.filter = TablePlace.headRows - 1..<TablePlace.headRows + result.rules.count
        }
        return plan
    }

    /// 发布单位 · 文号 · 自2026-01-01起施行.
    static func basis(_ regulation: Regulation) -> String {
        var parts: [String] = []
        if !regulation.issuer.isEmpty { parts.append(regulation.issuer) }
        if !regulation.document.isEmpty { parts.append(regulation.document) }
        if let since = regulation.since { parts.append("自 \(since.iso) 起施行") }
        if let until = regulation.until { parts.append("至 \(until.iso) 止") }
        return parts.isEmpty ? regulation.id : parts.joined(separator: " · ")
    }

    private static func section(_ title: String, _ row: inout RowBuffer, _ end: RowEnd) {
        end(&row)
        row.height = 22
        row.text(title, .section)
        end(&row)
    }

    private static func levels(_ result: SheetResult, _ row: inout RowBuffer, _ end: RowEnd) {
        guard !result.sheet.levels.isEmpty else { return }
        section("星级标准", &row, end)
        // Unmerged: every department's book has this sheet, and a merged range costs the library more than its text.
        for header in ["星级", "名称", "比例", "总分要求", "后续处理"] { row.text(header, .header) }
        let hasReadings = result.sheet.levels.contains { !$0.reading.isEmpty }
        if hasReadings {
            row.skip(1)
            row.text("解读", .header)
        }
        end(&row)
        for level in result.sheet.levels {
            row.text(level.stars.map(String.init) ?? "—", .center)
            row.text(level.name, .center)
            row.text(LevelWords.quota(of: level), .center)
            row.text(LevelWords.line(of: level), .center)
            row.text(level.consequences.isEmpty ? "—" : level.consequences.joined(separator: "、"))
            if hasReadings {
                row.skip(1)
                row.text(level.reading, .wrapped)
            }
            end(&row)
        }
    }

    private static func notScored(_ regulation: Regulation, _ row: inout RowBuffer, _ end: RowEnd) {
        guard !regulation.notScored.isEmpty else { return }
        section("不计分的条款", &row, end)
        row.skip(3)
        for header in ["条款", "理由"] { row.text(header, .header) }
        end(&row)
        for entry in regulation.notScored {
            row.skip(3)
            row.text(entry.clause)
            row.text(entry.reason)
            end(&row)
        }
    }

    private static func files(_ report: RunReport, _ row: inout RowBuffer, _ end: RowEnd) {
        section("版本", &row, end)
        row.skip(4)
        row.text("规则与设置文件", .header)
        row.text("SHA-256", .header, span: 2)
        end(&row)
        for file in report.settings {
            row.skip(4)
            row.text(file.path)
            row.text(file.sha256, .wrapped, span: 2)
            end(&row)
        }
        row.skip(4)
        row.text("程序版本")
        row.text("kaohe \(report.programVersion)", .wrapped, span: 2)
        end(&row)
    }
}
