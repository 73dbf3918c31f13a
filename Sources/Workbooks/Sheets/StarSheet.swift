import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel

/// 星级评定表: everyone in rank order, the total a live formula over the row.
enum StarSheet {
    /// Rows for signatures.
    static let footRows = 4

    /// The columns of a sheet, and where those stand that others refer to.
    struct Layout: Sendable {
        let subjects: SubjectColumns
        let columns: [Table.Column]
        /// The first of the parts.
        let partColumn: Int
        /// The column of the number of stars; where there is none, that behind the level.
        let starColumn: Int
        /// The column of the names.
        let nameColumn: Int
        /// The header of the group, where peers have one of their own.
        let group: String?
        let hasHonours: Bool
        let hasLevels: Bool
        let hasStars: Bool
        /// Whether there is a total; a sheet that only lists has a count of what was found instead.
        let hasTotal: Bool
        let hasLines: Bool

        init(_ index: ResultIndex) {
            let sheet = index.result.sheet
            subjects = SubjectColumns([index], widths: Widths(index.result.subjects))
            group = index.groupHeader
            hasHonours = !sheet.honours.isEmpty
            hasLevels = !sheet.levels.isEmpty
            hasStars = index.hasStars
            hasTotal = index.givesPoints
            hasLines = index.result.subjects.contains { !$0.lines.isEmpty }
            nameColumn = 1 + subjects.nameColumn
            partColumn = 1 + subjects.columns.count + (group == nil ? 0 : 1)
            starColumn = partColumn + index.columnCount + 2
            var columns: [Table.Column] = [.init(hasTotal ? "名次" : "序号", 6)] + subjects.columns
            if let group {
                let names = index.result.subjects.lazy.map { sheet.ranking.peers?.name(of: $0) ?? "" }
                columns.append(.init(group, TextWidth.column(names, least: 8, most: 20)))
            }
            guard hasTotal else {
                let words = index.result.subjects.lazy.map { StarSheet.consequences(of: $0) }
                if hasLines { columns.append(.init("记录数", 9)) }
                columns.append(.init("后续处理", TextWidth.column(words, least: 24, most: 60)))
                self.columns = columns
                return
            }
            for part in index.columns {
                let points = part.points.isZero ? "" : "(\(part.points.plain)分)"
                columns.append(.init(part.title + points, min(16, max(9, TextWidth.of(part.title) + 2.5))))
            }
            columns.append(.init("总分", 9))
            columns.append(.init(hasLevels ? index.gradeWord : "说明", index.standingWidth))
            if hasStars { columns.append(.init("星数", 6)) }
            if hasLevels { columns += [.init("上期\(index.gradeWord)", 10), .init("变化", 7)] }
            if hasHonours {
                let names = index.result.subjects.lazy.filter { !$0.honours.isEmpty }.map { index.honours(of: $0) }
                columns.append(.init("荣誉", TextWidth.column(names, least: 12, most: 24)))
            }
            self.columns = columns
        }
    }

    static func table(
        _ index: ResultIndex, in report: ReportIndex, layout: Layout, place: TablePlace,
        links: @escaping @Sendable (Int) -> SubjectColumns.Links
    ) -> Table {
        let title = index.result.sheet.title
        // 窗口季度考核 and 考核成绩表 share a word.
        let word =
            title.hasSuffix("考核") && index.standingWord.hasPrefix("考核")
            ? index.standingWord.dropFirst(2) : index.standingWord[...]
        return Table(
            title: "\(index.result.period.title)\(title)\(word)\(report.draftMark)",
            subtitle: "\(report.report.centre.name) · 参评 \(index.result.rankedCount) \(index.kind.unit)"
                + (index.disqualifiedCount > 0 ? "(其中取消资格 \(index.disqualifiedCount) \(index.kind.unit))" : "")
                + (layout.hasTotal ? " · 总分由各项分值实时计算" : " · 本表不计分,只列出需要核对、处理的事")
                + (layout.group.map { " · 按\($0)分别排名" } ?? ""),
            columns: layout.columns, place: place, frozenColumns: layout.nameColumn + 1, rowHeight: 18,
            whenEmpty: "(本期没有考核对象)",
            fill: { item, row in fill(index.listing[item], item, index, layout, place, links, &row) },
            foot: { row, end in sign(&row, end, layout.columns.map(\.width)) })
    }

