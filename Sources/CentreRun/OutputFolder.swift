internal import CSystem
internal import Glibc
internal import Hashing
internal import LogReading
internal import ScoreModel

/// The folder of a period's results, written whole or not at all.
///
/// Everything goes into a staging folder beside it, which takes its place in one step when all is there. A run that fails
/// half-way, or is killed, leaves the previous output as it was; the next run clears what was left behind.
final class OutputFolder {
    private let root: String
    private let name: String
    private let lock: Int32
    private var placement = Placement.staged
    /// Where files are written until they take their place.
    let staging: String
    /// Where libraries may keep files while they work.
    let scratch: String
    /// The same in memory, for small files; `nil` where this machine has no such place.
    ///
    /// A workbook of a dozen parts is a dozen temporary files, and a disk's file system takes its time to make each.
    let quickScratch: String?

    /// What has become of the staging folder.
    private enum Placement {
        /// It is where it was made.
        case staged
        /// It has taken its place, where nothing was.
        case placedFirst
        /// It has changed places with the output before it.
        case exchanged
        /// It has taken its place, and the output before it is set aside under this path.
        case replaced(String)
    }

    /// Room in memory for the temporary files of each small workbook being written; the largest take about 8 MiB.
    private static let quickRoom = 16 << 20

    /// Prepares to write `root/name`.
    /// - Parameter writers: how many workbooks are written side by side.
    /// - Throws: ``MachineFailure``; `flock` where another run is writing the same folder.
    init(root: String, name: String, writers: Int) throws(MachineFailure) {
        try FileSystem.makeFolder(root)
        // Somebody's file of that name is not ours to take away.
        if FileSystem.isFile("\(root)/\(name)") {
            throw MachineFailure(operation: "mkdir", path: "\(root)/\(name)", errno: EEXIST)
        }
        let lock = try Self.lock("\(root)/.\(name).lock", for: "\(root)/\(name)")
        self.root = root
        self.name = name
        self.lock = lock
        staging = "\(root)/.\(name).new"
        scratch = "\(root)/.\(name).scratch"
        Self.clearMemory(namedIn: lock)
        // Whoever names a place for temporary files has them all there.
        quickScratch = FileSystem.makeTemporaryFolder(
            in: TemporaryPlace.named ?? Self.memory, room: Self.quickRoom * writers)
        Self.note(quickScratch ?? "", in: lock)
        FileSystem.removeTree(staging)
        FileSystem.removeTree(scratch)
        // Set aside by a run that was killed before the new one had taken its place.
        if FileSystem.exists(old) {
            if FileSystem.exists(place) { FileSystem.removeTree(old) } else { rename(old, place) }
        }
        do {
            try FileSystem.makeFolder(staging)
            try FileSystem.makeFolder(scratch)
        } catch {
            // An init that throws is followed by no deinit.
            if let quickScratch { FileSystem.removeTree(quickScratch) }
            FileSystem.removeTree(staging)
            unlink("\(root)/.\(name).lock")
            close(lock)
            throw error
        }
    }

    /// Where a file system in memory is.
    private static let memory = "/dev/shm"

    /// Clears the scratch folder of a run that was killed, in memory or where temporary files go: its lock file, left behind,
    /// names it.
    private static func clearMemory(namedIn lock: Int32) {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = pread(lock, &bytes, bytes.count, 0)
        guard count > 0, count < bytes.count else { return }
        let path = String(decoding: bytes[0..<count], as: UTF8.self)
        // The file may say anything: only a folder such as a run makes is removed.
        for place in [memory, TemporaryPlace.folder] {
            let begin = "\(place)/kaohe-"
            guard path.hasPrefix(begin), path.utf8.count > begin.utf8.count,
                path.utf8.dropFirst(begin.utf8.count).allSatisfy({ $0 > 0x2F && $0 < 0x7B && $0 != 0x5C })
            else { continue }
            FileSystem.removeTree(path)
        }
    }

    /// Writes the scratch folder's name into the lock file; where that fails, a killed run only leaves it behind.
    private static func note(_ path: String, in lock: Int32) {
        ftruncate(lock, 0)
        let bytes = Array(path.utf8)
        pwrite(lock, bytes, bytes.count, 0)
    }

