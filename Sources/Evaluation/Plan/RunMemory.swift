internal import Chronology
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What has been scored so far in a run, and what was published of other periods, for what is scored behind it.
struct RunMemory {
    let plan: ScoringPlan
    let directory: SubjectDirectory
    private var scored: [ScoringPlan.Task: ScoredTask] = [:]
    private var subjects: [SubjectKey: [Subject]] = [:]
    private var places: [SubjectKey: [ExactText: Int]] = [:]

    /// Whose subjects: a kind's on the roster, or those a published sheet lists.
    private struct SubjectKey: Hashable {
        let kind: SubjectKind
        let period: Period
        var sheet: Int?
    }

    init(plan: ScoringPlan, directory: SubjectDirectory) {
        self.plan = plan
        self.directory = directory
        for (task, sheet) in plan.lookups.found {
            scored[task] = ScoredTask(sheet, title: plan.sheets[task.sheet].sheet.title)
        }
    }

    subscript(task: ScoringPlan.Task) -> ScoredTask? { scored[task] }

    mutating func keep(_ result: ScoredTask, _ task: ScoringPlan.Task) { scored[task] = result }

    /// Everyone of a kind in a period: as a sheet that was published then lists them, else as the roster does.
    /// - Parameter sheet: the sheet whose scores are asked for.
    mutating func subjects(_ kind: SubjectKind, in period: Period, of sheet: Int? = nil) -> [Subject] {
        let isListed = sheet.map { self.isListed(kind, in: period, by: $0) } ?? false
        let key = SubjectKey(kind: kind, period: period, sheet: isListed ? sheet : nil)
        if let known = subjects[key] { return known }
        var found = directory.subjects(kind, in: period)
        if isListed, let sheet, let listed = listing(of: sheet, in: period) { found = published(listed, found) }
        subjects[key] = found
        places[key] = Dictionary(found.enumerated().map { (ExactText($1.id), $0) }) { first, _ in first }
        return found
    }

    /// One of them, by its id.
    mutating func subject(
        _ kind: SubjectKind, in period: Period, of sheet: Int? = nil, id: String
    ) -> Subject? {
        let all = subjects(kind, in: period, of: sheet)
        let isListed = sheet.map { self.isListed(kind, in: period, by: $0) } ?? false
        let key = SubjectKey(kind: kind, period: period, sheet: isListed ? sheet : nil)
        return places[key]?[ExactText(id)].map { all[$0] }
    }

    /// Whether a published sheet says who there was of a kind in a period.
    func isListed(_ kind: SubjectKind, in period: Period, by sheet: Int) -> Bool {
        plan.sheets[sheet].sheet.subject == kind
            && plan.lookups.found[ScoringPlan.Task(sheet: sheet, period: period)] != nil
    }

    /// Whom a published sheet lists in a period.
    private func listing(of sheet: Int, in period: Period) -> [PublishedSubject]? {
        scored[ScoringPlan.Task(sheet: sheet, period: period)]?.publishedSubjects
    }

    /// Published subjects, by id in code-point order: what they were listed under then, and of those still on the roster
    /// their working days.
    private func published(_ listed: [PublishedSubject], _ onRoster: [Subject]) -> [Subject] {
        let known = Dictionary(onRoster.map { (ExactText($0.id), $0) }) { first, _ in first }
        return listed.map { one in
            let id = HalfWidth.fold(one.id)
            let now = known[ExactText(id)]
            return Subject(
                index: now?.index ?? -1, id: id, name: one.name, window: one.window, department: one.department,
                group: one.group, post: one.post, people: now?.people ?? [], workingDays: now?.workingDays ?? 0)
        }
    }

    /// The scoring of a sheet of the same regulation.
    func scored(_ sheet: String, in period: Period, besides other: Int) -> ScoredTask? {
        plan.place(of: sheet, besides: other).flatMap { place in
            scored[ScoringPlan.Task(sheet: plan.place(of: place, in: period), period: period)]
        }
    }

    /// The results of a sheet so far, by subject's id, in order of time.
    func results(of sheet: Int, through last: Day) -> [ExactText: [ResultRecord]] {
        var results: [ExactText: [ResultRecord]] = [:]
        for task in tasks(of: sheet, where: { $0.last <= last }) {
            for (id, record) in scored[task]?.records() ?? [] { results[id, default: []].append(record) }
        }
        return results
    }

    /// What befell subjects of a sheet in earlier periods, by subject's id, in order of time.
    func befallen(on sheet: Int, before first: Day) -> [ExactText: [(period: Period, entry: ConsequenceEntry)]] {
        var befallen: [ExactText: [(period: Period, entry: ConsequenceEntry)]] = [:]
        for task in tasks(of: sheet, where: { $0.last < first }) {
            for (id, entries) in scored[task]?.consequences() ?? [] {
                befallen[id, default: []] += entries.map { (task.period, $0) }
            }
        }
        return befallen
    }

    /// What bars subjects of a sheet in a period because of what befell them before it: the rule's id, by subject's id.
    func barred(on sheet: Int, in period: Period) -> [ExactText: String] {
        let consequences = plan.sheets[sheet].regulation.consequences
        var barred: [ExactText: String] = [:]
        for (id, befallen) in befallen(on: sheet, before: period.first) {
            barred[id] =
                befallen.first { past, one in
                    guard let consequence = consequences.first(where: { $0.name == one.name }), consequence.bars,
                        let until = consequence.until,
                        let end = Period(until, containing: one.day ?? past.last)?.last
                    else { return false }
                    return end >= period.first
                }.map { $0.entry.rule.isEmpty ? $0.entry.name : $0.entry.rule }
        }
        return barred
    }

    private func tasks(of sheet: Int, where isWanted: (Period) -> Bool) -> [ScoringPlan.Task] {
        scored.keys.filter { plan.isSameSheet($0.sheet, sheet) && isWanted($0.period) }.sorted { $0.period < $1.period }
    }
}
