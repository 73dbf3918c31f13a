import Amending
import Chronology
import LedgerModel
import RecordModel
import ScoreModel

/// 概览 of 更正表.xlsx: what was corrected by whom and why, how many it touches, whom to tell, and where to find the rest.
enum AmendmentOverview {
    private static let widths: [Double] = [18, 14, 14, 14, 14, 14]

    static func plan(_ index: AmendmentIndex, name: String, contents: [String]) -> SheetPlan {
        var plan = SheetPlan(name: name, widths: widths) { row, end in
            write(index, contents, &row, end)
        }
        plan.isLandscape = false
        plan.isOnePage = index.report.departments.count <= 24
        return plan
    }

    private static func write(
        _ index: AmendmentIndex, _ contents: [String], _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let width = widths.count
        for (text, height) in [(index.report.centre.name, 32.0), ("\(index.title)更正表", 28)] {
            row.height = height
            row.text(text, .title, span: width)
            end(&row)
        }
        row.height = 8
        row.skip()
        end(&row)
        for (label, value) in facts(index) {
            row.height = 14 * TextWidth.lines(value, in: widths.dropFirst().reduce(0, +)) + 5
            row.text(label, .label)
            row.text(value, .text, span: width - 1)
            end(&row)
        }
        section("涉及的考核表", &row, end)
        for (header, span) in [("考核表", 2), ("涉及", 1), ("得分升高", 1), ("得分降低", 1), ("等次、荣誉变化", 1)] {
            row.text(header, .header, span: span)
        }
        end(&row)
        for sheet in index.report.sheets {
            row.text(sheet.sheet.title, .text, span: 2)
            let totals = sheet.subjects.compactMap { change in
                change.before.flatMap { before in change.after.map { (before: before.total, after: $0.total) } }
            }
            row.integer(sheet.subjects.count)
            row.integer(totals.count { $0.after > $0.before }, .quiet)
            row.integer(totals.count { $0.after < $0.before }, .quiet)
            row.integer(sheet.subjects.count(where: \.isStandingChanged), .quiet)
            end(&row)
        }
        if index.report.sheets.isEmpty {
            row.text("(没有)", .center, span: width)
            end(&row)
        }
        section("通知部门", &row, end)
        let names = index.report.departments.map { "\($0.name)(\($0.subjects.count))" }
        let text = names.isEmpty ? "(涉及的对象都没有写明部门)" : names.joined(separator: "、")
        row.height = 14 * TextWidth.lines(text, in: widths.reduce(0, +)) + 5
        row.text(text, .text, span: width)
        end(&row)
        section("工作表目录", &row, end)
        for start in stride(from: 0, to: contents.count, by: 2) {
            row.height = 19
            for name in contents[start..<min(start + 2, contents.count)] {
                row.link(name, to: CellAddress(sheet: name, row: 0, column: 0), span: 3)
            }
            end(&row)
        }
        sign(&row, end)
    }

    private static func facts(_ index: AmendmentIndex) -> [(String, String)] {
        let report = index.report
        let amendment = report.amendment
        let span = "\(amendment.period.first.iso) 至 \(amendment.period.last.iso)"
        return [
            ("考核周期", "\(amendment.period.title)(\(span))"), ("更正序号", "本期第 \(amendment.number) 次更正"),
            ("经办人", amendment.by), ("更正日期", amendment.at.day.iso), ("更正理由", amendment.reason),
            (
                "采用的更正",
                "\(report.corrections.count) 条:编号 "
                    + report.corrections.map { String($0.correction.number) }.joined(separator: "、")
            ),
            (
                "未涉及的对象",
                report.elsewhere.isEmpty
                    ? "保留已公布的结果" : "保留已公布的结果;其中 \(report.elsewhere.count) 个如重新排名,名次或等次会不同,见“排名影响”"
            ),
            ("公示", report.isStandingChanged ? "有等次、星级或荣誉变化,须重新公示(更正公示.xlsx)" : "等次、星级和荣誉没有变化"),
        ]
    }

    private static func section(_ title: String, _ row: inout RowBuffer, _ end: RowEnd) {
        row.height = 10
        row.skip()
        end(&row)
        row.height = 22
        row.text(title, .section, span: widths.count)
        end(&row)
    }

    private static func sign(_ row: inout RowBuffer, _ end: RowEnd) {
        end(&row)
        for text in ["考核领导小组（签字）：________________", "（盖章）        ________年____月____日"] {
            row.height = 26
            row.text(text, .sign, span: widths.count)
            end(&row)
        }
    }
}
