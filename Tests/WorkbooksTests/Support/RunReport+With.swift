import Chronology
import RecordModel
import RuleModel
import ScoreModel

@testable import Workbooks

extension RunReport {
    /// The same with what a ledger knows besides.
    func with(
        earlier: [EarlierInput] = [], previous: [String: PublishedSheet] = [:], corrections: [Correction] = [],
        standing: PeriodStanding = .draft, settled: [SettledFinding] = [], findings: [Finding]? = nil
    ) -> RunReport {
        RunReport(
            centre: centre, period: period, sheets: sheets, attendance: attendance, cases: cases,
            findings: findings ?? self.findings, tables: tables, settings: settings, programVersion: programVersion,
            daysWithoutPunches: daysWithoutPunches, daysOfAbsence: daysOfAbsence, observations: observations,
            people: people,
            scoredOnTheWay: scoredOnTheWay, earlier: earlier, previous: previous, corrections: corrections,
            standing: standing, settled: settled, letters: letters)
    }

    /// Results of the period before for one of the sheets: everybody had the level that stands so many places further on,
    /// those of the last levels the last.
    func before(_ sheet: Int, levelsFurther steps: Int, besides left: Set<String> = []) -> [String: PublishedSheet] {
        guard let period = period.previous else { return [:] }
        let result = sheets[sheet]
        let subjects = result.subjects.filter { !left.contains($0.id) }.map { subject -> PublishedSubject in
            let now = PublishedSubject(subject, of: result)
            let place = subject.level.map { min(max(0, $0 + steps), result.sheet.levels.count - 1) }
            let level = place.map { result.sheet.levels[$0] }
            return PublishedSubject(
                id: now.id, name: now.name, window: now.window, department: now.department, group: now.group,
                post: now.post, parts: now.parts, deducted: now.deducted, exactTotal: now.exactTotal,
                total: now.total, rank: now.rank, level: level?.name ?? "", stars: level?.stars, honours: [],
                status: now.status, consequences: [])
        }
        return [
            result.id: PublishedSheet(
                regulation: result.regulation.id, sheet: result.sheet.id, period: period, amendments: 0, digest: "",
                subjects: subjects, rankedCount: subjects.count)
        ]
    }
}
