/// Finds what became of what: pairs of an old and a new thing, and those left over on either side.
enum Matching {
    /// An old and a new index; one of them is missing where a thing was struck out or added.
    struct Pair: Hashable {
        let old: Int?
        let new: Int?
    }

    /// Pairs by each key in turn, what is left by the next: the first of a key with the first, the second with the second.
    ///
    /// Both sides are treated alike, so that exchanging them exchanges the pairs' sides. They come in the new order, and
    /// what was struck out behind what stood before it.
    /// - Parameters:
    ///   - keys: of each thing, as many keys on either side; an empty one matches nothing.
    static func pairs(_ old: [[String]], _ new: [[String]]) -> [Pair] {
        var newOf = [Int?](repeating: nil, count: old.count)
        var oldOf = [Int?](repeating: nil, count: new.count)
        let passes = max(old.first?.count ?? 0, new.first?.count ?? 0)
        for pass in 0..<passes {
            var waiting: [String: [Int]] = [:]
            for (index, keys) in new.enumerated().reversed() where oldOf[index] == nil {
                if pass < keys.count, !keys[pass].isEmpty { waiting[keys[pass], default: []].append(index) }
            }
            for (index, keys) in old.enumerated() where newOf[index] == nil {
                guard pass < keys.count, let match = waiting[keys[pass]]?.popLast() else { continue }
                newOf[index] = match
                oldOf[match] = index
            }
        }
        return inOrder(newOf, oldOf)
    }

    private static func inOrder(_ newOf: [Int?], _ oldOf: [Int?]) -> [Pair] {
        // Struck out things by the old thing before them that is still there.
        var followers: [Int: [Int]] = [:]
        var anchor = -1
        for (index, match) in newOf.enumerated() {
            if match == nil { followers[anchor, default: []].append(index) } else { anchor = index }
        }
        var pairs = (followers[-1] ?? []).map { Pair(old: $0, new: nil) }
        for (index, match) in oldOf.enumerated() {
            pairs.append(Pair(old: match, new: index))
            if let match { pairs += (followers[match] ?? []).map { Pair(old: $0, new: nil) } }
        }
        return pairs
    }
}
