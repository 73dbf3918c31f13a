import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel

/// A report with what every workbook would otherwise look up again: who belongs together, in which order.
struct ReportIndex: Sendable {
    let report: RunReport
    let results: [ResultIndex]
    /// Departments by the name shown, in code-point order; empty ones do not exist.
    let departments: [Group]
    /// Where a person's attendance stands in the report.
    let attendance: [ExactText: Int]
    /// Where a person's cases stand in the report.
    let cases: [ExactText: Int]

    /// A department or a window and its people in each result, by index, in rank order.
    struct Group: Sendable {
        /// The spelling that is smallest in code-point order.
        var name: String
        /// For each result, indices of its subjects.
        var members: [[Int]]

        /// How many lines they have in all results.
        func lineCount(in results: [ResultIndex]) -> Int {
            zip(members, results).reduce(0) { sum, pair in
                pair.0.reduce(sum) { $0 + pair.1.result.subjects[$1].lines.count + 3 }
            }
        }
    }

    init(_ report: RunReport) {
        self.report = report
        results = report.sheets.enumerated().map { ResultIndex($1, isAlone: report.sheets.count == 1, number: $0) }
        departments = Self.groups(report.sheets, by: \.department)
        var attendance: [ExactText: Int] = [:]
        for (index, summary) in report.attendance.enumerated() { attendance[ExactText(summary.subject)] = index }
        self.attendance = attendance
        var cases: [ExactText: Int] = [:]
        for (index, summary) in report.cases.enumerated() { cases[ExactText(summary.subject)] = index }
        self.cases = cases
    }

    /// Groups people by a name compared half-width; shown is the spelling that is smallest in code-point order.
    static func groups(_ sheets: [SheetResult], by name: any KeyPath<SubjectScore, String> & Sendable) -> [Group] {
        var places: [ExactText: Int] = [:]
        var groups: [Group] = []
        for (number, sheet) in sheets.enumerated() {
            for (index, subject) in sheet.subjects.enumerated() {
                let spelling = subject[keyPath: name]
                let key = ExactText(HalfWidth.fold(spelling))
                let place: Int
                if let known = places[key] {
                    place = known
                    if spelling.precedes(groups[place].name) { groups[place].name = spelling }
                } else {
                    place = groups.count
                    places[key] = place
                    groups.append(Group(name: spelling, members: Array(repeating: [], count: sheets.count)))
                }
                groups[place].members[number].append(index)
            }
        }
        return groups.sorted { $0.name.precedes($1.name) }
    }

    /// Whether the results are for discussion only: rows still stand in the way of publishing.
    var isDraft: Bool { report.unresolvedCount > 0 }

    /// What titles and page headers say of a draft, so that no printed page of it can be taken for the result.
    var draftMark: String { isDraft ? "（草稿）" : "" }
}
