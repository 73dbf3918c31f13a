public import Chronology
internal import Evaluation
internal import LogReading
public import RecordModel
internal import RuleModel
internal import ScoreModel

/// What reading a period's tables comes to with a correction that is only tried.
public struct CorrectionTrial: Sendable {
    /// Errors that are there with it and are not without it, in their order.
    public let errors: [Finding]
    /// The paths of the tables as the errors count them.
    public let paths: [String]

    /// Reads the tables a run would read, as it would read them; nothing is scored.
    /// - Parameters:
    ///   - target: what is tried.
    ///   - number: a number that no other correction has.
    ///   - context: the corrections that hold besides.
    /// - Throws: ``RefusedRun`` where a run could not begin with it; ``MachineFailure``.
    public init(
        _ target: CorrectionTarget, number: Int, of period: Period, _ centre: Centre, _ context: RunContext,
        jobs: Int = 1
    ) async throws {
        var tried = context
        tried.corrections.append(
            Correction(number: number, target: target, by: "", on: period.last, basis: ""))
        let (after, paths) = try await Self.read(centre, period, tried, jobs)
        self.paths = paths
        guard !after.isEmpty else {
            errors = []
            return
        }
        let (before, pathsBefore) = try await Self.read(centre, period, context, jobs)
        var known: [FindingKey: Int] = [:]
        for finding in before { known[FindingKey(finding, paths: pathsBefore, contents: [:]), default: 0] += 1 }
        errors = after.filter { finding in
            let key = FindingKey(finding, paths: paths, contents: [:])
            guard let count = known[key], count > 0 else { return true }
            known[key] = count - 1
            return false
        }
    }

    private static func read(
        _ centre: Centre, _ period: Period, _ context: RunContext, _ jobs: Int
    ) async throws -> (errors: [Finding], paths: [String]) {
        let choices = try centre.sheets(for: period, earlier: context.earlier)
        return try await CentreRun.reading(centre) {
            let layout = DeclaredLayout(chosen: choices.map(\.regulation), all: centre.regulations)
            let plan = ScoringPlan(
                choices, period: period, calendar: centre.calendar, earlier: context.earlier, inForce: centre.inForce,
                furtherColumns: layout.furtherColumns)
            let corrected = try CorrectedTables(
                try await InputTables.survey(centre, layout, jobs: jobs, observer: nil), context, layout)
            let records = try await CentreRun.read(centre, corrected, layout, plan, jobs, nil)
            return (
                records.findings.filter { $0.severity == .error }.sorted(),
                corrected.tables.entries.map(\.table.file.path)
            )
        }
    }
}
