public import Chronology
public import Comparing
internal import RuleModel
internal import ScoreModel

/// What a centre's own rules are held against.
public enum OtherRules: Sendable {
    /// Rule files, each in the place of the centre's regulation of the same id.
    case files([String])
    /// Of each regulation's versions the one in force on a day, for the whole of any period.
    case version(on: Day)
    /// Rule, calendar and policy files as they were known on a day; the tables are those the centre names today.
    case known(SettingSource, on: Day)
}

extension CentreRun {
    /// Scores a period by the centre's own rules and by others, over the same logs.
    /// - Parameters:
    ///   - jobs: how many workers share the work; the result is the same for any number.
    /// - Throws: ``RefusedRun`` with every problem that keeps the period from being scored; ``MachineFailure``.
    public static func compare(
        _ centre: Centre, with rules: OtherRules, period: Period, jobs: Int, observer: (any RunObserver)? = nil
    ) async throws -> RuleComparison {
        let (other, oldName, newName) = try centre.replacingRules(by: rules)
        var timings = StageTimings()
        let old = try await score(
            centre, period: period, context: .workedOut, jobs: jobs, timings: &timings, observer: observer)
        let new = try await score(
            other, period: period, context: .workedOut, jobs: jobs, timings: &timings, observer: observer)
        return RuleComparison(old, new, oldName: oldName, newName: newName)
    }

    /// Scores a period by the centre's own rules and by other files.
    /// - Parameter paths: rule files, each in the place of the centre's regulation of the same id.
    /// - Throws: ``RefusedRun``; ``MachineFailure``.
    public static func compare(
        _ centre: Centre, withRules paths: [String], period: Period, jobs: Int, observer: (any RunObserver)? = nil
    ) async throws -> RuleComparison {
        try await compare(centre, with: .files(paths), period: period, jobs: jobs, observer: observer)
    }
}
