import CentreFixtures
import CentreRun
import Chronology
import Testing

/// An engine that runs many centres may call one off; half of the logs must never pass for all of them.
@Suite("A run that is called off") struct CancellationTests {
    @Test func givesNoResult() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01")
        let folder = try centre.folder()
        let period = try #require(Period("2026Q3"))
        let run = Task {
            // The call comes before the first block is read.
            while !Task.isCancelled { await Task.yield() }
            var timings = StageTimings()
            return try await CentreRun.score(
                Centre.load(folder: folder.path), period: period, jobs: 2, timings: &timings)
        }
        run.cancel()
        await #expect(throws: CancellationError.self) { _ = try await run.value }
    }
}
