public import CentreRun
public import Chronology
internal import Ledger
internal import LedgerModel
public import ScoreModel

/// A period scored by the rules as they were known on some day: what the ledger had recorded of the centre's rule, calendar,
/// policy and centre files by then. The tables are those in the folder now. It records nothing.
public enum KnownRules {
    /// Scores a period.
    /// - Throws: ``PublicationRefusal/nothingKnown(on:)``; as a run does.
    public static func score(
        _ task: RunTask, in place: CentreLedger, on day: Day, timings: inout StageTimings
    ) async throws -> RunReport {
        let known = try place.openExisting()?.settings(knownOn: day) ?? []
        guard !known.isEmpty else { throw PublicationRefusal.nothingKnown(on: day) }
        let files = Dictionary(known.map { ($0.path, $0.bytes) }) { $1 }
        let centre = try Centre.load(folder: task.centre.folder, from: .known(files, on: day))
        let state = try place.state(of: task.period)
        return try await CentreRun.score(
            centre, period: task.period, context: state.context(standing: .draft), jobs: task.jobs, timings: &timings,
            observer: task.observer)
    }
}
