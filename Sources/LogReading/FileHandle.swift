internal import Glibc

/// An open file, read by position; closed when it is let go.
///
/// A run may have a thousand tables, and a process may not have as many files open: each is open while it is surveyed, and
/// then while a worker reads blocks of it.
final class FileHandle {
    let path: String
    private let descriptor: Int32
    /// What tells this version of the file from the next.
    let version: Stamp

    /// What tells one version of a file from the next.
    struct Stamp: Equatable, Sendable {
        let device: UInt
        let number: UInt
        let seconds: Int
        let nanoseconds: Int
        let size: Int
    }

    /// Opens a file for reading.
    init(path: String) throws(ReadFailure) {
        // Without waiting: a named pipe would keep the run until somebody writes into it; a file never does.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ReadFailure(operation: "open", path: path, errno: errno) }
        guard let stamp = Self.stamp(descriptor) else {
            let code = errno
            close(descriptor)
            throw ReadFailure(operation: "stat", path: path, errno: code)
        }
        self.path = path
        self.descriptor = descriptor
        self.version = stamp
    }

    deinit {
        close(descriptor)
    }

    /// How many bytes it had when it was opened.
    var size: Int { version.size }

    /// Whether the file has changed since it was opened.
    var hasChanged: Bool { Self.stamp(descriptor) != version }

    /// Reads up to so many bytes from a position; fewer only at the end of the file.
    func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws(ReadFailure) -> Int {
        var done = 0
        while done < count {
            let got = pread(descriptor, buffer + done, count - done, off_t(offset + done))
            if got < 0 {
                if errno == EINTR { continue }
                throw ReadFailure(operation: "read", path: path, errno: errno)
            }
            if got == 0 { break }
            done += got
        }
        return done
    }

    private static func stamp(_ descriptor: Int32) -> Stamp? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        return Stamp(
            device: UInt(status.st_dev), number: UInt(status.st_ino), seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec, size: Int(status.st_size))
    }
}
