internal import Chronology
internal import GRDB
internal import Hashing
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// Looks one state of a ledger over.
struct LedgerCheck {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func faults() throws -> [LedgerFault] {
        let structure = try structure()
        // Behind a broken page anything may be found; what it says would help nobody.
        guard structure.isEmpty else { return structure }
        var faults = try tables()
        faults += try references()
        // Without its tables nothing can be asked.
        guard !faults.contains(where: { $0.kind == .tables }) || (try? runs()) != nil else { return faults }
        for part in [files, runs, amendments, chains, lives] {
            do {
                faults += try part()
            } catch let unfit as Fields.Unfit {
                faults.append(Self.unfit(unfit, nil))
            }
        }
        return faults
    }

    private static func unfit(_ unfit: Fields.Unfit, _ period: Period?) -> LedgerFault {
        LedgerFault(
            .values, period: period, zh: "有一行的值无法识别(列 \(unfit.column))",
            en: "a row has a value that cannot be read (column \(unfit.column))")
    }

    private func structure() throws -> [LedgerFault] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }.map {
            LedgerFault(.structure, zh: "档案文件损坏:\($0)", en: "the file is damaged: \($0)")
        }
    }

    private func references() throws -> [LedgerFault] {
        let broken = try db.rows("SELECT \"table\", parent FROM pragma_foreign_key_check") { fields in
            "\((try? fields.text(0)) ?? "?") → \((try? fields.text(1)) ?? "?")"
        }
        let counts = Dictionary(broken.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.sorted { $0.key < $1.key }.map { link, count in
            LedgerFault(
                .reference, zh: "有 \(count) 行所指的内容不存在:\(link)", en: "\(count) rows refer to what is not there: \(link)")
        }
    }

    /// What there is besides rows, as the migrations make it.
    private func tables() throws -> [LedgerFault] {
        struct Thing: Equatable {
            let name: String
            let text: String
        }
        func things(_ db: Database) throws -> [Thing] {
            try db.rows(
                "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
            ) { Thing(name: try $0.text(0), text: try $0.text(1)) }
        }
        let memory = try DatabaseQueue()
        try Schema.migrator.migrate(memory)
        let due = try memory.read(things)
        let found = try things(db)
        return due.filter { !found.contains($0) }.map {
            LedgerFault(
                .tables, zh: "档案的结构被改动:\($0.name) 缺失或不是原样", en: "\($0.name) is missing or is not as it was made")
        }
            + found.filter { thing in !due.contains { $0.name == thing.name } }.map {
                LedgerFault(.tables, zh: "档案中多出 \($0.name),不是本程序所建", en: "\($0.name) is none of kaohe's")
            }
    }

    private func files() throws -> [LedgerFault] {
        try db.rows("SELECT sha256, bytes FROM files ORDER BY sha256") { (try $0.text(0), try $0.bytes(1)) }
            .filter { $0 != SHA256.hexadecimal(of: $1) }
            .map { sha256, _ in
                LedgerFault(
                    .file, zh: "所存规则文件的内容与其摘要不符:\(sha256)",
                    en: "the bytes of a kept rule file are not its own: \(sha256)")
            }
    }

    private func runs() throws -> [LedgerFault] {
        let runs = try db.rows(
            """
            SELECT id, period, digest, EXISTS (SELECT 1 FROM acts WHERE run = runs.id),
                id = max(id) OVER (PARTITION BY period)
            FROM runs ORDER BY id
            """
        ) {
            (
                head: RunStore.Head(
                    id: Int64(try $0.number(0)), period: try $0.period(1), digest: try $0.text(2)),
                isFrozen: try $0.number(3) == 1, isLast: try $0.number(4) == 1
            )
        }
        return try runs.compactMap { run in
            let period = run.head.period
            if !run.isFrozen, !run.isLast {
                return LedgerFault(
                    .run, period: period, zh: "\(period.label) 有一份多余的草稿", en: "\(period.label) has a draft too many")
            }
            do {
                guard ContentDigest.of(try RunStore.run(run.head, db)) != run.head.digest else { return nil }
            } catch let unfit as Fields.Unfit {
                return Self.unfit(unfit, period)
            }
            return LedgerFault(
                .run, period: period, zh: "\(period.label) 的成绩、记分、问题或依据被改动过,与当时所记不符",
                en: "\(period.label): results, lines, findings or inputs are not what was recorded")
        }
    }

    private func amendments() throws -> [LedgerFault] {
        var faults: [LedgerFault] = []
        let periods = try db.rows("SELECT DISTINCT period FROM amendments ORDER BY period") { try $0.period(0) }
        for period in periods.sorted() {
            let digests = try db.rows(
                "SELECT digest FROM amendments WHERE period = ? ORDER BY number", Field.text(period.label)
            ) { try $0.text(0) }
            let amendments = try AmendmentStore.amendments(of: period, db)
            for (index, (amendment, digest)) in zip(amendments, digests).enumerated()
            where ContentDigest.of(amendment) != digest || amendment.number != index + 1 {
                faults.append(
                    LedgerFault(
                        .amendment, period: period, zh: "\(period.label) 的更正公告 \(amendment.number) 被改动过,与当时所记不符",
                        en: "\(period.label): amendment \(amendment.number) is not what was made"))
            }
        }
        return faults
    }

    /// Tables to whose end alone something is added.
    private func chains() throws -> [LedgerFault] {
        let acts = try ActStore.acts(nil, db)
        let entries = try CorrectionStore.entries(db)
        let decisions = try CorrectionStore.decisions(db)
        let settings = try KnownSettings.all(db)
        var faults: [LedgerFault] = []
        faults += try chain("acts", zh: "经办记录", en: "act", acts.map { ($0.number, $0.digest) }) { index, before in
            let act = acts[index]
            return ActStore.digest(
                act.act, notice: act.notice,
                content: try ActStore.content(ofRun: act.run, kind: act.act.kind, amendment: act.amendment, db),
                settled: try ActStore.settled(byAct: act.number, db),
                appeals: try AppealStore.marks(ofAct: act.number, db), after: before)
        }
        faults += try chain("corrections", zh: "更正", en: "correction", entries.map { ($0.entry.number, $0.digest) }) {
            entries[$0].entry.digest(after: $1)
        }
        faults += try chain("decisions", zh: "更正的处理", en: "decision", decisions.map { ($0.number, $0.digest) }) {
            decisions[$0].decision.digest(after: $1)
        }
        let appeals = try AppealStore.entries(db)
        let answers = try AppealStore.answers(db)
        faults += try chain("appeals", zh: "申诉", en: "appeal", appeals.map { ($0.appeal.number, $0.digest) }) {
            appeals[$0].digest(after: $1)
        }
        faults += try chain(
            "appeal_answers", zh: "申诉答复", en: "answer to an appeal", answers.map { ($0.number, $0.digest) }
        ) {
            answers[$0].digest(after: $1)
        }
        faults += try chain(
            "known_settings", zh: "规则文件的记录", en: "note of a rule file", settings.map { ($0.number, $0.digest) }
        ) {
            KnownSettings.digest(settings[$0].path, settings[$0].sha256, settings[$0].at, after: $1)
        }
        return faults
    }

    /// Whether rows are numbered from 1 to as many as there ever were, each with the digest that follows from the one before.
    private func chain(
        _ table: String, zh: String, en: String, _ rows: [(number: Int, digest: String)],
        digest: (_ index: Int, _ before: String) throws -> String
    ) throws -> [LedgerFault] {
        var faults: [LedgerFault] = []
        var before = ""
        for (index, row) in rows.enumerated() {
            if row.number != index + 1 {
                faults.append(
                    LedgerFault(.chain, zh: "\(zh)第 \(index + 1) 条缺失", en: "\(en) \(index + 1) is missing"))
                return faults
            }
            if try digest(index, before) != row.digest {
                faults.append(
                    LedgerFault(
                        .chain, zh: "\(zh)第 \(row.number) 条被改动过", en: "\(en) \(row.number) is not what was recorded"))
            }
            before = row.digest
        }
        let ever = try db.first("SELECT seq FROM sqlite_sequence WHERE name = ?", Field.text(table)) {
            try $0.number(0)
        }
        if let ever, ever != rows.count {
            faults.append(
                LedgerFault(
                    .chain, zh: "\(zh)应有 \(ever) 条,现有 \(rows.count) 条", en: "of \(ever) \(en)s \(rows.count) are left"))
        }
        return faults
    }

    /// Whether each period's acts follow each other as they must.
    private func lives() throws -> [LedgerFault] {
        let acts = Dictionary(grouping: try ActStore.acts(nil, db)) { $0.act.period }
        return try acts.keys.sorted().compactMap { period in
            let acts = acts[period] ?? []
            guard try isInOrder(acts, period) else {
                return LedgerFault(
                    .life, period: period, zh: "\(period.label) 的经办记录前后不合",
                    en: "\(period.label): its acts do not follow each other")
            }
            return nil
        }
    }

    private func isInOrder(_ acts: [ActStore.StoredAct], _ period: Period) throws -> Bool {
        var stage = PeriodStanding.Stage.draft
        var run: Int64?
        var amendments: [Int64] = []
        for stored in acts {
            switch (stored.act.kind, stage) {
            case (.drafted, .draft), (.setAside, .draft): break
            case (.noticed, .draft) where stored.run != nil && stored.notice != nil:
                stage = .notice
                run = stored.run
            case (.withdrawn, .notice):
                stage = .draft
                run = nil
            // What was published is what the notice showed.
            case (.published, .draft) where stored.run != nil: stage = .published
            case (.published, .notice) where stored.run == run: stage = .published
            case (.amended, .published):
                guard let amendment = stored.amendment else { return false }
                amendments.append(amendment)
            default: return false
            }
        }
        let made = try db.rows(
            "SELECT id FROM amendments WHERE period = ? ORDER BY number", Field.text(period.label)
        ) { Int64(try $0.number(0)) }
        return amendments == made
    }
}
