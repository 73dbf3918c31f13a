internal import Exact
internal import GRDB
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// Results and lines in their tables: those of a run, and those before and after of an amendment.
enum SheetStore {
    /// Where a sheet belongs.
    enum Owner {
        case run(Int64)
        case amendment(Int64, side: String)
    }

    static func put(_ sheet: LedgerSheet, number: Int, of owner: Owner, _ db: Database) throws {
        let id = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM sheets") ?? 0) + 1
        let (run, amendment, side): (DatabaseValue, DatabaseValue, String) =
            switch owner {
            case .run(let run): (run.databaseValue, .null, "")
            case .amendment(let amendment, let side): (.null, amendment.databaseValue, side)
            }
        try Insertion(db, into: "sheets", columns: 11)(
            Field.number(id), run, amendment, Field.number(number), Field.text(side), Field.text(sheet.regulation),
            Field.text(sheet.sheet), Field.text(sheet.title), Field.text(sheet.subjectKind),
            Field.number(sheet.decimals), Field.number(sheet.rankedCount))
        try putSubjects(sheet.subjects, on: id, db)
        try putLines(sheet.lines, on: id, db)
    }

    private static func putSubjects(_ subjects: [PublishedSubject], on sheet: Int64, _ db: Database) throws {
        let putPart = try Insertion(db, into: "part_names", columns: 4)
        let putSubject = try Insertion(db, into: "subjects", columns: 16)
        let putScore = try Insertion(db, into: "scores", columns: 5)
        let putHonour = try Insertion(db, into: "honours", columns: 4)
        let putConsequence = try Insertion(db, into: "consequences", columns: 8)
        let sheet = Field.number(sheet)
        var parts: [[ExactText]: Int] = [:]
        for (number, subject) in subjects.enumerated() {
            let place = Field.number(number)
            let (status, reason) = StatusWord.words(subject.status)
            try putSubject(
                sheet, place, Field.text(subject.id), Field.text(subject.name), Field.text(subject.window),
                Field.text(subject.department), Field.text(subject.group), Field.text(subject.post),
                Field.exact(subject.deducted), Field.exact(subject.exactTotal), Field.exact(subject.total),
                Field.number(subject.rank), Field.text(subject.level), Field.number(subject.stars),
                Field.text(status), Field.text(reason))
            for (index, part) in subject.parts.enumerated() {
                let key = [ExactText(part.id), ExactText(part.title)]
                let known = parts[key] ?? parts.count
                if known == parts.count {
                    parts[key] = known
                    try putPart(sheet, Field.number(known), Field.text(part.id), Field.text(part.title))
                }
                try putScore(sheet, place, Field.number(index), Field.number(known), Field.exact(part.score))
            }
            for (index, honour) in subject.honours.enumerated() {
                try putHonour(sheet, place, Field.number(index), Field.text(honour))
            }
            for (index, entry) in subject.consequences.enumerated() {
                try putConsequence(
                    sheet, place, Field.number(index), Field.text(entry.name), Field.text(entry.clause),
                    Field.text(entry.reason), Field.text(entry.rule), Field.day(entry.day))
            }
        }
    }

    private static func putLines(_ lines: [LedgerLine], on sheet: Int64, _ db: Database) throws {
        let putRule = try Insertion(db, into: "rule_names", columns: 5)
        let putLine = try Insertion(db, into: "lines", columns: 8)
        let sheet = Field.number(sheet)
        var rules: [[ExactText]: Int] = [:]
        for (number, line) in lines.enumerated() {
            let key = [ExactText(line.rule), ExactText(line.clause), ExactText(line.part)]
            let known = rules[key] ?? rules.count
            if known == rules.count {
                rules[key] = known
                try putRule(
                    sheet, Field.number(known), Field.text(line.rule), Field.text(line.clause), Field.text(line.part))
            }
            try putLine(
                sheet, Field.number(number), Field.text(line.subject), Field.number(known), Field.day(line.day),
                Field.exact(line.points), Field.text(line.evidence), Field.text(line.note))
        }
    }

    /// A run's sheets, in order.
    static func sheets(ofRun run: Int64, _ db: Database) throws -> [LedgerSheet] {
        let heads = try db.rows(
            """
            SELECT id, regulation, sheet, title, subject_kind, decimals, ranked_count FROM sheets
            WHERE run = ? ORDER BY number
            """, Field.number(run), as: Head.init)
        return try heads.map { head in
            LedgerSheet(
                regulation: head.regulation, sheet: head.sheet, title: head.title, subjectKind: head.kind,
                decimals: head.decimals, subjects: try subjects(on: head.id, db), rankedCount: head.ranked,
                lines: try lines(on: head.id, db))
        }
    }

    /// A sheet without what stands on it.
    struct Head {
        let id: Int64
        let regulation: String
        let sheet: String
        let title: String
        let kind: String
        let decimals: Int
        let ranked: Int

