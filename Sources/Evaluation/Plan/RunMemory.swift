internal import Chronology
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What has been scored so far in a run, for what is scored behind it.
struct RunMemory {
    let plan: ScoringPlan
    let directory: SubjectDirectory
    private var scored: [ScoringPlan.Task: ScoredTask] = [:]
    private var subjects: [SubjectKey: [Subject]] = [:]
    private var places: [SubjectKey: [Int: Int]] = [:]

    private struct SubjectKey: Hashable {
        let kind: SubjectKind
        let period: Period
    }

    init(plan: ScoringPlan, directory: SubjectDirectory) {
        self.plan = plan
        self.directory = directory
    }

    subscript(task: ScoringPlan.Task) -> ScoredTask? { scored[task] }

    mutating func keep(_ result: ScoredTask, _ task: ScoringPlan.Task) { scored[task] = result }

    /// Everyone of a kind in a period.
    mutating func subjects(_ kind: SubjectKind, in period: Period) -> [Subject] {
        let key = SubjectKey(kind: kind, period: period)
        if let known = subjects[key] { return known }
        let found = directory.subjects(kind, in: period)
        subjects[key] = found
        places[key] = Dictionary(found.enumerated().map { ($1.index, $0) }) { first, _ in first }
        return found
    }

    /// One of them, by its place among its kind.
    mutating func subject(_ kind: SubjectKind, in period: Period, _ index: Int) -> Subject? {
        let all = subjects(kind, in: period)
        return places[SubjectKey(kind: kind, period: period)]?[index].map { all[$0] }
    }

    /// The scoring of a sheet of the same regulation.
    func scored(_ sheet: String, in period: Period, besides other: Int) -> ScoredTask? {
        plan.place(of: sheet, besides: other).flatMap { scored[ScoringPlan.Task(sheet: $0, period: period)] }
    }

    /// The results of a sheet so far, by subject, in order of time.
    func results(of sheet: Int, through last: Day) -> [Int: [ResultRecord]] {
        var results: [Int: [ResultRecord]] = [:]
        let tasks = scored.keys.filter { $0.sheet == sheet && $0.period.last <= last }
        for task in tasks.sorted(by: { $0.period < $1.period }) {
            guard let done = scored[task] else { continue }
            for (index, score) in done.scores {
                results[index, default: []].append(ResultRecord(score, done.result))
            }
        }
        return results
    }

    /// What bars subjects of a sheet in a period because of what befell them before it: the rule's id, by subject.
    func barred(on sheet: Int, in period: Period) -> [Int: String] {
        let plan = plan.sheets[sheet]
        var barred: [Int: String] = [:]
        let tasks = scored.keys.filter { $0.sheet == sheet && $0.period.last < period.first }
        for task in tasks.sorted(by: { $0.period < $1.period }) {
            for (index, befallen) in scored[task]?.befallen ?? [:] where barred[index] == nil {
                barred[index] =
                    befallen.first { one in
                        guard
                            let consequence = plan.regulation.consequences.first(where: { $0.name == one.entry.name }),
                            consequence.bars, let until = consequence.until,
                            let end = Period(until, containing: one.day)?.last
                        else { return false }
                        return end >= period.first
                    }.map { $0.rule.isEmpty ? $0.entry.name : $0.rule }
            }
        }
        return barred
    }
}

extension ResultRecord {
    /// A subject's result on a sheet.
    init(_ score: SubjectScore, _ result: SheetResult) {
        let level = score.level.map { result.sheet.levels[$0] }
        self.init(
            period: result.period, level: level?.name ?? "",
            honours: score.honours.map { result.sheet.honours[$0].name },
            status: score.status.word, total: score.total, rank: score.rank, stars: level?.stars)
    }
}

extension SubjectScore.Status {
    /// As rules ask about it.
    var word: String {
        switch self {
        case .ranked: "ranked"
        case .notRanked: "not-ranked"
        case .disqualified: "disqualified"
        }
    }
}
