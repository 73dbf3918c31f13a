public import CentreRun
public import Chronology
internal import Ledger
public import LedgerModel
internal import RecordModel
internal import RuleLoading
public import ScoreModel

/// The steps of a period's life that somebody answers for by name.
public struct Publishing: Sendable {
    private let task: RunTask
    private let place: CentreLedger
    private let by: String
    private let moment: Moment
    private let despiteMissingPunches: String?

    /// What came of a step.
    public struct Outcome: Sendable {
        /// The report, with the standing it has now.
        public let report: RunReport
        /// The output, written again.
        public let output: RunOutput
        /// The findings it was published with.
        public let settled: [NumberedFinding]
        /// The working days on which nobody punched, that somebody answers for with this step.
        public let answeredFor: [Day]
        /// The appeals and proposals that are still to be decided.
        public let open: OpenAppeals
    }

    /// Steps of one period.
    /// - Parameters:
    ///   - by: who answers for them.
    ///   - moment: when; its day is what the workbooks say.
    ///   - despiteMissingPunches: why working days without any punch stand as they are; `nil` where nobody answers for such days.
    public init(
        _ task: RunTask, in place: CentreLedger, by: String, at moment: Moment, despiteMissingPunches: String? = nil
    ) {
        self.despiteMissingPunches = despiteMissingPunches
        self.task = task
        self.place = place
        self.by = by
        self.moment = moment
    }

    /// Puts up the notice: from now on the period does not change.
    /// - Parameter first: the notice's first day; `nil` for the working day after today's.
    /// - Throws: ``PublicationRefusal``, and what a run throws. Nothing is changed then.
    public func openNotice(first: Day?, timings: inout StageTimings) async throws -> Outcome {
        let state = try place.state(of: task.period)
        let days = task.centre.file.noticeDays
        let notice: DaySpan
        try require(state, .openNotice(on: moment.day, first: first ?? moment.day))
        do throws(NoticeDays.CalendarEnds) {
            let calendar = task.centre.calendar
            let next = first == nil ? try NoticeDays.first(after: moment.day, days: days, calendar: calendar) : nil
            notice = try NoticeDays.span(first: first ?? next ?? moment.day, days: days, calendar: calendar)
        } catch {
            throw PublicationRefusal.calendarEnds(error)
        }
        let standing = PeriodStanding(stage: .notice, notice: notice)
        return try await freeze(state, as: standing, &timings) { ledger, run, missed, appeals, before in
            try ledger.openNotice(
                run, days: notice, by: by, at: moment, reason: reason(missed), showing: appeals, beforeCommit: before)
        }
    }

    /// Publishes the period, for good.
    /// - Parameters:
    ///   - withoutNotice: why nobody waits till the notice has hung its days; `nil` where it has.
    ///   - leavingOpen: why appeals without an answer and undecided corrections are left open; `nil` where none may be.
    /// - Throws: ``PublicationRefusal``, and what a run throws. Nothing is changed then.
    public func publish(
        withoutNotice: String?, leavingOpen: String? = nil, timings: inout StageTimings
    ) async throws -> Outcome {
        let state = try place.state(of: task.period)
        try require(state, .publish(on: moment.day, withoutNotice: withoutNotice != nil))
        let open = OpenAppeals(state)
        guard open.isNone || leavingOpen != nil else {
            throw PublicationRefusal.openAppeals(task.period, appeals: open.appeals, proposals: open.proposals)
        }
        let given = [withoutNotice, open.isNone ? nil : leavingOpen.map { open.words(leftOpen: $0) }]
            .compactMap { $0 }.joined(separator: ";")
        let standing = PeriodStanding(
            stage: .published, notice: state.standing.notice, publishedOn: moment.day, publishedBy: by)
        return try await freeze(state, as: standing, &timings) { ledger, run, missed, appeals, before in
            let whole = [given, reason(missed)].filter { !$0.isEmpty }.joined(separator: ";")
            return try ledger.publish(
                run, by: by, at: moment, reason: whole, showing: appeals, beforeCommit: before)
        }
    }

    /// Takes the notice down: the period is a draft again, and the next run replaces it.
    /// - Throws: ``PublicationRefusal``, `LedgerFailure`. Nothing is changed then.
    public func withdraw(reason: String) throws {
        let state = try place.state(of: task.period)
        try require(state, .withdraw)
        let ledger = try place.open()
        if let refusal = try ledger.withdrawNotice(task.period, by: by, at: moment, reason: reason) {
            throw PublicationRefusal.ledger(refusal)
        }
    }

    private func require(_ state: PeriodState, _ step: PeriodLife.Step) throws(PublicationRefusal) {
        let life = PeriodLife(
            period: task.period, standing: state.record?.standing, noticeDays: task.centre.file.noticeDays)
        if let refusal = life.refusal(of: step) ?? state.record?.refusal(on: moment.day) { throw refusal }
    }

    /// Scores once more from the files, holds it against what is recorded, and freezes it with its output.
    private func freeze(
        _ state: PeriodState, as standing: PeriodStanding, _ timings: inout StageTimings,
        _ record: (Ledger, LedgerRun, _ missed: [Day], _ told: [AppealEntry], @escaping () throws -> Void) throws
            -> LedgerRefusal?
    ) async throws -> Outcome {
        guard let recorded = state.run else { throw PublicationRefusal.neverRun(task.period) }
        let findings = state.findings
        let open = findings.filter(\.isOpen)
        guard open.isEmpty else { throw PublicationRefusal.unresolved(task.period, open) }
        let since = state.acceptedSince
        guard since.isEmpty else { throw PublicationRefusal.correctionsSince(task.period, since) }
        let report = try await CentreRun.score(
            task.centre, period: task.period, context: state.context(standing: standing), jobs: task.jobs,
            timings: &timings, observer: task.observer)
        let difference = RunDifference(from: recorded, to: LedgerRun(report, of: task.centre, outputs: []))
        guard difference.isNone else {
            throw PublicationRefusal.differs(task.period, difference, frozen: state.isFrozen)
        }
        let missed = Self.isAnsweredFor(state) ? [] : report.daysOfAbsence
        guard missed.isEmpty || despiteMissingPunches != nil else {
            throw PublicationRefusal.noPunches(task.period, missed)
        }
        let staged = try StagedOutput(
            report, root: task.root, jobs: task.jobs, timings: &timings, observer: task.observer)
        guard try place.isUnchanged(state) else { throw PublicationRefusal.overtaken(task.period) }
        let run = LedgerRun(report, of: task.centre, outputs: staged.output.files)
        let ledger = try place.open()
        let refusal = try staged.recorded { before in try record(ledger, run, missed, report.appealsTold, before) }
        if let refusal { throw PublicationRefusal.ledger(refusal) }
        return Outcome(
            report: report, output: staged.output, settled: findings.filter { $0.finding.isBlocking },
            answeredFor: missed, open: OpenAppeals(state))
    }

    /// Whether somebody answered for days without punches when the notice went up; it has not changed since.
    private static func isAnsweredFor(_ state: PeriodState) -> Bool {
        guard state.standing.stage == .notice else { return false }
        return state.record?.acts.last { $0.kind == .noticed }?.reason.contains(missingPunches) ?? false
    }

    private static let missingPunches = "个工作日没有任何人打卡,照常办理:"

    /// What the act says of days without punches.
    private func reason(_ missed: [Day]) -> String {
        guard !missed.isEmpty, let despiteMissingPunches else { return "" }
        let named = missed.map(\.iso).joined(separator: "、")
        return "\(named) \(missed.count) \(Self.missingPunches)\(despiteMissingPunches)"
    }
}
