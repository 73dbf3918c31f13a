internal import CentreRun
internal import Glibc

/// Files that are handed out: whole or not at all, and nobody else's is taken away.
enum OutFile {
    /// Writes a file, which takes its place in one step; `false` where the very same is there already.
    static func write(_ bytes: [UInt8], to path: String) throws(MachineFailure) -> Bool {
        if FileSystem.isFile(path), (try? FileSystem.read(path, atMost: bytes.count + 1)) == bytes { return false }
        let part = path + ".part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw MachineFailure(operation: "open", path: path, errno: errno) }
        do throws(MachineFailure) {
            try put(bytes, descriptor, path)
            guard fsync(descriptor) == 0 else { throw MachineFailure(operation: "fsync", path: path, errno: errno) }
        } catch {
            close(descriptor)
            unlink(part)
            throw error
        }
        guard close(descriptor) == 0, rename(part, path) == 0 else {
            let failure = MachineFailure(operation: "rename", path: path, errno: errno)
            unlink(part)
            throw failure
        }
        return true
    }

    /// All bytes to a descriptor.
    static func put(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(MachineFailure) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw MachineFailure(operation: "write", path: path, errno: errno) }
            done += count
        }
    }
}
