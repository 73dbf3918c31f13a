internal import Chronology
internal import GRDB
internal import Hashing
internal import LedgerModel
internal import ScoreModel

/// Runs in their tables.
enum RunStore {
    /// A run's own row.
    struct Head {
        let id: Int64
        let period: Period
        let digest: String
    }

    /// The period's run: the draft, or what was frozen last.
    static func head(_ period: Period, _ db: Database) throws -> Head? {
        try db.first(
            "SELECT id, digest FROM runs WHERE period = ? ORDER BY id DESC LIMIT 1", Field.text(period.label)
        ) { Head(id: Int64(try $0.number(0)), period: period, digest: try $0.text(1)) }
    }

    /// Makes sure that a period has its row.
    static func require(_ period: Period, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO periods SELECT ?1, ?2, ?3 WHERE ?1 NOT IN (SELECT label FROM periods)")
            .execute(arguments: [period.label, period.first.iso, period.last.iso])
    }

    /// Puts a run in the place of the period's draft, or beside what was frozen before.
    /// - Returns: its id.
    static func replace(
        _ run: LedgerRun, stage: PeriodStanding.Stage, at moment: Moment, _ db: Database
    ) throws -> Int64 {
        try require(run.period, db)
        try db.cachedStatement(
            sql: """
                DELETE FROM runs WHERE period = ? AND id NOT IN (SELECT run FROM acts WHERE run IS NOT NULL)
                """
        ).execute(arguments: [run.period.label])
        let id = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM runs") ?? 0) + 1
        try Insertion(db, into: "runs", columns: 7)(
            Field.number(id), Field.text(run.period.label), Field.text(run.centre), Field.text(run.programVersion),
            Field.day(moment.day), Field.text(moment.time), Field.text(ContentDigest.of(run)))
        try putSettings(run.settings, of: id, at: moment, db)
        let owner = Field.number(id)
        let putRegulation = try Insertion(db, into: "regulations", columns: 7)
        for (number, regulation) in run.regulations.enumerated() {
            try putRegulation(
                owner, Field.number(number), Field.text(regulation.id), Field.text(regulation.title),
                Field.text(regulation.path), Field.day(regulation.since), Field.day(regulation.until))
        }
        let putInput = try Insertion(db, into: "inputs", columns: 8)
        for (number, input) in run.inputs.enumerated() {
            try putInput(
                owner, Field.number(number), Field.text(input.role), Field.text(input.path),
                Field.text(input.sha256), Field.number(input.used), Field.number(input.outside),
                Field.number(input.setAside))
        }
        let putEarlier = try Insertion(db, into: "earlier", columns: 6)
        for (number, input) in run.earlier.enumerated() {
            try putEarlier(
                owner, Field.number(number), Field.text(input.sheet), Field.text(input.period.label),
                Field.text(input.digest), Field.number(input.amendments))
        }
        let putCorrection = try Insertion(db, into: "run_corrections", columns: 3)
        for (number, correction) in run.corrections.enumerated() {
            try putCorrection(owner, Field.number(number), Field.number(correction))
        }
        let putFinding = try Insertion(db, into: "findings", columns: 11)
        for (number, finding) in run.findings.enumerated() {
            try putFinding(
                owner, Field.number(number), Field.text(finding.key.code), Field.text(finding.key.file),
                Field.number(finding.key.row), Field.text(finding.key.header), Field.text(finding.key.text),
                Field.text(finding.severity), Field.text(finding.column), Field.text(finding.message),
                Field.text(finding.key.content))
        }
        for (number, sheet) in run.sheets.enumerated() {
            try SheetStore.put(sheet, number: number, of: .run(id), db)
        }
        try putOutputs(run.outputs, of: id, stage: stage, db)
        return id
    }

    /// The files that were written at a stage of the period's life.
    static func putOutputs(
        _ outputs: [FileCard], of run: Int64, stage: PeriodStanding.Stage, _ db: Database
    ) throws {
        let putOutput = try Insertion(db, into: "outputs", columns: 5)
        for (number, file) in outputs.enumerated() {
            try putOutput(
                Field.number(run), Field.text(stage.rawValue), Field.number(number), Field.text(file.path),
                Field.text(file.sha256))
        }
    }

