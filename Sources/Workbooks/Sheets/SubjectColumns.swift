import RuleModel
import ScoreModel

/// The columns that say who a row is about: 工号 姓名 部门 窗口 for people, fewer for those that have fewer.
struct SubjectColumns: Sendable {
    /// One of them.
    enum Field: Hashable, Sendable { case id, name, department, window }

    /// Which, in order.
    let fields: [Field]
    /// How they are headed, and how wide they are, measured on what stands in them.
    let columns: [Table.Column]
    /// Whether rows of several kinds stand below each other, so that some have no id.
    private let isMixed: Bool

    /// Columns for the subjects of some results; what only some of them have stays empty in the rows of the others.
    init(_ results: [ResultIndex], widths: Widths) {
        var kinds: [KindWords] = []
        for result in results where !kinds.contains(where: { $0.kind == result.kind.kind }) {
            kinds.append(result.kind)
        }
        self.init(kinds, widths, isOwn: false)
    }

    /// Columns in a department's own book, which has no need of a column for it.
    init(ownOf result: ResultIndex, widths: Widths, hasWindow: Bool = true) {
        self.init([result.kind], widths, isOwn: true, hasWindow: hasWindow)
    }

    private init(_ kinds: [KindWords], _ widths: Widths, isOwn: Bool, hasWindow: Bool = true) {
        isMixed = kinds.count > 1
        let fields: [Field] =
            switch kinds.first?.kind ?? .staff {
            case _ where kinds.count > 1: [.id, .name, .department, .window]
            case .staff:
                isOwn ? hasWindow ? [.id, .name, .window] : [.id, .name] : [.id, .name, .department, .window]
            case .window: isOwn ? [.name] : [.name, .department]
            case .department: [.name]
            case .declared: isOwn || !widths.hasDepartments ? [.id, .name] : [.id, .name, .department]
            }
        let idHeader = kinds.allSatisfy(\.isStaff) ? "工号" : "编号"
        let nameHeader = kinds.count > 1 ? "名称" : kinds.first?.nameHeader ?? "姓名"
        columns = fields.map { field in
            switch field {
            case .id: Table.Column(idHeader, widths.id)
            case .name: Table.Column(nameHeader, widths.name)
            case .department: Table.Column("部门", widths.department)
            case .window: Table.Column("窗口", widths.window)
            }
        }
        self.fields = fields
    }

    /// The place of the names among them.
    var nameColumn: Int { fields.firstIndex(of: .name) ?? 0 }

    /// What rows are in order of: 工号.
    var order: String { columns.first?.header ?? "" }

    /// Columns that stay in sight.
    var frozen: Int { nameColumn + 1 }

    /// Where a subject's cells lead.
    struct Links: Sendable {
        var name: CellAddress?
        var department: CellAddress?
        var window: CellAddress?
    }

    /// Writes a subject's cells; the name leads to `target`, where there is one.
    func write(
        _ subject: SubjectScore, of kind: KindWords, to row: inout RowBuffer, link target: CellAddress? = nil,
        name look: CellStyle.Look = .text
    ) {
        write(subject, of: kind, to: &row, links: Links(name: target), name: look)
    }

    /// Writes a subject's cells, each with its link, where it has one.
    func write(
        _ subject: SubjectScore, of kind: KindWords, to row: inout RowBuffer, links: Links,
        name look: CellStyle.Look = .text
    ) {
        for field in fields {
            switch field {
            case .id:
                // A window's id is its name.
                if isMixed, kind.kind == .window || kind.kind == .department {
                    row.text("—", .center)
                } else {
                    row.text(subject.id, .center)
                }
            case .name:
                write(subject.name, links.name, look, to: &row)
            case .department: write(subject.department, links.department, .text, to: &row)
            case .window: write(subject.window, links.window, .text, to: &row)
            }
        }
    }

    private func write(
        _ text: String, _ target: CellAddress?, _ look: CellStyle.Look, to row: inout RowBuffer
    ) {
        if let target { row.link(text, to: target) } else { row.text(text, look) }
    }
}

/// Widths of the columns that hold names, measured on what stands in them.
struct Widths: Sendable {
    private(set) var id = 8.0
    private(set) var name = 8.0
    private(set) var department = 12.0
    private(set) var window = 12.0
    /// Whether anyone has a department.
    private(set) var hasDepartments = false

    init(_ subjects: some Sequence<SubjectScore>) {
        for subject in subjects {
            fit(id: subject.id, name: subject.name, department: subject.department, window: subject.window)
        }
    }

    /// Makes room for one more.
    mutating func fit(id: String, name: String, department: String, window: String) {
        // Two bytes a digit's width is never too little, and spares a walk over the characters of most names.
        self.id = max(self.id, min(18, Double(id.utf8.count) + 2.5))
        Self.widen(&self.name, name, most: 30)
        Self.widen(&self.department, department, most: 26)
        Self.widen(&self.window, window, most: 26)
        if !department.isEmpty { hasDepartments = true }
    }

    /// The same with departments and windows no wider than this: in wide tables they wrap.
    func narrowed(to most: Double) -> Widths {
        var widths = self
        widths.department = min(department, most)
        widths.window = min(window, most)
        return widths
    }

    private static func widen(_ width: inout Double, _ text: String, most: Double) {
        if Double(text.utf8.count) + 2.5 > width { width = min(most, max(width, TextWidth.of(text) + 2.5)) }
    }
}
