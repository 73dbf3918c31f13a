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

    init(_ cards: [PersonCard]) {
        let people = cards.map { card in
            Person(
                id: ExactText(card.id), name: ExactText(HalfWidth.fold(card.name)),
                departments: card.departments.map(Self.key), windows: card.windows.map(Self.key))
        }
        self.people = people
        byName = Dictionary(grouping: people.indices) { people[$0].name }
        var byWindow: [ExactText: [Int]] = [:]
        for (number, person) in people.enumerated() {
            for window in Set(person.windows) { byWindow[window, default: []].append(number) }
        }
        self.byWindow = byWindow
    }

    /// Everyone on the roster, and whoever a sheet of people scores besides.
    static func everyone(_ report: RunReport) -> [PersonCard] {
        var known: Set<ExactText> = []
        var people = report.people.filter { known.insert(ExactText($0.id)).inserted }
        for result in report.sheets where KindWords(result.sheet.subject, in: result.regulation).isStaff {
            for subject in result.subjects where known.insert(ExactText(subject.id)).inserted {
                people.append(
                    PersonCard(
                        id: subject.id, name: subject.name, departments: [subject.department],
                        windows: [subject.window]))
            }
        }
        return people
    }

    /// A name as names are compared.
    static func key(_ name: String) -> ExactText { ExactText(HalfWidth.fold(name)) }

    /// Everyone of this name.
    func people(named name: ExactText) -> [Person] { (byName[name] ?? []).map { people[$0] } }

    /// Everyone who was at a window in the period.
    func people(at window: ExactText) -> [Person] { (byWindow[window] ?? []).map { people[$0] } }
}
