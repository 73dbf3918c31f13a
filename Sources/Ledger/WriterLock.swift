internal import Glibc

/// The lock a writer holds: a file beside the ledger that says who it is.
///
/// The kernel lets go of it with the process, however that ends; what is left of the file then guards nothing.
final class WriterLock {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock, waiting for whoever has it.
    /// - Throws: `held` with the other's own words where the time is up.
    init(for ledger: String, as holder: LedgerHolder, waiting seconds: Int) throws(LedgerFailure) {
        let path = Self.path(for: ledger)
        var left = max(0, seconds) * Self.triesInASecond
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard descriptor >= 0 else { throw .refused(errno: errno, during: "open", path) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                // A writer that ends removes its file: one opened just before that guards nothing any more.
                var held = stat()
                var there = stat()
                if fstat(descriptor, &held) == 0, lstat(path, &there) == 0, held.st_ino == there.st_ino,
                    held.st_dev == there.st_dev
                {
                    self.path = path
                    self.descriptor = descriptor
                    break
                }
                close(descriptor)
                continue
            }
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK || code == EINTR else { throw .refused(errno: code, during: "flock", path) }
            guard left > 0 else { throw .held(path: ledger, by: Self.holder(of: ledger)) }
            left -= 1
            usleep(UInt32(1_000_000 / Self.triesInASecond))
        }
        // Who cannot say so, on a full disk, holds it nevertheless.
        ftruncate(descriptor, 0)
        let bytes = Array(holder.text.utf8)
        pwrite(descriptor, bytes, bytes.count, 0)
    }

    private static let triesInASecond = 50

    /// The lock file of a ledger.
    static func path(for ledger: String) -> String { ledger + ".lock" }

    /// Who holds a ledger, in the holder's own words; empty where it says nothing.
    static func holder(of ledger: String) -> String {
        let descriptor = open(path(for: ledger), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes[0..<count], as: UTF8.self) : ""
    }

    deinit {
        unlink(path)
        close(descriptor)
    }
}
