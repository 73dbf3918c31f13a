/// An OLE compound file, as `.xls` workbooks and encrypted `.xlsx` workbooks are: streams in chains of sectors.
///
/// Every number in it may be wrong, so none is used as an index before it is compared with what there is.
struct CompoundFile {
    /// The largest file read: a `.xls` sheet has 65,536 rows at most.
    private static let mostBytes = 256 << 20
    private static let endOfChain: UInt32 = 0xFFFF_FFFE

    private let bytes: [UInt8]
    private let sectorSize: Int
    private var table: [UInt32] = []
    private var miniTable: [UInt32] = []
    private var miniStream: [UInt8] = []
    private var entries: [(name: String, start: UInt32, size: Int, isStream: Bool)] = []
    private let miniCutoff: Int

    private static func damaged(_ zh: String, _ en: String) -> SpreadsheetProblem { .damaged("OLE", zh: zh, en: en) }

    /// Opens a file and reads its directory.
    init(path: String) throws {
        bytes = try Self.contents(path)
        guard bytes.count >= 512, let shift = bytes.u16(30), shift == 9 || shift == 12, let cutoff = bytes.u32(56),
            let directory = bytes.u32(48), let miniStart = bytes.u32(60), let tableStart = bytes.u32(68)
        else { throw SpreadsheetProblem.cutOff("OLE") }
        sectorSize = 1 << Int(shift)
        miniCutoff = min(Int(cutoff), 1 << 16)
        table = try Self.sectorTable(bytes, sectorSize, tableStart)
        let list = try chain(from: directory, atMost: 4_096)
        for start in stride(from: 0, to: list.count - 127, by: 128) {
            let length = min(64, Int(list.u16(start + 64) ?? 0))
            let units = stride(from: 0, to: max(0, length - 2), by: 2).compactMap { list.u16(start + $0) }
            entries.append(
                (
                    String(decoding: units, as: UTF16.self), list.u32(start + 116) ?? 0,
                    Int(list.u32(start + 120) ?? 0), list[start + 66] == 2
                ))
            if list[start + 66] == 5 {
                miniStream = try chain(
                    from: list.u32(start + 116) ?? Self.endOfChain, atMost: bytes.count / sectorSize + 1)
            }
        }
        let mini = try chain(from: miniStart, atMost: bytes.count / sectorSize + 1)
        miniTable = stride(from: 0, to: mini.count - 3, by: 4).compactMap { mini.u32($0) }
    }

    /// The names of all streams and storages.
    var names: [String] { entries.map(\.name) }

    /// A stream's bytes; `nil` where there is none of this name.
    func stream(_ name: String) throws -> [UInt8]? {
        guard let entry = entries.first(where: { $0.isStream && $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        var content: [UInt8]
        if entry.size < miniCutoff {
            content = []
            var sector = entry.start
            while content.count < entry.size, sector < Self.endOfChain {
                let start = Int(sector) * 64
                guard start + 64 <= miniStream.count, Int(sector) < miniTable.count else { break }
                content += miniStream[start..<(start + 64)]
                sector = miniTable[Int(sector)]
            }
        } else {
            content = try chain(from: entry.start, atMost: bytes.count / sectorSize + 1)
        }
        guard content.count >= entry.size else {
            throw Self.damaged("“\(name)”的内容不完整,文件可能没有传完", "'\(name)' is cut off; was the file copied whole?")
        }
        content.removeLast(content.count - entry.size)
        return content
    }

    /// The bytes of a chain of sectors.
    private func chain(from first: UInt32, atMost most: Int) throws -> [UInt8] {
        var content: [UInt8] = []
        var sector = first
        var count = 0
        while sector < Self.endOfChain {
            count += 1
            let start = (Int(sector) + 1) * sectorSize
            // A chain longer than the file runs in a circle.
            guard count <= most, Int(sector) < table.count, start < bytes.count else {
                throw Self.damaged("扇区链断裂", "a chain of sectors is broken")
            }
            content += bytes[start..<min(start + sectorSize, bytes.count)]
            sector = table[Int(sector)]
        }
        return content
    }

    /// Which sector follows each.
    private static func sectorTable(_ bytes: [UInt8], _ size: Int, _ firstList: UInt32) throws -> [UInt32] {
        var sectors = stride(from: 76, to: 512, by: 4).compactMap { bytes.u32($0) }
        var list = firstList
        var lists = 0
        while list < endOfChain {
            lists += 1
            let start = (Int(list) + 1) * size
            guard lists <= bytes.count / size + 1, start + size <= bytes.count else {
                throw damaged("扇区表断裂", "the table of sectors is broken")
            }
            sectors += stride(from: start, to: start + size - 4, by: 4).compactMap { bytes.u32($0) }
            list = bytes.u32(start + size - 4) ?? endOfChain
        }
        var table: [UInt32] = []
        for sector in sectors where sector < endOfChain {
            let start = (Int(sector) + 1) * size
            guard start < bytes.count else { throw damaged("扇区表断裂", "the table of sectors is broken") }
            guard table.count <= bytes.count / size + size else { break }
            table += stride(from: start, to: start + size, by: 4).map { bytes.u32($0) ?? 0xFFFF_FFFF }
        }
        return table
    }

    private static func contents(_ path: String) throws -> [UInt8] {
        let file = try PlainFile(path: path)
        guard file.size <= mostBytes else {
            throw SpreadsheetProblem.oversized(
                "OLE", zh: "超过 \(mostBytes >> 20) MB", en: "it is beyond \(mostBytes >> 20) MB")
        }
        return try file.read(file.size, at: 0)
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Two bytes, low byte first; `nil` beyond the end.
    func u16(_ offset: Int) -> UInt16? {
        guard offset >= 0, offset <= count - 2 else { return nil }
        let start = startIndex + offset
        return UInt16(self[start]) | UInt16(self[start + 1]) << 8
    }

    /// Four bytes, low byte first; `nil` beyond the end.
    func u32(_ offset: Int) -> UInt32? {
        guard let low = u16(offset), let high = u16(offset + 2) else { return nil }
        return UInt32(low) | UInt32(high) << 16
    }

    /// Eight bytes, low byte first; `nil` beyond the end.
    func u64(_ offset: Int) -> UInt64? {
        guard let low = u32(offset), let high = u32(offset + 4) else { return nil }
        return UInt64(low) | UInt64(high) << 32
    }
}
