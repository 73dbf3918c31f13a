internal import Glibc

/// A file as it was when first looked at, read by position so that several workers can share it.
///
/// Each read opens the file anew: a centre may have more files than a process may hold open (1,024 on most systems), and
/// a read is a block of about 1 MiB, beside which opening costs nothing.
struct FileHandle: Sendable {
    let path: String
    var size: Int { stamp.size }
    private let stamp: Stamp

    /// What tells one version of a file from the next.
    private struct Stamp: Equatable {
        let device: UInt
        let number: UInt
        let seconds: Int
        let nanoseconds: Int
        let size: Int

        init?(_ descriptor: Int32) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { return nil }
            device = UInt(status.st_dev)
            number = UInt(status.st_ino)
            (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
            size = Int(status.st_size)
        }
    }

    /// Looks at a file that can be read.
    init(path: String) throws(ReadFailure) {
        let descriptor = try Self.open(path)
        defer { close(descriptor) }
        guard let stamp = Stamp(descriptor) else { throw ReadFailure(operation: "stat", path: path, errno: errno) }
        self.path = path
        self.stamp = stamp
    }

    /// Whether the file has changed, or another taken its place, since it was first looked at.
    var hasChanged: Bool {
        guard let descriptor = try? Self.open(path) else { return true }
        defer { close(descriptor) }
        return Stamp(descriptor) != stamp
    }

    /// Reads up to so many bytes from a position; fewer only at the end of the file, and none of a file that has changed
    /// or is gone.
    func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws(ReadFailure) -> Int {
        let descriptor: Int32
        do throws(ReadFailure) {
            descriptor = try Self.open(path)
        } catch {
            if error.errno == ENOENT { return 0 }
            throw error
        }
        defer { close(descriptor) }
        guard Stamp(descriptor) == stamp else { return 0 }
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

    private static func open(_ path: String) throws(ReadFailure) -> Int32 {
        // Without waiting: a named pipe would keep the run until somebody writes into it; a file never does.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ReadFailure(operation: "open", path: path, errno: errno) }
        return descriptor
    }
}
