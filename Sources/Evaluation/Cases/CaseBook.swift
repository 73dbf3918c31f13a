internal import Chronology
public import RecordModel

/// Everything the scorings and reports ask of the cases log, gathered batch by batch: a lane for each scoring.
public struct CaseBook: Sendable {
    private(set) var lanes: [CaseLane]
    /// The months in which a case was finished, as year × 12 + month from 0; kept only where earlier periods are looked at.
    private(set) var months: Set<Int> = []
    private let keepsMonths: Bool
    /// What was passed over for the subject somebody asks about.
    private(set) var trail: CaseTrail?

    init(_ lanes: [CaseLane], keepsMonths: Bool, trail: CaseTrail? = nil) {
        self.lanes = lanes
        self.keepsMonths = keepsMonths
        self.trail = trail
    }

    /// Adds the rows of a batch.
    public mutating func add(_ batch: CaseBatch) {
        for index in lanes.indices { lanes[index].count(batch.rows, batch, by: 1) }
        trail?.add(batch)
        guard keepsMonths else { return }
        for row in batch.rows where row.finished != CaseRow.never {
            let (year, month, _) = row.finished.components
            months.insert(year * 12 + month - 1)
        }
    }

    /// Takes a row out again that was added: another row has its id.
    public mutating func remove(_ row: CaseRow, in batch: CaseBatch) {
        for index in lanes.indices { lanes[index].remove(row, in: batch) }
        trail?.remove(row, in: batch)
    }

    /// Takes over another worker's cases.
    public mutating func merge(_ other: CaseBook) {
        for index in lanes.indices { lanes[index].merge(other.lanes[index]) }
        if let further = other.trail { trail?.merge(further) }
        months.formUnion(other.months)
    }
}
