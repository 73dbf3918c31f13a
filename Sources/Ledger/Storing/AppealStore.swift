internal import Chronology
internal import GRDB
internal import LedgerModel
internal import RecordModel

/// Appeals, their answers and where both were shown, in their tables.
enum AppealStore {
    /// An appeal as it was entered.
    struct Entry {
        let appeal: Appeal
        let proposal: Int
        let at: Moment
        let digest: String

        func digest(after before: String) -> String { AppealStore.digest(appeal, proposal, at, after: before) }
    }

    /// An answer as it was given.
    struct Answer {
        let number: Int
        let appeal: Int
        let verdict: AppealVerdict
        let reason: String
        let by: String
        let correction: Int?
        let at: Moment
        let digest: String

        /// The answer with what it corrects.
        func shown(_ corrections: [Int: Correction]) -> AppealAnswer {
            AppealAnswer(
                number: number, verdict: verdict, reason: reason, by: by, on: at.day,
                correction: correction.flatMap { corrections[$0] })
        }

        func digest(after before: String) -> String {
            var digest = ContentDigest()
            digest.add(before)
            digest.add(number)
            digest.add(appeal)
            digest.add(verdict.rawValue)
            digest.add(reason)
            digest.add(by)
            digest.add(correction)
            digest.add(at)
            return digest.hexadecimal()
        }
    }

    static func digest(_ appeal: Appeal, _ proposal: Int, _ at: Moment, after before: String) -> String {
        var digest = ContentDigest()
        digest.add(before)
        digest.add(appeal.number)
        digest.add(appeal.period.label)
        digest.add(appeal.line.number)
        digest.add(appeal.line.copy)
        let line = appeal.line.target
        for text in [line.sheet, line.subject, appeal.line.name, line.rule, appeal.line.code] { digest.add(text) }
        digest.add(line.day)
        for text in [line.evidence, appeal.line.shown, line.points, appeal.department, appeal.reason] {
            digest.add(text)
        }
        for text in [appeal.materials, appeal.source.file, appeal.source.sha256, appeal.source.cell] {
            digest.add(text)
        }
        digest.add(appeal.received)
        digest.add(proposal)
        digest.add(appeal.by)
        digest.add(at)
        return digest.hexadecimal()
    }

    // MARK: Writing

    /// Enters an appeal and the proposal it becomes.
    static func add(_ wish: Appeal, at moment: Moment, _ db: Database) throws -> AppealEntry {
        let (number, before) = try Chain.next(in: "appeals", db)
        let appeal = Appeal(
            number: number, period: wish.period, line: wish.line, department: wish.department, reason: wish.reason,
            materials: wish.materials, source: wish.source, received: wish.received, by: wish.by)
        let proposal = try CorrectionStore.add(
            .line(appeal.line.target, points: "0"), period: appeal.period, by: appeal.by, on: appeal.received,
            basis: AppealWords.basis(number, appeal.reason), state: .proposed, at: moment, db
        ).correction.number
        let line = appeal.line.target
        try Insertion(db, into: "appeals", columns: 25)(
            Field.number(number), Field.text(appeal.period.label), Field.number(appeal.line.number),
            Field.number(appeal.line.copy), Field.text(line.sheet), Field.text(line.subject),
            Field.text(appeal.line.name), Field.text(line.rule), Field.text(appeal.line.code), Field.day(line.day),
            Field.text(line.evidence), Field.text(appeal.line.shown), Field.text(line.points),
            Field.text(appeal.department), Field.text(appeal.reason), Field.text(appeal.materials),
            Field.text(appeal.source.file), Field.text(appeal.source.sha256), Field.text(appeal.source.cell),
            Field.day(appeal.received), Field.number(proposal), Field.text(appeal.by), Field.day(moment.day),
            Field.text(moment.time), Field.text(digest(appeal, proposal, moment, after: before)))
        return AppealEntry(appeal: appeal, proposal: proposal, answer: nil)
    }

    /// Gives an answer and decides the proposal by it.
    static func answer(_ decision: AppealDecision, to entry: AppealEntry, by: String, at moment: Moment, _ db: Database)
        throws
    {
        let correction = try correct(decision, entry, by: by, at: moment, db)
        let (number, before) = try Chain.next(in: "appeal_answers", db)
        let answer = Answer(
            number: number, appeal: entry.appeal.number, verdict: decision.verdict, reason: decision.reason, by: by,
            correction: correction, at: moment, digest: "")
        try Insertion(db, into: "appeal_answers", columns: 9)(
            Field.number(number), Field.number(answer.appeal), Field.text(answer.verdict.rawValue),
            Field.text(answer.reason), Field.text(by), Field.number(correction), Field.day(moment.day),
            Field.text(moment.time), Field.text(answer.digest(after: before)))
    }

