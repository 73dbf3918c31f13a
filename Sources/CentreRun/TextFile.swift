internal import Glibc

/// A text as a file of its own, for commands that write something else than a period's results.
public enum TextFile {
    /// Writes a text into a folder, which is made if it is not there. The file takes the old one's place in one step.
    public static func write(_ text: String, named name: String, in folder: String) throws(MachineFailure) {
        try FileSystem.makeFolder(folder)
        let path = FileSystem.join(folder, name)
        // A device or a folder of that name is not what anybody wants replaced.
        guard !FileSystem.exists(path) || FileSystem.isFile(path) else {
            throw MachineFailure(operation: "open", path: path, errno: EEXIST)
        }
        let part = path + ".part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileSystem.failure("open", path) }
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
            }
            if put < 0 && errno == EINTR { continue }
            guard put > 0 else {
                let failure = FileSystem.failure("write", path)
                close(descriptor)
                unlink(part)
                throw failure
            }
            done += put
        }
        guard close(descriptor) == 0, rename(part, path) == 0 else {
            let failure = FileSystem.failure("rename", path)
            unlink(part)
            throw failure
        }
    }
}
