internal import Chronology
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// The published results that a run builds on, and those it misses.
struct Lookups: Sendable {
    /// What was published, by sheet and period.
    private(set) var found: [ScoringPlan.Task: PublishedSheet] = [:]
    /// What is wanted and was not published, by the sheet that asks; in order.
    private var missing: [Int: [PublishedOrder.Wanted]] = [:]
    /// The same for the reports: each sheet and period once, by sheet, then period.
    private(set) var missingPeriods: [MissingPeriod] = []
    /// Every result looked up, by sheet, then period.
    private(set) var inputs: [EarlierInput] = []
    /// The results of the period before, by the id of a sheet asked for.
    private(set) var previous: [String: PublishedSheet] = [:]
    /// Whether other periods are looked up at all.
    private(set) var isOn = false
    /// The first day of which results are looked up, by sheet.
    private(set) var first: [Int: Day] = [:]

    /// Nothing is looked up.
    init() {}

    init(
        _ wanted: [PublishedOrder.Wanted], before asked: [ScoringPlan.Task], _ results: PublishedResults,
        _ sheets: [SheetPlan], _ order: PublishedOrder
    ) {
        isOn = true
        for sheet in sheets.indices { first[sheet] = order.horizon(of: sheet) }
        var used: [PublishedSheet] = []
        func note(_ task: ScoringPlan.Task, _ purpose: MissingPeriod.Purpose) {
            let plan = sheets[task.sheet]
            let known = missingPeriods.contains { $0.sheet == plan.id && $0.period == task.period }
            guard !known else { return }
            missingPeriods.append(
                MissingPeriod(sheet: plan.id, title: plan.sheet.title, period: task.period, purpose: purpose))
        }
        func use(_ sheet: PublishedSheet) {
            if !used.contains(where: { $0.id == sheet.id && $0.period == sheet.period }) { used.append(sheet) }
        }
        for want in wanted {
            if let sheet = results[sheets[want.task.sheet].id, want.task.period] {
                found[want.task] = sheet
                use(sheet)
            } else {
                missing[want.by, default: []].append(want)
                note(want.task, .scoring)
            }
        }
        for task in asked {
            guard let before = task.period.previous, before.first >= order.horizon(of: task.sheet) else { continue }
            let plan = sheets[task.sheet]
            if let sheet = results[plan.id, before] {
                previous[plan.id] = sheet
                use(sheet)
            } else if results.isKept {
                note(ScoringPlan.Task(sheet: task.sheet, period: before), .comparison)
            }
        }
        inputs = used.map {
            EarlierInput(sheet: $0.id, period: $0.period, digest: $0.digest, amendments: $0.amendments)
        }.sorted { (ExactText($0.sheet), $0.period) < (ExactText($1.sheet), $1.period) }
        missingPeriods.sort { (ExactText($0.sheet), $0.period) < (ExactText($1.sheet), $1.period) }
    }

    /// What a sheet asks for in vain; in order.
    func missing(for sheet: Int) -> [PublishedOrder.Wanted] { missing[sheet] ?? [] }
}
