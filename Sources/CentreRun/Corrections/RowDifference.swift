internal import RecordModel

/// The first cell in which a row is no longer what a correction remembers of it. The order of columns does not matter, nor do
/// columns that are empty.
struct RowDifference {
    /// The header.
    let header: String
    /// What the correction remembers.
    let was: String
    /// What the row has.
    let now: String

    /// `nil` where nothing differs.
    init?(_ recorded: [CorrectedCell], _ present: [CorrectedCell]) {
        // A file may have one header twice, so each stands for a list.
        func texts(_ cells: [CorrectedCell]) -> [ExactText: [ExactText]] {
            Dictionary(grouping: cells.filter { !$0.text.isEmpty }) { ExactText($0.header) }
                .mapValues { $0.map { ExactText($0.text) } }
        }
        let (old, new) = (texts(recorded), texts(present))
        for cell in recorded + present {
            let header = ExactText(cell.header)
            let (was, now) = (old[header] ?? [], new[header] ?? [])
            guard was != now else { continue }
            self.header = cell.header
            self.was = was.map(\.text).joined(separator: "、")
            self.now = now.map(\.text).joined(separator: "、")
            return
        }
        return nil
    }
}
