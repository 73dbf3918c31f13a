import Chronology
import Exact
import RuleModel
import RulePrinting
import ScoreModel

/// 规则依据: every rule with clause, words, price and reading; what is not scored; which files said so.
enum RulesSheet {
    private static func columns(_ index: ResultIndex) -> [Table.Column] {
        [
            .init("条目", TextWidth.column(index.result.rules.map(\.code), least: 9, most: 16)), .init("编号", 16),
            .init("项目", TextWidth.column(index.partNames, least: 9, most: 24)), .init("条款", 16), .init("条款原文", 52),
            .init("分值", 34), .init("解读", 40),
        ] + (hasVersions(index) ? [.init("施行", 24)] : [])
    }

    /// Whether some rule is not the same throughout the period.
    private static func hasVersions(_ index: ResultIndex) -> Bool {
        index.result.rules.contains { $0.version?.meets(index.result.period.span) ?? false }
    }

    /// 自2026-08-16起, where it is not the whole period.
    private static func days(_ rule: Rule) -> String {
        guard let version = rule.version else { return "全期" }
        return [version.since.map { "自 \($0.iso) 起" }, version.until.map { "至 \($0.iso) 止" }].compactMap { $0 }
            .joined(separator: " ")
    }

    static func plan(_ index: ResultIndex, in report: ReportIndex, name: String) -> SheetPlan {
        let result = index.result
        let columns = columns(index)
        var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
            let sheet = report.hasSeveral ? result.sheet.title + " · " : ""
            Table.head(
                "\(result.regulation.title)", sheet + basis(result), columns.map(\.header), &row, end)
            for (number, rule) in result.rules.enumerated() where rule.version?.meets(result.period.span) ?? true {
                row.text(rule.code, .center)
                row.text(rule.id)
                row.text(index.partNames[number], .center)
                row.text(rule.clause)
                row.text(rule.text, .wrapped)
                row.text(RuleWords.price(of: rule, in: result.regulation), .wrapped)
                row.text(rule.reading, .wrapped)
                if columns.count > 7 { row.text(days(rule)) }
                end(&row)
            }
            parts(index, &row, end)
            levels(result.sheet.levels, index.gradeWord, &row, end)
            levels(result.sheet.honours, "荣誉", &row, end)
            notScored(result.regulation, &row, end)
            files(report.report, &row, end)
        }
        plan.headerRows = TablePlace.headRows
        plan.repeatFrom = TablePlace.headRows - 1
        if shown(result) > 0 {
            plan.filter = TablePlace.headRows - 1..<TablePlace.headRows + shown(result)
        }
        return plan
    }

    /// How many rules are in force on any day of the period.
    private static func shown(_ result: SheetResult) -> Int {
        result.rules.count { $0.version?.meets(result.period.span) ?? true }
    }

    /// 发布单位 · 文号 · 自2026-01-01起施行; of several versions each, the oldest first.
    static func basis(_ result: SheetResult) -> String {
        let versions = result.regulation.versions(in: result.period.span)
        return versions.map { version in
            (version.title == result.regulation.title ? "" : "《\(version.title)》") + basis(version)
        }.joined(separator: ";")
    }

    private static func basis(_ regulation: Regulation) -> String {
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

    /// What was decided where the text is silent, beside what it is about.
    private static func readings(_ text: String, _ look: CellStyle.Look, _ row: inout RowBuffer) {
        if !text.isEmpty { row.text(text, look) }
    }

    /// How the parts make the total, where that takes words: branches, weights, scores taken from other sheets.
    private static func parts(_ index: ResultIndex, _ row: inout RowBuffer, _ end: RowEnd) {
        let sheet = index.result.sheet
        guard
            index.hasSubParts || index.result.rules.isEmpty
                || sheet.parts.contains(where: { $0.take != nil || $0.weight != .one })
        else { return }
        section("项目构成", &row, end)
        row.skip(2)
        for header in ["项目", "条款", "计分"] { row.text(header, .header) }
        func isRead(_ part: Part) -> Bool { !part.reading.isEmpty || part.parts.contains(where: isRead) }
        readings(sheet.parts.contains(where: isRead) ? "解读" : "", .header, &row)
        end(&row)
        func write(_ part: Part, _ above: String) {
            let name = above.isEmpty ? part.title : above + "·" + part.title
            row.skip(2)
            row.text(name, .center)
            row.text(part.clause)
            row.text(PartFacts.words(of: part, in: index.result.regulation), .wrapped)
            readings(part.reading, .wrapped, &row)
            end(&row)
            for child in part.parts { write(child, name) }
        }
        for part in sheet.parts { write(part, "") }
    }

    private static func levels(
        _ levels: [Level], _ word: String, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        guard !levels.isEmpty else { return }
        section("\(word)标准", &row, end)
        let hasStars = levels.contains { $0.stars != nil }
        // Unmerged: every department's book has this sheet, and a merged range costs the library more than its text.
        for header in (hasStars ? [word, "名称"] : ["序号", word]) + ["比例", "总分要求", "后续处理"] { row.text(header, .header) }
        readings(levels.contains { !$0.reading.isEmpty } ? "解读" : "", .header, &row)
        end(&row)
        for (number, level) in levels.enumerated() {
            row.text(hasStars ? level.stars.map(String.init) ?? "—" : String(number + 1), .center)
            row.text(level.name, .center)
            row.text(LevelWords.quota(of: level), .center)
            row.text(LevelWords.line(of: level), .center)
            row.text(level.consequences.isEmpty ? "—" : level.consequences.joined(separator: "、"))
            readings(level.reading, .wrapped, &row)
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
