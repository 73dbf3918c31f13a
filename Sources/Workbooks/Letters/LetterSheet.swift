import Letters

/// A department's letters of one kind: one after another, each on a page of its own.
enum LetterSheet {
    /// The columns that tables share out among themselves.
    private static let grid = 12
    private static let columnWidth = 7.2
    private static var width: Double { Double(grid) * columnWidth }

    /// One row of a letter.
    private struct Row: Sendable {
        var cells: [(text: String, look: CellStyle.Look, span: Int)]
        var height: Double?
        var breaksPage = false
    }

    /// A sheet, and the row each of the letters begins at.
    static func plan(_ letters: [Letter], name: String) -> (sheet: SheetPlan, starts: [Int]) {
        var rows: [Row] = []
        var starts: [Int] = []
        for letter in letters {
            starts.append(rows.count)
            var own = letter.blocks.flatMap(Self.rows)
            if own.isEmpty { own = [Row(cells: [], height: 18)] }
            own[0].breaksPage = true
            rows += own
        }
        let all = rows
        var plan = SheetPlan(name: name, widths: Array(repeating: columnWidth, count: grid)) { row, end in
            for line in all {
                row.breaksPage = line.breaksPage
                row.height = line.height
                for cell in line.cells { row.text(cell.text, cell.look, span: cell.span) }
                if line.cells.isEmpty { row.skip() }
                end(&row)
            }
        }
        plan.isLandscape = false
        plan.rowHeight = 19
        return (plan, starts)
    }

    private static func rows(_ block: Letter.Block) -> [Row] {
        switch block {
        case .blank: return [Row(cells: [], height: 16)]
        case .text(let layout, let text):
            let look: CellStyle.Look =
                switch layout {
                case .title: .title
                case .center: .centred
                case .right: .dateline
                case .flush, .paragraph: .paragraph
                }
            // Paragraphs begin two characters in.
            let shown = layout == .paragraph ? "\u{3000}\u{3000}" + text : text
            let lines = TextWidth.lines(shown, in: width / 1.2)
            let height = layout == .title ? 34 : min(409, 19 * lines + 6)
            return [Row(cells: [(shown, look, grid)], height: height)]
        case .table(let table): return rows(table)
        }
    }

    private static func rows(_ table: LetterTable) -> [Row] {
        let spans = spans(table.columns.map(\.weight))
        var rows = [Row(cells: zip(table.columns, spans).map { ($0.header, .header, $1) }, height: 22)]
        for texts in table.rows {
            var cells: [(text: String, look: CellStyle.Look, span: Int)] = []
            for (number, column) in table.columns.enumerated() {
                let look: CellStyle.Look = column.align == .left ? .text : column.align == .right ? .figure : .center
                cells.append((number < texts.count ? texts[number] : "", look, spans[number]))
            }
            rows.append(Row(cells: cells))
        }
        if table.rows.isEmpty { rows.append(Row(cells: [(LetterTable.nothing, .center, grid)])) }
        return rows + [Row(cells: [], height: 6)]
    }

    /// The grid's columns shared out by weight, at least one each; what does not divide goes to the heaviest.
    static func spans(_ weights: [Int]) -> [Int] {
        let total = max(1, weights.reduce(0, +))
        var spans = weights.map { max(1, grid * $0 / total) }
        while spans.reduce(0, +) < grid, let place = place(of: weights, spans, furthest: true) { spans[place] += 1 }
        while spans.reduce(0, +) > grid,
            let place = spans.indices.filter({ spans[$0] > 1 }).max(by: { spans[$0] < spans[$1] })
        {
            spans[place] -= 1
        }
        return spans
    }

    /// The column that has least for its weight; of equals the first.
    private static func place(of weights: [Int], _ spans: [Int], furthest: Bool) -> Int? {
        var best: Int?
        for place in weights.indices {
            guard let known = best else {
                best = place
                continue
            }
            if weights[place] * spans[known] > weights[known] * spans[place] { best = place }
        }
        return best
    }
}
