/// Which ids have been seen, as 64-bit hashes: eight bytes an id, so that a city's three million cases take 24 MB.
///
/// Equal hashes are only a suspicion. The rows behind them are read again and their ids compared, so a result never
/// rests on a hash.
public struct IdentifierLedger: Sendable {
    /// Hashes by their top six bits: a part is small enough to be sorted out within the processor's cache.
    private var parts: [[UInt64]]

    /// A ledger without ids.
    public init() { parts = Array(repeating: [], count: 64) }

    @inline(__always)
    mutating func insert(_ hash: UInt64) { parts[Int(truncatingIfNeeded: hash >> 58)].append(hash) }

    /// The hashes that occur more than once in several ledgers together.
    public static func repeated(in ledgers: [IdentifierLedger]) -> Set<UInt64> {
        var repeated: Set<UInt64> = []
        var table: [UInt64] = []
        for part in 0..<64 {
            let count = ledgers.reduce(0) { $0 + $1.parts[part].count }
            if count < 2 { continue }
            var capacity = 64
            while capacity < count * 2 { capacity *= 2 }
            // 0 marks a free slot; the one hash that is 0 is counted apart.
            table.removeAll(keepingCapacity: true)
            table.append(contentsOf: repeatElement(0, count: capacity))
            var zeros = 0
            let mask = capacity - 1
            table.withUnsafeMutableBufferPointer { table in
                for ledger in ledgers {
                    for hash in ledger.parts[part] {
                        if hash == 0 {
                            zeros += 1
                            continue
                        }
                        var slot = Int(truncatingIfNeeded: hash) & mask
                        while table[slot] != 0 && table[slot] != hash { slot = (slot + 1) & mask }
                        if table[slot] == hash { repeated.insert(hash) }
                        table[slot] = hash
                    }
                }
            }
            if zeros > 1 { repeated.insert(0) }
        }
        return repeated
    }
}
