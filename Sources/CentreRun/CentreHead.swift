internal import Diagnostics
public import RuleLoading

/// A centre's folder with its `centre.yaml` alone: enough to look into its ledger and its output, whatever state its rule,
/// calendar and policy files are in.
public struct CentreHead: Sendable {
    /// The folder.
    public let folder: String
    /// What `centre.yaml` says.
    public let file: CentreFile

    /// Loads `centre.yaml`.
    /// - Parameter folder: the centre's folder, or the file itself.
    /// - Throws: ``RefusedRun`` with every problem of the file; ``MachineFailure``.
    public static func load(folder: String) throws -> CentreHead {
        let folder = Centre.folder(named: folder)
        let source = SettingSource.folder
        guard let bytes = try source.bytes(of: Centre.fileName, in: folder) else {
            throw RefusedRun([.setting(source.withoutCentre(in: folder))])
        }
        let name = FileSystem.simplified(FileSystem.join(folder, Centre.fileName))
        let loaded = CentreFileLoader.load(name: name, bytes: bytes)
        guard let file = loaded.sound else {
            throw RefusedRun(
                loaded.diagnostics.listed().map { .setting($0) },
                sources: [SourceText(name: name, bytes: bytes)])
        }
        return CentreHead(folder: folder, file: file)
    }

    /// The folder results go to: what `centre.yaml` says, else `output` in the centre's folder.
    public var outputFolder: String { FileSystem.join(folder, file.output?.value ?? "output") }
}

extension Centre {
    static let fileName = "centre.yaml"

    /// The centre's folder and file alone.
    public var head: CentreHead { CentreHead(folder: folder, file: file) }

    /// Whoever names the file means its folder.
    static func folder(named path: String) -> String {
        let isFileNamed = FileSystem.isFile(path) && (path == fileName || path.hasSuffix("/" + fileName))
        return isFileNamed ? String(path.dropLast(fileName.count + (path == fileName ? 0 : 1))) : path
    }
}
