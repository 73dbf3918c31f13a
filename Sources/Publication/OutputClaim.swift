internal import CentreRun
public import Chronology
internal import Foundation
public import ScoreModel

/// What the output folder of a period says of itself before it is written over: whose it is, and whether it was on notice or
/// published. A ledger may be lost, or another centre's folder may have been named.
public struct OutputClaim: Hashable, Sendable {
    /// The folder.
    public let folder: String
    /// The centre that wrote it.
    public let centre: String
    /// Where the period stood.
    public let stage: PeriodStanding.Stage

    /// What of `run.json` matters here.
    private struct Record: Decodable {
        struct Standing: Decodable {
            let stage: String
        }
        let centre: String
        let standing: Standing
    }

    /// Reads what a folder says; `nil` where there is none, or nothing that a run of this version wrote.
    /// - Parameter root: the folder of all results; the period's is in it.
    /// - Throws: `MachineFailure`.
    public static func read(_ period: Period, root: String) throws -> OutputClaim? {
        let folder = FileSystem.join(root, period.label)
        let path = folder + "/run.json"
        guard FileSystem.isFile(path) else { return nil }
        let bytes = try FileSystem.read(path, atMost: 64 << 20)
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
            let stage = PeriodStanding.Stage(rawValue: record.standing.stage)
        else { return nil }
        return OutputClaim(folder: folder, centre: record.centre, stage: stage)
    }

    /// Whether a run may write over the folder.
    /// - Parameters:
    ///   - isKnown: whether the centre's ledger knows of the period.
    ///   - centre: the centre that is run.
    /// - Throws: ``PublicationRefusal/folderFrozen(_:)``.
    public static func check(_ period: Period, root: String, centre: String, isKnown: Bool) throws {
        guard let claim = try read(period, root: root), claim.stage != .draft, !isKnown || claim.centre != centre else {
            return
        }
        throw PublicationRefusal.folderFrozen(claim)
    }
}
