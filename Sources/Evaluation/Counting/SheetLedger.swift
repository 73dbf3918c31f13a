internal import Chronology
internal import RecordModel
internal import RuleModel

/// The valid events that cite a sheet's rules, brought to the subjects that answer for them.
struct SheetLedger: Sendable {
    /// Events of a rule.
    struct Cited: Sendable {
        let rule: Int
        var events: [EventRow]
    }

    /// By subject, each rule that has any with its events: a subject has a handful, and every rule asks.
    private let own: [Int: [Cited]]
    /// The events of rules whose points fall on others than who answers for the row, by rule.
    let fallen: [Int: [EventRow]]

    /// - Parameters:
    ///   - cited: for each of the plan's rules the events citing it, in any order.
    init(_ plan: SheetPlan, cited: [[EventRow]], attribution: Attribution) {
        var own: [Int: [Cited]] = [:]
        var fallen: [Int: [EventRow]] = [:]
        let kind = plan.sheet.subject
        for (index, rule) in plan.rules.enumerated() where !cited[index].isEmpty {
            let filter = RecordFilter<EventRow>(
                rule.filter, isOneOfSeveral: rule.rows.leaves.count > 1, further: plan.furtherColumns[.events] ?? [])
            let events = cited[index].filter(filter.keeps)
            if plan.isFallen[index] {
                fallen[index] = events
                continue
            }
            var byOwner: [Int: [EventRow]] = [:]
            for event in events {
                if let owner = Self.owner(of: event, rule.rowsOf, kind, attribution) {
                    byOwner[owner, default: []].append(event)
                }
            }
            for (owner, events) in byOwner { own[owner, default: []].append(Cited(rule: index, events: events)) }
        }
        self.own = own
        self.fallen = fallen
    }

    /// The events of a rule that a subject answers for.
    func events(of rule: Int, subject: Int) -> [EventRow] {
        own[subject]?.first { $0.rule == rule }?.events ?? []
    }

    /// Whether a subject answers for any event at all.
    func hasEvents(subject: Int) -> Bool { own[subject] != nil }

    /// Who answers for an event under a rule; `nil` where nobody on this sheet does.
    static func owner(
        of event: EventRow, _ rowsOf: Set<RowOwner>, _ kind: SubjectKind, _ attribution: Attribution
    ) -> Int? {
        switch (event.subject, kind) {
        case (.staff(let person), .staff): person
        case (.window(let window), .window): rowsOf.isEmpty || rowsOf.contains(.window) ? window : nil
        case (.staff(let person), .window):
            rowsOf.contains(.members) ? attribution.owner(of: person, on: event.day) : nil
        case (.staff(let person), .department):
            rowsOf.isEmpty || rowsOf.contains(.members) ? attribution.owner(of: person, on: event.day) : nil
        case (.window, .staff), (.window, .department), (_, .declared): nil
        }
    }
}
