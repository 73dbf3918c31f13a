internal import Chronology
internal import GRDB
internal import LedgerModel
internal import ScoreModel

/// What was done to periods, and what follows from it: where each stands.
enum ActStore {
    /// An act with what hangs on it.
    struct StoredAct {
        let number: Int
        let act: PeriodAct
        let notice: DaySpan?
        let run: Int64?
        let amendment: Int64?
        let digest: String

        init(_ fields: Fields) throws {
            number = try fields.number(0)
            act = PeriodAct(
                kind: try fields.word(2, as: PeriodAct.Kind.self), period: try fields.period(1),
                at: try fields.moment(3), by: try fields.text(5), reason: try fields.text(6))
            if let first = try fields.optionalDay(7), let last = try fields.optionalDay(8) {
                notice = DaySpan(first, last)
            } else {
                notice = nil
            }
            run = try fields.optionalNumber(9).map(Int64.init)
            amendment = try fields.optionalNumber(10).map(Int64.init)
            digest = try fields.text(11)
        }
    }

    private static let columns = """
        number, period, kind, day, time, by_whom, reason, notice_first, notice_last, run, amendment, digest
        """

    /// Every act, or those of a period, oldest first.
    static func acts(_ period: Period? = nil, _ db: Database) throws -> [StoredAct] {
        try db.rows(
            "SELECT \(columns) FROM acts WHERE ?1 IS NULL OR period = ?1 ORDER BY number",
            period.map { Field.text($0.label) } ?? .null, as: StoredAct.init)
    }

    /// Adds an act.
    static func add(
        _ act: PeriodAct, notice: DaySpan? = nil, run: Int64? = nil, amendment: Int64? = nil,
        settled: [SettledFinding] = [], appeals: [AppealMark] = [], _ db: Database
    ) throws {
        let (number, before) = try Chain.next(in: "acts", db)
        let putSettled = try Insertion(db, into: "settled", columns: 11)
        for (index, finding) in settled.enumerated() {
            try putSettled(
                Field.number(number), Field.number(index), Field.text(finding.key.code), Field.text(finding.key.file),
                Field.number(finding.key.row), Field.text(finding.key.header), Field.text(finding.key.text),
                Field.text(finding.by), Field.text(finding.reason), Field.day(finding.on),
                Field.text(finding.key.content))
        }
        try AppealStore.put(appeals, ofAct: number, db)
        let content = try content(ofRun: run, kind: act.kind, amendment: amendment, db)
        try Insertion(db, into: "acts", columns: 12)(
            Field.number(number), Field.text(act.period.label), Field.text(act.kind.rawValue), Field.day(act.at.day),
            Field.text(act.at.time), Field.text(act.by), Field.text(act.reason), Field.day(notice?.first),
            Field.day(notice?.last), Field.number(run.map(Int.init)), Field.number(amendment.map(Int.init)),
            Field.text(
                digest(act, notice: notice, content: content, settled: settled, appeals: appeals, after: before)))
    }

    /// The digests of what an act makes final.
    static func content(
        ofRun run: Int64?, kind: PeriodAct.Kind, amendment: Int64?, _ db: Database
    ) throws -> [String] {
        var content: [String] = []
        if let run {
            content += try db.rows("SELECT digest FROM runs WHERE id = ?", Field.number(run)) { try $0.text(0) }
            let stage: PeriodStanding.Stage = kind == .published ? .published : .notice
            content.append(ContentDigest.of(try RunStore.outputs(run, stage: stage, db)))
        }
        if let amendment {
            content += try db.rows("SELECT digest FROM amendments WHERE id = ?", Field.number(amendment)) {
                try $0.text(0)
            }
            // An earlier kaohe's amendments have none, and their acts keep their digests.
            let outputs = try AmendmentStore.outputs(amendment, db)
            if !outputs.isEmpty { content.append(ContentDigest.of(outputs)) }
        }
        return content
    }

    static func digest(
        _ act: PeriodAct, notice: DaySpan?, content: [String], settled: [SettledFinding], appeals: [AppealMark],
        after before: String
    ) -> String {
        var digest = ContentDigest()
        digest.add(before)
        digest.add(act.kind.rawValue)
        digest.add(act.period.label)
        digest.add(act.at)
        digest.add(act.by)
        digest.add(act.reason)
        digest.add(notice?.first)
        digest.add(notice?.last)
        digest.add(content) { $0.add($1) }
        digest.add(settled) { digest, finding in
            digest.add(finding.key)
            digest.add(finding.by)
            digest.add(finding.reason)
            digest.add(finding.on)
        }
        // Acts from before there were appeals have none, and keep their digests.
        if !appeals.isEmpty {
            digest.add("appeals")
            digest.add(appeals) { digest, mark in
                digest.add(mark.appeal)
                digest.add(mark.answer)
                digest.add(mark.isTold ? 1 : 0)
            }
        }
        return digest.hexadecimal()
    }

    /// The findings set aside for a period, each as last decided, in the order in which they first were.
    static func settled(_ period: Period, _ db: Database) throws -> [SettledFinding] {
        var order: [FindingKey] = []
        var last: [FindingKey: SettledFinding] = [:]
        for finding in try settledRows("acts.period = ?", Field.text(period.label), db) {
            if last.updateValue(finding, forKey: finding.key.lasting) == nil { order.append(finding.key.lasting) }
        }
        return order.compactMap { last[$0] }
    }

    /// The findings set aside by one act.
    static func settled(byAct number: Int, _ db: Database) throws -> [SettledFinding] {
        try settledRows("act = ?", Field.number(number), db)
    }

    private static func settledRows(
        _ condition: String, _ value: DatabaseValue, _ db: Database
    ) throws -> [SettledFinding] {
        try db.rows(
            """
            SELECT code, file, row, header, text, settled.by_whom, settled.reason, on_day, content
            FROM settled JOIN acts ON acts.number = act WHERE \(condition) ORDER BY act, settled.number
            """, value
        ) {
            SettledFinding(
                key: FindingKey(
                    code: try $0.text(0), file: try $0.text(1), row: try $0.number(2), header: try $0.text(3),
                    text: try $0.text(4), content: try $0.text(8)),
                by: try $0.text(5), reason: try $0.text(6), on: try $0.day(7))
        }
    }

    /// A period's record; `nil` if it was never run.
    static func record(_ period: Period, _ db: Database) throws -> PeriodRecord? {
        let acts = try acts(period, db)
        return acts.isEmpty ? nil : record(period, acts)
    }

    /// What acts come to.
    static func record(_ period: Period, _ acts: [StoredAct]) -> PeriodRecord {
        var standing = PeriodStanding.draft
        var amendments = 0
        for stored in acts {
            switch stored.act.kind {
            case .noticed: standing = PeriodStanding(stage: .notice, notice: stored.notice)
            case .withdrawn: standing = .draft
            case .published:
                standing = PeriodStanding(
                    stage: .published, notice: standing.notice, publishedOn: stored.act.at.day,
                    publishedBy: stored.act.by)
            case .amended: amendments += 1
            case .drafted, .setAside: break
            }
        }
        return PeriodRecord(
            period: period, standing: standing, acts: acts.map(\.act), amendments: amendments,
            firstNotice: acts.compactMap { $0.notice?.first }.min())
    }
}
