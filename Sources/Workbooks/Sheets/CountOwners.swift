import RecordModel
import ScoreModel

/// Whom a person's counts belong to: the roster's people, or whoever a sheet of people scores.
struct CountOwners: Sendable {
    /// Who somebody is.
    private struct Owner: Sendable {
        var name: String
        var department: String
        var window: String
    }

    private let owners: [ExactText: Owner]
    /// 工号 姓名 部门 窗口.
    let columns: [Table.Column]

    init(_ index: ReportIndex) {
        var owners: [ExactText: Owner] = [:]
        let results = index.results.filter(\.kind.isStaff)
        for result in results.reversed() {
            for subject in result.result.subjects {
                owners[ExactText(subject.id)] = Owner(
                    name: subject.name, department: subject.department, window: subject.window)
            }
        }
        for person in index.report.people where owners[ExactText(person.id)] == nil {
            owners[ExactText(person.id)] = Owner(
                name: person.name, department: person.department, window: person.window)
        }
        self.owners = owners
        var widths = Widths(results.lazy.flatMap { $0.result.subjects })
        for person in index.report.people {
            widths.fit(id: person.id, name: person.name, department: person.department, window: person.window)
        }
        columns = SubjectColumns([], widths: widths).columns
    }

    /// A person's cells.
    func write(_ id: String, to row: inout RowBuffer) {
        row.text(id, .center)
        if let owner = owners[ExactText(id)] {
            row.text(owner.name, .center)
            row.text(owner.department)
            row.text(owner.window)
        } else {
            row.blanks(3)
        }
    }
}
