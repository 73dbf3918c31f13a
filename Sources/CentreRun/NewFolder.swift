internal import Glibc

/// A folder that was not there, or held nothing, filled with files: all of them or none.
public enum NewFolder {
    /// The folder is not free, and was left as it was.
    public struct Taken: Error, Hashable, Sendable {
        /// What is in it, sorted; empty where something that is no folder stands in its place.
        public let names: [String]
    }

    /// Makes the folder, and those above it, with these files.
    ///
    /// They are written into a hidden folder beside it that then takes its name in one step. A folder that is there and empty
    /// stays itself, for somebody may stand in it: the hidden folder lies inside, and its entries move up when all are written.
    /// - Parameters:
    ///   - files: texts by their paths in the folder.
    ///   - last: the entry that moves up last: while it is missing, the folder is not what it is going to be.
    /// - Throws: ``Taken``; ``MachineFailure``. Either way the place is as it was.
    public static func write(_ files: [(path: String, text: String)], to path: String, last: String) throws {
        let place = trimmed(path)
        if let names = try contents(of: place) {
            guard names.isEmpty else { throw Taken(names: names) }
            try fill(place, files, last)
        } else {
            try make(place, files)
        }
    }

    private static var stagingName: String { ".kaohe-init-\(getpid())" }

    private static func make(_ place: String, _ files: [(path: String, text: String)]) throws {
        let slash = place.lastIndex(of: "/")
        let parent = slash.map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? "."
        let staging = FileSystem.join(parent, stagingName)
        let missing = missingFolders(parent)
        do {
            try FileSystem.makeFolder(parent)
            try stage(files, staging)
            guard rename(staging, place) == 0 else { throw FileSystem.failure("rename", place) }
        } catch {
            FileSystem.removeTree(staging)
            for folder in missing { rmdir(folder) }
            throw error
        }
        FileSystem.sync(parent)
    }

    private static func fill(_ place: String, _ files: [(path: String, text: String)], _ last: String) throws {
        let staging = FileSystem.join(place, stagingName)
        var moved: [String] = []
        do {
            try stage(files, staging)
            let entries = try contents(of: staging) ?? []
            for name in entries.filter({ $0 != last }) + entries.filter({ $0 == last }) {
                let target = FileSystem.join(place, name)
                guard rename(FileSystem.join(staging, name), target) == 0 else {
                    throw FileSystem.failure("rename", target)
                }
                moved.append(target)
            }
            FileSystem.removeTree(staging)
        } catch {
            for target in moved.reversed() { FileSystem.removeTree(target) }
            FileSystem.removeTree(staging)
            throw error
        }
        FileSystem.sync(place)
    }

    private static func stage(_ files: [(path: String, text: String)], _ staging: String) throws(MachineFailure) {
        // Left behind by a process of the same number that was killed.
        FileSystem.removeTree(staging)
        try FileSystem.makeFolder(staging)
        for file in files {
            var names = file.path.split(separator: "/")
            let name = names.popLast().map(String.init) ?? ""
            try TextFile.write(file.text, named: name, in: ([staging] + names.map(String.init)).joined(separator: "/"))
        }
    }

    /// What a folder holds, sorted; `nil` where nothing is there.
    private static func contents(of path: String) throws -> [String]? {
        guard let folder = opendir(path) else {
            let failure = FileSystem.failure("opendir", path)
            let isThere = FileSystem.exists(path)
            if failure.errno == ENOENT, !isThere { return nil }
            // A file, or a link that leads nowhere.
            if failure.errno == ENOENT || failure.errno == ENOTDIR, isThere { throw Taken(names: []) }
            throw failure
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The folders of a path that are not there, innermost first.
    private static func missingFolders(_ path: String) -> [String] {
        var missing: [String] = []
        var folder = path
        while !folder.isEmpty, !FileSystem.exists(folder) {
            missing.append(folder)
            guard let slash = folder.lastIndex(of: "/") else { break }
            folder = String(folder[..<slash])
        }
        return missing
    }

    /// A path without slashes at its end.
    private static func trimmed(_ path: String) -> String {
        var path = Substring(path)
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }
}
