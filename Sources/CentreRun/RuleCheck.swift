public import Diagnostics
internal import Glibc
internal import RuleLoading
internal import RuleModel

/// What `kaohe check` finds in files and folders.
public struct RuleCheck: Sendable {
    /// Every problem, in the order of their places.
    public let diagnostics: [Diagnostic]
    /// The text of the files, for quoting.
    public let sources: [SourceText]

    /// The centre, where the only path is the folder of one whose files are sound.
    public let centre: Centre?

    /// Checks files and folders.
    ///
    /// A folder with a `centre.yaml` is checked with all files it names; another folder with all YAML files in it and
    /// below.
    /// - Throws: ``MachineFailure`` where a file that is there cannot be read.
    public static func run(_ paths: [String]) throws -> RuleCheck {
        var diagnostics: [Diagnostic] = []
        var sources: [SourceText] = []
        var found: Centre?
        var seen: Set<String> = []
        func check(_ path: String) throws {
            guard seen.insert(path).inserted else { return }
            let bytes = try FileSystem.read(path)
            guard !LetterFiles.isTemplate(path) else {
                sources.append(SourceText(name: path, bytes: LetterFiles.quoted(bytes)))
                diagnostics += LetterFiles.load(path, bytes).diagnostics
                return
            }
            sources.append(SourceText(name: path, bytes: bytes))
            diagnostics += RuleFileKind.check(name: path, bytes: bytes)
        }
        for path in paths {
            if FileSystem.isFile(path) {
                try check(path)
            } else if FileSystem.isFile(FileSystem.join(path, "centre.yaml")) {
                do {
                    let centre = try Centre.load(folder: path)
                    diagnostics += centre.remarks
                    sources += centre.sources
                    if paths.count == 1 { found = centre }
                } catch let refusal as RefusedRun {
                    diagnostics += refusal.problems.compactMap {
                        if case .setting(let diagnostic) = $0 { diagnostic } else { nil }
                    }
                    sources += refusal.sources
                }
            } else if FileSystem.exists(path) {
                let files = try yamlFiles(in: path)
                for file in files { try check(file) }
                diagnostics += try versions(among: files)
            } else {
                diagnostics.append(
                    Diagnostic(
                        .noSuchFile, at: SourceSpan(file: path, line: 1, column: 1),
                        Wording(zh: "没有这样的文件或文件夹:\(path)", en: "no such file or folder: \(path)"),
                        remedy: Wording(zh: "核对路径", en: "check the path")))
            }
        }
        return RuleCheck(diagnostics: diagnostics.listed(), sources: sources, centre: found)
    }

    /// What is wrong between the versions of one regulation that lie in one folder.
    private static func versions(among files: [String]) throws -> [Diagnostic] {
        var folders: [String: [Regulation]] = [:]
        for file in files {
            guard let regulation = RegulationLoader.load(name: file, bytes: try FileSystem.read(file)).sound else {
                continue
            }
            let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
            folders[folder, default: []].append(regulation)
        }
        return folders.keys.sorted().flatMap { RegulationVersions.check(folders[$0] ?? []) }
    }

    /// All YAML files in a folder and below. Links to folders are not followed: they may lead back.
    package static func yamlFiles(in folder: String) throws(MachineFailure) -> [String] {
        var files: [String] = []
        guard let directory = opendir(folder) else { throw FileSystem.failure("opendir", folder) }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = FileSystem.join(folder, name)
            if FileSystem.isFile(path) {
                if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { files.append(path) }
            } else if FileSystem.isFolder(path) {
                files += try yamlFiles(in: path)
            }
        }
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
