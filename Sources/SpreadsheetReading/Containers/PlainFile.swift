internal import Glibc

/// An open file of which pieces are read into memory; the only owner of a descriptor here.
struct PlainFile: ~Copyable {
    private let descriptor: Int32
    /// How many bytes it has.
    let size: Int

    /// Opens a file, without waiting where it is a named pipe.
    init(path: String) throws(SpreadsheetFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw SpreadsheetFailure(operation: "open", errno: errno) }
        self.descriptor = descriptor
        size = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    }

    deinit {
        close(descriptor)
    }

    /// So many bytes from a position; fewer only at the end of the file.
    func read(_ count: Int, at offset: Int) throws(SpreadsheetFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
        var done = 0
        while done < bytes.count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe buffer.baseAddress.map {
                    unsafe pread(descriptor, $0 + done, buffer.count - done, offset + done)
                }
                    ?? 0
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw SpreadsheetFailure(operation: "read", errno: errno)
            }
            if got == 0 { break }
            done += got
        }
        bytes.removeLast(bytes.count - done)
        return bytes
    }
}
