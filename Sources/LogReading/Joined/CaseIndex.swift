internal import RecordModel

/// The ids of cases that something is known of besides their rows, each once, by its place: some forty bytes an id.
struct CaseIndex: Sendable {
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    private var offsets: [Int] = [0]
    private var storage: [UInt8] = []

    /// How many ids there are.
    var count: Int { offsets.count - 1 }

    /// The place of an id, half-width; new ids get the next place.
    mutating func insert(_ id: ByteText) -> Int {
        guard !id.mayNeedFolding else {
            var folded = id.folded
            return folded.withUTF8 { bytes in
                bytes.baseAddress.map { insertPlain(ByteText(start: $0, count: bytes.count)) } ?? -1
            }
        }
        return insertPlain(id)
    }

    private mutating func insertPlain(_ id: ByteText) -> Int {
        let found = findPlain(id)
        if found.place >= 0 { return found.place }
        let place = count
        for index in 0..<id.count { storage.append(id[index]) }
        offsets.append(storage.count)
        slots[found.slot] = Int32(clamping: place)
        if offsets.count * 2 > slots.count { grow() }
        return place
    }

    /// The place of a trimmed cell's id; -1 if it is not there.
    func find(_ id: ByteText) -> Int {
        guard !id.mayNeedFolding else {
            var folded = id.folded
            return folded.withUTF8 { bytes in
                bytes.baseAddress.map { findPlain(ByteText(start: $0, count: bytes.count)).place } ?? -1
            }
        }
        return findPlain(id).place
    }

    /// An id by its place.
    func id(at place: Int) -> String {
        String(decoding: storage[offsets[place]..<offsets[place + 1]], as: UTF8.self)
    }

    private func findPlain(_ id: ByteText) -> (place: Int, slot: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: ByteHash.hash(id.start, id.count)) & mask
        while slots[slot] >= 0 {
            let place = Int(slots[slot])
            let start = offsets[place]
            if offsets[place + 1] - start == id.count, isEqual(start, id) { return (place, slot) }
            slot = (slot + 1) & mask
        }
        return (-1, slot)
    }

    private func isEqual(_ start: Int, _ id: ByteText) -> Bool {
        storage.withUnsafeBufferPointer { storage in
            storage.baseAddress.map { ByteHash.areEqual($0 + start, id.start, id.count) } ?? (id.count == 0)
        }
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        var larger = [Int32](repeating: -1, count: slots.count * 2)
        storage.withUnsafeBufferPointer { storage in
            guard let base = storage.baseAddress else { return }
            for place in 0..<count {
                let start = offsets[place]
                var slot = Int(truncatingIfNeeded: ByteHash.hash(base + start, offsets[place + 1] - start)) & mask
                while larger[slot] >= 0 { slot = (slot + 1) & mask }
                larger[slot] = Int32(clamping: place)
            }
        }
        slots = larger
    }
}
