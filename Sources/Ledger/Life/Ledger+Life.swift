public import Chronology
internal import GRDB
public import LedgerModel
public import RecordModel
public import ScoreModel

/// The life of a period: draft → 公示 → published.
///
/// Each of these takes something that is done when everything is on the disk and nothing but the commit is left, such as
/// putting the output folder in its place: if that throws, the ledger stays as it was and the error passes through. It must not
/// ask this ledger anything.
extension Ledger {
    /// Puts a run in the place of the period's draft.
    /// - Returns: why not; `nil` where it was done.
    /// - Throws: ``LedgerFailure``, or what `beforeCommit` throws.
    public func replaceDraft(
        _ run: LedgerRun, at moment: Moment, beforeCommit: (() throws -> Void)? = nil
    ) throws -> LedgerRefusal? {
        try write(beforeCommit: beforeCommit) { db in
            try Self.requireDraft(run.period, db)
            try Self.requireCorrections(of: run, db)
            _ = try RunStore.replace(run, stage: .draft, at: moment, db)
            try ActStore.add(
                PeriodAct(kind: .drafted, period: run.period, at: moment, by: "", reason: ""), db)
        }
    }

    /// Puts up the notice: the run takes the draft's place and does not change any more.
    /// - Parameter appeals: what its books show of appeals.
    /// - Returns: why not; `nil` where it was done.
    /// - Throws: ``LedgerFailure``, or what `beforeCommit` throws.
    public func openNotice(
        _ run: LedgerRun, days: DaySpan, by: String, at moment: Moment, reason: String = "",
        showing appeals: [AppealEntry] = [], beforeCommit: (() throws -> Void)? = nil
    ) throws -> LedgerRefusal? {
        try write(beforeCommit: beforeCommit) { db in
            try Self.requireDraft(run.period, db)
            try Self.requireCorrections(of: run, db)
            try Self.requireEarlier(of: run, db)
            let id = try RunStore.replace(run, stage: .notice, at: moment, db)
            try ActStore.add(
                PeriodAct(kind: .noticed, period: run.period, at: moment, by: by, reason: reason), notice: days,
                run: id, appeals: appeals.map(AppealMark.init), db)
        }
    }

    /// Takes the notice down: the period is a draft again. What the notice showed stays in the ledger.
    /// - Returns: why not; `nil` where it was done.
    /// - Throws: ``LedgerFailure``, or what `beforeCommit` throws.
    public func withdrawNotice(
        _ period: Period, by: String, at moment: Moment, reason: String, beforeCommit: (() throws -> Void)? = nil
    ) throws -> LedgerRefusal? {
        try write(beforeCommit: beforeCommit) { db in
            guard let record = try ActStore.record(period, db) else { throw Stop(refusal: .neverRun(period)) }
            guard record.standing.stage == .notice else { throw Stop(refusal: .noNotice(record)) }
            try ActStore.add(
                PeriodAct(kind: .withdrawn, period: period, at: moment, by: by, reason: reason), db)
        }
    }

    /// Publishes a run, for good. Where a notice hangs, it must be what the notice shows; only the files that were written may
    /// differ, since they say now that it is published. The corrections in it are applied with it.
    /// - Parameter appeals: what its books show of appeals.
    /// - Returns: why not; `nil` where it was done.
    /// - Throws: ``LedgerFailure``, or what `beforeCommit` throws.
    public func publish(
        _ run: LedgerRun, by: String, at moment: Moment, reason: String = "",
        showing appeals: [AppealEntry] = [], beforeCommit: (() throws -> Void)? = nil
    ) throws -> LedgerRefusal? {
        try write(beforeCommit: beforeCommit) { db in
            let record = try ActStore.record(run.period, db)
            try Self.requireCorrections(of: run, db)
            try Self.requireEarlier(of: run, db)
            let id: Int64
            switch (record?.standing.stage, try RunStore.head(run.period, db)) {
            case (.published?, _):
                throw Stop(refusal: record.map { .frozen($0) } ?? .neverRun(run.period))
            case (.notice?, let head?):
                // An earlier kaohe's notice does not say what stands in the rows of its findings.
                guard [run, run.byPlace].contains(where: { ContentDigest.of($0) == head.digest }) else {
                    throw Stop(refusal: record.map { .differsFromNotice($0) } ?? .neverRun(run.period))
                }
                id = head.id
                try RunStore.putOutputs(run.outputs, of: id, stage: .published, db)
            default:
                id = try RunStore.replace(run, stage: .published, at: moment, db)
            }
            for number in run.corrections where try CorrectionStore.logged(number, db)?.period == run.period {
                try CorrectionStore.apply(number, in: nil, by: by, at: moment, db)
            }
            try ActStore.add(
                PeriodAct(kind: .published, period: run.period, at: moment, by: by, reason: reason), run: id,
                appeals: appeals.map(AppealMark.init), db)
        }
    }

    /// Sets findings aside by name, so that the period can be published with them.
    /// - Returns: why not; `nil` where it was done.
    public func settle(
        _ findings: [SettledFinding], of period: Period, by: String = "", reason: String = "", at moment: Moment
    ) throws(LedgerFailure) -> LedgerRefusal? {
        try write { db in
            guard let record = try ActStore.record(period, db) else { throw Stop(refusal: .neverRun(period)) }
            guard record.standing.stage == .draft else { throw Stop(refusal: .frozen(record)) }
            guard !findings.isEmpty else { return }
            try ActStore.add(
                PeriodAct(
                    kind: .setAside, period: period, at: moment, by: by.isEmpty ? findings[0].by : by, reason: reason),
                settled: findings, db)
        }
    }

    private static func requireDraft(_ period: Period, _ db: Database) throws {
        guard let record = try ActStore.record(period, db), record.standing.stage != .draft else { return }
        throw Stop(refusal: .frozen(record))
    }

    /// What a run was built on must still stand when it becomes final.
    private static func requireEarlier(of run: LedgerRun, _ db: Database) throws {
        for input in run.earlier {
            let standing = try PublishedStore.sheet(input.sheet, input.period, db)
            guard standing?.digest == input.digest else {
                throw Stop(refusal: .earlierChanged(sheet: input.sheet, period: input.period))
            }
        }
    }

    /// A run names corrections that are in the log: its own period's, and other periods' that were decided for.
    private static func requireCorrections(of run: LedgerRun, _ db: Database) throws {
        for number in run.corrections {
            guard let logged = try CorrectionStore.logged(number, db),
                logged.period == run.period || logged.state == .accepted || logged.state == .applied
            else {
                throw Stop(refusal: .noCorrection(number))
            }
        }
    }
}
