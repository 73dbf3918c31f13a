public import ScoreModel

/// What a run wrote.
public struct RunOutput: Sendable {
    /// The folder of the period's results.
    public let folder: String
    /// The files in it but `run.json`, with their hashes, sorted by path.
    public let files: [FileCard]

    /// Writes a report's tables, workbooks and record to `root/<period>/`, whole or not at all.
    /// - Throws: ``MachineFailure``; the previous output is then as it was.
    public static func write(
        _ report: RunReport, root: String, jobs: Int, timings: inout StageTimings,
        observer: (any RunObserver)? = nil
    ) throws -> RunOutput {
        let staged = try StagedOutput(report, root: root, jobs: jobs, timings: &timings, observer: observer)
        try staged.takePlace()
        return staged.output
    }
}
