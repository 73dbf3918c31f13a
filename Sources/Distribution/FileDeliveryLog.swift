internal import CentreRun
internal import Chronology
internal import Glibc
public import LedgerModel

/// The log of deliveries as a text file beside the results, for a centre that keeps no ledger: a line an entry, only ever
/// added to, each on the disk before the next step.
public final class FileDeliveryLog: DeliveryLog {
    private let path: String

    /// The log of an output folder.
    public init(root: String) { path = root + "/distribution.log" }

    /// Writes that something is about to be sent, unless it was sent or may have been.
    public func claim(_ key: DeliveryKey, at moment: Moment, again: Bool) throws -> DeliveryEntry? {
        try held { descriptor in
            if let last = try Self.entries(descriptor, path).last(where: { $0.key == key }), !again, !last.isOpen {
                return last
            }
            try append(DeliveryEntry(key: key, state: .intended, at: moment), descriptor)
            return nil
        }
    }

    /// Writes how it ended.
    public func settle(_ entry: DeliveryEntry) throws {
        try held { descriptor in try append(entry, descriptor) }
    }

    /// The last entry; `nil` where there is none.
    public func last(_ key: DeliveryKey) throws -> DeliveryEntry? {
        guard FileSystem.exists(path) else { return nil }
        return try held { descriptor in try Self.entries(descriptor, path).last { $0.key == key } }
    }

    /// Runs something while nobody else has the file.
    private func held<Value>(_ body: (Int32) throws -> Value) throws -> Value {
        if let slash = path.lastIndex(of: "/") { try FileSystem.makeFolder(String(path[..<slash])) }
        let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw MachineFailure(operation: "open", path: path, errno: errno) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw MachineFailure(operation: "flock", path: path, errno: errno) }
        }
        return try body(descriptor)
    }

    private func append(_ entry: DeliveryEntry, _ descriptor: Int32) throws(MachineFailure) {
        let end = lseek(descriptor, 0, SEEK_END)
        var last: UInt8 = 0x0A
        if end > 0 { pread(descriptor, &last, 1, end - 1) }
        let fields = [
            entry.at.day.iso, entry.at.time, entry.state.rawValue, entry.key.period, entry.key.department,
            entry.key.sha256, entry.key.recipients, entry.detail,
        ]
        // A line that a power cut tore is closed first.
        let line = (last == 0x0A ? "" : "\n") + fields.map(Self.oneLine).joined(separator: "\t") + "\n"
        try OutFile.put(Array(line.utf8), descriptor, path)
        guard fsync(descriptor) == 0 else { throw MachineFailure(operation: "fsync", path: path, errno: errno) }
        if end == 0, let slash = path.lastIndex(of: "/") {
            let folder = open(String(path[..<slash]), O_RDONLY | O_CLOEXEC)
            if folder >= 0 {
                fsync(folder)
                close(folder)
            }
        }
    }

    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }

    private static func entries(_ descriptor: Int32, _ path: String) throws(MachineFailure) -> [DeliveryEntry] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = pread(descriptor, &piece, piece.count, off_t(bytes.count))
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw MachineFailure(operation: "read", path: path, errno: errno) }
            if got == 0 { break }
            bytes += piece[0..<got]
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 8, let day = Day(iso: fields[0]), let state = DeliveryEntry.State(rawValue: fields[2])
            else { return nil }
            return DeliveryEntry(
                key: DeliveryKey(
                    period: fields[3], department: fields[4], sha256: fields[5],
                    recipients: fields[6].split(separator: ";").map(String.init)), state: state,
                at: Moment(day: day, time: fields[1]), detail: fields[7])
        }
    }
}