    /// Decides the proposal as an answer has it.
    /// - Returns: the correction that holds; `nil` where the line stands.
    private static func correct(
        _ decision: AppealDecision, _ entry: AppealEntry, by: String, at moment: Moment, _ db: Database
    ) throws -> Int? {
        func decide(_ number: Int, _ state: CorrectionState, _ reason: String) throws {
            try CorrectionStore.decide(number, state, by: by, reason: reason, at: moment, amendment: nil, db)
        }
        guard decision.verdict == .corrected else {
            try decide(entry.proposal, .refused, decision.reason)
            return nil
        }
        let correction: Int
        switch decision.correction {
        case .proposal:
            correction = entry.proposal
            try decide(correction, .accepted, decision.reason)
        case .instead(let target):
            correction =
                try CorrectionStore.add(
                    target, period: entry.appeal.period, by: by, on: moment.day,
                    basis: AppealWords.basis(entry.appeal.number, decision.reason), state: .accepted, at: moment, db
                ).correction.number
        case .existing(let number):
            guard let logged = try CorrectionStore.logged(number, db), logged.period == entry.appeal.period else {
                throw Ledger.Stop(refusal: .noCorrection(number))
            }
            guard logged.state == .accepted || logged.state == .applied else {
                throw Ledger.Stop(refusal: .notAccepted(logged))
            }
            correction = number
        }
        // What stood for the appeal till now does not any more, unless it is somebody else's too.
        let before = entry.answer?.correction
        for number in Set([entry.proposal, before?.number ?? entry.proposal]).sorted() where number != correction {
            let isOwn =
                number == entry.proposal || before?.basis.hasPrefix(AppealWords.basis(entry.appeal.number, "")) == true
            guard isOwn, try CorrectionStore.logged(number, db)?.state != .refused else { continue }
            try decide(number, .refused, "按更正 \(correction)")
        }
        return correction
    }

    /// Notes what an act's books show; before the act itself.
    static func put(_ marks: [AppealMark], ofAct act: Int, _ db: Database) throws {
        let put = try Insertion(db, into: "act_appeals", columns: 5)
        for (index, mark) in marks.enumerated() {
            try put(
                Field.number(act), Field.number(index), Field.number(mark.appeal), Field.number(mark.answer),
                Field.number(mark.isTold ? 1 : 0))
        }
    }

    // MARK: Reading

    /// Every appeal, by number, each with its digest.
    static func entries(_ db: Database) throws -> [Entry] {
        try db.rows(
            """
            SELECT number, period, line, copy, sheet, subject, name, rule, code, line_day, evidence, shown, points,
                department, reason, materials, file, sha256, cell, received, correction, by_whom, day, time, digest
            FROM appeals ORDER BY number
            """
        ) { fields in
            let target = CorrectedLine(
                sheet: try fields.text(4), subject: try fields.text(5), rule: try fields.text(7),
                day: try fields.day(9), evidence: try fields.text(10), points: try fields.text(12))
            let line = AppealedLine(
                number: try fields.number(2), target: target, copy: try fields.number(3), name: try fields.text(6),
                code: try fields.text(8), shown: try fields.text(11))
            let appeal = Appeal(
                number: try fields.number(0), period: try fields.period(1), line: line,
                department: try fields.text(13), reason: try fields.text(14), materials: try fields.text(15),
                source: AppealSource(
                    file: try fields.text(16), sha256: try fields.text(17), cell: try fields.text(18)),
                received: try fields.day(19), by: try fields.text(21))
            return Entry(
                appeal: appeal, proposal: try fields.number(20), at: try fields.moment(22),
                digest: try fields.text(24))
        }
    }

    /// Every answer, by number, each with its digest.
    static func answers(_ db: Database) throws -> [Answer] {
        try db.rows(
            """
            SELECT number, appeal, answer, reason, by_whom, correction, day, time, digest FROM appeal_answers
            ORDER BY number
            """
        ) {
            Answer(
                number: try $0.number(0), appeal: try $0.number(1), verdict: try $0.word(2, as: AppealVerdict.self),
                reason: try $0.text(3), by: try $0.text(4), correction: try $0.optionalNumber(5),
                at: try $0.moment(6), digest: try $0.text(8))
        }
    }

    /// Every appeal with its answer, by number.
    static func all(_ db: Database) throws -> [AppealEntry] {
        let entries = try entries(db)
        guard !entries.isEmpty else { return [] }
        let corrections = try corrections(db)
        let answers = Dictionary(try answers(db).map { ($0.appeal, $0) }, uniquingKeysWith: { $1 })
        return entries.map { entry in
            AppealEntry(
                appeal: entry.appeal, proposal: entry.proposal,
                answer: answers[entry.appeal.number]?.shown(corrections))
        }
    }

    /// Appeals as an act's books show them, each with the answer it had then.
    static func entries(_ db: Database, at marks: [AppealMark]) throws -> [AppealEntry] {
        guard !marks.isEmpty else { return [] }
        let entries = Dictionary(try entries(db).map { ($0.appeal.number, $0) }, uniquingKeysWith: { $1 })
        let answers = Dictionary(try answers(db).map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        let corrections = try corrections(db)
        return marks.compactMap { mark in
            entries[mark.appeal].map { entry in
                AppealEntry(
                    appeal: entry.appeal, proposal: entry.proposal,
                    answer: mark.answer.flatMap { answers[$0] }?.shown(corrections), isTold: mark.isTold)
            }
        }
    }

    private static func corrections(_ db: Database) throws -> [Int: Correction] {
        Dictionary(
            try CorrectionStore.logged(db).map { ($0.correction.number, $0.correction) }, uniquingKeysWith: { $1 })
    }

    /// What an act's books show, in their order.
    static func marks(ofAct act: Int, _ db: Database) throws -> [AppealMark] {
        try db.rows(
            "SELECT appeal, answer, told FROM act_appeals WHERE act = ? ORDER BY number", Field.number(act)
        ) { AppealMark(appeal: try $0.number(0), answer: try $0.optionalNumber(1), isTold: try $0.number(2) == 1) }
    }

    /// The appeal a correction belongs to, as its proposal or as what was corrected instead; `nil` if to none.
    static func appeal(ofCorrection correction: Int, _ db: Database) throws -> Int? {
        try db.first(
            """
            SELECT number FROM appeals WHERE correction = ?1
            UNION SELECT appeal FROM appeal_answers WHERE correction = ?1
            """, Field.number(correction)
        ) { try $0.number(0) }
    }
}
