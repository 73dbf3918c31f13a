internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// Brings occurrences to those on whom their points fall (`falls_on`).
struct Falling: Sendable {
    let kind: SubjectKind
    let roster: Roster

    /// The subjects of this kind on whom a share falls, in order.
    func bearers(_ bearer: FallingShare.Bearer, of row: EventRow.Subject, on day: Day) -> [Int] {
        switch (bearer, row) {
        case (.subject, .staff(let person)): return kind == .staff ? [person] : windows(of: row, on: day)
        case (.subject, .window), (.window, _): return windows(of: row, on: day)
        case (.members, .staff(let person)): return [person]
        case (.members, .window(let window)): return roster.members(of: window, on: day)
        case (.post(let post), _):
            let wanted = ExactText(HalfWidth.fold(post))
            return windows(of: row, on: day).flatMap { roster.members(of: $0, on: day) }.filter { person in
                roster.stretches[person].contains {
                    $0.contains(day) && ExactText(HalfWidth.fold($0.post)) == wanted
                }
            }
        case (.department, _):
            let touched = Set(people(of: row, on: day).compactMap { roster.department(of: $0, on: day) }).sorted()
            guard kind == .staff else { return touched }
            return roster.ids.indices.filter { person in
                roster.department(of: person, on: day).map { touched.contains($0) } ?? false
            }
        }
    }

    private func windows(of row: EventRow.Subject, on day: Day) -> [Int] {
        switch row {
        case .staff(let person): roster.window(of: person, on: day).map { [$0] } ?? []
        case .window(let window): [window]
        }
    }

    private func people(of row: EventRow.Subject, on day: Day) -> [Int] {
        switch row {
        case .staff(let person): [person]
        case .window(let window): roster.members(of: window, on: day)
        }
    }
}

/// The occurrences of a scoring that fall on others than who answers for their rows, by rule and subject.
struct FallenOccurrences: Sendable {
    private var bySubject: [Int: [(rule: Int, occurrences: [Occurrence])]] = [:]

    /// - Parameter rows: for a rule, the rows of each owner in the days looked at.
    init(
        _ plan: SheetPlan, shapings: [Shaping], falling: Falling,
        rows: (Int) -> [(owner: EventRow.Subject, rows: [Occurrence])]
    ) {
        for index in plan.rules.indices where plan.isFallen[index] {
            var own: [Int: [Occurrence]] = [:]
            for (owner, rows) in rows(index) {
                for occurrence in shapings[index].shape(rows) {
                    // Whoever bears two shares of one occurrence, as 首席代表 and as one of the members, bears the larger.
                    var borne: [Int: Rational] = [:]
                    for share in plan.shares[index] {
                        for subject in falling.bearers(share.bearer, of: owner, on: occurrence.day) {
                            borne[subject] = max(borne[subject] ?? .zero, share.share)
                        }
                    }
                    for (subject, share) in borne {
                        var part = occurrence
                        part.share = share
                        own[subject, default: []].append(part)
                    }
                }
            }
            for (subject, occurrences) in own {
                bySubject[subject, default: []].append((index, occurrences.sorted(by: Occurrence.isEarlier)))
            }
        }
    }

    /// What falls on a subject under a rule.
    func occurrences(of rule: Int, on subject: Int) -> [Occurrence] {
        bySubject[subject]?.first { $0.rule == rule }?.occurrences ?? []
    }
}
