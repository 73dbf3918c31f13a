public import Chronology
internal import GRDB
public import LedgerModel
public import RecordModel
internal import ScoreModel

/// Appeals and their answers.
extension Ledger {
    /// Enters appeals, all or none; a line that was appealed already is not entered again.
    /// - Returns: what became of each, in order; or why none was taken.
    public func enter(
        _ appeals: [Appeal], of period: Period, at moment: Moment
    ) throws(LedgerFailure) -> (filings: [AppealFiling], refusal: LedgerRefusal?) {
        var filings: [AppealFiling] = []
        let refusal = try write { db in
            guard let record = try ActStore.record(period, db) else { throw Stop(refusal: .neverRun(period)) }
            guard record.standing.stage != .draft else { throw Stop(refusal: .takesNoAppeals(record)) }
            var known = try AppealStore.all(db)
            for appeal in appeals {
                if let entry = known.first(where: { $0.appeal.isAboutTheLine(of: appeal) }) {
                    filings.append(.known(entry))
                } else {
                    let entry = try AppealStore.add(appeal, at: moment, db)
                    known.append(entry)
                    filings.append(.entered(entry))
                }
            }
        }
        return (refusal == nil ? filings : [], refusal)
    }

    /// Answers appeals, all or none; each proposal is decided with its answer.
    /// - Returns: why not; `nil` where it was done.
    public func answer(
        _ decisions: [AppealDecision], by: String, at moment: Moment
    ) throws(LedgerFailure) -> LedgerRefusal? {
        try write { db in
            for decision in decisions {
                guard let entry = try AppealStore.all(db).first(where: { $0.appeal.number == decision.appeal }) else {
                    throw Stop(refusal: .noAppeal(decision.appeal))
                }
                guard try entry.answer == nil || Self.mayRevise(entry, decision, db) else {
                    throw Stop(refusal: .alreadyAnswered(entry))
                }
                try AppealStore.answer(decision, to: entry, by: by, at: moment, db)
            }
        }
    }

    /// Whether a decision only puts another correction in the place of one that has not come into anything published yet.
    private static func mayRevise(_ entry: AppealEntry, _ decision: AppealDecision, _ db: Database) throws -> Bool {
        guard decision.revises, decision.verdict == .corrected, let correction = entry.answer?.correction else {
            return false
        }
        return try CorrectionStore.logged(correction.number, db)?.state != .applied
    }

    /// Appeals with their answers by number, all or a period's.
    public func appeals(of period: Period? = nil) throws(LedgerFailure) -> [AppealEntry] {
        try read { db in try AppealStore.all(db).filter { period == nil || $0.appeal.period == period } }
    }

    /// What the books of a period's last notice or publication show: as it was then, whatever was answered since.
    public func shownAppeals(of period: Period) throws(LedgerFailure) -> [AppealEntry] {
        try read { db in
            let frozen = try ActStore.acts(period, db).last { $0.act.kind == .noticed || $0.act.kind == .published }
            return try frozen.map { try Self.shown(by: $0.number, db) } ?? []
        }
    }

    /// What the books of a period's amendment show: as it was then.
    public func appeals(shownByAmendment number: Int, of period: Period) throws(LedgerFailure) -> [AppealEntry] {
        try read { db in
            let amended = try ActStore.acts(period, db).filter { $0.act.kind == .amended }
            return amended.indices.contains(number - 1) ? try Self.shown(by: amended[number - 1].number, db) : []
        }
    }

    private static func shown(by act: Int, _ db: Database) throws -> [AppealEntry] {
        try AppealStore.entries(db, at: AppealStore.marks(ofAct: act, db))
    }

    /// What books of a period that are written now show: all its own appeals, and the answers that no standing notice,
    /// publication or amendment has told yet. What the period's own notice told its published books tell again, since they
    /// take the notice's place; what came down was told to nobody.
    public func appealsToShow(in period: Period) throws(LedgerFailure) -> [AppealEntry] {
        try read { db in
            let entries = try AppealStore.all(db)
            guard !entries.isEmpty else { return [] }
            let told = try Self.told(elsewhereThan: period, db)
            return entries.compactMap { entry in
                var entry = entry
                entry.isTold = entry.answer.map { !told.contains($0.number) } ?? false
                return entry.isTold || entry.appeal.period == period ? entry : nil
            }
        }
    }

    /// The answers that stand in somebody's hands already.
    private static func told(elsewhereThan period: Period, _ db: Database) throws -> Set<Int> {
        let acts = try ActStore.acts(nil, db)
        let withdrawn = Dictionary(
            acts.filter { $0.act.kind == .withdrawn }.map { ($0.act.period, $0.number) }, uniquingKeysWith: max)
        let standing = acts.filter { act in
            switch act.act.kind {
            // Its own publication tells too: only an amendment's books are written after it.
            case .amended, .published: true
            case .noticed: act.act.period != period && act.number > withdrawn[act.act.period] ?? 0
            case .drafted, .withdrawn, .setAside: false
            }
        }
        var told: Set<Int> = []
        for act in standing {
            for mark in try AppealStore.marks(ofAct: act.number, db) where mark.isTold {
                if let answer = mark.answer { told.insert(answer) }
            }
        }
        return told
    }
}
