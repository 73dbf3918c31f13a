internal import Chronology
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What kaohe works out about a case.
struct CaseFacts: Sendable {
    let isLate: Bool
    /// Working days late, at least 1 where it is late, else 0.
    let lateDays: Int
}

/// A case a rule counts, with its text, kept after its block is gone.
struct CaseRecord: Sendable {
    let place: RowReference
    /// The row its rating stands in, where that is not its own.
    let ratedAt: RowReference?
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
        ratedAt = row.ratedAt == .none ? nil : row.ratedAt
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
    /// Its row; behind the row of its rating, where that is one of another file and a filter asks what stands there.
    func evidence(asking filter: RowFilter) -> Evidence {
        guard let ratedAt, (filter.keep + filter.drop).contains(where: Self.isOfRating) else { return .row(place) }
        return .rows([ratedAt, place])
    }

    private static func isOfRating(_ test: FieldTest) -> Bool {
        test.field == Field.rating.rawValue || Field(rawValue: test.field) == nil
    }

    /// The day a rule dates it by.
    func day(_ date: CaseDate) -> Day {
        switch date {
        case .finished: finished
        case .due: due
        case .accepted: accepted
        }
    }
}
