internal import Chronology
internal import GRDB
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// What stands as published: the frozen runs with their amendments in place.
enum PublishedStore {
    /// A sheet of a published period.
    struct Place {
        let period: Period
        let sheet: SheetStore.Head
        /// Regulation and sheet id.
        var id: String { "\(sheet.regulation).\(sheet.sheet)" }
    }

    /// The sheets of published periods, by period, then in the order of the reports.
    static func places(_ db: Database) throws -> [Place] {
        try db.rows(
            """
            SELECT sheets.id, regulation, sheet, title, subject_kind, decimals, ranked_count, acts.period
            FROM acts JOIN periods ON label = acts.period JOIN sheets ON sheets.run = acts.run
            WHERE acts.kind = 'published' ORDER BY first_day, last_day, sheets.number
            """
        ) { Place(period: try $0.period(7), sheet: try SheetStore.Head($0)) }
    }

    static func sheets(through last: Day?, _ db: Database) throws -> [PublishedSheet] {
        let places = try places(db).filter { place in last.map { place.period.last <= $0 } ?? true }
        return try places.map { try sheet($0, db) }
    }

    /// One sheet of one period; `nil` if it is not published.
    static func sheet(_ id: String, _ period: Period, _ db: Database) throws -> PublishedSheet? {
        try places(db).first { $0.period == period && $0.id == id }.map { try sheet($0, db) }
    }

    private static func sheet(_ place: Place, _ db: Database) throws -> PublishedSheet {
        var subjects = try SheetStore.subjects(on: place.sheet.id, db)
        var rankedCount = place.sheet.ranked
        let amendments = try AmendmentStore.count(place.period, db)
        let changes = try AmendmentStore.changes(place.period, sheet: place.id, db)
        if !changes.isEmpty {
            subjects = amended(subjects, by: changes)
            rankedCount = subjects.count { $0.rank != nil }
        }
        return PublishedSheet(
            regulation: place.sheet.regulation, sheet: place.sheet.sheet, period: place.period,
            amendments: amendments,
            digest: ContentDigest.of(subjects, rankedCount: rankedCount), subjects: subjects, rankedCount: rankedCount)
    }

    /// Results with changes in place, later ones over earlier, in rank order again.
    static func amended(_ subjects: [PublishedSubject], by changes: [AmendedSubject]) -> [PublishedSubject] {
        var standing: [ExactText: PublishedSubject] = [:]
        for subject in subjects { standing[ExactText(subject.id)] = subject }
        for change in changes { standing[ExactText(change.id)] = change.after }
        return standing.values.sorted { left, right in
            let (a, b) = (left.rank ?? Int.max, right.rank ?? Int.max)
            return a == b ? ExactText(left.id) < ExactText(right.id) : a < b
        }
    }
}