    private static func fill(
        _ number: Int, _ item: Int, _ index: ResultIndex, _ layout: Layout, _ place: TablePlace,
        _ links: (Int) -> SubjectColumns.Links, _ row: inout RowBuffer
    ) {
        let subject = index.result.subjects[number]
        if index.isAlarming(subject) { row.tint = .alert }
        if !layout.hasTotal {
            row.integer(item + 1, .ordinal)
        } else if let rank = subject.rank {
            row.integer(rank, .ordinal)
        } else {
            row.text("—", .center)
        }
        layout.subjects.write(subject, of: index.kind, to: &row, links: links(number))
        if layout.group != nil { row.text(index.result.sheet.ranking.peers?.name(of: subject) ?? "", .center) }
        guard layout.hasTotal else {
            if layout.hasLines { row.integer(subject.lines.count, .quiet) }
            row.text(consequences(of: subject), .wrapped)
            return
        }
        for part in 0..<index.columnCount { row.number(index.part(part, of: number), .score, decimals: index.decimals) }
        let total = subject.total.approximate
        if let formula = TotalFormula.text(index, subject, row: place.row(of: item), firstColumn: layout.partColumn) {
            row.formula(formula, value: total, .total, decimals: index.decimals)
        } else {
            row.number(total, .total, decimals: index.decimals)
        }
        row.text(index.stars(of: subject), .stars)
        if layout.hasStars {
            if let stars = index.level(of: subject)?.stars {
                row.integer(stars, .ordinal)
            } else {
                row.text("—", .center)
            }
        }
        if layout.hasLevels { writeLast(index.last(of: subject), place.row(of: item), layout, &row) }
        if layout.hasHonours {
            let honours = index.honours(of: subject)
            row.text(honours.isEmpty ? "—" : honours, honours.isEmpty ? .center : .stars)
        }
    }

    /// 上期星级 and 变化: 升 1, 降 2, 不变, 新; — where there is nothing to say.
    private static func writeLast(_ last: LastPeriod?, _ number: Int, _ layout: Layout, _ row: inout RowBuffer) {
        guard let last else {
            row.text("—", .center)
            row.text("—", .center)
            return
        }
        row.text(last.shown, last.shown == "—" ? .center : .stars)
        switch last.change {
        case .none: row.text("—", .center)
        case .new: row.text("新", .center)
        case .up(let steps, let byStars) where byStars && layout.hasStars:
            let (stars, before) = (ColumnLetters.of(layout.starColumn), ColumnLetters.of(layout.starColumn + 1))
            row.formula("=\(stars)\(number + 1)-LEN(\(before)\(number + 1))", value: Double(steps), .change)
        case .up(let steps, _): row.integer(steps, .change)
        }
    }

    /// 按旷工处理、通报全镇, each once.
    static func consequences(of subject: SubjectScore) -> String {
        var names: [String] = []
        for entry in subject.consequences where !names.contains(entry.name) { names.append(entry.name) }
        return names.isEmpty ? "—" : names.joined(separator: "、")
    }

    private static func sign(_ row: inout RowBuffer, _ end: RowEnd, _ widths: [Double]) {
        let width = widths.count
        let names = "组长：________________    审核：________________    制表：________________"
        end(&row)
        row.height = 26
        row.text("考核领导小组（签字）：", .sign, span: width)
        end(&row)
        row.height = 26
        let half = max(2, width / 2)
        // Side by side where there is room, else below each other.
        let isWide = widths.prefix(half).reduce(0, +) > TextWidth.of(names)
        row.text(names, .sign, span: isWide ? half : width)
        if !isWide {
            end(&row)
            row.height = 26
        }
        row.text("（盖章）        ________年____月____日", .sign, span: isWide ? max(2, width - half) : width)
        end(&row)
    }
}

/// 星级评定表 as the summaries' formulas see it.
struct StarRows: Sendable {
    let rows: LiveRows
    let partColumn: Int
    private let subjects: SubjectColumns

    /// - Returns: `nil` where formulas over it could not be sure: on several sheets, or without scores.
    init?(_ index: ResultIndex, _ layout: StarSheet.Layout, _ place: TablePlace) {
        guard place.names.count == 1, layout.hasTotal, index.columnCount > 0,
            let rows = LiveRows(
                index, index.listing, sheet: place.names[0],
                rows: TablePlace.headRows..<TablePlace.headRows + place.count,
                levelColumn: layout.partColumn + index.columnCount + 1)
        else { return nil }
        self.rows = rows
        partColumn = layout.partColumn
        subjects = layout.subjects
    }

    /// The column that tells a group's people from others'; `nil` where their cells do not all say its name, or where a
    /// spreadsheet could take the name for a pattern.
    func criterion(_ group: ReportIndex.Group, _ word: String, of index: ResultIndex) -> Int? {
        let (field, name): (SubjectColumns.Field, (SubjectScore) -> String) =
            word == "窗口" ? (.window, { $0.window }) : (.department, { $0.department })
        guard LiveRows.isPlain(group.name),
            group.members[index.number].allSatisfy({
                ExactText(name(index.result.subjects[$0])) == ExactText(group.name)
            })
        else { return nil }
        return subjects.fields.firstIndex(of: field).map { $0 + 1 }
    }
}

/// The total as a formula over the cells of the parts.
enum TotalFormula {
    /// `ROUND(MAX(0,MIN(110,SUM(F4:K4))),2)` with the sheet's floor, ceiling, places and rounding; `nil` where a
    /// spreadsheet's binary arithmetic could come to another value than the exact one.
    static func text(_ index: ResultIndex, _ subject: SubjectScore, row: Int, firstColumn: Int) -> String? {
        let sheet = index.result.sheet
        guard index.columnCount > 0, isSafe(sheet, subject) else { return nil }
        let first = ColumnLetters.of(firstColumn)
        let last = ColumnLetters.of(firstColumn + index.columnCount - 1)
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
