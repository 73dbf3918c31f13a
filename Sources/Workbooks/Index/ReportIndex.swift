import Chronology
import Confidentiality
import Exact
import Letters
import RecordModel
import RuleModel
import ScoreModel

/// A report with what every workbook would otherwise look up again: who belongs together, in which order.
struct ReportIndex: Sendable {
    let report: RunReport
    let results: [ResultIndex]
    /// Departments by the name shown, in code-point order; empty ones do not exist.
    let departments: [Group]
    /// Everyone scored, by id, then sheet.
    let subjectsByID: [SubjectPlace]
    /// The number of the first line of each subject, for each result: lines are numbered from 1 as the ledger lists them, by
    /// sheet, then by id.
    let firstLines: [[Int]]
    /// Whose a name is; `nil` where only people are scored, whose lines name nobody else.
    let directory: PeopleDirectory?
    /// Where somebody else's name stands in what a department reads.
    let names: NameIndex
    /// The letters that consequences bring.
    private(set) var letters = LetterSet()

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
        let labels = SheetLabels.labels(report.sheets)
        results = report.sheets.enumerated().map { number, result in
            ResultIndex(
                result, label: labels[number], isAlone: report.sheets.count == 1, number: number,
                previous: report.previous[result.id])
        }
        departments = Self.groups(report.sheets, by: \.department).filter { !$0.name.isEmpty }
        subjectsByID = report.subjectsByID
        firstLines = Self.firstLines(report.sheets)
        let people = PeopleDirectory.everyone(report)
        directory = results.allSatisfy(\.kind.isStaff) ? nil : PeopleDirectory(people)
        names = NameIndex(people, plainWords: Self.plainWords(report, people))
        letters = LetterSet(self)
    }

    private static func firstLines(_ sheets: [SheetResult]) -> [[Int]] {
        var next = 1
        return sheets.map { sheet in
            var first = Array(repeating: 0, count: sheet.subjects.count)
            let ids = sheet.subjects.map { ExactText($0.id) }
            for index in ids.indices.sorted(by: { ids[$0] == ids[$1] ? $0 < $1 : ids[$0] < ids[$1] }) {
                first[index] = next
                next += sheet.subjects[index].lines.count
            }
            return first
        }
    }

    /// What is no person's name in a report's books.
    static func plainWords(_ report: RunReport, _ people: [PersonCard]) -> PlainWords {
        var files: Set<String> = []
        let regulations = report.sheets.map(\.regulation).filter { files.insert($0.file).inserted }
        return PlainWords(
            regulations, words: report.letters.flatMap(\.template.words), people: people, centre: report.centre.name)
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

    /// Whether rows say which sheet they belong to.
    var hasSeveral: Bool { results.count > 1 }

    /// What levels are called in a table over all sheets.
    var gradeWord: String { results.allSatisfy(\.hasStars) ? "星级" : "等次" }

    /// A column for the sheet a row belongs to, where there are several.
    var sheetColumn: [Table.Column] {
        hasSeveral ? [.init("考核表", TextWidth.column(results.map(\.label), least: 12, most: 18))] : []
    }

    /// Whether the results are for discussion only: rows still stand in the way of publishing.
    var isDraft: Bool { report.standing.stage == .draft && report.unresolvedCount > 0 }

    /// What titles and page headers say of a draft, so that no printed page of it can be taken for the result.
    var draftMark: String { report.standing.stage == .draft ? "（草稿）" : "" }

    /// What letters say of a draft whose findings are open; one without is as it will be sent, but for its date.
    var openMark: String { isDraft ? "（草稿）" : "" }

    /// 条目 of a rule as the workbooks print it.
    func code(ofRule rule: String, on sheet: String) -> String {
        results.first { $0.result.id == sheet }?.result.rules.first { $0.id == rule }?.code ?? rule
    }

    /// A sheet by its id as people know it; those not reported are known to their regulation.
    func title(ofSheet id: String) -> String {
        if let result = results.first(where: { $0.result.id == id }) { return result.label }
        for result in results {
            let regulation = result.result.regulation
            if let sheet = regulation.sheets.first(where: { "\(regulation.id).\($0.id)" == id }) { return sheet.title }
        }
        return id
    }
}
