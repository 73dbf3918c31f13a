internal import Chronology
internal import Diagnostics
internal import Evaluation
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Finds whom a question is about: by id, by name, or as a window or a department.
struct SubjectFinder {
    let rosters: Rosters
    let regulations: [Regulation]
    /// The sheets the period calls for, or the one asked about.
    let sheets: [Sheet]
    let period: Period

    /// Somebody or something the rosters know.
    private struct Match {
        let kind: SubjectKind
        let index: Int
        let id: String
        let name: String
        let place: String
        let isByID: Bool
    }

    /// The one subject a text means.
    /// - Throws: ``ExplainRefusal`` where it means nobody, or several.
    func find(_ text: String) throws -> (kind: SubjectKind, index: Int, card: SubjectCard) {
        let wanted = HalfWidth.fold(text)
        let matches = matches(wanted)
        guard !matches.isEmpty else { throw unknown(wanted) }
        let scored = matches.filter { match in sheets.contains { $0.subject == match.kind } }
        guard !scored.isEmpty else { throw unscored(matches) }
        // An id means one subject; a name means that only where no id is spelt alike.
        let byID = scored.filter(\.isByID)
        let meant = byID.isEmpty ? scored : byID
        guard meant.count == 1, let match = meant.first else { throw ambiguous(wanted, meant) }
        return (match.kind, match.index, card(match))
    }

    private func matches(_ wanted: String) -> [Match] {
        let people = rosters.people
        let text = ExactText(wanted)
        var found: [Match] = []
        for (index, id) in people.ids.enumerated() {
            let isByID = ExactText(id) == text
            let isByName = people.stretches[index].contains { ExactText(HalfWidth.fold($0.name)) == text }
            guard isByID || isByName, let last = stretch(of: index) else { continue }
            found.append(
                Match(
                    kind: .staff, index: index, id: id, name: last.name, place: "\(last.window) · \(last.department)",
                    isByID: isByID))
        }
        func units(_ kind: SubjectKind, _ names: [String]) {
            for (index, name) in names.enumerated() where ExactText(name) == text {
                found.append(Match(kind: kind, index: index, id: name, name: name, place: kind.title, isByID: true))
            }
        }
        units(.window, people.windows)
        units(.department, people.departments)
        for id in rosters.declared.keys.sorted() {
            guard let roster = rosters.declared[id] else { continue }
            for index in roster.ids.indices {
                let isByID = ExactText(roster.ids[index]) == text
                guard isByID || ExactText(HalfWidth.fold(roster.names[index])) == text else { continue }
                found.append(
                    Match(
                        kind: .declared(id), index: index, id: roster.ids[index], name: roster.names[index],
                        place: roster.title, isByID: isByID))
            }
        }
        return found
    }

    /// The stretch a person is listed under in the period, else the last there is.
    private func stretch(of person: Int) -> RosterStretch? {
        rosters.people.listing(of: person, in: period) ?? rosters.people.stretches[person].last
    }

    private func card(_ match: Match) -> SubjectCard {
        let title = kindTitle(match.kind)
        switch match.kind {
        case .staff:
            let last = stretch(of: match.index)
            return SubjectCard(
                kind: match.kind.id, kindTitle: title, id: match.id, name: match.name, window: last?.window ?? "",
                department: last?.department ?? "")
        case .window, .department:
            return SubjectCard(
                kind: match.kind.id, kindTitle: title, id: match.id, name: match.name, window: "", department: "")
        case .declared(let id):
            return SubjectCard(
                kind: match.kind.id, kindTitle: title, id: match.id, name: match.name, window: "",
                department: rosters.declared[id]?.departments[match.index] ?? "")
        }
    }

    private func kindTitle(_ kind: SubjectKind) -> String {
        if case .declared(let id) = kind { return rosters.declared[id]?.title ?? id }
        return kind.title
    }

    // MARK: Refusals

    private func unknown(_ wanted: String) -> ExplainRefusal {
        let people = rosters.people
        let names = people.stretches.flatMap { $0.map { HalfWidth.fold($0.name) } }
        let declared = rosters.declared.keys.sorted().compactMap { rosters.declared[$0] }
        let groups: [[String]] = [
            people.ids, people.windows, people.departments, names, declared.flatMap(\.ids), declared.flatMap(\.names),
        ]
        var near: [String] = []
        // A part of a name is the commonest way to ask for it.
        for name in groups.joined() where !wanted.isEmpty && name.contains(wanted) && !near.contains(name) {
            near.append(name)
            if near.count == 8 { break }
        }
        for group in groups {
            if let name = NearestName.find(wanted, among: group), !near.contains(name) { near.append(name) }
        }
        return ExplainRefusal(
            Wording(
                zh: "名册里没有“\(wanted)”这个工号、姓名、窗口或部门",
                en: "the rosters have no id, name, window or department '\(wanted)'"),
            candidates: Array(near.prefix(8)), Wording(zh: "是不是:", en: "did you mean:"))
    }

    private func ambiguous(_ wanted: String, _ matches: [Match]) -> ExplainRefusal {
        ExplainRefusal(
            Wording(
                zh: "“\(wanted)”有 \(matches.count) 个,请用编号指明",
                en: "'\(wanted)' is \(matches.count) subjects; name one by id"),
            candidates: matches.prefix(20).map { "\($0.id)  \($0.name)  \($0.place)" },
            Wording(zh: "候选:", en: "candidates:"))
    }

    /// A subject of a kind that no sheet of the period scores: its people are scored, perhaps.
    private func unscored(_ matches: [Match]) -> ExplainRefusal {
        guard let match = matches.first else { return unknown("") }
        let people: [Int]
        switch match.kind {
        case .window: people = rosters.people.people(everAtWindow: match.index)
        case .department: people = rosters.people.people(everInDepartment: match.index)
        case .staff, .declared: people = []
        }
        let kinds = Set(sheets.map(\.subject.id))
        let known = sheets.map(\.subject).filter { kinds.contains($0.id) }.map { kindTitle($0) }
        var said: [String] = []
        for kind in known where !said.contains(kind) { said.append(kind) }
        return ExplainRefusal(
            Wording(
                zh: "“\(match.name)”是\(kindTitle(match.kind)),\(period.label) 的考核表只考核\(said.joined(separator: "、"))",
                en: "'\(match.name)' is a \(match.kind.id); no sheet of \(period.label) scores its kind"),
            candidates: people.filter { rosters.people.listing(of: $0, in: period) != nil }.prefix(20).map {
                "\(rosters.people.ids[$0])  \(stretch(of: $0)?.name ?? "")"
            }, Wording(zh: "其人员:", en: "its people:"))
    }
}
