public import Chronology
public import Diagnostics
internal import Hashing
public import Letters
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
    /// The templates of its letters; those the program ships where `centre.yaml` names none.
    public var letters: [LetterTemplate] = ShippedLetters.all
    /// The files read for this, sorted by path.
    public let settings: [FileCard]
    /// Their bytes, by path; none where rules were put in place of the centre's for a comparison.
    public internal(set) var settingBytes: [String: [UInt8]] = [:]
    /// Questions and warnings, none of them an error.
    public let remarks: [Diagnostic]
    /// The text of the files, for quoting.
    public let sources: [SourceText]

    /// Loads a centre's folder.
    /// - Parameter source: where the files come from; tables are always those in the folder.
    /// - Throws: ``RefusedRun`` with every problem of every file; ``MachineFailure``.
    public static func load(folder: String, from source: SettingSource = .folder) throws -> Centre {
        let name = Self.fileName
        let folder = Self.folder(named: folder)
        var loading = Loading(folder: folder, source: source)
        guard let bytes = try source.bytes(of: name, in: folder) else {
            throw RefusedRun([.setting(source.withoutCentre(in: folder))])
        }
        guard let file = loading.load(name, bytes, CentreFileLoader.load) else { throw loading.refusal }
        let calendars = try file.calendars.compactMap { try loading.load($0, CalendarLoader.load) }
        let policy = try loading.load(file.attendance, AttendancePolicyLoader.load)
        let regulations = try file.rules.compactMap { try loading.load($0, RegulationLoader.load) }
        let own = try file.profiles.compactMap { try loading.load($0, ImportProfileLoader.load) }
        let profiles = own + ShippedProfiles.all
        loading.diagnostics += ProfileChoice.check(file, profiles, isComplete: own.count == file.profiles.count)
        let letters = try file.letters?.compactMap { path -> LetterTemplate? in
            if source.isFolder, let problem = LetterFiles.notAFile(path, in: folder) {
                loading.diagnostics.append(problem)
                return nil
            }
            return try loading.load(path, LetterFiles.load, LetterFiles.quoted)
        }
        loading.diagnostics += LetterChecks.names(letters ?? [])
        var calendar: WorkingCalendar?
        if calendars.count == file.calendars.count {
            let merged = CalendarLoader.merge(calendars)
            loading.diagnostics += merged.diagnostics
            calendar = merged.sound
        }
        loading.diagnostics += RegulationVersions.check(regulations)
        // What a regulation that could not be read declares is not known.
        if regulations.count == file.rules.count {
            loading.diagnostics += DeclaredNames.check(file, regulations)
            loading.diagnostics += LetterChecks.consequences(letters ?? [], regulations)
        }
        guard !loading.diagnostics.hasErrors, let calendar, let policy else { throw loading.refusal }
        return Centre(
            folder: folder, file: file, calendar: calendar, policy: policy, regulations: regulations,
            profiles: profiles, letters: letters ?? ShippedLetters.all,
            settings: loading.cards.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
            settingBytes: loading.bytes, remarks: loading.diagnostics.listed(), sources: loading.sources)
    }

    /// A regulation's rule file as `centre.yaml` names it; as messages name it where it is another.
    public func path(of regulation: Regulation) -> String {
        file.rules.first { FileSystem.simplified(FileSystem.join(folder, $0.value)) == regulation.file }?.value
            ?? regulation.file
    }

    /// The folder results go to: what `centre.yaml` says, else `output` in the centre's folder.
    public var outputFolder: String { head.outputFolder }

    /// What is known so far while files are loaded one after another.
    private struct Loading {
        let folder: String
        let source: SettingSource
        var diagnostics: [Diagnostic] = []
        var sources: [SourceText] = []
        var cards: [FileCard] = []
        var bytes: [String: [UInt8]] = [:]

        init(folder: String, source: SettingSource) {
            self.folder = folder
            self.source = source
        }

        var refusal: RefusedRun { RefusedRun(diagnostics.listed().map { .setting($0) }, sources: sources) }

        /// - Parameter quoted: the bytes as messages quote them, where that is not as they are.
        mutating func load<Value>(
            _ path: String, _ bytes: [UInt8], _ loader: (_ name: String, _ bytes: [UInt8]) -> Loaded<Value>,
            quoted: (([UInt8]) -> [UInt8])? = nil
        ) -> Value? {
            // Named so that the name leads to the file from where the user stands.
            let name = FileSystem.simplified(FileSystem.join(folder, path))
            sources.append(SourceText(name: name, bytes: quoted?(bytes) ?? bytes))
            cards.append(FileCard(path: path, sha256: SHA256.hexadecimal(of: bytes)))
            self.bytes[path] = bytes
            let loaded = loader(name, bytes)
            diagnostics += loaded.diagnostics
            return loaded.value
        }

        mutating func load<Value>(
            _ path: Located<String>, _ loader: (_ name: String, _ bytes: [UInt8]) -> Loaded<Value>,
            _ quoted: (([UInt8]) -> [UInt8])? = nil
        ) throws -> Value? {
            guard let bytes = try source.bytes(of: path.value, in: folder) else {
                diagnostics.append(source.missing(path))
                return nil
            }
            return load(path.value, bytes, loader, quoted: quoted)
        }
    }

    /// A path or pattern in `centre.yaml` that matches no file.
    static func noSuchFile(_ path: Located<String>) -> Diagnostic {
        if FileSystem.isLockFile(path.value) {
            return Diagnostic(
                .noSuchFile, at: path.span,
                Wording(
                    zh: "“\(path.value)”不是工作簿,是它被打开时留下的临时标记",
                    en: "'\(path.value)' is no workbook but the mark of one that is open"),
                remedy: Wording(zh: "改为工作簿本身的文件名", en: "name the workbook itself"))
        }
        return Diagnostic(
            .noSuchFile, at: path.span,
            Wording(zh: "没有这样的文件:\(path.value)", en: "no such file: \(path.value)"),
            remedy: Wording(
                zh: "核对路径(相对于 centre.yaml 所在文件夹)和文件名;没有这类记录时删去这一行",
                en: "check the path, which is relative to the folder of centre.yaml, or remove the line"))
    }
}
