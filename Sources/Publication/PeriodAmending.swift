public import Amending
public import CentreRun
internal import Chronology
internal import Ledger
public import LedgerModel
internal import RecordModel
internal import ScoreModel

/// Amendments of a published period: the accepted corrections that no amendment has taken in yet, and what they change.
public struct PeriodAmending: Sendable {
    let task: RunTask
    let place: CentreLedger
    private let by: String
    private let reason: String
    private let moment: Moment

    /// What came of it.
    public struct Outcome: Sendable {
        /// The amendment, with what stood before and stands now.
        public let report: AmendmentReport
        /// What was written; `nil` where it was only tried.
        public let output: RunOutput?
        /// Published results of other periods that were amended since, and are in it.
        public let earlier: [RunDifference.EarlierChange]
        /// The appeals and proposals that are still to be decided.
        public let open: OpenAppeals
    }

    /// What an amendment may take in besides corrections.
    public struct Allowance: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int

        /// An allowance by its bits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Published results of other periods that were amended since.
        public static let amendedEarlier = Allowance(rawValue: 1)
        /// Input tables that are other files than the published ones, if without corrections they still give what was
        /// published: a log that went on being written.
        public static let grownInputs = Allowance(rawValue: 2)
    }

    /// An amendment of a period.
    /// - Parameters:
    ///   - by: who answers for it.
    ///   - moment: when; its day is what the workbooks say.
    public init(_ task: RunTask, in place: CentreLedger, by: String, reason: String, at moment: Moment) {
        self.task = task
        self.place = place
        self.by = by
        self.reason = reason
        self.moment = moment
    }

    /// Scores the period again with its corrections, and puts what differs beside what was published.
    /// - Parameter isTrial: nothing is written or recorded.
    /// - Throws: ``AmendmentRefusal``, ``PublicationRefusal``, and what a run throws. Nothing is changed then.
    public func amend(
        allowing allowance: Allowance = [], isTrial: Bool, timings: inout StageTimings
    ) async throws -> Outcome {
        let state = try place.state(of: task.period)
        guard let record = state.record, let published = state.run else {
            throw PublicationRefusal.neverRun(task.period)
        }
        guard record.standing.stage == .published else { throw AmendmentRefusal.notPublished(record) }
        if let refusal = record.refusal(on: moment.day) { throw refusal }
        guard let ledger = try place.openExisting() else { throw PublicationRefusal.neverRun(task.period) }
        let earlier = try ledger.amendments(of: task.period)
        let accepted = state.corrections.filter { $0.state == .accepted }
        if accepted.isEmpty && !allowance.contains(.amendedEarlier) {
            let open = OpenAppeals(state)
            throw AmendmentRefusal.noCorrections(
                task.period, proposed: open.proposals.map(\.correction.number),
                appeals: open.appeals.map(\.appeal.number))
        }
        let standing = published.applying(earlier)
        let holding = state.corrections.filter { $0.state == .accepted || $0.state == .applied }
        let centre = try centreAsPublished(published, on: record.standing.publishedOn ?? moment.day)
        let report = try await score(centre, state, holding, &timings)
        let rescored = LedgerRun(report, of: centre, outputs: [])
        let difference = RunDifference(from: published, to: rescored)
        try await check(difference, centre, state, published, allowance, &timings)
        let misfits = difference.findingsAdded.filter(\.isBlocking)
        guard misfits.isEmpty else { throw AmendmentRefusal.newFindings(task.period, misfits) }
        let changes = AmendmentChanges(from: standing, to: rescored)
        guard !changes.isEmpty else {
            throw AmendmentRefusal.changesNobody(task.period, corrections: accepted.map(\.correction.number))
        }
        let amendment = changes.amendment(
            of: task.period, number: earlier.count + 1, by: by, at: moment, reason: reason,
            corrections: accepted.map(\.correction.number))
        let whole = AmendmentReport(
            amendment, of: standing, centre: report.centre, corrections: accepted, elsewhere: changes.elsewhere,
            appeals: state.appealsToShow)
        guard !isTrial else {
            return Outcome(report: whole, output: nil, earlier: difference.earlier, open: OpenAppeals(state))
        }
        let output = try keep(whole, of: report, state)
        return Outcome(report: whole, output: output, earlier: difference.earlier, open: OpenAppeals(state))
    }

    /// The centre by the rule, calendar, policy and centre files it was published by, whatever they are now.
    func centreAsPublished(_ published: LedgerRun, on day: Day) throws -> Centre {
        let now = Set(task.centre.settings)
        guard now != Set(published.settings.map { FileCard(path: $0.path, sha256: $0.sha256) }) else {
            return task.centre
        }
        let files = Dictionary(published.settings.map { ($0.path, $0.bytes) }) { $1 }
        return try Centre.load(folder: task.centre.folder, from: .known(files, on: day))
    }

    func score(
        _ centre: Centre, _ state: PeriodState, _ corrections: [LoggedCorrection], _ timings: inout StageTimings
    ) async throws -> RunReport {
        var context = state.context()
        context.corrections = corrections.map(\.correction)
        return try await CentreRun.score(
            centre, period: task.period, context: context, jobs: task.jobs, timings: &timings,
            observer: task.observer)
    }

    /// Whether everything but the corrections is what was published.
    private func check(
        _ difference: RunDifference, _ centre: Centre, _ state: PeriodState, _ published: LedgerRun,
        _ allowance: Allowance,
        _ timings: inout StageTimings
    ) async throws {
        guard difference.settings.isEmpty else { throw AmendmentRefusal.otherFiles(task.period, difference) }
        let tables = difference.tables
        if !tables.isEmpty && !allowance.contains(.grownInputs) {
            throw AmendmentRefusal.otherFiles(task.period, difference)
        }
        if !difference.earlier.isEmpty && !allowance.contains(.amendedEarlier) {
            throw AmendmentRefusal.otherEarlier(task.period, difference)
        }
        // Other files, or another kaohe: what was published must still be what they give.
        guard !tables.isEmpty || !difference.program.isEmpty else { return }
        let report = try await score(centre, state, state.holding, &timings)
        let again = RunDifference(from: published, to: LedgerRun(report, of: centre, outputs: []))
        guard again.subjects.isEmpty else { throw AmendmentRefusal.notReproduced(task.period, again) }
    }

    /// Puts the files in their place and the amendment into the ledger, both or neither.
    private func keep(
        _ report: AmendmentReport, of run: RunReport, _ state: PeriodState
    ) throws -> RunOutput {
        let staged = try StagedAmendment(report, of: run, root: task.root)
        try AmendmentClaim.checkNew(staged.output)
        guard try place.isUnchanged(state) else { throw PublicationRefusal.overtaken(task.period) }
        let refusal: LedgerRefusal?
        do {
            refusal = try place.open().amend(
                report.amendment, outputs: staged.output.files, showing: report.appeals
            ) { try staged.takePlace() }
        } catch {
            staged.putBack()
            throw error
        }
        if let refusal {
            staged.putBack()
            throw PublicationRefusal.ledger(refusal)
        }
        return staged.output
    }

    private static func numbers(_ corrections: [LoggedCorrection], _ state: CorrectionState) -> [Int] {
        corrections.filter { $0.state == state }.map(\.correction.number)
    }
}

extension RunDifference {
    /// The input tables that are other files; the rows that corrections add are no file.
    var tables: [FileChange] { inputs.filter { $0.path != CorrectionWords.table } }
}