        init(_ fields: Fields) throws {
            id = Int64(try fields.number(0))
            regulation = try fields.text(1)
            sheet = try fields.text(2)
            title = try fields.text(3)
            kind = try fields.text(4)
            decimals = try fields.number(5)
            ranked = try fields.number(6)
        }
    }

    /// Everyone on a sheet, in order; or one of them.
    static func subjects(on sheet: Int64, only id: String? = nil, _ db: Database) throws -> [PublishedSubject] {
        let sheet = Field.number(sheet)
        let parts = Dictionary(
            try db.rows("SELECT number, id, title FROM part_names WHERE sheet = ?", sheet) {
                (try $0.number(0), (try $0.text(1), try $0.text(2)))
            }, uniquingKeysWith: { first, _ in first })
        let found = try db.rows(
            """
            SELECT number, id, name, window, department, peer_group, post, deducted, exact_total, total, rank, level,
                stars, status, status_reason
            FROM subjects WHERE sheet = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY number
            """, sheet, id.map(Field.text) ?? .null, as: SubjectRow.init)
        let single = id == nil ? DatabaseValue.null : found.first.map { Field.number($0.number) } ?? .null
        let only = "AND (?2 IS NULL OR subject = ?2)"
        var scores = Gathered(
            try db.rows(
                "SELECT subject, part, score FROM scores WHERE sheet = ?1 \(only) ORDER BY subject, number", sheet,
                single
            ) { fields in
                guard let part = parts[try fields.number(1)] else { throw Fields.Unfit(column: "part") }
                return (
                    try fields.number(0), PublishedPart(id: part.0, title: part.1, score: try fields.exact(2))
                )
            })
        var honours = Gathered(
            try db.rows(
                "SELECT subject, name FROM honours WHERE sheet = ?1 \(only) ORDER BY subject, number", sheet, single
            ) { (try $0.number(0), try $0.text(1)) })
        var consequences = Gathered(
            try db.rows(
                """
                SELECT subject, name, clause, reason, rule, day FROM consequences WHERE sheet = ?1 \(only)
                ORDER BY subject, number
                """, sheet, single
            ) { fields in
                (
                    try fields.number(0),
                    ConsequenceEntry(
                        name: try fields.text(1), clause: try fields.text(2), reason: try fields.text(3),
                        rule: try fields.text(4), day: try fields.optionalDay(5))
                )
            })
        return found.map { row in
            row.subject(
                parts: scores.take(row.number), honours: honours.take(row.number),
                consequences: consequences.take(row.number))
        }
    }

    /// Rows of several subjects in their order, taken subject by subject.
    private struct Gathered<Value> {
        private let rows: [(Int, Value)]
        private var next = 0

        init(_ rows: [(Int, Value)]) { self.rows = rows }

        mutating func take(_ subject: Int) -> [Value] {
            while next < rows.count, rows[next].0 < subject { next += 1 }
            let start = next
            while next < rows.count, rows[next].0 == subject { next += 1 }
            return rows[start..<next].map(\.1)
        }
    }

    /// A subject without what hangs on it.
    private struct SubjectRow {
        let number: Int
        private let texts: [String]
        private let points: [Rational]
        private let rank: Int?
        private let level: String
        private let stars: Int?
        private let status: SubjectScore.Status

        init(_ fields: Fields) throws {
            number = try fields.number(0)
            texts = try (1...6).map { try fields.text($0) }
            points = try (7...9).map { try fields.exact($0) }
            rank = try fields.optionalNumber(10)
            level = try fields.text(11)
            stars = try fields.optionalNumber(12)
            guard let status = StatusWord.status(try fields.text(13), try fields.text(14)) else {
                throw Fields.Unfit(column: "status")
            }
            self.status = status
        }

        func subject(
            parts: [PublishedPart], honours: [String], consequences: [ConsequenceEntry]
        ) -> PublishedSubject {
            PublishedSubject(
                id: texts[0], name: texts[1], window: texts[2], department: texts[3], group: texts[4], post: texts[5],
                parts: parts, deducted: points[0], exactTotal: points[1], total: points[2], rank: rank, level: level,
                stars: stars, honours: honours, status: status, consequences: consequences)
        }
    }

    /// The lines of a sheet, in order.
    static func lines(on sheet: Int64, _ db: Database) throws -> [LedgerLine] {
        let sheet = Field.number(sheet)
        let rules = Dictionary(
            try db.rows("SELECT number, rule, clause, part FROM rule_names WHERE sheet = ?", sheet) {
                (try $0.number(0), (try $0.text(1), try $0.text(2), try $0.text(3)))
            }, uniquingKeysWith: { first, _ in first })
        return try db.rows(
            "SELECT subject, rule, day, points, evidence, note FROM lines WHERE sheet = ? ORDER BY number", sheet
        ) { fields in
            guard let rule = rules[try fields.number(1)] else { throw Fields.Unfit(column: "rule") }
            return LedgerLine(
                subject: try fields.text(0), rule: rule.0, clause: rule.1, part: rule.2, day: try fields.day(2),
                points: try fields.exact(3), evidence: try fields.text(4), note: try fields.text(5))
        }
    }
}
