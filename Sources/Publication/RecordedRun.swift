public import CentreRun
internal import Diagnostics
internal import Ledger
public import LedgerModel
internal import RuleLoading
public import ScoreModel

/// A run with a ledger: it replaces the draft, or reproduces what is frozen, or changes nothing.
public enum RecordedRun {
    /// What came of it.
    public enum Outcome: Sendable {
        /// The output is written, and the ledger's draft is what it says.
        case drafted(RunReport, RunOutput)
        /// The period is frozen, and the run gave the same bytes.
        case reproduced(Reproduction)
    }

    /// A frozen period that was run again and gave the same bytes.
    public struct Reproduction: Sendable {
        /// The report.
        public let report: RunReport
        /// The output, written again.
        public let output: RunOutput
        /// What went into it that is other than what was recorded, without any effect.
        public let difference: RunDifference
        /// Corrections accepted since, which it is without.
        public let acceptedSince: [Int]
    }

    /// A draft that somebody freezes while it is scored is scored again, so often at most.
    private static let attempts = 3

    /// Scores a period and records it.
    /// - Throws: ``PublicationRefusal/differs(_:_:frozen:)`` where the period is frozen and comes out differently; as
    ///   ``CentreRun/score(_:period:context:jobs:timings:observer:watcher:)`` does; `LedgerFailure`, ``MachineFailure``.
    ///   Nothing is written then.
    public static func run(
        _ task: RunTask, in place: CentreLedger, at moment: Moment, timings: inout StageTimings
    ) async throws -> Outcome {
        for _ in 0..<attempts {
            let state = try place.state(of: task.period)
            try OutputClaim.check(
                task.period, root: task.root, centre: task.centre.file.name.value, isKnown: state.record != nil)
            let report = try await CentreRun.score(
                task.centre, period: task.period, context: state.context(), jobs: task.jobs, timings: &timings,
                observer: task.observer)
            let staged = try StagedOutput(
                report, root: task.root, jobs: task.jobs, timings: &timings, observer: task.observer)
            let run = LedgerRun(report, of: task.centre, outputs: staged.output.files)
            // While the staged output lives nobody else writes this folder, and so nobody freezes what is in it.
            guard try place.isUnchanged(state) else { continue }
            if state.isFrozen, let frozen = state.run {
                let difference = RunDifference(from: frozen, to: run)
                guard difference.outputs.isEmpty else {
                    throw PublicationRefusal.differs(task.period, difference, frozen: true)
                }
                try staged.takePlace()
                return .reproduced(
                    Reproduction(
                        report: report, output: staged.output, difference: difference,
                        acceptedSince: state.acceptedSince))
            }
            let refusal = try staged.recorded { before in
                try place.open().replaceDraft(run, at: moment, beforeCommit: before)
            }
            if case .frozen? = refusal { continue }
            if let refusal { throw PublicationRefusal.ledger(refusal) }
            return .drafted(report, staged.output)
        }
        throw PublicationRefusal.overtaken(task.period)
    }
}

extension StagedOutput {
    /// Takes its place as the last thing a ledger does before it commits, and gives way again where that fails.
    func recorded(_ write: (_ beforeCommit: @escaping () throws -> Void) throws -> LedgerRefusal?) throws
        -> LedgerRefusal?
    {
        do {
            let refusal = try write { try self.takePlace() }
            if refusal != nil { putBack() }
            return refusal
        } catch {
            putBack()
            throw error
        }
    }
}
