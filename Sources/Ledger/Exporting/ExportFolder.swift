internal import Glibc
internal import Hashing
internal import Tables

/// The folder of an export, written whole or not at all: beside its place first, and then moved there.
final class ExportFolder {
    private let place: String
    private let staging: String
    private var isDone = false

    init(_ place: String) throws(LedgerFailure) {
        // Without the slash at its end, `DIR/` names no other folder.
        var place = Substring(place)
        while place.utf8.count > 1, place.last == "/" { place.removeLast() }
        self.place = String(place)
        let name = place.split(separator: "/").last.map(String.init) ?? ""
        staging = "\(Ledger.folder(of: String(place)))/.\(name).new"
        var status = stat()
        if lstat(self.place, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw .refused(errno: EEXIST, during: "mkdir", self.place)
            }
            guard Self.isEmpty(self.place) else { throw .refused(errno: ENOTEMPTY, during: "mkdir", self.place) }
        }
        Self.clear(staging)
        guard mkdir(staging, 0o777) == 0 else { throw .refused(errno: errno, during: "mkdir", self.place) }
    }

    deinit {
        if !isDone { Self.clear(staging) }
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    private static func isEmpty(_ folder: String) -> Bool { names(in: folder).isEmpty }

    /// Removes a folder of files; nothing below it is looked into.
    private static func clear(_ folder: String) {
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            unlink(folder)
            return
        }
        for name in names(in: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    /// Writes a file.
    /// - Returns: the SHA-256 of its bytes.
    func write(_ name: String, _ body: (@escaping ByteSink) throws -> Void) throws -> String {
        let path = "\(staging)/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw LedgerFailure.refused(errno: errno, during: "open", path) }
        defer { close(descriptor) }
        let digest = Digest()
        try body { bytes in
            digest.sha.update(bytes)
            var done = 0
            while done < bytes.count {
                let put = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if put < 0 {
                    if errno == EINTR { continue }
                    throw LedgerFailure.refused(errno: errno, during: "write", path)
                }
                done += put
            }
        }
        guard fsync(descriptor) == 0 else { throw LedgerFailure.refused(errno: errno, during: "fsync", path) }
        return digest.hexadecimal()
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

    /// Moves the folder to its place.
    func finish() throws(LedgerFailure) {
        // An empty folder gives way to another.
        guard rename(staging, place) == 0 else { throw .refused(errno: errno, during: "rename", place) }
        isDone = true
        for folder in [place, Ledger.folder(of: place)] {
            let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            fsync(descriptor)
            close(descriptor)
        }
    }
}
