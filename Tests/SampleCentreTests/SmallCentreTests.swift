internal import Foundation
internal import Testing

@testable internal import SampleCentre

/// The repository's root folder.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The tables and the binding below a folder by their relative paths.
private func contents(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    where path.hasSuffix(".csv") || path.hasSuffix(".yaml") {
        files[path] = try Data(contentsOf: folder.appending(path: path))
    }
    return files
}

@Suite("Small sample centres")
struct SmallCentreTests {
    @Test("the committed samples are what the generator writes", arguments: SmallCentre.all.map(\.id))
    func committedSamples(_ id: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaohe-small-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try #require(SmallCentre.named(id)).write(to: folder.path(), rulesFolder: "../../rules")
        let made = try contents(folder)
        let committed = try contents(root.appending(path: "samples/\(id)"))
        let command: Comment = "refresh it: swift run kaohe-sample small \(id) samples/\(id)"
        #expect(made.keys.sorted() == committed.keys.sorted(), command)
        for (path, bytes) in made { #expect(committed[path] == bytes, "\(path) differs; \(command)") }
    }

    @Test("a line of a script that cannot be meant is refused")
    func brokenLines() throws {
        #expect(throws: SampleError.self) { try ScriptLine.parse("07-03 W01", words: 3) }
        let line = try #require(try ScriptLine.parse("02-30 W01 德1 次数=2 迟到  # 说明", words: 3).first)
        #expect(line.note == "迟到")
        #expect(throws: SampleError.self) { try line.day(line.words[0], in: 2026) }
        #expect(throws: SampleError.self) { try line.check(["情节"]) }
    }
}
