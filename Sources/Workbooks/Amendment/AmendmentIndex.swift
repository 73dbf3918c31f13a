import Amending
import Chronology
import Confidentiality
import LedgerModel
import RecordModel
import RuleModel
import ScoreModel

/// An amendment with what its workbooks would otherwise look up again.
struct AmendmentIndex: Sendable {
    let report: AmendmentReport
    let rowLimit: Int
    /// What each of ``AmendmentReport/sheets`` is called on a tab.
    let labels: [String]
    /// Paths of the departments' books.
    let departmentBooks: [String]
    /// Where somebody else's name stands in what a department reads.
    let names: NameIndex
    private let byID: [String: Int]
    /// 条目 as workbooks print it, by sheet and rule.
    private let codes: [String: String]

    /// - Parameter run: the run the amendment was found by; it knows everyone, and the words of the rules.
    init(_ report: AmendmentReport, of run: RunReport, rowLimit: Int) {
        self.report = report
        self.rowLimit = min(max(rowLimit, 12), 1_048_576)
        labels = SheetLabels.labels(titles: report.sheets.map(\.sheet.title))
        byID = Dictionary(report.after.sheets.enumerated().map { ($1.id, $0) }) { first, _ in first }
        codes = Dictionary(
            run.sheets.flatMap { sheet in sheet.rules.map { ("\(sheet.id)\u{0}\($0.id)", $0.code) } },
            uniquingKeysWith: { first, _ in first })
        var files = FileNames()
        departmentBooks = report.departments.map { DepartmentBook.folder + "/" + files.name($0.name) }
        names = Self.names(report, run)
    }

    /// Everyone on the roster, and everyone published: who was struck off since is somebody's still.
    private static func names(_ report: AmendmentReport, _ run: RunReport) -> NameIndex {
        var people = PeopleDirectory.everyone(run)
        for sheet in report.before.sheets + report.after.sheets where PublishedKind(sheet).isStaff {
            people += sheet.subjects.map {
                PersonCard(id: $0.id, name: $0.name, departments: [$0.department], windows: [$0.window])
            }
        }
        return NameIndex(people, plainWords: ReportIndex.plainWords(run, people))
    }

    /// 2026年第三季度第 1 次更正.
    var title: String { "\(report.amendment.period.title)第 \(report.amendment.number) 次" }

    /// Centre, who and when, below a table's title.
    func subtitle(_ text: DepartmentText = DepartmentText()) -> String {
        "\(report.centre.name) · \(report.amendment.at.day.iso) · 经办 \(text.shown(report.amendment.by))"
    }

    /// What a tab ends in where several sheets are touched.
    func suffix(_ label: String) -> String { report.sheets.count > 1 ? "·" + label : "" }

    /// A sheet by its id.
    func sheet(_ id: String) -> LedgerSheet? { byID[id].map { report.after.sheets[$0] } }

    /// What is corrected, as the other sheets print it: 考核表, subject, 条目, day.
    func place(of target: CorrectionTarget) -> String {
        guard case .line(let line, _) = target else { return target.place }
        let title = sheet(line.sheet)?.title ?? line.sheet
        let code = codes["\(line.sheet)\u{0}\(line.rule)"] ?? line.rule
        return "\(title) \(line.subject) \(code) \(line.day.iso) \(line.evidence)"
    }

    /// A column for the sheet, where rows of several stand below each other.
    var sheetColumn: [Table.Column] { report.after.sheets.count > 1 ? [.init("考核表", 20)] : [] }

    /// How many decimals a sheet's totals have.
    func decimals(_ id: String) -> Int { sheet(id)?.decimals ?? 2 }

    /// Writes which sheet a row is about, where that has a column.
    func writeSheet(_ id: String, to row: inout RowBuffer) {
        if !sheetColumn.isEmpty { row.text(sheet(id)?.title ?? id, .wrapped) }
    }
}

/// What goes with the kind of subject a published sheet scores; a declared kind is known by its id only.
struct PublishedKind: Sendable {
    let id: String

    init(_ sheet: LedgerSheet?) { id = sheet?.subjectKind ?? SubjectKind.staff.id }

    var isStaff: Bool { id == SubjectKind.staff.id }
    /// Whether its id is its name.
    var isUnit: Bool { id == SubjectKind.window.id || id == SubjectKind.department.id }
    var unit: String { isStaff ? "人" : "个" }
    var nameHeader: String {
        switch id {
        case SubjectKind.staff.id: "姓名"
        case SubjectKind.window.id: "窗口"
        case SubjectKind.department.id: "部门"
        default: "名称"
        }
    }
}

/// The columns that say whom a row of published results is about.
struct PublishedColumns: Sendable {
    private enum Field { case id, name, department, window }
    private let fields: [Field]
    let columns: [Table.Column]
    private let isMixed: Bool

    /// Columns for subjects of some sheets.
    init(_ sheets: [LedgerSheet], _ subjects: some Sequence<PublishedSubject>) {
        var kinds: [PublishedKind] = []
        for sheet in sheets where !kinds.contains(where: { $0.id == sheet.subjectKind }) {
            kinds.append(PublishedKind(sheet))
        }
        let first = kinds.first ?? PublishedKind(nil)
        self.isMixed = kinds.count > 1
        let fields: [Field] =
            if kinds.count > 1 {
                [.id, .name, .department, .window]
            } else {
                switch first.id {
                case SubjectKind.staff.id: [.id, .name, .department, .window]
                case SubjectKind.window.id: [.name, .department]
                case SubjectKind.department.id: [.name]
                default: [.id, .name, .department]
                }
            }
        var widths = Widths([SubjectScore]())
        for subject in subjects {
            widths.fit(id: subject.id, name: subject.name, department: subject.department, window: subject.window)
        }
        self.fields = fields
        let isMixed = kinds.count > 1
        columns = fields.map { field in
            switch field {
            case .id: Table.Column(kinds.allSatisfy(\.isStaff) ? "工号" : "编号", max(9, widths.id))
            case .name: Table.Column(isMixed ? "名称" : first.nameHeader, max(10, widths.name))
            case .department: Table.Column("部门", widths.department)
            case .window: Table.Column("窗口", widths.window)
            }
        }
    }

    /// Columns that stay in sight.
    var frozen: Int { (fields.firstIndex(of: .name) ?? 0) + 1 }

    /// Writes a subject's cells.
    func write(_ subject: PublishedSubject, of kind: PublishedKind, to row: inout RowBuffer) {
        for field in fields {
            switch field {
            case .id: row.text(isMixed && kind.isUnit ? "—" : subject.id, .center)
            case .name: row.text(subject.name)
            case .department: row.text(subject.department)
            case .window: row.text(subject.window)
            }
        }
    }
}
