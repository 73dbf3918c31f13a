internal import Glibc

/// The few things kaohe asks of the file system, each a typed error where it fails.
package enum FileSystem {
    /// A whole small file. Rule files are refused beyond 8 MiB by their loader, so no more than a little above is read.
    package static func read(_ path: String, atMost limit: Int = 9 << 20) throws(MachineFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let got = Glibc.read(descriptor, &piece, piece.count)
            if got < 0 {
                if errno == EINTR { continue }
                throw failure("read", path)
            }
            if got == 0 { break }
            bytes.append(contentsOf: piece[0..<got])
        }
        return bytes
    }

    /// Whether a path leads to a file that is not a folder.
    package static func isFile(_ path: String) -> Bool { path.withCString { isFile(at: $0) } }

    private static func isFile(at path: UnsafePointer<CChar>) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }

    /// Whether a path leads to anything, a dangling link included.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// What a pattern matched.
    struct Matches {
        /// The files, as paths relative to the folder, sorted by the bytes of their names.
        var paths: [String] = []
        /// Names that are not UTF-8, as far as they can be shown: no text can name such a file, so it cannot be opened.
        var illegible: [String] = []
    }

    /// The files a pattern of the shell's kind (`*`, `?`, `[a-z]`) matches in a folder, or the one file whose name it is.
    static func glob(_ pattern: String, in folder: String) -> Matches {
        let isAbsolute = pattern.utf8.first == UInt8(ascii: "/") || folder.isEmpty
        // The folder's own name is no pattern.
        let escaped = folder.unicodeScalars.map { "*?[]\\".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }
            .joined()
        let prefix = isAbsolute ? "" : escaped + "/"
        let skipped = isAbsolute ? 0 : folder.utf8.count + 1
        var found = glob_t()
        defer { globfree(&found) }
        var matches = Matches()
        if Glibc.glob(prefix + pattern, GLOB_NOSORT, nil, &found) == 0, let paths = found.gl_pathv {
            for index in 0..<Int(found.gl_pathc) {
                guard let place = paths[index] else { continue }
                if let path = String(validatingCString: place) {
                    let name = String(decoding: Array(path.utf8.dropFirst(skipped)), as: UTF8.self)
                    if !isLockFile(name), isFile(join(folder, name)) { matches.paths.append(name) }
                } else if isFile(at: place) {
                    matches.illegible.append(
                        String(decoding: Array(String(cString: place).utf8.dropFirst(skipped)), as: UTF8.self))
                }
            }
        }
        // 名册[1].csv is what browsers call a second download.
        if matches.paths.isEmpty, matches.illegible.isEmpty, !isLockFile(pattern), isFile(join(folder, pattern)) {
            matches.paths = [pattern]
        }
        matches.paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        matches.illegible.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return matches
    }

    /// Whether a path is that of the mark which Excel, WPS or LibreOffice leave beside a workbook while it is open:
    /// `~$七月.xlsx`, `.~七月.xlsx`, `.~lock.七月.xlsx#`.
    static func isLockFile(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.hasPrefix("~$") || name.hasPrefix(".~")
    }

    /// A path seen from a folder.
    package static func join(_ folder: String, _ path: String) -> String {
        path.utf8.first == UInt8(ascii: "/") || folder.isEmpty ? path : folder + "/" + path
    }

    /// A path without `.` and, where a name stands before it, `..`: for people to read, since behind a symbolic link it
    /// may lead elsewhere.
    package static func simplified(_ path: String) -> String {
        var names: [Substring] = []
        for name in path.split(separator: "/", omittingEmptySubsequences: true) where name != "." {
            if name == "..", let last = names.last, last != ".." { names.removeLast() } else { names.append(name) }
        }
        let joined = names.joined(separator: "/")
        return path.utf8.first == UInt8(ascii: "/") ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// Makes a folder and those above it.
    package static func makeFolder(_ path: String) throws(MachineFailure) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw failure("mkdir", path)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
    }

    /// A new folder of its own in another, readable by this user alone; `nil` where none can be made or where there is less
    /// room than this.
    package static func makeTemporaryFolder(in folder: String, room: Int) -> String? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        let (free, over) = Int(clamping: status.f_bavail).multipliedReportingOverflow(
            by: Int(clamping: status.f_frsize))
        guard over || free >= room else { return nil }
        var template = Array("\(folder)/kaohe-XXXXXX".utf8CString)
        return template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
    }

    /// Whether a path is a folder itself, and not a link to one.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Removes a folder and all in it; what cannot be removed stays. A link is removed, never followed.
    package static func removeTree(_ path: String) {
        guard isFolder(path), let folder = opendir(path) else {
            unlink(path)
            return
        }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            let inner = join(path, name)
            if isFolder(inner) {
                removeTree(inner)
            } else {
                unlink(inner)
            }
        }
        closedir(folder)
        rmdir(path)
    }

    /// Makes what was written to a folder's entries last.
    static func sync(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    static func failure(_ operation: String, _ path: String) -> MachineFailure {
        MachineFailure(operation: operation, path: path, errno: errno)
    }
}
