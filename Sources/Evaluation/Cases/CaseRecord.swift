internal import Chronology
internal import RecordModel
internal import RuleModel

/// What kaohe works out about a case.
struct CaseFacts: Sendable {
    let isLate: Bool
    /// Working days late, at least 1 where it is late, else 0.
    let lateDays: Int
}

/// A case a rule counts, with its text, kept after its block is gone.
struct CaseRecord: Sendable {
    let place: RowReference
    let staff: Int
    let id: String
    let item: String
    let window: String
    let kind: Int
    /// 0 if not rated, else its place plus 1.
    let rating: Int
    let accepted: Day
    let due: Day
    let finished: Day
    let facts: CaseFacts
    /// The cells of the further columns that rules name, half-width.
    let further: [String]

    /// - Parameter columns: how many further columns rules name.
    init(_ row: CaseRow, _ batch: CaseBatch, _ facts: CaseFacts, columns: Int) {
        further = (0..<columns).map { HalfWidth.fold(batch.string(batch.further($0, of: row))) }
        place = row.place
        staff = Int(row.staff)
        id = batch.string(row.id)
        item = batch.string(row.item)
        window = batch.string(row.window)
        kind = Int(row.kind)
        rating = Int(row.rating)
        accepted = row.accepted
        due = row.due
        finished = row.finished
        self.facts = facts
    }
}

extension CaseRecord {
    /// The day a rule dates it by.
    func day(_ date: CaseDate) -> Day {
        switch date {
        case .finished: finished
        case .due: due
        case .accepted: accepted
        }
    }
}