    private static func lock(_ path: String, for folder: String) throws(MachineFailure) -> Int32 {
        while true {
            let lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard lock >= 0 else { throw FileSystem.failure("open", path) }
            guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
                let failure = FileSystem.failure("flock", folder)
                close(lock)
                throw failure
            }
            // A run that ends removes its lock file: one opened just before that guards nothing any more.
            var held = stat()
            var there = stat()
            if fstat(lock, &held) == 0, lstat(path, &there) == 0, held.st_ino == there.st_ino,
                held.st_dev == there.st_dev
            {
                return lock
            }
            close(lock)
        }
    }

    deinit {
        FileSystem.removeTree(scratch)
        if let quickScratch { FileSystem.removeTree(quickScratch) }
        switch placement {
        // The new output that never was, or the old one.
        case .staged, .exchanged: FileSystem.removeTree(staging)
        case .placedFirst: break
        case .replaced(let old): FileSystem.removeTree(old)
        }
        unlink("\(root)/.\(name).lock")
        close(lock)
    }

    /// Writes one file into the staging folder.
    /// - Returns: its hash.
    func write(
        _ path: String, _ body: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> FileCard {
        let full = "\(staging)/\(path)"
        let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileSystem.failure("open", full) }
        var isOpen = true
        defer { if isOpen { close(descriptor) } }
        let digest = Digest()
        try body { bytes in
            digest.sha.update(bytes)
            var done = 0
            while done < bytes.count {
                let put = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if put < 0 {
                    if errno == EINTR { continue }
                    throw FileSystem.failure("write", full)
                }
                done += put
            }
        }
        isOpen = false
        guard close(descriptor) == 0 else { throw FileSystem.failure("close", full) }
        return FileCard(path: path, sha256: digest.hexadecimal())
    }

    /// Writes a text into the staging folder.
    func write(_ path: String, _ text: String) throws -> FileCard {
        try write(path) { sink in
            var text = text
            try text.withUTF8 { try sink(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Makes the folder in the staging folder that a file is to stand in.
    func makeFolder(above path: String) throws(MachineFailure) {
        guard let slash = path.lastIndex(of: "/") else { return }
        try FileSystem.makeFolder("\(staging)/\(path[..<slash])")
    }

    /// A noncopyable digest that a closure can reach.
    private final class Digest {
        var sha = SHA256()

        func hexadecimal() -> String {
            var finished = SHA256()
            swap(&finished, &sha)
            return finished.hexadecimal()
        }
    }

    /// The hash of a file a library wrote into the staging folder.
    func card(of path: String) throws(MachineFailure) -> FileCard {
        let full = "\(staging)/\(path)"
        let descriptor = open(full, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystem.failure("open", full) }
        defer { close(descriptor) }
        var sha = SHA256()
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let got = Glibc.read(descriptor, &piece, piece.count)
            if got < 0 {
                if errno == EINTR { continue }
                throw FileSystem.failure("read", full)
            }
            if got == 0 { break }
            piece.withUnsafeBytes { sha.update(UnsafeRawBufferPointer(rebasing: $0[0..<got])) }
        }
        return FileCard(path: path, sha256: sha.hexadecimal())
    }

    /// Puts the staging folder in its place, in one step. What was there before stays beside it until the value goes, so
    /// that ``putBack()`` can undo it.
    func takePlace() throws(MachineFailure) {
        guard case .staged = placement else { return }
        FileSystem.sync(staging)
        if !FileSystem.exists(place) {
            guard rename(staging, place) == 0 else { throw FileSystem.failure("rename", place) }
            placement = .placedFirst
        } else if exchange() {
            placement = .exchanged
        } else {
            // A file system that cannot exchange: two steps, and back again if the second fails.
            FileSystem.removeTree(old)
            guard rename(place, old) == 0 else { throw FileSystem.failure("rename", place) }
            guard rename(staging, place) == 0 else {
                let failure = FileSystem.failure("rename", place)
                rename(old, place)
                throw failure
            }
            placement = .replaced(old)
        }
        FileSystem.sync(root)
    }

    /// Undoes ``takePlace()``: the output is again what it was.
    func putBack() {
        switch placement {
        case .staged: return
        case .placedFirst: rename(place, staging)
        case .exchanged: _ = exchange()
        case .replaced(let old):
            rename(place, staging)
            rename(old, place)
        }
        placement = .staged
        FileSystem.sync(root)
    }

    private var place: String { "\(root)/\(name)" }
    private var old: String { "\(root)/.\(name).old" }

    private func exchange() -> Bool {
        renameat2(AT_FDCWD, staging, AT_FDCWD, place, 2) == 0  // RENAME_EXCHANGE
    }
}
