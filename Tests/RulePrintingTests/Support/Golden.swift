import Diagnostics
import Foundation
import RuleLoading
import RuleModel
import Testing

/// Texts against the files in `Golden/`.
///
/// `KAOHE_RECORD=1 swift test --filter RulePrintingTests` writes the files anew, and fails; look at the difference, then
/// commit it.
enum Golden {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    static func expect(_ text: String, matches name: String) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(name)")
        }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let (got, wanted) = (text.split(separator: "\n"), golden.split(separator: "\n"))
        for (line, pair) in zip(got, wanted).enumerated() where pair.0 != pair.1 {
            Issue.record("\(name) line \(line + 1)\n  is     \(pair.0)\n  should \(pair.1)")
            return
        }
        #expect(got.count == wanted.count)
    }

    /// A regulation of the repository.
    static func regulation(_ path: String) throws -> Regulation {
        let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: path)))
        return try #require(RegulationLoader.load(name: path, bytes: bytes).sound)
    }
}
