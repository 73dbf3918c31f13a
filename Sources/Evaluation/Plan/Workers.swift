/// Shares work among workers; the order of the results is that of the items, whatever the number of workers.
enum Workers {
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) -> Result
    ) async -> [Result] {
        await chunks(items, jobs: jobs) { $0.map(body) }.flatMap { $0 }
    }

    /// As ``map(_:jobs:_:)``, a chunk at a time.
    static func chunks<Item: Sendable, Result: Sendable>(
        _ items: [Item], jobs: Int, _ body: @escaping @Sendable (ArraySlice<Item>) -> Result
    ) async -> [Result] {
        let workers = max(1, jobs)
        let size = max(1, (items.count + workers * 4 - 1) / (workers * 4))
        let ranges = stride(from: 0, to: items.count, by: size).map { $0..<min($0 + size, items.count) }
        return await withTaskGroup(of: (Int, Result).self) { group in
            for (index, range) in ranges.enumerated() { group.addTask { (index, body(items[range])) } }
            var pieces: [Int: Result] = [:]
            for await (index, piece) in group { pieces[index] = piece }
            return ranges.indices.compactMap { pieces[$0] }
        }
    }
}
