internal import Glibc
internal import Synchronization

/// Where the rows of workbooks lie once they are unpacked, so that blocks of them can be read in any order and on any core:
/// one file without a name, which is gone with the run however it ends.
public final class TableSpool: Sendable {
    private let state: Mutex<(descriptor: Int32, end: Int)>

    /// A spool that takes no room yet.
    public init() { state = Mutex((-1, 0)) }

    deinit {
        state.withLock { state in
            if state.descriptor >= 0 { close(state.descriptor) }
        }
    }

    /// Puts bytes at the end.
    /// - Returns: where they begin.
    func append(_ bytes: [UInt8]) throws(ReadFailure) -> Int {
        let (descriptor, offset) = try reserve(bytes.count)
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { pwrite(descriptor, $0 + done, bytes.count - done, off_t(offset + done)) } ?? 0
            }
            if put < 0 {
                if errno == EINTR { continue }
                throw ReadFailure(operation: "write", path: folder, errno: errno)
            }
            done += put
        }
        return offset
    }

    /// Reads bytes back.
    func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws(ReadFailure) {
        let descriptor = state.withLock { $0.descriptor }
        var done = 0
        while done < count {
            let got = pread(descriptor, buffer + done, count - done, off_t(offset + done))
            if got < 0 {
                if errno == EINTR { continue }
                throw ReadFailure(operation: "read", path: folder, errno: errno)
            }
            guard got > 0 else { throw ReadFailure(operation: "read", path: folder, errno: EIO) }
            done += got
        }
    }

    private let folder = TemporaryPlace.folder

    private func reserve(_ count: Int) throws(ReadFailure) -> (descriptor: Int32, offset: Int) {
        let reserved = state.withLock { state -> (Int32, Int, Int32) in
            if state.descriptor < 0 {
                var name = Array("\(folder)/kaohe-XXXXXX".utf8CString)
                state.descriptor = mkstemp(&name)
                guard state.descriptor >= 0 else { return (-1, 0, errno) }
                _ = fcntl(state.descriptor, F_SETFD, FD_CLOEXEC)
                unlink(name)
            }
            defer { state.end += count }
            return (state.descriptor, state.end, 0)
        }
        guard reserved.0 >= 0 else {
            throw ReadFailure(operation: "mkostemp", path: folder, errno: reserved.2)
        }
        return (reserved.0, reserved.1)
    }
}