    private static func putSettings(
        _ settings: [LedgerSetting], of run: Int64, at moment: Moment, _ db: Database
    ) throws {
        let putSetting = try Insertion(db, into: "settings", columns: 4)
        let isKnown = try db.cachedStatement(sql: "SELECT 1 FROM files WHERE sha256 = ?")
        for (number, setting) in settings.enumerated() {
            if try Int.fetchOne(isKnown, arguments: [setting.sha256]) == nil {
                try Insertion(db, into: "files", columns: 2)(Field.text(setting.sha256), Field.bytes(setting.bytes))
            }
            try putSetting(
                Field.number(run), Field.number(number), Field.text(setting.path), Field.text(setting.sha256))
            try KnownSettings.note(setting, at: moment, db)
        }
    }

    /// A run as it was recorded.
    /// - Parameter stage: of which stage the written files are asked for; `nil` for the last.
    static func run(_ head: Head, stage: PeriodStanding.Stage? = nil, _ db: Database) throws -> LedgerRun {
        let id = Field.number(head.id)
        let (centre, program) =
            try db.first("SELECT centre, program FROM runs WHERE id = ?", id) { (try $0.text(0), try $0.text(1)) }
            ?? ("", "")
        return LedgerRun(
            centre: centre, period: head.period, programVersion: program,
            regulations: try db.rows(
                "SELECT id, title, path, since, until FROM regulations WHERE run = ? ORDER BY number", id
            ) {
                LedgerRegulation(
                    id: try $0.text(0), title: try $0.text(1), path: try $0.text(2), since: try $0.optionalDay(3),
                    until: try $0.optionalDay(4))
            },
            settings: try db.rows(
                """
                SELECT path, sha256, bytes FROM settings JOIN files USING (sha256) WHERE run = ? ORDER BY number
                """, id
            ) { LedgerSetting(path: try $0.text(0), sha256: try $0.text(1), bytes: try $0.bytes(2)) },
            inputs: try db.rows(
                "SELECT role, path, sha256, used, outside, set_aside FROM inputs WHERE run = ? ORDER BY number", id
            ) {
                LedgerInput(
                    role: try $0.text(0), path: try $0.text(1), sha256: try $0.text(2), used: try $0.number(3),
                    outside: try $0.number(4), setAside: try $0.number(5))
            },
            earlier: try earlier(head.id, db),
            corrections: try corrections(head.id, db),
            sheets: try SheetStore.sheets(ofRun: head.id, db),
            findings: try db.rows(
                """
                SELECT code, file, row, header, text, severity, column_letters, message, content FROM findings WHERE run = ?
                ORDER BY number
                """, id
            ) {
                LedgerFinding(
                    key: FindingKey(
                        code: try $0.text(0), file: try $0.text(1), row: try $0.number(2), header: try $0.text(3),
                        text: try $0.text(4), content: try $0.text(8)), severity: try $0.text(5),
                    column: try $0.text(6),
                    message: try $0.text(7))
            },
            outputs: try outputs(head.id, stage: stage, db))
    }

    static func earlier(_ run: Int64, _ db: Database) throws -> [EarlierInput] {
        try db.rows(
            "SELECT sheet, period, digest, amendments FROM earlier WHERE run = ? ORDER BY number", Field.number(run)
        ) {
            EarlierInput(
                sheet: try $0.text(0), period: try $0.period(1), digest: try $0.text(2), amendments: try $0.number(3))
        }
    }

    static func corrections(_ run: Int64, _ db: Database) throws -> [Int] {
        try db.rows(
            "SELECT correction FROM run_corrections WHERE run = ? ORDER BY number", Field.number(run)
        ) { try $0.number(0) }
    }

    static func outputs(
        _ run: Int64, stage: PeriodStanding.Stage?, _ db: Database
    ) throws -> [FileCard] {
        let stages = try db.rows("SELECT DISTINCT stage FROM outputs WHERE run = ?", Field.number(run)) {
            try $0.word(0, as: PeriodStanding.Stage.self)
        }
        guard let stage = stage ?? PeriodStanding.Stage.allCases.last(where: stages.contains) else { return [] }
        return try db.rows(
            "SELECT path, sha256 FROM outputs WHERE run = ? AND stage = ? ORDER BY number", Field.number(run),
            Field.text(stage.rawValue)
        ) { FileCard(path: try $0.text(0), sha256: try $0.text(1)) }
    }
}
