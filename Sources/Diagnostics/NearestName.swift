/// Finds the name somebody probably meant.
public enum NearestName {
    /// The candidate nearest to a text; `nil` where none is near enough to be meant. Of equals the first.
    ///
    /// Two neighbours swapped count as one slip. One slip is forgiven in a short word, one in three characters in a long
    /// one; a candidate must share at least one character. Only the first 2,000 candidates are looked at.
    public static func find(_ text: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(text.lowercased().prefix(64))
        guard !wanted.isEmpty else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates.prefix(2_000) {
            let name = Array(candidate.lowercased().prefix(64))
            let longer = max(wanted.count, name.count)
            let allowance = max(1, longer / 3)
            guard abs(wanted.count - name.count) <= allowance else { continue }
            let distance = distance(wanted, name)
            guard distance <= allowance, distance < longer else { continue }
            if let best, best.distance <= distance { continue }
            best = (candidate, distance)
        }
        return best?.name
    }

    /// Insertions, removals, exchanges and swaps of neighbours that lead from one text to the other.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
