internal import Chronology
internal import RuleModel

/// What is scored in one period, each sheet behind those it takes from, and which results of other periods are wanted.
struct PublishedOrder {
    let sheets: [SheetPlan]
    let regulationOf: [Int]
    let places: [String: Int]
    let calendar: WorkingCalendar
    let period: Period
    /// The first day of which results were kept.
    let begins: Day?
    /// What is scored.
    private(set) var order: [ScoringPlan.Task] = []
    /// What is looked up, in the order in which it is first wanted; and by what, and whether scores depend on it.
    private(set) var wanted: [Wanted] = []
    private var visited: Set<ScoringPlan.Task> = []

    /// Results of another period that a sheet asks for.
    struct Wanted: Hashable {
        let task: ScoringPlan.Task
        /// The sheet that asks.
        let by: Int
        let decides: Bool
    }

    init(
        sheets: [SheetPlan], regulationOf: [Int], places: [String: Int], calendar: WorkingCalendar, period: Period,
        begins: Day?
    ) {
        self.sheets = sheets
        self.regulationOf = regulationOf
        self.places = places
        self.calendar = calendar
        self.period = period
        self.begins = begins
    }

    mutating func visit(_ task: ScoringPlan.Task) {
        // Circles are refused by the checker; a task that is being visited is not visited again.
        guard visited.insert(task).inserted else { return }
        for need in needs(of: task.sheet) {
            if need.task.period == period {
                if need.task != task { visit(need.task) }
            } else if !wanted.contains(need) {
                wanted.append(need)
            }
        }
        order.append(task)
    }

    /// The first day of which a sheet's results are looked up: nothing before it is looked back to, nor missing.
    func horizon(of sheet: Int) -> Day {
        let plan = sheets[sheet]
        return [plan.regulation.firstDay(of: plan.sheet.id), begins].compactMap { $0 }.reduce(calendar.first, max)
    }

    /// What a sheet takes from others and from other periods.
    private func needs(of sheet: Int) -> [Wanted] {
        let plan = sheets[sheet]
        var needs: [Wanted] = []
        func place(_ id: String) -> Int? { places["\(regulationOf[sheet])/\(id)"] }
        for composition in plan.sheet.compositions {
            guard let taken = place(composition.sheet) else { continue }
            for part in period.parts(sheets[taken].sheet.period) where part.first >= horizon(of: taken) {
                needs.append(Wanted(task: .init(sheet: taken, period: part), by: sheet, decides: true))
            }
        }
        for reach in plan.reaches(in: period) {
            guard let source = place(reach.sheet) else { continue }
            for past in periods(of: source, from: reach.first) where source != sheet || past != period {
                needs.append(Wanted(task: .init(sheet: source, period: past), by: sheet, decides: reach.decides))
            }
        }
        return needs
    }

    /// The periods of a sheet that end between a day and the period's last, in order.
    private func periods(of sheet: Int, from first: Day) -> [Period] {
        let horizon = horizon(of: sheet)
        var periods: [Period] = []
        var past = Period(sheets[sheet].sheet.period, containing: period.last)
        while let current = past, current.last >= first, current.first >= horizon {
            if current.last <= period.last { periods.append(current) }
            past = current.previous
        }
        return periods.reversed()
    }
}
