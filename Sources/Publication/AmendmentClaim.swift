internal import CentreRun
internal import Hashing
internal import ScoreModel

/// Whether what stands in an amendment's place may be written over: only what is this very amendment. Another copy of the
/// ledger may have made another of the same number, and its notices may have been handed out.
enum AmendmentClaim {
    /// Refuses to make an amendment where something else stands than just what it is going to write: that much a run that was
    /// killed before the ledger had it may have left.
    /// - Throws: ``AmendmentRefusal/folderTaken(_:)``; `MachineFailure`.
    static func checkNew(_ output: RunOutput) throws {
        guard FileSystem.exists(output.folder) else { return }
        for file in output.files where try digest(file, in: output) != file.sha256 {
            throw AmendmentRefusal.folderTaken(output.folder)
        }
    }

    /// Refuses to write an amendment again where another's table of corrections stands.
    /// - Throws: ``AmendmentRefusal/folderTaken(_:)``; `MachineFailure`.
    static func checkAgain(_ output: RunOutput) throws {
        guard FileSystem.exists(output.folder) else { return }
        let named = output.files.first { $0.path == "corrections.csv" }
        guard let named, let there = try digest(named, in: output), there != named.sha256 else { return }
        throw AmendmentRefusal.folderTaken(output.folder)
    }

    /// What a file there has; `nil` where there is none.
    private static func digest(_ file: FileCard, in output: RunOutput) throws -> String? {
        let path = output.folder + "/" + file.path
        return FileSystem.isFile(path) ? SHA256.hexadecimal(of: try FileSystem.read(path)) : nil
    }
}
