internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// The period's valid events, brought to the people they fall on: by sheet, rule and person.
struct EventLedger: Sendable {
    /// By sheet, rule and person.
    private var occurrences: [[[Int: [EventRow]]]]
    private var runs: [[[Int: [[EventRow]]]]]

    init(_ events: [EventRow], sheets: [Sheet], citations: EventCitations, roster: Roster) {
        let rules = sheets.map { $0.rules.map(\.rule) }
        let filters = rules.map { $0.map { RecordFilter<EventRow>($0.filter) } }
        var cited = rules.map { [[EventRow]](repeating: [], count: $0.count) }
        for event in events where event.status == .valid {
            for target in citations.countedBy(event.citation) where filters[target.sheet][target.rule].keeps(event) {
                cited[target.sheet][target.rule].append(event)
            }
        }
        occurrences = rules.map { Array(repeating: [:], count: $0.count) }
        runs = rules.map { Array(repeating: [:], count: $0.count) }
        for (sheet, ofSheet) in cited.enumerated() {
            for (index, events) in ofSheet.enumerated() where !events.isEmpty {
                if let run = rules[sheet][index].run {
                    runs[sheet][index] = Self.runs(events, run, roster)
                    continue
                }
                for event in events {
                    for person in Self.people(event, roster) {
                        occurrences[sheet][index][person, default: []].append(event)
                    }
                }
            }
        }
    }

    /// The occurrences of a rule on a person.
    func occurrences(sheet: Int, rule index: Int, run: Run?, person: Int) -> [Occurrence] {
        if let run {
            guard !runs[sheet][index].isEmpty else { return [] }
            return (runs[sheet][index][person] ?? []).map { Occurrence(run: $0, along: run.along) }
        }
        guard !occurrences[sheet][index].isEmpty else { return [] }
        return (occurrences[sheet][index][person] ?? []).map { Occurrence($0) }
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
