internal import Chronology

extension CorrectionTarget {
    /// What is corrected, as a person finds it again: `logs/cases-07.csv:1204`, `台账(添行)`, `baotou.staff W0001 virtue.3`.
    public var place: String {
        switch self {
        case .cells(let row, _), .withdrawn(let row): row.place
        case .added(let log, _): "\(log.title)(添行)"
        case .line(let line, _): "\(line.sheet) \(line.subject) \(line.rule) \(line.day.iso)"
        }
    }

    /// What is done: 改正, 撤销, 添行, 改分.
    public var act: String {
        switch self {
        case .cells: "改正"
        case .withdrawn: "撤销"
        case .added: "添行"
        case .line: "改分"
        }
    }

    /// What a machine calls it: `cells`, `withdrawn`, `added`, `line`.
    public var kind: String {
        switch self {
        case .cells: "cells"
        case .withdrawn: "withdrawn"
        case .added: "added"
        case .line: "line"
        }
    }

    /// What stood there: the cells that are changed, or the whole row where it is withdrawn.
    public var was: String {
        switch self {
        case .cells(let row, let instead):
            instead.map { cell in
                "\(cell.header)=\(Self.shown(row.cells.first { $0.header == cell.header }?.text ?? ""))"
            }.joined(separator: "、")
        case .withdrawn(let row): row.cells.map { "\($0.header)=\($0.text)" }.joined(separator: "、")
        case .added: "—"
        case .line(let line, _): "\(line.points) 分"
        }
    }

    /// What counts instead.
    public var instead: String {
        switch self {
        case .cells(_, let instead):
            instead.map { "\($0.header)=\(Self.shown($0.text))" }.joined(separator: "、")
        case .withdrawn: "本行不计"
        case .added(let log, let cells):
            Self.inOrder(cells, of: log).map { "\($0)=\($1)" }.joined(separator: "、")
        case .line(_, let points): "\(points) 分"
        }
    }

    private static func shown(_ text: String) -> String { text.isEmpty ? "(空)" : text }

    /// A row's cells by header, in the order of the log's fields, then the others by name.
    private static func inOrder(_ cells: [String: String], of log: LogKind) -> [(String, String)] {
        let fields = LogSchema.fields(of: log)
        let known = fields.compactMap { field in cells[field.id].map { (field.header, $0) } }
        let others = cells.keys.filter { id in !fields.contains { $0.id == id } }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return known + others.map { ($0, cells[$0] ?? "") }
    }
}

extension CorrectedRow {
    /// `logs/cases-07.csv:1204`.
    public var place: String { "\(path):\(row)" }
}
