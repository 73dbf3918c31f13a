internal import Chronology
internal import RecordModel
internal import RuleModel

/// One subject of a sheet in a period.
struct Subject: Sendable {
    /// Its place among all of its kind: of the roster's people, windows, departments, or of a declared roster.
    let index: Int
    /// Half-width: 工号, or the window's or department's name.
    let id: String
    let name: String
    let window: String
    let department: String
    let group: String
    let post: String
    /// The people listed under it in the period, in order; a person's is only that person.
    let people: [Int]
    /// The working days of the period on which the person, or anyone of its people, was on the roster.
    let workingDays: Int
}

/// Who is scored in a period.
struct SubjectDirectory: Sendable {
    let roster: Roster
    let timetable: Timetable
    let declared: [String: DeclaredRoster]

    /// Everyone of a kind who is scored in a period, by id in code-point order.
    func subjects(_ kind: SubjectKind, in period: Period) -> [Subject] {
        switch kind {
        case .staff: people(in: period)
        case .window:
            units(in: period, names: roster.windows, of: \.windowIndex, title: \.window, isWindow: true)
        case .department:
            units(in: period, names: roster.departments, of: \.departmentIndex, title: \.department, isWindow: false)
        case .declared(let id):
            declared[id].map { roster in
                roster.ids.indices.map { index in
                    Subject(
                        index: index, id: roster.ids[index], name: roster.names[index], window: "",
                        department: roster.departments[index], group: roster.groups[index], post: "", people: [],
                        workingDays: timetable.range(of: period.span).count)
                }
            } ?? []
        }
    }

    private func people(in period: Period) -> [Subject] {
        let days = timetable.range(of: period.span).map { timetable.days[$0] }
        return roster.ids.indices.compactMap { person in
            guard let listing = roster.listing(of: person, in: period) else { return nil }
            return Subject(
                index: person, id: roster.ids[person], name: listing.name, window: listing.window,
                department: listing.department, group: listing.group, post: listing.post, people: [person],
                workingDays: days.count { roster.window(of: person, on: $0) != nil })
        }
    }

    /// Windows or departments that anybody's stretch touches in the period.
    private func units(
        in period: Period, names: [String], of owner: (RosterStretch) -> Int, title: (RosterStretch) -> String,
        isWindow: Bool
    ) -> [Subject] {
        let days = timetable.range(of: period.span)
        var isTouched = [Bool](repeating: false, count: names.count)
        var staffed = [[Bool]](repeating: [], count: names.count)
        var written = [String?](repeating: nil, count: names.count)
        var listed = [[(person: Int, listing: RosterStretch)]](repeating: [], count: names.count)
        // Everybody who was there in the period, by their last stretch there.
        var been = [[(person: Int, listing: RosterStretch)]](repeating: [], count: names.count)
        for person in roster.ids.indices {
            for stretch in roster.stretches[person] where stretch.from <= period.last && stretch.until >= period.first {
                let unit = owner(stretch)
                guard isTouched.indices.contains(unit) else { continue }
                if !isTouched[unit] { staffed[unit] = [Bool](repeating: false, count: days.count) }
                isTouched[unit] = true
                if written[unit] == nil { written[unit] = title(stretch) }
                if been[unit].last?.person == person { been[unit].removeLast() }
                been[unit].append((person, stretch))
                for (offset, place) in days.enumerated() where stretch.contains(timetable.days[place]) {
                    staffed[unit][offset] = true
                }
            }
            if let listing = roster.listing(of: person, in: period) {
                let unit = owner(listing)
                if listed.indices.contains(unit) { listed[unit].append((person, listing)) }
            }
        }
        return names.indices.filter { isTouched[$0] }.map { unit in
            let name = written[unit] ?? names[unit]
            // One that all have left by the end is still theirs who were there.
            let own = (listed[unit].isEmpty ? been[unit] : listed[unit]).map(\.listing)
            return Subject(
                index: unit, id: names[unit], name: name, window: isWindow ? name : "",
                department: isWindow ? Self.most(own.map(\.department)) : name,
                group: Self.common(own.map(\.group)), post: "", people: listed[unit].map(\.person),
                workingDays: staffed[unit].count { $0 })
        }
    }

    /// The commonest of some names, of equals the first by code point.
    private static func most(_ names: [String]) -> String {
        var counts: [ExactText: Int] = [:]
        for name in names { counts[ExactText(name), default: 0] += 1 }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key.text ?? ""
    }

    /// The name all share; empty where they differ.
    private static func common(_ names: [String]) -> String {
        guard let first = names.first, names.allSatisfy({ ExactText($0) == ExactText(first) }) else { return "" }
        return first
    }
}
