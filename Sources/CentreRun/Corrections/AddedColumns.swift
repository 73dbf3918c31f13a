internal import RecordModel

/// The columns of the table in which the rows stand that corrections add to a log: its own, those that rules name, and
/// whatever else a correction has.
struct AddedColumns {
    private let fields: [Field]

    init(_ log: LogKind, further: [String], of rows: [[String: String]]) {
        var fields = LogSchema.fields(of: log).filter { !$0.isDerived }
        func add(_ name: String) {
            let field = LogSchema.furtherColumn(name)
            guard !field.id.isEmpty, fields.named(field.id) == nil else { return }
            fields.append(field)
        }
        further.forEach(add)
        Set(rows.flatMap(\.keys).map(ExactText.init)).sorted().map(\.text).forEach(add)
        self.fields = fields
    }

    /// Their headers.
    var headers: [String] { fields.map(\.header) }

    /// A row's cells in the columns' order.
    func record(_ cells: [String: String]) -> [String] {
        let folded = Dictionary(cells.map { (HalfWidth.fold($0), $1) }) { min($0, $1) }
        return fields.map { cells[$0.id] ?? cells[$0.header] ?? folded[HalfWidth.fold($0.header)] ?? "" }
    }
}
