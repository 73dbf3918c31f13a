internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// The period's valid events, brought to the people they fall on: by sheet, rule and person.
struct EventLedger: Sendable {
    /// By sheet and person, each rule that has any with its events: a person has a handful, and every rule asks.
    private var occurrences: [[Int: [(rule: Int, events: [EventRow])]]]
    private var runs: [[Int: [(rule: Int, runs: [[EventRow]])]]]

    init(_ events: [EventRow], sheets: [Sheet], citations: EventCitations, roster: Roster) {
        let rules = sheets.map { $0.rules.map(\.rule) }
        let filters = rules.map { $0.map { RecordFilter<EventRow>($0.filter) } }
        var cited = rules.map { [[EventRow]](repeating: [], count: $0.count) }
        for event in events where event.status == .valid {
            for target in citations.countedBy(event.citation) where filters[target.sheet][target.rule].keeps(event) {
                cited[target.sheet][target.rule].append(event)
            }
        }
        occurrences = Array(repeating: [:], count: rules.count)
        runs = Array(repeating: [:], count: rules.count)
        for (sheet, ofSheet) in cited.enumerated() {
            for (index, events) in ofSheet.enumerated() where !events.isEmpty {
                if let run = rules[sheet][index].run {
                    for (person, own) in Self.runs(events, run, roster) {
                        runs[sheet][person, default: []].append((index, own))
                    }
                    continue
                }
                var byPerson: [Int: [EventRow]] = [:]
                for event in events {
                    for person in Self.people(event, roster) { byPerson[person, default: []].append(event) }
                }
                for (person, own) in byPerson { occurrences[sheet][person, default: []].append((index, own)) }
            }
        }
    }

    /// The occurrences of each rule of a sheet on a person, by the rule's index; rules without any are not among them.
    func occurrences(sheet: Int, person: Int, rules: [Rule]) -> [(rule: Int, occurrences: [Occurrence])] {
        let single = (occurrences[sheet][person] ?? []).map { ($0.rule, $0.events.map { Occurrence($0) }) }
        let chained = (runs[sheet][person] ?? []).map { entry in
            let along = rules[entry.rule].run?.along ?? ""
            return (entry.rule, entry.runs.map { Occurrence(run: $0, along: along) })
        }
        return single + chained
    }

    /// On whom an event falls: the person it names, or everyone on the window's roster that day.
    private static func people(_ event: EventRow, _ roster: Roster) -> [Int] {
        switch event.subject {
        case .staff(let person): [person]
        case .window(let window): roster.members(of: window, on: event.day)
        }
    }

    /// Occurrences that follow one another along a whole-number field, each subject by itself; a run fires at every
    /// position from its length on, on whoever the last of its events falls on.
    ///
    /// Of several events with one number the earliest stands for it; a number nobody has breaks the chain.
    private static func runs(_ events: [EventRow], _ run: Run, _ roster: Roster) -> [Int: [[EventRow]]] {
        var result: [Int: [[EventRow]]] = [:]
        for (_, own) in Dictionary(grouping: events, by: \.subject) {
            var byRound: [Int: EventRow] = [:]
            for event in own.sorted(by: isEarlier) {
                guard let round = event.number(run.along)?.whole, byRound[round] == nil else { continue }
                byRound[round] = event
            }
            for round in byRound.keys.sorted() {
                let (first, over) = round.subtractingReportingOverflow(run.length - 1)
                guard !over else { continue }
                let chain = (first...round).compactMap { byRound[$0] }
                guard chain.count == run.length, let last = chain.last else { continue }
                for person in people(last, roster) { result[person, default: []].append(chain) }
            }
        }
        // Chains of several windows on one person, in an order that is not a dictionary's.
        return result.mapValues { chains in
            chains.sorted { left, right in
                guard let a = left.last, let b = right.last else { return false }
                return isEarlier(a, b)
            }
        }
    }

    private static func isEarlier(_ left: EventRow, _ right: EventRow) -> Bool {
        left.day != right.day ? left.day < right.day : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
}
