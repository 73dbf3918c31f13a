public import Chronology
public import RecordModel
public import RuleModel
public import ScoreModel

/// A regulation and one of its sheets, to be scored.
public struct SheetChoice: Sendable {
    /// The regulation.
    public let regulation: Regulation
    /// The sheet.
    public let sheet: Sheet

    /// A sheet of a regulation.
    public init(regulation: Regulation, sheet: Sheet) {
        self.regulation = regulation
        self.sheet = sheet
    }
}

/// What a run scores and in which order: the sheets asked for, and before them every sheet and earlier period they take
/// scores or results from.
public struct ScoringPlan: Sendable {
    /// One sheet in one period.
    struct Task: Hashable, Sendable {
        let sheet: Int
        let period: Period
    }

    /// One sheet in one period, with the days it looks at.
    struct Step: Sendable {
        let task: Task
        let range: DaySpan
        /// Whether the reports show it.
        let isReported: Bool
        /// Whether it lies before the period asked for: it then counts only if there are rows.
        let isEarlier: Bool
    }

    /// What a regulation is in another period: the version in force then.
    public typealias InForce = @Sendable (Regulation, Period) -> Regulation

    /// The period asked for.
    public let period: Period
    /// The days whose rows are looked at.
    public let span: DaySpan
    /// Every sheet that may be scored, those asked for and those they take from.
    let sheets: [SheetPlan]
    /// For each sheet the place of its regulation in ``regulations``.
    let regulationOf: [Int]
    /// For each sheet the one of the regulation asked for that it stands in the place of in other periods.
    private let roots: [Int]
    /// What stands in the place of a sheet in a period in which another version is in force.
    private let variants: [Task: Int]
    /// The regulations asked for.
    public let regulations: [Regulation]
    /// What is scored, each behind all it takes from.
    let steps: [Step]
    /// The results of other periods that are looked up rather than scored.
    let lookups: Lookups
    /// The sheets whose rules events may cite: all of the regulations'.
    public let citable: [SheetChoice]

    /// A plan for a period.
    /// - Parameters:
    ///   - choices: the sheets asked for, in the order of the reports.
    ///   - calendar: what it does not cover is not looked back to.
    ///   - earlier: where the results of other periods come from.
    ///   - inForce: what a regulation is in another period, where those are scored too.
    ///   - furtherColumns: the further columns that rules name, by log, in the order records hold them.
    public init(
        _ choices: [SheetChoice], period: Period, calendar: WorkingCalendar, earlier: EarlierResults,
        inForce: @escaping InForce = { regulation, _ in regulation }, furtherColumns: [LogKind: [String]] = [:]
    ) {
        self.period = period
        var regulations: [Regulation] = []
        for choice in choices where !regulations.contains(where: { $0.span == choice.regulation.span }) {
            regulations.append(choice.regulation)
        }
        self.regulations = regulations
        var planned = PlannedSheets(regulations, furtherColumns: furtherColumns, inForce: inForce)
        let places = planned.places
        let asked = choices.compactMap { choice -> Task? in
            guard let place = regulations.firstIndex(where: { $0.span == choice.regulation.span }) else { return nil }
            return places["\(place)/\(choice.sheet.id)"].map { Task(sheet: $0, period: period) }
        }
        switch earlier {
        case .scored:
            lookups = Lookups()
            steps = Self.scored(asked, &planned, calendar)
        case .published(let results):
            let sheets = planned.sheets
            var order = PublishedOrder(
                sheets: sheets, regulationOf: planned.regulationOf, places: places, calendar: calendar, period: period,
                begins: results.begins)
            for task in asked { order.visit(task) }
            let isAsked = Set(asked)
            steps = order.order.map { task in
                let first = max(calendar.first, sheets[task.sheet].firstDayOfRows(in: period))
                return Step(
                    task: task, range: DaySpan(min(first, period.first), period.last),
                    isReported: isAsked.contains(task), isEarlier: false)
            }
            lookups = Lookups(order.wanted, before: asked, results, sheets, order)
        }
        sheets = planned.sheets
        regulationOf = planned.regulationOf
        roots = planned.roots
        variants = planned.variants
        citable = sheets.map { SheetChoice(regulation: $0.regulation, sheet: $0.sheet) }
        span = DaySpan(steps.map(\.range.first).min() ?? period.first, period.last)
    }

