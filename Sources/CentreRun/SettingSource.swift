public import Chronology
internal import Diagnostics
internal import RuleLoading

/// Where the rule, calendar, policy and centre files of a centre come from: its folder as it is, or bytes that were known
/// on some day, such as a ledger keeps.
public struct SettingSource: Sendable {
    private let known: [String: [UInt8]]?
    private let day: Day?

    /// The files in the centre's folder.
    public static let folder = SettingSource(known: nil, day: nil)

    /// Files as they were known on a day, by their paths as `centre.yaml` writes them, and nothing else.
    public static func known(_ files: [String: [UInt8]], on day: Day) -> SettingSource {
        SettingSource(known: files, day: day)
    }

    /// Whether they are read from the folder as it is.
    var isFolder: Bool { known == nil }

    private init(known: [String: [UInt8]]?, day: Day?) {
        self.known = known
        self.day = day
    }

    /// A file's bytes; `nil` where there is none.
    /// - Throws: ``MachineFailure`` where a file that is there cannot be read.
    func bytes(of path: String, in folder: String) throws -> [UInt8]? {
        if let known { return known[path] }
        let file = FileSystem.join(folder, path)
        return FileSystem.isFile(file) ? try FileSystem.read(file) : nil
    }

    /// That `centre.yaml` is missing.
    func withoutCentre(in folder: String) -> Diagnostic {
        let name = "centre.yaml"
        let isThere = folder.isEmpty || FileSystem.exists(folder)
        let span = SourceSpan(file: isThere ? FileSystem.join(folder, name) : folder, line: 1, column: 1)
        if let day, isThere { return unknown(name, on: day, at: span) }
        return Diagnostic(
            .noSuchFile, at: span,
            isThere
                ? Wording(zh: "这个文件夹里没有 centre.yaml", en: "there is no centre.yaml in this folder")
                : Wording(zh: "没有这个文件夹", en: "there is no such folder"),
            remedy: Wording(
                zh: "用 --centre 指明中心的文件夹(centre.yaml 所在的文件夹)",
                en: "name the centre's folder, the one with centre.yaml, with --centre"))
    }

    /// That a file which `centre.yaml` names is missing.
    func missing(_ path: Located<String>) -> Diagnostic {
        day.map { unknown(path.value, on: $0, at: path.span) } ?? Centre.noSuchFile(path)
    }

    private func unknown(_ path: String, on day: Day, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .noSuchFile, at: span,
            Wording(
                zh: "截至 \(day.iso),档案里没有记录过这个文件:\(path)", en: "the ledger knew no such file on \(day.iso): \(path)"),
            remedy: Wording(
                zh: "换一个日期;档案只记得运行过的文件,每次 kaohe run 时记下一次",
                en: "name a later day; the ledger knows files from the first run on that read them"))
    }
}
