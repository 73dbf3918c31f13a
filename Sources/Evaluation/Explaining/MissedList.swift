internal import Chronology
internal import ScoreModel

/// Rows that did not count, gathered by reason.
struct MissedList {
    private struct Key: Hashable {
        let cause: MissedRows.Cause
        let reason: String
    }

    private var groups: [Key: (count: Int, rows: [RowExplanation])] = [:]

    /// Adds a row.
    mutating func add(_ cause: MissedRows.Cause, _ reason: String, _ row: RowExplanation) {
        add(cause, reason, count: 1, [row])
    }

    /// Adds rows of which only the first are known.
    mutating func add(_ cause: MissedRows.Cause, _ reason: String, count: Int, _ rows: [RowExplanation]) {
        groups[Key(cause: cause, reason: reason), default: (0, [])].count += count
        groups[Key(cause: cause, reason: reason)]?.rows += rows
    }

    /// All of them: what somebody can still mend first, then the more frequent.
    var all: [MissedRows] {
        let ranks = Dictionary(MissedRows.Cause.allCases.enumerated().map { ($1, $0) }) { first, _ in first }
        return groups.map { key, group in
            // Of one day they stay as they came: in the order of their files and rows.
            let rows = group.rows.enumerated().sorted { left, right in
                let (a, b) = (left.element.day?.iso ?? "", right.element.day?.iso ?? "")
                return a == b ? left.offset < right.offset : a < b
            }.map(\.element)
            return MissedRows(
                cause: key.cause, reason: key.reason, count: group.count,
                rows: Array(rows.prefix(MissedRows.most)))
        }.sorted { left, right in
            let (a, b) = (ranks[left.cause] ?? 0, ranks[right.cause] ?? 0)
            if a != b { return a < b }
            if left.count != right.count { return left.count > right.count }
            return left.reason.utf8.lexicographicallyPrecedes(right.reason.utf8)
        }
    }
}
