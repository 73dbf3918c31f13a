internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// All rows of a run, ready to be brought to subjects.
struct RecordStore: Sendable {
    let roster: Roster
    let directory: SubjectDirectory
    let timetable: Timetable
    let derivation: SessionDerivation
    /// Leave of every status; selections take what they ask for.
    let leaveByPerson: [Int: [LeaveRow]]
    let events: [EventRow]
    let eventsByPerson: [Int: [EventRow]]
    let eventsByWindow: [Int: [EventRow]]
    /// Rows of declared logs, by log, then by the subject they name.
    let declared: [String: [DeclaredOwner: [DeclaredRecord]]]
    let attributions: [SubjectKind: Attribution]

    init(
        roster: Roster, timetable: Timetable, leave: LeavePlan, leaveRows: [LeaveRow],
        attendance: AttendanceBook, events: [EventRow], declared: [String: [DeclaredOwner: [DeclaredRecord]]],
        rosters: [String: DeclaredRoster], attributions: [SubjectKind: Attribution]
    ) {
        self.roster = roster
        self.timetable = timetable
        self.declared = declared
        self.attributions = attributions
        directory = SubjectDirectory(
            roster: roster, timetable: timetable, declared: rosters)
        derivation = SessionDerivation(timetable: timetable, leave: leave, attendance: attendance, roster: roster)
        leaveByPerson = Dictionary(grouping: leaveRows, by: \.staff)
        let valid = events.filter { $0.status == .valid }
        self.events = valid
        var byPerson: [Int: [EventRow]] = [:]
        var byWindow: [Int: [EventRow]] = [:]
        for event in valid {
            switch event.subject {
            case .staff(let person): byPerson[person, default: []].append(event)
            case .window(let window): byWindow[window, default: []].append(event)
            }
        }
        eventsByPerson = byPerson
        eventsByWindow = byWindow
    }

    /// Who answers for people's rows on a kind of sheet.
    static func attributions(_ roster: Roster) -> [SubjectKind: Attribution] {
        [
            .staff: Attribution(people: roster.ids.count),
            .window: Attribution(roster, owners: roster.windows.count, of: \.windowIndex),
            .department: Attribution(roster, owners: roster.departments.count, of: \.departmentIndex),
        ]
    }

    func attribution(_ kind: SubjectKind) -> Attribution {
        attributions[kind] ?? Attribution(roster, owners: 0) { _ in -1 }
    }

    /// Everything known of a subject in some days.
    func records(of subject: Subject, _ kind: SubjectKind, in range: DaySpan) -> SubjectRecords {
        var records = SubjectRecords(subject: subject, kind: kind)
        switch kind {
        case .staff:
            records.sessions = derivation.sessions(of: subject.index, in: range)
            records.leave = leaveByPerson[subject.index] ?? []
            records.events = eventsByPerson[subject.index] ?? []
        case .window, .department:
            let owners = attribution(kind)
            for person in owners.people.indices.contains(subject.index) ? owners.people[subject.index] : [] {
                records.sessions += derivation.sessions(of: person, in: range)
                    .filter { owners.owner(of: person, on: $0.day) == subject.index }
                records.leave += (leaveByPerson[person] ?? [])
                    .filter { owners.owner(of: person, on: $0.firstDay) == subject.index }
                records.memberEvents += (eventsByPerson[person] ?? [])
                    .filter { owners.owner(of: person, on: $0.day) == subject.index }
            }
            if kind == .window { records.events = eventsByWindow[subject.index] ?? [] }
        case .declared: break
        }
        records.marks = SessionDerivation.marks(of: records.sessions)
        for (log, rows) in declared { records.declared[log] = declaredRows(rows, subject, kind, range) }
        return records
    }

    /// The rows of a declared log a subject answers for: those that name it, else those that name its people.
    private func declaredRows(
        _ rows: [DeclaredOwner: [DeclaredRecord]], _ subject: Subject, _ kind: SubjectKind, _ range: DaySpan
    ) -> [DeclaredRecord] {
        func inRange(_ row: DeclaredRecord) -> Bool { row.day.map { range.contains($0) } ?? true }
        let own = (rows[DeclaredOwner(kind: kind, index: subject.index)] ?? []).filter(inRange)
        guard own.isEmpty, kind == .window || kind == .department else { return own }
        let owners = attribution(kind)
        guard owners.people.indices.contains(subject.index) else { return [] }
        return owners.people[subject.index].flatMap { person in
            (rows[DeclaredOwner(kind: .staff, index: person)] ?? []).filter { row in
                guard let day = row.day else { return subject.people.contains(person) }
                return range.contains(day) && owners.owner(of: person, on: day) == subject.index
            }
        }
    }
}

/// Whom a row of a declared log names.
struct DeclaredOwner: Hashable, Sendable {
    let kind: SubjectKind
    let index: Int

    init(kind: SubjectKind, index: Int) {
        self.kind = kind
        self.index = index
    }

    init(_ subject: DeclaredRow.Subject, _ log: LogDeclaration) {
        switch subject {
        case .staff(let index): self.init(kind: .staff, index: index)
        case .window(let index): self.init(kind: .window, index: index)
        case .department(let index): self.init(kind: .department, index: index)
        case .declared(let index): self.init(kind: log.subject, index: index)
        }
    }
}
