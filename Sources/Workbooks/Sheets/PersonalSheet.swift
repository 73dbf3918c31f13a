import Chronology
import Exact
import RuleModel
import ScoreModel

/// 个人明细 in a department's book: a block a person, the score by part, then the lines with their evidence.
enum PersonalSheet {
    /// Rows of a block besides its lines: heading, gap, and titles and scores of so many columns a row.
    private static func fixedRows(_ result: ResultIndex) -> Int { 2 + 2 * scoreRows(result) }
    /// As many scores as there are columns go side by side.
    private static let mostScores = 7
    private static func scoreRows(_ result: ResultIndex) -> Int { (result.columnCount + mostScores) / mostScores }
    /// What a page must have room for where a person's block begins: heading, scores and the first lines.
    private static func headingHeight(_ result: ResultIndex) -> Double { 95 + 33 * Double(scoreRows(result) - 1) }
    private static let rowHeight = 15.5
    /// Title, subtitle and the header of the lines, which every page repeats.
    private static let headRows = 3

    private static func columns(_ result: ResultIndex) -> [Table.Column] {
        [
            .init("日期", 12), .init("条目", result.hasSubParts ? 22 : 16), .init("条款", 14), .init("分值", 10),
            .init("事由", 27), .init("依据", 29), .init("条款原文", 44),
        ]
    }

    /// On which sheet, and where on it, each one's block stands.
    struct Place: Sendable {
        fileprivate let parts: [(name: String, members: [Int])]
        private let rows: [Int: CellAddress]

        /// Where so many people's blocks go; `members` in order.
        init(_ result: ResultIndex, _ members: [Int], rowLimit: Int, names: inout SheetNames) {
            var parts: [(name: String, members: [Int])] = []
            var rows: [Int: CellAddress] = [:]
            for part in chunks(result, members, room: rowLimit - headRows) {
                let name = names.name(result.kind.detailWord + result.suffix)
                var row = headRows
                for member in part {
                    rows[member] = CellAddress(sheet: name, row: row, column: nameColumn)
                    row += fixedRows(result) + result.result.subjects[member].lines.count
                }
                parts.append((name, part))
            }
            self.parts = parts
            self.rows = rows
        }

        /// The cell of somebody's name.
        func address(of member: Int) -> CellAddress? { rows[member] }
    }

    /// The column of the name that heads a block.
    private static let nameColumn = 1

    static func plans(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ view: DepartmentView,
        place: Place, back: @escaping @Sendable (_ member: Int) -> CellAddress?
    ) -> [SheetPlan] {
        let columns = columns(result)
        let title = "\(group.name)\(index.report.period.title)\(result.kind.detailWord)"
        let subtitle = "\(index.report.centre.name) · \(result.result.sheet.title)"
        return place.parts.map { name, part in
            var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
                Table.head(title, subtitle, columns.map(\.header), &row, end)
                var page = PageFill(widths: columns.map(\.width), rowHeight: rowHeight, repeated: 30, first: 50)
                for member in part {
                    page.keepTogether(headingHeight(result))
                    block(index, result, member, view, back(member), &row) { row in
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
            let rows = fixedRows(result) + result.result.subjects[member].lines.count
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
        _ index: ReportIndex, _ result: ResultIndex, _ member: Int, _ view: DepartmentView, _ back: CellAddress?,
        _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let subject = result.result.subjects[member]
        // Six cells rather than a merged one: merging costs the library more than the texts do.
        let isUnit = result.kind.kind == .window || result.kind.kind == .department
        row.text(isUnit ? result.kind.title : subject.id, .block)
        if let back { row.link(subject.name, to: back, .block) } else { row.text(subject.name, .block) }
        row.text(result.stars(of: subject), .block)
        row.text(result.rank(of: subject) ?? "—", .block)
        row.text(isUnit || subject.window.isEmpty ? "—" : subject.window, .block)
        row.text(subject.post.isEmpty ? "—" : subject.post, .block)
        let honours = result.honours(of: subject)
        row.text(
            (subject.lines.isEmpty ? "本期无扣分、加分记录" : "共 \(subject.lines.count) 条记录")
                + (honours.isEmpty ? "" : " · \(honours)"), .block)
        end(&row)
        scores(result, member, subject, &row, end)
        for line in subject.lines {
            row.personalLine(view.shown(line, of: subject, in: result), result, index.report)
            end(&row)
        }
        end(&row)
    }

    /// The parts and the total, a row of titles above each row of scores.
    private static func scores(
        _ result: ResultIndex, _ member: Int, _ subject: SubjectScore, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let columns = result.columns
        // Rows of one length: seven parts and the total are four and four.
        let each = (columns.count + scoreRows(result)) / scoreRows(result)
        for first in stride(from: 0, through: columns.count, by: each) {
            let shown = first..<min(first + each, columns.count + 1)
            for number in shown { row.text(number < columns.count ? columns[number].title : "总分", .label) }
            end(&row)
            for number in shown {
                if number < columns.count {
                    row.number(result.part(number, of: member), .mark, decimals: result.decimals)
                } else {
                    row.points(subject.total, .mark, decimals: result.decimals)
                }
            }
            end(&row)
        }
    }
}

extension RowBuffer {
    /// 日期 条目 条款 分值 事由 依据 条款原文.
    mutating func personalLine(_ line: ScoreLine, _ index: ResultIndex, _ report: RunReport) {
        day(line.day)
        let origin = index.origin(of: line)
        text(index.place(of: line), .center)
        text(origin.clause)
        points(line.points, .signed, decimals: index.decimals)
        text(line.note, .wrapped)
        evidence(line.evidence, report)
        text(origin.text, .wrapped)
    }
}
