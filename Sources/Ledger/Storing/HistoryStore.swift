internal import Chronology
internal import GRDB
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// A subject's published periods.
enum HistoryStore {
    static func history(of subject: String, _ db: Database) throws -> [SubjectHistory] {
        let places = try PublishedStore.places(db)
        let logged = try CorrectionStore.logged(db)
        var entries: [ExactText: [SubjectHistory.Entry]] = [:]
        var last: [ExactText: SheetStore.Head] = [:]
        for period in Set(places.map(\.period)).sorted() {
            let amendments = try AmendmentStore.amendments(of: period, db)
            for place in places where place.period == period {
                let touching = amendments.filter { amendment in
                    amendment.subjects.contains { $0.sheet == place.id && same($0.id, subject) }
                }
                let first = try SheetStore.subjects(on: place.sheet.id, only: subject, db).first
                let changes = touching.flatMap(\.subjects).filter { $0.sheet == place.id && same($0.id, subject) }
                let current = changes.last.map(\.after) ?? first
                // Whoever an amendment took off the sheet, or put on it, has stood there nevertheless.
                guard let published = first ?? changes.compactMap(\.after).first else { continue }
                let touched = Set(
                    amendments.flatMap(\.subjects).filter { $0.sheet == place.id }.map { ExactText($0.id) })
                let ranked =
                    touched.isEmpty
                    ? place.sheet.ranked : try PublishedStore.sheet(place.id, period, db)?.rankedCount ?? 0
                entries[ExactText(place.id), default: []].append(
                    SubjectHistory.Entry(
                        period: period, published: published, current: current ?? published, amendments: touching,
                        rankedCount: ranked))
                last[ExactText(place.id)] = place.sheet
            }
        }
        return entries.keys.sorted().compactMap { id in
            guard let entries = entries[id], let head = last[id] else { return nil }
            let applied = Set(entries.flatMap(\.amendments).flatMap(\.corrections))
            return SubjectHistory(
                sheet: id.text, title: head.title, decimals: head.decimals, entries: entries,
                corrections: logged.filter {
                    applied.contains($0.correction.number) || isAbout($0.correction.target, subject, sheet: id.text)
                })
        }
    }

    private static func same(_ left: String, _ right: String) -> Bool { ExactText(left) == ExactText(right) }

    /// Whether a correction is about a subject's line, or about a row that names it.
    private static func isAbout(_ target: CorrectionTarget, _ subject: String, sheet: String) -> Bool {
        switch target {
        case .line(let line, _): line.sheet == sheet && same(line.subject, subject)
        case .cells(let row, let instead): (row.cells + instead).contains { same($0.text, subject) }
        case .withdrawn(let row): row.cells.contains { same($0.text, subject) }
        case .added(_, let cells): cells.values.contains { same($0, subject) }
        }
    }
}
