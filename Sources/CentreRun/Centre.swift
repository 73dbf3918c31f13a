public import Chronology
public import Diagnostics
internal import Hashing
internal import LogReading
public import RecordModel
public import RuleLoading
public import RuleModel
public import ScoreModel

/// A centre's folder with its rule, calendar and policy files loaded: everything about it but its tables.
public struct Centre: Sendable {
    /// The folder.
    public let folder: String
    /// What `centre.yaml` says.
    public let file: CentreFile
    /// Its working days.
    public let calendar: WorkingCalendar
    /// Its hours.
    public let policy: AttendancePolicy
    /// Its regulations, in the file's order.
    public let regulations: [Regulation]
    /// The import profiles its files are tried against, its own before the shipped ones.
    public let profiles: [ImportProfile]
    /// The files read for this, sorted by path.
    public let settings: [FileCard]
    /// Their bytes, by path; none where rules were put in place of the centre's for a comparison.
    public internal(set) var settingBytes: [String: [UInt8]] = [:]
    /// Questions and warnings, none of them an error.
    public let remarks: [Diagnostic]
    /// The text of the files, for quoting.
    public let sources: [SourceText]

    /// Loads a centre's folder.
    /// - Throws: ``RefusedRun`` with every problem of every file; ``MachineFailure``.
    public static func load(folder: String) throws -> Centre {
        // Whoever names the file means its folder.
        let name = "centre.yaml"
        let isFileNamed = FileSystem.isFile(folder) && (folder == name || folder.hasSuffix("/" + name))
        let folder = isFileNamed ? String(folder.dropLast(name.count + (folder == name ? 0 : 1))) : folder
        var loading = Loading(folder: folder)
        guard FileSystem.isFile(FileSystem.join(folder, name)) else {
            let isThere = folder.isEmpty || FileSystem.exists(folder)
            let span = SourceSpan(file: isThere ? FileSystem.join(folder, name) : folder, line: 1, column: 1)
            throw RefusedRun([
                .setting(
                    Diagnostic(
                        .noSuchFile, at: span,
                        isThere
                            ? Wording(zh: "这个文件夹里没有 centre.yaml", en: "there is no centre.yaml in this folder")
                            : Wording(zh: "没有这个文件夹", en: "there is no such folder"),
                        remedy: Wording(
                            zh: "用 --centre 指明中心的文件夹(centre.yaml 所在的文件夹)",
                            en: "name the centre's folder, the one with centre.yaml, with --centre")))
            ])
        }
        let file = try loading.load("centre.yaml", CentreFileLoader.load)
        guard let file else { throw loading.refusal }
        let calendars = try file.calendars.compactMap { try loading.load($0, CalendarLoader.load) }
        let policy = try loading.load(file.attendance, AttendancePolicyLoader.load)
        let regulations = try file.rules.compactMap { try loading.load($0, RegulationLoader.load) }
        let own = try file.profiles.compactMap { try loading.load($0, ImportProfileLoader.load) }
        let profiles = own + ShippedProfiles.all
        loading.diagnostics += ProfileChoice.check(file, profiles, isComplete: own.count == file.profiles.count)
        var calendar: WorkingCalendar?
        if calendars.count == file.calendars.count {
            let merged = CalendarLoader.merge(calendars)
            loading.diagnostics += merged.diagnostics
            calendar = merged.sound
        }
        loading.diagnostics += RegulationVersions.check(regulations)
        // What a regulation that could not be read declares is not known.
        if regulations.count == file.rules.count { loading.diagnostics += DeclaredNames.check(file, regulations) }
        guard !loading.diagnostics.hasErrors, let calendar, let policy else { throw loading.refusal }
        return Centre(
            folder: folder, file: file, calendar: calendar, policy: policy, regulations: regulations,
            profiles: profiles, settings: loading.cards.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
            settingBytes: loading.bytes, remarks: loading.diagnostics.listed(), sources: loading.sources)
    }

    /// The folder results go to: what `centre.yaml` says, else `output` in the centre's folder.
    public var outputFolder: String { FileSystem.join(folder, file.output?.value ?? "output") }

    /// What is known so far while files are loaded one after another.
    private struct Loading {
        let folder: String
        var diagnostics: [Diagnostic] = []
        var sources: [SourceText] = []
        var cards: [FileCard] = []
        var bytes: [String: [UInt8]] = [:]

        init(folder: String) { self.folder = folder }

        var refusal: RefusedRun { RefusedRun(diagnostics.listed().map { .setting($0) }, sources: sources) }

        mutating func load<Value>(
            _ path: String, _ loader: (_ name: String, _ bytes: [UInt8]) -> Loaded<Value>
        ) throws -> Value? {
            let file = FileSystem.join(folder, path)
            let bytes = try FileSystem.read(file)
            // Named so that the name leads to the file from where the user stands.
            let name = FileSystem.simplified(file)
            sources.append(SourceText(name: name, bytes: bytes))
            cards.append(FileCard(path: path, sha256: SHA256.hexadecimal(of: bytes)))
            self.bytes[path] = bytes
            let loaded = loader(name, bytes)
            diagnostics += loaded.diagnostics
            return loaded.value
        }

        mutating func load<Value>(
            _ path: Located<String>, _ loader: (_ name: String, _ bytes: [UInt8]) -> Loaded<Value>
        ) throws -> Value? {
            guard FileSystem.isFile(FileSystem.join(folder, path.value)) else {
                diagnostics.append(Centre.noSuchFile(path))
                return nil
            }
            return try load(path.value, loader)
        }
    }

    /// A path or pattern in `centre.yaml` that matches no file.
    static func noSuchFile(_ path: Located<String>) -> Diagnostic {
        Diagnostic(
            .noSuchFile, at: path.span,
            Wording(zh: "没有这样的文件:\(path.value)", en: "no such file: \(path.value)"),
            remedy: Wording(
                zh: "核对路径(相对于 centre.yaml 所在文件夹)和文件名;没有这类记录时删去这一行",
                en: "check the path, which is relative to the folder of centre.yaml, or remove the line"))
    }
}
