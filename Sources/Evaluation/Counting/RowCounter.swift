internal import Chronology
internal import RecordModel
internal import RuleModel

/// The rows of a subject that a rule counts, as occurrences, before any shaping.
struct RowCounter {
    let plan: SheetPlan
    let ledger: SheetLedger
    /// The cases each rule counts, by rule, then subject.
    let cases: [Int: [Int: [CaseRecord]]]
    /// The days looked at.
    let range: DaySpan
    /// The day that dates rows without a date.
    let undated: Day
    /// The name of a person, before what happened on a sheet that is not people's.
    let personName: (Int) -> String?

    /// The rows of a rule that counts other rules' occurrences come from `earlier`.
    func rows(of index: Int, _ records: SubjectRecords, earlier: (Int) -> [Occurrence]) -> [Occurrence] {
        let rule = plan.rules[index]
        guard let prepared = plan.prepared[ObjectIdentifier(plan.selections[index])] else { return [] }
        let hasPeople = records.answersForPeople(rule.rowsOf)
        let rows = prepared.leaves.flatMap { leaf -> [Occurrence] in
            switch leaf {
            case .events:
                return ledger.events(of: index, subject: records.subject.index).filter { range.contains($0.day) }
                    .map { event in
                        var occurrence = Occurrence(event)
                        if case .staff(let person) = event.subject { name(&occurrence, person) }
                        return occurrence
                    }
            case .sessions(let filter):
                return hasPeople
                    ? records.sessions.filter { filter.keeps($0) }.map { named(Occurrence($0), $0.person) } : []
            case .marks(let filter):
                return hasPeople
                    ? records.marks.filter { filter.keeps($0) }.map { named(Occurrence($0), $0.person) } : []
            case .leave(let filter):
                return hasPeople
                    ? records.leave.filter { range.contains($0.firstDay) && filter.keeps($0) }
                        .map { named(Occurrence($0), $0.staff) } : []
            case .cases:
                return hasPeople
                    ? (cases[index]?[records.subject.index] ?? []).map {
                        named(Occurrence($0, datedBy: rule.datedBy, plan.selections[index]), $0.staff)
                    } : []
            case .declared(let log, let filter):
                return (records.declared[log] ?? []).filter { filter.keeps($0) }
                    .map { Occurrence($0, undated: undated) }
            case .results(let sheet, let filter):
                return (records.results[sheet] ?? []).filter { range.contains($0.period.last) && filter.keeps($0) }
                    .map { Occurrence($0) }
            case .rules(let filter):
                return plan.references[index].flatMap(earlier).filter { $0.excused.isEmpty && filter.keeps($0.record) }
            }
        }
        return rule.version == nil ? rows : rows.filter { rule.isInForce(on: $0.day) }
    }

    private func named(_ occurrence: Occurrence, _ person: Int) -> Occurrence {
        var occurrence = occurrence
        name(&occurrence, person)
        return occurrence
    }

    private func name(_ occurrence: inout Occurrence, _ person: Int) {
        guard let name = personName(person) else { return }
        occurrence.note = occurrence.note.isEmpty ? name : "\(name):\(occurrence.note)"
    }
}
