import Chronology
import Exact
import RuleModel
import ScoreModel

/// 个人明细 in a department's book: a block a person, the score by part, then the lines with their evidence.
enum PersonalSheet {
    private static let columns: [Table.Column] = [
        .init("日期", 12), .init("条目", 16), .init("条款", 14), .init("分值", 10), .init("事由", 27), .init("依据", 29),
        .init("条款原文", 44),
    ]
    /// Rows of a block besides its lines.
    private static let fixedRows = 4
    /// What a page must have room for where a person's block begins: heading, scores and the first lines.
    private static let headingHeight = 95.0
    private static let rowHeight = 15.5
    /// Title, subtitle and the header of the lines, which every page repeats.
    private static let headRows = 3

    static func plans(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ members: [Int], rowLimit: Int,
        names: inout SheetNames
    ) -> [SheetPlan] {
        let title = "\(group.name)\(index.report.period.title)个人明细"
        let subtitle = "\(index.report.centre.name) · \(result.result.sheet.title)"
        return chunks(result, members, room: rowLimit - headRows).map { part in
            var plan = SheetPlan(name: names.name("个人明细" + result.suffix), widths: columns.map(\.width)) { row, end in
                Table.head(title, subtitle, columns.map(\.header), &row, end)
                var page = PageFill(widths: columns.map(\.width), rowHeight: rowHeight, repeated: 30, first: 50)
                for member in part {
                    page.keepTogether(headingHeight)
                    block(index, result, member, &row) { row in
                        page.place(&row)
                        end(&row)
                    }
                }
            }
            plan.headerRows = headRows
            plan.repeatFrom = headRows - 1
            plan.rowHeight = rowHeight
            return plan
        }
    }

    /// Whole people on each sheet; one whose block alone is too long stands alone.
    private static func chunks(_ result: ResultIndex, _ members: [Int], room: Int) -> [[Int]] {
        var chunks: [[Int]] = [[]]
        var used = 0
        for member in members {
            let rows = fixedRows + result.result.subjects[member].lines.count
            if used + rows > room && used > 0 {
                chunks.append([])
                used = 0
            }
            chunks[chunks.count - 1].append(member)
            used += rows
        }
        return chunks
    }

    private static func block(
        _ index: ReportIndex, _ result: ResultIndex, _ member: Int, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let subject = result.result.subjects[member]
        // Six cells rather than a merged one: merging costs the library more than the texts do.
        row.text(subject.id, .block)
        row.text(subject.name, .block)
        row.text(result.stars(of: subject), .block)
        row.text(subject.rank.map { "第 \($0) 名" } ?? "—", .block)
        row.text(subject.window, .block)
        row.text(subject.post.isEmpty ? "—" : subject.post, .block)
        row.text(subject.lines.isEmpty ? "本期无扣分、加分记录" : "共 \(subject.lines.count) 条记录", .block)
        end(&row)
        scores(result, member, subject, &row, end)
        for line in subject.lines {
            row.personalLine(line, result, index.report)
            end(&row)
        }
        end(&row)
    }

    private static func scores(
        _ result: ResultIndex, _ member: Int, _ subject: SubjectScore, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        for part in result.result.sheet.parts { row.text(part.title, .label) }
        row.text("总分", .label)
        end(&row)
        for part in 0..<result.partCount { row.number(result.part(part, of: member), .mark, decimals: result.decimals) }
        row.points(subject.total, .mark, decimals: result.decimals)
        end(&row)
    }
}

extension RowBuffer {
    /// 日期 条目 条款 分值 事由 依据 条款原文.
    mutating func personalLine(_ line: ScoreLine, _ index: ResultIndex, _ report: RunReport) {
        day(line.day)
        let origin = index.origin(of: line)
        text(origin.code, .center)
        text(origin.clause)
        points(line.points, .signed, decimals: index.decimals)
        text(line.note, .wrapped)
        evidence(line.evidence, report)
        text(origin.text, .wrapped)
    }
}
