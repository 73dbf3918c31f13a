internal import Chronology
internal import GRDB
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// Amendments in their tables: for each subject a sheet with what stood, and one with what stands.
enum AmendmentStore {
    static func count(_ period: Period, _ db: Database) throws -> Int {
        try db.first("SELECT count(*) FROM amendments WHERE period = ?", Field.text(period.label)) {
            try $0.number(0)
        } ?? 0
    }

    static func put(_ amendment: Amendment, outputs: [FileCard], _ db: Database) throws -> Int64 {
        let id = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM amendments") ?? 0) + 1
        let places = try PublishedStore.places(db).filter { $0.period == amendment.period }
        var standing: [String: [ExactText: PublishedSubject]] = [:]
        for (number, change) in amendment.subjects.enumerated() {
            guard let place = places.first(where: { $0.id == change.sheet }) else {
                throw Ledger.Stop(refusal: .amendsOther(sheet: change.sheet, subject: change.id))
            }
            if standing[change.sheet] == nil {
                let sheet = try PublishedStore.sheet(change.sheet, amendment.period, db)
                standing[change.sheet] = Dictionary(
                    (sheet?.subjects ?? []).map { (ExactText($0.id), $0) }, uniquingKeysWith: { first, _ in first })
            }
            guard standing[change.sheet]?[ExactText(change.id)] == change.before else {
                throw Ledger.Stop(refusal: .amendsOther(sheet: change.sheet, subject: change.id))
            }
            standing[change.sheet]?[ExactText(change.id)] = change.after
            for (side, subject, lines) in [
                ("before", change.before, change.linesBefore), ("after", change.after, change.linesAfter),
            ] {
                let head = place.sheet
                let sheet = LedgerSheet(
                    regulation: head.regulation, sheet: head.sheet, title: head.title, subjectKind: head.kind,
                    decimals: head.decimals, subjects: subject.map { [$0] } ?? [],
                    rankedCount: subject?.rank == nil ? 0 : 1, lines: lines)
                try SheetStore.put(sheet, number: number, of: .amendment(id, side: side), db)
            }
        }
        let putCorrection = try Insertion(db, into: "amendment_corrections", columns: 3)
        for (number, correction) in amendment.corrections.enumerated() {
            try putCorrection(Field.number(id), Field.number(number), Field.number(correction))
        }
        let putOutput = try Insertion(db, into: "amendment_outputs", columns: 4)
        for (number, file) in outputs.enumerated() {
            try putOutput(Field.number(id), Field.number(number), Field.text(file.path), Field.text(file.sha256))
        }
        try Insertion(db, into: "amendments", columns: 8)(
            Field.number(id), Field.text(amendment.period.label), Field.number(amendment.number),
            Field.text(amendment.by), Field.day(amendment.at.day), Field.text(amendment.at.time),
            Field.text(amendment.reason), Field.text(ContentDigest.of(amendment)))
        return id
    }

    /// The files that were written for an amendment; none where an earlier kaohe made it.
    static func outputs(_ amendment: Int64, _ db: Database) throws -> [FileCard] {
        try db.rows(
            "SELECT path, sha256 FROM amendment_outputs WHERE amendment = ? ORDER BY number",
            Field.number(Int(amendment))
        ) { FileCard(path: try $0.text(0), sha256: try $0.text(1)) }
    }

    /// The files of a period's amendment of a number.
    static func outputs(of period: Period, number: Int, _ db: Database) throws -> [FileCard] {
        let id = try db.first(
            "SELECT id FROM amendments WHERE period = ? AND number = ?", Field.text(period.label), Field.number(number)
        ) { Int64(try $0.number(0)) }
        return try id.map { try outputs($0, db) } ?? []
    }

    /// A period's amendments, in order.
    static func amendments(of period: Period, _ db: Database) throws -> [Amendment] {
        let heads = try db.rows(
            """
            SELECT id, number, by_whom, day, time, reason FROM amendments WHERE period = ? ORDER BY number
            """, Field.text(period.label)
        ) { fields in
            (
                id: Int64(try fields.number(0)), number: try fields.number(1), by: try fields.text(2),
                at: try fields.moment(3), reason: try fields.text(5)
            )
        }
        return try heads.map { head in
            Amendment(
                period: period, number: head.number, by: head.by, at: head.at, reason: head.reason,
                corrections: try db.rows(
                    "SELECT correction FROM amendment_corrections WHERE amendment = ? ORDER BY number",
                    Field.number(head.id)
                ) { try $0.number(0) },
                subjects: try changes(of: head.id, db))
        }
    }

    /// What amendments of a period changed on one sheet, oldest first.
    static func changes(_ period: Period, sheet: String, _ db: Database) throws -> [AmendedSubject] {
        try amendments(of: period, db).flatMap(\.subjects).filter { $0.sheet == sheet }
    }

    private static func changes(of amendment: Int64, _ db: Database) throws -> [AmendedSubject] {
        let sides = try db.rows(
            """
            SELECT id, regulation, sheet, title, subject_kind, decimals, ranked_count, number, side FROM sheets
            WHERE amendment = ? ORDER BY number, side DESC
            """, Field.number(amendment)
        ) { (head: try SheetStore.Head($0), number: try $0.number(7), side: try $0.text(8)) }
        // Before, then after, for each number.
        return try stride(from: 0, to: sides.count - 1, by: 2).map { index in
            let (before, after) = (sides[index], sides[index + 1])
            guard before.number == after.number, before.side == "before", after.side == "after" else {
                throw Fields.Unfit(column: "side")
            }
            return AmendedSubject(
                sheet: "\(before.head.regulation).\(before.head.sheet)",
                before: try SheetStore.subjects(on: before.head.id, db).first,
                after: try SheetStore.subjects(on: after.head.id, db).first,
                linesBefore: try SheetStore.lines(on: before.head.id, db),
                linesAfter: try SheetStore.lines(on: after.head.id, db))
        }
    }
}
