public import Chronology
public import Comparing
internal import RuleModel
internal import ScoreModel

extension CentreRun {
    /// Scores a period by the centre's own rules and by others, over the same logs.
    /// - Parameters:
    ///   - paths: rule files, each in the place of the centre's regulation of the same id.
    ///   - jobs: how many workers share the work; the result is the same for any number.
    /// - Throws: ``RefusedRun`` with every problem that keeps the period from being scored; ``MachineFailure``.
    public static func compare(
        _ centre: Centre, withRules paths: [String], period: Period, jobs: Int,
        observer: (any RunObserver)? = nil
    ) async throws -> RuleComparison {
        let other = try centre.replacingRules(by: paths)
        let ids = Set(other.regulations.filter { paths.contains($0.file) }.map(\.id))
        let replaced = centre.regulations.filter { ids.contains($0.id) }.map(\.file)
        var timings = StageTimings()
        let old = try await score(
            centre, period: period, context: .workedOut, jobs: jobs, timings: &timings, observer: observer)
        let new = try await score(
            other, period: period, context: .workedOut, jobs: jobs, timings: &timings, observer: observer)
        return RuleComparison(
            old, new, oldName: replaced.joined(separator: "、"), newName: paths.joined(separator: "、"))
    }
}
