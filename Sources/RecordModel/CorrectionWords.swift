internal import Chronology

/// How corrections are named where something rests on them.
public enum CorrectionWords {
    /// The table in which rows stand that corrections add.
    public static let table = "更正"

    /// `更正 3`, `更正 3、5`.
    public static func title(_ numbers: [Int]) -> String {
        "\(table) " + numbers.map(String.init).joined(separator: "、")
    }

    /// `更正 3:申诉复核`; without a basis the number alone.
    public static func title(_ correction: Correction) -> String {
        correction.basis.isEmpty ? title([correction.number]) : "\(title([correction.number])):\(correction.basis)"
    }

    /// Cells as `“日期”2026-07-06、“工号”A01`.
    static func list(_ cells: [CorrectedCell]) -> String {
        cells.map { "“\($0.header)”\($0.text)" }.joined(separator: "、")
    }
}

extension CorrectionTarget {
    /// What it changes, in Chinese.
    public var words: String {
        switch self {
        case .cells(let row, let instead):
            let changes = instead.map { cell in
                let was = row.cells.first { ExactText($0.header) == ExactText(cell.header) }?.text ?? ""
                return "“\(cell.header)”由“\(was)”改为“\(cell.text)”"
            }
            return "\(row.path):\(row.row) " + changes.joined(separator: ",")
        case .withdrawn(let row): return "\(row.path):\(row.row) 整行撤去:" + CorrectionWords.list(row.cells)
        case .added(let log, let cells):
            let fields = LogSchema.fields(of: log)
            let own = fields.compactMap { field in
                cells[field.id].map { CorrectedCell(header: field.header, text: $0) }
            }
            let known = Set(fields.map(\.id))
            let further = cells.keys.filter { !known.contains($0) }.map(ExactText.init).sorted().map {
                CorrectedCell(header: $0.text, text: cells[$0.text] ?? "")
            }
            return "\(log.title)补一行:" + CorrectionWords.list(own + further)
        case .line(let line, let points):
            return "\(line.sheet) \(line.subject) \(line.rule) \(line.day.iso) \(line.evidence):"
                + "由 \(line.points) 分改为 \(points) 分"
        }
    }

    /// Every text in it that may name somebody.
    public var texts: [String] {
        switch self {
        case .cells(let row, let instead): (row.cells + instead).map(\.text)
        case .withdrawn(let row): row.cells.map(\.text)
        case .added(_, let cells): cells.values.map(ExactText.init).sorted().map(\.text)
        case .line(let line, _): [line.subject]
        }
    }
}
