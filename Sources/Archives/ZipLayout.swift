/// Whether an archive holds nothing besides its entries: no bytes before, between or behind them, no comments.
///
/// What a library unpacks is what the directory at the end names; whatever else lies in the file, it never sees.
public enum ZipLayout {
    /// What does not belong, in words for a finding; empty where nothing is.
    public static func oddities(of bytes: [UInt8]) -> [String] {
        let end = bytes.count - 22
        guard end >= 0, u32(bytes, end) == 0x0605_4B50, u16(bytes, end + 20) == 0 else {
            return ["文件末尾有目录以外的内容"]
        }
        let count = u16(bytes, end + 10)
        let (size, start) = (u32(bytes, end + 12), u32(bytes, end + 16))
        guard start + size == end else { return ["目录的位置不对"] }
        var pieces: [(start: Int, end: Int, slack: Int)] = []
        var place = start
        for _ in 0..<count {
            guard place + 46 <= end, u32(bytes, place) == 0x0201_4B50 else { return ["目录损坏"] }
            let (name, extra, comment) = (u16(bytes, place + 28), u16(bytes, place + 30), u16(bytes, place + 32))
            if comment > 0 { return ["目录里有批注"] }
            let local = u32(bytes, place + 42)
            guard local + 30 <= start, u32(bytes, local) == 0x0403_4B50 else { return ["目录损坏"] }
            let body = local + 30 + u16(bytes, local + 26) + u16(bytes, local + 28)
            // Sizes may stand behind the data, in 12 to 24 bytes.
            let slack = u16(bytes, place + 8) & 8 != 0 ? 24 : 0
            pieces.append((local, body + u32(bytes, place + 20), slack))
            place += 46 + name + extra + comment
        }
        guard place == end else { return ["目录里有多余的内容"] }
        var (expected, previousSlack) = (0, 0)
        for piece in pieces.sorted(by: { $0.start < $1.start }) {
            guard piece.start >= expected, piece.start - expected <= previousSlack else {
                return ["部件之间有目录没有列出的内容"]
            }
            expected = piece.end
            previousSlack = piece.slack
        }
        return start >= expected && start - expected <= previousSlack ? [] : ["部件之间有目录没有列出的内容"]
    }

    private static func u16(_ bytes: [UInt8], _ place: Int) -> Int {
        guard place >= 0, place + 2 <= bytes.count else { return 0 }
        return Int(bytes[place]) | Int(bytes[place + 1]) << 8
    }

    private static func u32(_ bytes: [UInt8], _ place: Int) -> Int {
        u16(bytes, place) | u16(bytes, place + 2) << 16
    }
}
