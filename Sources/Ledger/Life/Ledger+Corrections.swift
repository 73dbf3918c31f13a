public import Chronology
internal import GRDB
public import LedgerModel
public import RecordModel
public import ScoreModel

/// The log of corrections, and the amendments they come into.
extension Ledger {
    /// Enters a correction; its number is the entry's.
    /// - Parameter state: `proposed`, or `accepted` where it was decided already.
    public func add(
        _ target: CorrectionTarget, period: Period, by: String, on day: Day, basis: String, state: CorrectionState,
        at moment: Moment
    ) throws(LedgerFailure) -> LoggedCorrection {
        var logged: LoggedCorrection?
        _ = try write { db in
            logged = try CorrectionStore.add(
                target, period: period, by: by, on: day, basis: basis, state: state, at: moment, db)
        }
        guard let logged else { throw .damaged(path: path, message: "nothing was entered") }
        return logged
    }

    /// Enters a correction where the period's log still says what whoever asks for it has seen of it.
    /// - Parameters:
    ///   - known: the period's entries as they were when the correction was held against them.
    ///   - number: an entry that gives way to it: it is refused with it.
    /// - Returns: the entry; `nil` where the log says something else now, and nothing was entered.
    public func enter(
        _ target: CorrectionTarget, period: Period, by: String, on day: Day, basis: String, state: CorrectionState,
        after known: [LoggedCorrection], insteadOf number: Int? = nil, at moment: Moment
    ) throws(LedgerFailure) -> LoggedCorrection? {
        var logged: LoggedCorrection?
        _ = try write { db in
            guard try CorrectionStore.logged(of: period, db) == known else { return }
            let entry = try CorrectionStore.add(
                target, period: period, by: by, on: day, basis: basis, state: state, at: moment, db)
            if let number {
                try CorrectionStore.decide(
                    number, .refused, by: by, reason: "由更正 \(entry.correction.number) 代替", at: moment, amendment: nil,
                    db)
            }
            logged = entry
        }
        return logged
    }

    /// Decides an entry: 更正 or 维持. It can be decided otherwise until it has come into something published.
    /// - Returns: why not; `nil` where it was done.
    public func decide(
        _ number: Int, _ state: CorrectionState, by: String, reason: String, at moment: Moment
    ) throws(LedgerFailure) -> LedgerRefusal? {
        try write { db in
            guard let logged = try CorrectionStore.logged(number, db) else {
                throw Stop(refusal: .noCorrection(number))
            }
            guard logged.state != .applied else { throw Stop(refusal: .alreadyApplied(logged)) }
            if let appeal = try AppealStore.appeal(ofCorrection: number, db) {
                throw Stop(refusal: .belongsToAppeal(correction: number, appeal: appeal))
            }
            try CorrectionStore.decide(number, state, by: by, reason: reason, at: moment, amendment: nil, db)
        }
    }

    /// The log's entries by number, all or a period's.
    public func corrections(of period: Period? = nil) throws(LedgerFailure) -> [LoggedCorrection] {
        try read { try CorrectionStore.logged(of: period, $0) }
    }

    /// Puts an amendment beside what was published; its corrections are applied with it.
    /// - Parameters:
    ///   - outputs: the files that were written for it, sorted by path.
    ///   - appeals: what its books show of appeals.
    /// - Returns: why not; `nil` where it was done.
    /// - Throws: ``LedgerFailure``, or what `beforeCommit` throws.
    public func amend(
        _ amendment: Amendment, outputs: [FileCard] = [], showing appeals: [AppealEntry] = [],
        beforeCommit: (() throws -> Void)? = nil
    ) throws -> LedgerRefusal? {
        try write(beforeCommit: beforeCommit) { db in
            let period = amendment.period
            guard let record = try ActStore.record(period, db), record.standing.stage == .published else {
                throw Stop(refusal: .notPublished(period))
            }
            guard amendment.number == record.amendments + 1 else {
                throw Stop(refusal: .amendmentNumber(period, next: record.amendments + 1))
            }
            for number in amendment.corrections {
                guard let logged = try CorrectionStore.logged(number, db), logged.period == period else {
                    throw Stop(refusal: .noCorrection(number))
                }
                if logged.state == .applied { throw Stop(refusal: .alreadyApplied(logged)) }
                guard logged.state == .accepted else { throw Stop(refusal: .notAccepted(logged)) }
            }
            let id = try AmendmentStore.put(amendment, outputs: outputs, db)
            for number in amendment.corrections {
                try CorrectionStore.apply(number, in: id, by: amendment.by, at: amendment.at, db)
            }
            try ActStore.add(
                PeriodAct(
                    kind: .amended, period: period, at: amendment.at, by: amendment.by, reason: amendment.reason),
                amendment: id, appeals: appeals.map(AppealMark.init), db)
        }
    }

    /// A period's amendments, in order.
    public func amendments(of period: Period) throws(LedgerFailure) -> [Amendment] {
        try read { try AmendmentStore.amendments(of: period, $0) }
    }

    /// The files that were written for a period's amendment, sorted by path; none where an earlier kaohe made it.
    public func outputs(ofAmendment number: Int, of period: Period) throws(LedgerFailure) -> [FileCard] {
        try read { try AmendmentStore.outputs(of: period, number: number, $0) }
    }

    /// A subject's published periods, for each sheet it was ever on, by sheet in code-point order.
    public func history(of subject: String) throws(LedgerFailure) -> [SubjectHistory] {
        try read { try HistoryStore.history(of: subject, $0) }
    }
}
