public import RecordModel

/// From the bytes of an id or a word to its place in a list; built once, asked for every row.
///
/// Open addressing over 64-bit hashes, with the bytes compared on a hit. Swift's dictionary would make a string of each
/// cell first. The tables are plain memory, written in `init` and only read afterwards, so that many workers may ask at
/// once and none counts a reference.
public final class TextIndex: @unchecked Sendable {
    private let slots: UnsafeMutablePointer<Int32>
    private let mask: Int
    private let offsets: UnsafeMutablePointer<Int>
    private let storage: UnsafeMutablePointer<UInt8>
    private let count: Int
    /// Where the further texts lead.
    private let aliases: [Int]
    /// Ids of digits without the zeros before them, where only one id has them; `nil` where zeros matter.
    private let bare: TextIndex?

    /// An index of people by their ids, by `姓名:` and their name where only one of them has it, and by ids that have more or
    /// fewer zeros before them where only one of them can be meant: a spreadsheet makes 17 of 0017.
    public convenience init(people roster: Roster) {
        var owners: [ExactText: Int] = [:]
        var shared: Set<ExactText> = []
        var order: [ExactText] = []
        for (person, stretches) in roster.stretches.enumerated() {
            for stretch in stretches {
                let name = ExactText(HalfWidth.fold(stretch.name))
                guard let owner = owners[name] else {
                    owners[name] = person
                    order.append(name)
                    continue
                }
                if owner != person { shared.insert(name) }
            }
        }
        let names = order.filter { !shared.contains($0) && !$0.text.isEmpty }
        var bare: [String: [Int]] = [:]
        for (person, id) in roster.ids.enumerated() {
            if let digits = Self.withoutZeros(id) { bare[digits, default: []].append(person) }
        }
        let single = bare.filter { $0.value.count == 1 }.sorted { ExactText($0.key) < ExactText($1.key) }
        self.init(
            roster.ids, aliases: names.map { (NameInstead.cell($0.text), owners[$0] ?? 0) },
            bare: TextIndex([], aliases: single.map { ($0.key, $0.value[0]) }))
    }

    /// An id of digits without the zeros before it; `nil` where it is none, or one of zeros only.
    private static func withoutZeros(_ id: String) -> String? {
        guard !id.isEmpty, id.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let digits = id.drop { $0 == "0" }
        return digits.isEmpty ? nil : String(digits)
    }

    /// An index of distinct texts, already trimmed and half-width; of equal texts the first is found.
    /// - Parameter aliases: further texts, and the places they lead to.
    public convenience init(_ own: [String], aliases: [(text: String, place: Int)] = []) {
        self.init(own, aliases: aliases, bare: nil)
    }

    private init(_ own: [String], aliases: [(text: String, place: Int)], bare: TextIndex?) {
        self.bare = bare
        let texts = own + aliases.map(\.text)
        count = own.count
        self.aliases = aliases.map(\.place)
        var capacity = 16
        while capacity < texts.count * 2 { capacity *= 2 }
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: -1, count: capacity)
        offsets = .allocate(capacity: texts.count + 1)
        storage = .allocate(capacity: texts.reduce(1) { $0 + $1.utf8.count })
        mask = capacity - 1
        var end = 0
        offsets[0] = 0
        for (index, text) in texts.enumerated() {
            for byte in text.utf8 {
                storage[end] = byte
                end += 1
            }
            offsets[index + 1] = end
            let start = offsets[index]
            var slot = Int(truncatingIfNeeded: ByteHash.hash(storage + start, end - start)) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(clamping: index)
        }
    }

    deinit {
        slots.deallocate()
        offsets.deallocate()
        storage.deallocate()
    }

    /// The place of a text; `nil` if it is not there.
    public func index(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let found = exact(ByteText(start: base, count: buffer.count))
            return found >= 0 ? found : nil
        }
    }

    /// The place of a person by the cell of a row, as the readers of logs find it.
    public func person(_ cell: String) -> Int? {
        var cell = cell
        return cell.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return nil }
            let found = find(ByteText(start: base, count: bytes.count).trimmed)
            return found >= 0 ? found : nil
        }
    }

    /// The place of a trimmed cell, read half-width where it must be; -1 if it is not there.
    @inline(__always)
    func find(_ text: ByteText) -> Int {
        let found = exact(text)
        return found >= 0 ? found : missed(text)
    }

    @inline(never)
    private func missed(_ text: ByteText) -> Int {
        guard bare != nil || text.mayNeedFolding else { return -1 }
        let folded = text.folded
        if let found = index(of: folded) { return found }
        return Self.withoutZeros(folded).flatMap { bare?.index(of: $0) } ?? -1
    }

    @inline(__always)
    private func exact(_ text: ByteText) -> Int {
        var slot = Int(truncatingIfNeeded: ByteHash.hash(text.start, text.count)) & mask
        while true {
            let candidate = Int(slots[slot])
            if candidate < 0 { return -1 }
            let start = offsets[candidate]
            if offsets[candidate + 1] - start == text.count,
                ByteHash.areEqual(storage + start, text.start, text.count)
            {
                return candidate < count ? candidate : aliases[candidate &- count]
            }
            slot = (slot + 1) & mask
        }
    }
}

/// A fast 64-bit hash of a few bytes. Equal hashes are always followed by a look at the bytes, so its quality decides
/// speed and never a result.
enum ByteHash {
    @inline(__always)
    static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let raw = UnsafeRawPointer(start)
        var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        if count >= 8 {
            var offset = 0
            while offset &+ 8 <= count {
                hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset &+= 8
            }
            // The last eight bytes again, so that no tail is walked byte by byte.
            if offset < count { hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)) }
        } else if count >= 4 {
            let low = UInt64(raw.loadUnaligned(as: UInt32.self))
            let high = UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
            hash = mix(hash ^ (low | high << 32))
        } else {
            var tail: UInt64 = 0
            for index in 0..<count { tail = tail << 8 | UInt64(start[index]) }
            hash = mix(hash ^ tail)
        }
        return hash ^ hash >> 32
    }

    /// Whether so many bytes are the same in two places.
    @inline(__always)
    static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let (a, b) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
        func same<Word: FixedWidthInteger>(_ offset: Int, _: Word.Type) -> Bool {
            a.loadUnaligned(fromByteOffset: offset, as: Word.self)
                == b.loadUnaligned(fromByteOffset: offset, as: Word.self)
        }
        if count >= 8 {
            var offset = 0
            while offset &+ 8 <= count {
                guard same(offset, UInt64.self) else { return false }
                offset &+= 8
            }
            return same(count &- 8, UInt64.self)
        }
        if count >= 4 { return same(0, UInt32.self) && same(count &- 4, UInt32.self) }
        for index in 0..<count where left[index] != right[index] { return false }
        return true
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
