import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel

/// 星级评定表: everyone in rank order, the total a live formula over the row.
enum StarSheet {
    /// Rows for signatures.
    static let footRows = 4
    private static let partColumn = 5

    static func table(
        _ index: ResultIndex, in report: ReportIndex, widths: Widths, place: TablePlace,
        firstLine: @escaping @Sendable (Int) -> CellAddress?
    ) -> Table {
        let sheet = index.result.sheet
        var columns: [Table.Column] = [.init("名次", 6)] + widths.person
        for part in sheet.parts {
            let points = part.points.isZero ? "" : "(\(part.points.plain)分)"
            columns.append(.init(part.title + points, max(9, TextWidth.of(part.title) + 2.5)))
        }
        columns += [.init("总分", 9), .init("星级", 13), .init("星数", 6), .init("上期星级", 10), .init("变化", 7)]
        let width = columns.count
        return Table(
            title: "\(index.result.period.title)\(sheet.title)星级评定表\(report.draftMark)",
            subtitle: "\(report.report.centre.name) · 参评 \(index.result.rankedCount) 人 · 总分由各项分值实时计算",
            columns: columns, place: place, frozenColumns: 3, rowHeight: 18,
            fill: { item, row in fill(item, index, place, firstLine, &row) },
            foot: { row, end in sign(&row, end, width) })
    }

    private static func fill(
        _ item: Int, _ index: ResultIndex, _ place: TablePlace, _ firstLine: (Int) -> CellAddress?,
        _ row: inout RowBuffer
    ) {
        let subject = index.result.subjects[item]
        if index.isAlarming(subject) { row.tint = .alert }
        if let rank = subject.rank { row.integer(rank, .ordinal) } else { row.text("—", .center) }
        row.text(subject.id, .center)
        if let target = firstLine(item) { row.link(subject.name, to: target) } else { row.text(subject.name) }
        row.text(subject.department)
        row.text(subject.window)
        for part in 0..<index.partCount { row.number(index.part(part, of: item), .score, decimals: index.decimals) }
        let total = subject.total.approximate
        if let formula = TotalFormula.text(
            index.result.sheet, subject, row: place.row(of: item), firstColumn: partColumn)
        {
            row.formula(formula, value: total, .total, decimals: index.decimals)
        } else {
            row.number(total, .total, decimals: index.decimals)
        }
        row.text(index.stars(of: subject), .stars)
        if let stars = index.level(of: subject)?.stars { row.integer(stars, .ordinal) } else { row.text("—", .center) }
        row.text("—", .center)
        row.text("—", .center)
    }

    private static func sign(_ row: inout RowBuffer, _ end: RowEnd, _ width: Int) {
        end(&row)
        row.height = 26
        row.text("考核领导小组（签字）：", .sign, span: width)
        end(&row)
        row.height = 26
        let half = max(2, width / 2)
        row.text("组长：________________    审核：________________    制表：________________", .sign, span: half)
        row.text("（盖章）        ________年____月____日", .sign, span: max(2, width - half))
        end(&row)
    }
}

/// The total as a formula over the cells of the parts.
enum TotalFormula {
    /// `ROUND(MAX(0,MIN(110,SUM(F4:K4))),2)` with the sheet's floor, ceiling, places and rounding; `nil` where a
    /// spreadsheet's binary arithmetic could come to another value than the exact one.
    static func text(_ sheet: Sheet, _ subject: SubjectScore, row: Int, firstColumn: Int) -> String? {
        guard !sheet.parts.isEmpty, isSafe(sheet, subject) else { return nil }
        let first = ColumnLetters.of(firstColumn)
        let last = ColumnLetters.of(firstColumn + sheet.parts.count - 1)
        var text = "SUM(\(first)\(row + 1):\(last)\(row + 1))"
        if let ceiling = sheet.ceiling { text = "MIN(\(ceiling.plain),\(text))" }
        if let floor = sheet.floor { text = "MAX(\(floor.plain),\(text))" }
        switch sheet.rounding {
        case .halfUp: return "=ROUND(\(text),\(sheet.decimals))"
        // The inner rounding takes away what binary sums leave behind the last place that matters.
        case .down: return "=ROUNDDOWN(ROUND(\(text),9),\(sheet.decimals))"
        case .up: return "=ROUNDUP(ROUND(\(text),9),\(sheet.decimals))"
        }
    }

    /// A cell's double is off by less than a ten-billionth. That changes the rounded value only where the exact one lies
    /// nearer than this to a border of rounding without being on it; on it, a spreadsheet's own correction at 15 digits
    /// gives the exact answer.
    private static func isSafe(_ sheet: Sheet, _ subject: SubjectScore) -> Bool {
        guard sheet.decimals <= 6, let unit = unit(sheet.decimals) else { return false }
        let bounds = [sheet.floor, sheet.ceiling].compactMap { $0 }
        // A bound that decimals cannot write would be printed as a fraction and divided in binary.
        guard bounds.allSatisfy({ !$0.plain.contains("/") }) else { return false }
        guard subject.exactTotal.magnitude < Rational(100_000_000) else { return false }
        let scaled = subject.exactTotal.magnitude * unit
        let rest = scaled - scaled.floored
        let hair = Rational(scaled: 1, decimals: 4)
        if sheet.rounding == .halfUp {
            let half = Rational(scaled: 5, decimals: 1)
            let distance = (rest - half).magnitude
            return distance.isZero || distance > hair
        }
        return rest.isZero || rest > hair && Rational.one - rest > hair
    }

    private static func unit(_ decimals: Int) -> Rational? {
        decimals >= 0 && decimals < 10 ? Rational(1).divided(by: Rational(scaled: 1, decimals: decimals)) : nil
    }
}