    /// The order where the results of other periods are scored too.
    private static func scored(
        _ asked: [Task], _ planned: inout PlannedSheets, _ calendar: WorkingCalendar
    ) -> [Step] {
        guard let period = asked.first?.period else { return [] }
        // How far anything asked for looks back; what is scored on the way looks no further.
        var horizon = period.first
        var ordering = Ordering(planned: planned, asked: period, horizon: .init(rawValue: .min))
        for task in asked { horizon = min(horizon, planned.sheets[task.sheet].firstDay(in: period)) }
        for task in asked { ordering.visit(task) }
        planned = ordering.planned
        for task in ordering.order where task.period.first >= period.first {
            horizon = min(horizon, planned.sheets[task.sheet].firstDay(in: task.period))
        }
        horizon = max(horizon, calendar.first)
        ordering = Ordering(planned: planned, asked: period, horizon: horizon)
        for task in asked { ordering.visit(task) }
        planned = ordering.planned
        let sheets = planned.sheets
        let isAsked = Set(asked)
        return ordering.order.map { task in
            let first = max(horizon, min(task.period.first, sheets[task.sheet].firstDay(in: task.period)))
            return Step(
                task: task, range: DaySpan(min(first, task.period.first), task.period.last),
                isReported: isAsked.contains(task), isEarlier: task.period.first < period.first)
        }
    }

    /// The periods whose published results are looked for in vain, by sheet, then period.
    public var missingPeriods: [MissingPeriod] { lookups.missingPeriods }

    /// Whether any sheet that is scored, also on the way, goes by who was present.
    public var looksAtAttendance: Bool { steps.contains { sheets[$0.task.sheet].looksAtAttendance } }

    /// The place of a sheet of the same regulation, by its id.
    func place(of sheet: String, besides other: Int) -> Int? {
        sheets.indices.first { regulationOf[$0] == regulationOf[other] && sheets[$0].sheet.id == sheet }
    }

    /// The sheet that was scored in a period in the place of another: that of the version in force then.
    func place(of sheet: Int, in period: Period) -> Int {
        variants[Task(sheet: roots[sheet], period: period)] ?? sheet
    }

    /// Whether two places are of one sheet in several versions.
    func isSameSheet(_ one: Int, _ other: Int) -> Bool { roots[one] == roots[other] }

    /// Puts tasks behind all they take from.
    private struct Ordering {
        var planned: PlannedSheets
        /// The period asked for, whose sheets are given.
        let asked: Period
        let horizon: Day
        var order: [Task] = []
        private var visited: Set<Task> = []

        init(planned: PlannedSheets, asked: Period, horizon: Day) {
            self.planned = planned
            self.asked = asked
            self.horizon = horizon
        }

        mutating func visit(_ task: Task) {
            // Circles are refused by the checker; a task that is being visited is not visited again.
            guard visited.insert(task).inserted else { return }
            for needed in needs(task) { visit(needed) }
            order.append(task)
        }

        private mutating func needs(_ task: Task) -> [Task] {
            wanted(task).map { need in
                guard need.period != asked else { return need }
                return Task(sheet: planned.place(of: need.sheet, in: need.period), period: need.period)
            }.filter { $0 != task }
        }

        private func wanted(_ task: Task) -> [Task] {
            let plan = planned.sheets[task.sheet]
            var needed: [Task] = []
            func sheet(_ id: String) -> Int? { planned.places["\(planned.regulationOf[task.sheet])/\(id)"] }
            for composition in plan.sheet.compositions {
                guard let taken = sheet(composition.sheet) else { continue }
                needed += task.period.parts(planned.sheets[taken].sheet.period).map { Task(sheet: taken, period: $0) }
            }
            let first = max(horizon, plan.firstDay(in: task.period))
            for id in plan.resultSheets {
                guard let source = sheet(id) else { continue }
                needed += earlier(source, from: first, through: task.period.last)
            }
            if looksAtOwnPast(plan) { needed += earlier(task.sheet, from: first, through: task.period.first) }
            return needed
        }

        /// The periods of a sheet that end within days.
        private func earlier(_ sheet: Int, from first: Day, through last: Day) -> [Task] {
            let own = planned.sheets[sheet]
            let begins = own.regulation.firstDay(of: own.sheet.id)
            var tasks: [Task] = []
            var period = Period(own.sheet.period, containing: last)
            while let current = period, current.first >= first {
                if current.last <= last, begins.map({ $0 <= current.first }) ?? true {
                    tasks.append(Task(sheet: sheet, period: current))
                }
                period = current.previous
            }
            return tasks.reversed()
        }

        /// Whether earlier periods of the same sheet decide anything: bars that last, conditions that fall once.
        private func looksAtOwnPast(_ plan: SheetPlan) -> Bool {
            plan.regulation.consequences.contains { consequence in
                consequence.condition != nil && plan.isOn(consequence)
                    || consequence.bars
                        && consequence.until.map { $0.months > plan.sheet.period.months } ?? false
                        && plan.mayBring(consequence)
            }
        }
    }
}
