import Letters
import RecordModel
import ScoreModel

/// All letters of a report, numbered: what stands in 文书/*.html and in the departments' workbooks.
struct LetterSet: Sendable {
    /// A letter and whom it is about.
    struct Entry: Sendable {
        let letter: Letter
        /// The department it is for; `nil` for the whole centre, empty where somebody is sent by none.
        let department: String?
        /// Those it is about, by result and index.
        let subjects: [SubjectPlace]
    }

    /// The letters of one template.
    struct Kind: Sendable {
        let template: LetterTemplate
        /// Path of their page, relative to the output folder.
        let path: String
        let entries: [Entry]
    }

    /// Where pages go.
    static let folder = "文书"

    /// Those of which there is at least one letter, in the order of `centre.yaml`.
    let kinds: [Kind]
    /// For each kind the number of the letter about somebody.
    private let numbers: [[SubjectPlace: Int]]

    /// No letters.
    init() {
        kinds = []
        numbers = []
    }

    init(_ index: ReportIndex) {
        var names = FileNames()
        var kinds: [Kind] = []
        for order in index.report.letters {
            let concerned = Concerned.all(order.template, index)
            guard !concerned.isEmpty else { continue }
            kinds.append(
                Kind(
                    template: order.template,
                    path: Self.folder + "/" + names.name(order.template.name, extension: ".html"),
                    entries: Self.entries(order, concerned, index)))
        }
        self.kinds = kinds
        numbers = kinds.map { kind in
            var numbers: [SubjectPlace: Int] = [:]
            for (number, entry) in kind.entries.enumerated() {
                for subject in entry.subjects { numbers[subject] = number }
            }
            return numbers
        }
    }

    /// The letters a consequence of somebody's is told in, by kind and number.
    func letters(about subject: SubjectPlace, _ entry: ConsequenceEntry) -> [(kind: Int, number: Int)] {
        kinds.indices.compactMap { kind in
            guard kinds[kind].template.isFor(entry.name), let number = numbers[kind][subject] else { return nil }
            return (kind, number)
        }
    }

    /// What a consequence is told in: 限期整改通知书 〔2026〕第三季度整改第1号.
    func title(about subject: SubjectPlace, _ entry: ConsequenceEntry) -> String {
        letters(about: subject, entry).map { found in
            let kind = kinds[found.kind]
            let number = kind.entries[found.number].letter.number
            return number.isEmpty ? kind.template.name : "\(kind.template.name) \(number)"
        }.joined(separator: "；")
    }

    // MARK: One template

    private static func entries(
        _ order: LetterOrder, _ concerned: [Concerned], _ index: ReportIndex
    ) -> [Entry] {
        var groups: [(department: String?, members: [Concerned])] = []
        switch order.template.scope {
        case .subject: groups = concerned.map { ($0.department, [$0]) }
        case .centre: groups = [(nil, concerned)]
        case .department:
            for member in concerned {
                if groups.last?.department == member.department {
                    groups[groups.count - 1].members.append(member)
                } else {
                    groups.append((member.department, [member]))
                }
            }
        }
        var views: [String: DepartmentView] = [:]
        return groups.enumerated().map { number, group in
            for name in group.members.map(\.department) where views[name] == nil {
                views[name] = DepartmentView(name, index)
            }
            let facts = LetterFactSheet(
                order, group.members, department: group.department, serial: number + 1, of: groups.count, index, views)
            return Entry(
                letter: order.template.letter(facts.facts, mark: index.openMark), department: group.department,
                subjects: group.members.map(\.place))
        }
    }
}

/// Somebody a template's letters are about, with the consequences that are the reason.
struct Concerned: Sendable {
    let place: SubjectPlace
    let result: ResultIndex
    let subject: SubjectScore
    let entries: [ConsequenceEntry]
    /// The department, as its workbook is called; empty if none.
    let department: String

    /// Everybody a template is for: a letter to the whole centre names them by sheet as its lists do, others go by
    /// department, then sheet, then id.
    static func all(_ template: LetterTemplate, _ index: ReportIndex) -> [Concerned] {
        func concerned(_ result: ResultIndex, _ number: Int, _ department: String) -> Concerned? {
            let subject = result.result.subjects[number]
            let entries = subject.consequences.filter { template.isFor($0.name) }
            guard !entries.isEmpty else { return nil }
            return Concerned(
                place: SubjectPlace(sheet: result.number, subject: number), result: result, subject: subject,
                entries: entries, department: department)
        }
        guard template.scope != .centre else {
            return index.results.flatMap { result in
                result.listing.compactMap { concerned(result, $0, result.result.subjects[$0].department) }
            }
        }
        func byID(_ result: ResultIndex, _ members: [Concerned]) -> [Concerned] {
            let subjects = result.result.subjects
            return members.sorted { left, right in
                let (a, b) = (left.place.subject, right.place.subject)
                return subjects[a].id == subjects[b].id ? a < b : subjects[a].id.precedes(subjects[b].id)
            }
        }
        var all: [Concerned] = []
        for group in index.departments {
            for result in index.results {
                all += byID(result, group.members[result.number].compactMap { concerned(result, $0, group.name) })
            }
        }
        for result in index.results {
            let rest = result.result.subjects.indices.filter {
                HalfWidth.fold(result.result.subjects[$0].department).isEmpty
            }
            all += byID(result, rest.compactMap { concerned(result, $0, "") })
        }
        return all
    }
}
