public import Amending
public import CentreRun
internal import Chronology
internal import Ledger
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// An amendment's folder written once more from what the ledger has of it: it was lost, or damaged.
extension PeriodAmending {
    /// What came of writing it once more.
    public struct Rewritten: Sendable {
        /// The amendment.
        public let report: AmendmentReport
        /// What was written.
        public let output: RunOutput
        /// Whether the ledger has the files' hashes, and they are the same; an earlier kaohe recorded none.
        public let isKnownSame: Bool
    }

    /// Writes an amendment's folder once more. The ledger is not changed.
    /// - Parameter number: the amendment's, from 1.
    /// - Throws: ``AmendmentRefusal/noSuchAmendment(_:_:count:)``, ``AmendmentRefusal/rewrittenOtherwise(_:_:_:)`` where the files
    ///   would not be what they were, ``AmendmentRefusal/folderTaken(_:)``; ``PublicationRefusal``, and what a run throws. Nothing
    ///   is written then.
    public func rewrite(_ number: Int, timings: inout StageTimings) async throws -> Rewritten {
        let state = try place.state(of: task.period)
        guard let record = state.record, let published = state.run, let ledger = try place.openExisting() else {
            throw PublicationRefusal.neverRun(task.period)
        }
        let amendments = try ledger.amendments(of: task.period)
        guard amendments.indices.contains(number - 1) else {
            throw AmendmentRefusal.noSuchAmendment(task.period, number, count: amendments.count)
        }
        let amendment = amendments[number - 1]
        let standing = published.applying(Array(amendments.prefix(number - 1)))
        let numbers = Set(published.corrections + amendments.prefix(number).flatMap(\.corrections))
        let holding = state.corrections.filter { numbers.contains($0.correction.number) }
        // Whom it changes is in the ledger; who would only stand elsewhere is for information, and worked out once more.
        let centre = try centreAsPublished(published, on: record.standing.publishedOn ?? amendment.at.day)
        let report = try await score(centre, state, holding, &timings)
        let changes = AmendmentChanges(from: standing, to: LedgerRun(report, of: centre, outputs: []))
        let whole = AmendmentReport(
            amendment, of: standing, centre: report.centre,
            corrections: holding.filter { amendment.corrections.contains($0.correction.number) }.map(\.asAccepted),
            elsewhere: changes.elsewhere,
            appeals: try ledger.appeals(shownByAmendment: number, of: task.period))
        let staged = try StagedAmendment(whole, of: report, root: task.root)
        try AmendmentClaim.checkAgain(staged.output)
        let recorded = try ledger.outputs(ofAmendment: number, of: task.period)
        if !recorded.isEmpty {
            let differing = Self.differing(recorded, staged.output.files)
            guard differing.isEmpty else {
                throw AmendmentRefusal.rewrittenOtherwise(task.period, number, differing)
            }
        }
        try staged.takePlace()
        return Rewritten(report: whole, output: staged.output, isKnownSame: !recorded.isEmpty)
    }

    /// The paths of files that are not in both with the same hash.
    private static func differing(_ left: [FileCard], _ right: [FileCard]) -> [String] {
        Set(left).symmetricDifference(right).map(\.path).reduce(into: Set<String>()) { $0.insert($1) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension LoggedCorrection {
    /// As it was when the amendment took it in.
    fileprivate var asAccepted: LoggedCorrection {
        LoggedCorrection(correction: correction, period: period, state: .accepted, decision: decision)
    }
}
