import RecordModel
import RuleModel
import ScoreModel

/// Whose a name is: what a department's book must know before it prints a note about a window others work at too.
struct PeopleDirectory: Sendable {
    /// Someone, with names compared half-width.
    struct Person: Sendable {
        let id: ExactText
        let name: ExactText
        let departments: [ExactText]
        let windows: [ExactText]

        /// Whether a department ever sent them in the period.
        func belongs(to department: ExactText) -> Bool { departments.contains(department) }
    }

    private let people: [Person]
    private let byName: [ExactText: [Int]]
    private let byWindow: [ExactText: [Int]]

    /// Everyone on the roster, and whoever a sheet of people scores besides.
    init(_ report: RunReport) {
        var people: [Person] = []
        var known: Set<ExactText> = []
        for card in report.people where known.insert(ExactText(card.id)).inserted {
            people.append(
                Person(
                    id: ExactText(card.id), name: ExactText(HalfWidth.fold(card.name)),
                    departments: card.departments.map(Self.key), windows: card.windows.map(Self.key)))
        }
        for result in report.sheets where KindWords(result.sheet.subject, in: result.regulation).isStaff {
            for subject in result.subjects where known.insert(ExactText(subject.id)).inserted {
                people.append(
                    Person(
                        id: ExactText(subject.id), name: ExactText(HalfWidth.fold(subject.name)),
                        departments: [Self.key(subject.department)], windows: [Self.key(subject.window)]))
            }
        }
        self.people = people
        byName = Dictionary(grouping: people.indices) { people[$0].name }
        var byWindow: [ExactText: [Int]] = [:]
        for (number, person) in people.enumerated() {
            for window in Set(person.windows) { byWindow[window, default: []].append(number) }
        }
        self.byWindow = byWindow
    }

    /// A name as names are compared.
    static func key(_ name: String) -> ExactText { ExactText(HalfWidth.fold(name)) }

    /// Everyone of this name.
    func people(named name: ExactText) -> [Person] { (byName[name] ?? []).map { people[$0] } }

    /// Everyone who was at a window in the period.
    func people(at window: ExactText) -> [Person] { (byWindow[window] ?? []).map { people[$0] } }
}
