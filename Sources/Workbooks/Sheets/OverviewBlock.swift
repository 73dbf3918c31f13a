import Chronology
import RuleModel
import ScoreModel

/// What 概览 says of one result: on which regulation it rests, who was assessed, levels and means with their charts.
struct OverviewBlock {
    private static let chartRows = 10
    private let result: ResultIndex
    /// Whether it is the report's only one, and the head of the sheet says the facts.
    private let isAlone: Bool

    init(_ result: ResultIndex, isAlone: Bool) {
        self.result = result
        self.isAlone = isAlone
    }

    /// 考核办法(发布单位 · 文号 · 施行日期).
    static func regulation(_ result: ResultIndex) -> String {
        "\(result.result.regulation.title)(\(RulesSheet.basis(result.result)))"
    }

    /// 参评 6 人,在册 7 人.
    static func ranked(_ result: ResultIndex) -> String {
        let unit = result.kind.unit
        let out = result.disqualifiedCount
        return "参评 \(result.result.rankedCount) \(unit)" + (out > 0 ? "(其中取消资格 \(out) \(unit))" : "")
            + ",在册 \(result.result.subjects.count) \(unit)"
    }

    private var facts: [(String, String)] {
        guard !isAlone else { return [] }
        let sheet = result.result.sheet
        return [
            ("考核办法", Self.regulation(result)),
            ("考核对象", "\(result.kind.title) · \(result.result.period.title) · 考核表 \(result.result.id)"),
            (sheet.subject == .staff ? "参评人数" : "参评\(result.kind.title)", Self.ranked(result)),
        ]
    }

    /// Levels, then honours and those out of the ranking; only levels are drawn.
    private func counts(_ figure: GroupFigures) -> [(name: String, count: Int)] {
        let sheet = result.result.sheet
        var counts = zip(sheet.levels, figure.levels).map { ($0.name, $1) }
        counts += zip(sheet.honours, figure.honours).map { ("\($0.name)(荣誉)", $1) }
        if figure.disqualified > 0 { counts.append(("取消资格", figure.disqualified)) }
        return counts
    }

    private var hasCounts: Bool { !result.result.sheet.levels.isEmpty || !result.result.sheet.honours.isEmpty }

    private var countRows: Int {
        let sheet = result.result.sheet
        return max(
            Self.chartRows,
            sheet.levels.count + sheet.honours.count + (result.disqualifiedCount > 0 ? 1 : 0))
    }

    /// Where a page ends behind the block, the chart needs room of its own below the table.
    private var meanRows: Int { max(Self.chartRows + (isAlone ? 0 : 2), result.columnCount) }

    private var hasMeans: Bool { result.givesPoints && result.columnCount > 0 }

    private var headRows: Int { isAlone ? 0 : 2 + facts.count }

    /// Rows it takes.
    var rowCount: Int {
        headRows + (hasCounts ? 3 + countRows : 0) + (hasMeans ? 3 + meanRows : 0)
    }

    func write(_ figure: GroupFigures, _ live: StarRows?, _ row: inout RowBuffer, _ end: RowEnd) {
        if !isAlone {
            row.breaksPage = result.number > 0
            OverviewSheet.section("\(result.number + 1). \(result.result.sheet.title)", &row, end)
            for (label, value) in facts {
                row.height = 14 * TextWidth.lines(value, in: OverviewSheet.factRoom) + 5
                row.text(label, .label, span: 2)
                row.text(value, .text, span: OverviewSheet.width - 2)
                end(&row)
            }
        }
        if hasCounts { levels(figure, live, &row, end) }
        if hasMeans { means(figure, live, &row, end) }
    }

    private func levels(_ figure: GroupFigures, _ live: StarRows?, _ row: inout RowBuffer, _ end: RowEnd) {
        OverviewSheet.section("\(result.gradeWord)分布\(result.suffix)", &row, end)
        for header in [result.gradeWord, result.kind.isStaff ? "人数" : "个数", "占比"] { row.text(header, .header) }
        end(&row)
        let counts = counts(figure)
        for number in 0..<countRows {
            row.height = 18
            if number < counts.count {
                row.text(counts[number].name, .center)
                let levels = result.result.sheet.levels
                let formula = number < levels.count ? live?.rows.reached(StarWords.picture(of: levels[number])) : nil
                row.count(counts[number].count, formula)
                row.rate(
                    counts[number].count, of: figure.ranked,
                    formula.flatMap { text in live.map { "=\(text)/\($0.rows.assessed())" } })
            }
            end(&row)
        }
    }

    private func means(_ figure: GroupFigures, _ live: StarRows?, _ row: inout RowBuffer, _ end: RowEnd) {
        OverviewSheet.section("各项平均分\(result.suffix)", &row, end)
        for header in ["项目", "平均分", "最低分", "最高分"] { row.text(header, .header) }
        end(&row)
        let columns = result.columns
        for number in 0..<meanRows {
            row.height = 18
            if number < columns.count {
                row.text(columns[number].title, .center)
                if figure.ranked > 0 {
                    let column = (live?.partColumn ?? 0) + number
                    row.mean(
                        figure.partShown[number], live?.rows.mean(column, decimals: result.decimals), .score,
                        decimals: result.decimals)
                    let range = figure.partRanges[number]
                    for (function, value) in [("MIN", range.least), ("MAX", range.most)] {
                        if let formula = live?.rows.extreme(function, column) {
                            row.formula(formula, value: value, .score, decimals: result.decimals)
                        } else {
                            row.number(value, .score, decimals: result.decimals)
                        }
                    }
                } else {
                    row.blanks(3)
                }
            }
            end(&row)
        }
    }

    /// The charts beside the tables, for a block that begins in a row.
    func charts(from start: Int, _ figure: GroupFigures) -> [ChartPlan] {
        let sheet = result.result.sheet
        var charts: [ChartPlan] = []
        var first = start + headRows + 3
        if hasCounts {
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
            charts.append(
                ChartPlan(
                    form: .columns, title: "\(result.gradeWord)分布(\(result.kind.unit))",
                    rows: first..<first + sheet.levels.count, categoryColumn: 0, valueColumn: 1, row: first - 1,
                    column: 4, width: 396, height: 226, labelFormat: "0", colors: colors, least: 0))
            first += countRows + 3
        }
        guard hasMeans else { return charts }
        charts.append(
            ChartPlan(
                form: .columns, title: "各项平均分", rows: first..<first + result.columnCount, categoryColumn: 0,
                valueColumn: 1, row: first - 1, column: 4, width: 396, height: 226, labelFormat: "0.00",
                least: figure.partMeans.contains { $0 < 0 } ? nil : 0))
        return charts
    }
}
