import Chronology
import RuleModel
import ScoreModel

/// 后续处理: what follows besides points, with clause and reason.
enum ConsequenceSheet {
    /// Every entry of some people, by person and then the file's order.
    static func keys(_ index: ResultIndex, _ subjects: [Int]) -> [(subject: Int, entry: Int)] {
        subjects.flatMap { subject in
            index.result.subjects[subject].consequences.indices.map { (subject, $0) }
        }
    }

    /// Every entry of everyone: by subject, then the order of the sheets and of their files.
    static func keys(_ index: ReportIndex) -> [(place: SubjectPlace, entry: Int)] {
        index.subjectsByID.flatMap { place in
            index.results[place.sheet].result.subjects[place.subject].consequences.indices.map { (place, $0) }
        }
    }

    static func table(
        _ index: ReportIndex, _ keys: [(place: SubjectPlace, entry: Int)], subjects: SubjectColumns, place: TablePlace,
        person: @escaping @Sendable (_ result: Int, _ subject: Int) -> CellAddress
    ) -> Table {
        let standing = index.results.map(\.standingWidth).max() ?? 13
        let columns =
            index.sheetColumn + subjects.columns + [
                .init("总分", 9), .init(index.gradeWord, standing), .init("处理", 18), .init("条款", 20), .init("原因", 36),
            ] + (index.letters.kinds.isEmpty ? [] : [.init("文书", 30)])
        let hasSeveral = index.hasSeveral
        let title = hasSeveral ? "" : index.results.first?.result.sheet.title ?? ""
        return Table(
            title: "\(index.report.period.title)\(title)后续处理",
            subtitle: "\(index.report.centre.name) · 共 \(keys.count) 项", columns: columns, place: place,
            frozenColumns: index.sheetColumn.count + subjects.frozen,
            fill: { item, row in
                let result = index.results[keys[item].place.sheet]
                let subject = result.result.subjects[keys[item].place.subject]
                let entry = subject.consequences[keys[item].entry]
                if result.isAlarming(subject) { row.tint = .alert }
                if hasSeveral { row.text(result.label) }
                subjects.write(
                    subject, of: result.kind, to: &row, link: person(result.number, keys[item].place.subject))
                row.points(subject.total, .total, decimals: result.decimals)
                row.text(result.stars(of: subject), .stars)
                row.text(entry.name, .center)
                row.text(entry.clause)
                row.text(entry.reason, .wrapped)
                if !index.letters.kinds.isEmpty {
                    row.text(index.letters.title(about: keys[item].place, entry), .wrapped)
                }
            })
    }
}
