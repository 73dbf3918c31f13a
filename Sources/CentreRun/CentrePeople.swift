public import Chronology
internal import LogReading
internal import RecordModel
public import ScoreModel

extension CentreRun {
    /// Everyone on the roster in a period, as the report of a run has them, without scoring anything: whose a name is.
    /// - Throws: ``RefusedRun`` where the roster cannot be read; ``MachineFailure``.
    public static func people(_ centre: Centre, in period: Period, jobs: Int) async throws -> [PersonCard] {
        try await reading(centre) {
            let layout = DeclaredLayout(chosen: [], all: centre.regulations)
            let tables = try await InputTables.survey(centre, layout, jobs: jobs, observer: nil)
            let rosters = try Rosters(tables, layout)
            if rosters.findings.contains(where: { $0.severity == .error }) {
                throw RefusedRun(tables.problems(ofRosters: rosters.findings))
            }
            let roster = rosters.people
            return roster.ids.indices.compactMap { person in
                let stretches = roster.stretches[person].filter {
                    $0.from <= period.last && $0.until >= period.first
                }
                guard let last = stretches.last else { return nil }
                return PersonCard(
                    id: roster.ids[person], name: last.name, departments: stretches.map(\.department),
                    windows: stretches.map(\.window))
            }
        }
    }
}
