import CentreFixtures
import CentreRun
import Foundation
import Testing

/// `kaohe rules print` from rule files to files on disk.
@Suite struct RulePrintTests {
    private static let baotou = Repository.root.appending(path: "rules/baotou.yaml").path

    private func refused(_ task: RulePrint.Task) -> [RunProblem] {
        do {
            _ = try RulePrint(task)
            return []
        } catch let refusal as RefusedRun {
            return refusal.problems
        } catch {
            Issue.record(error)
            return []
        }
    }

    @Test func aFolderGetsBothForms() throws {
        let folder = try TemporaryFolder()
        let print = try RulePrint(.regulation(Self.baotou))
        let written = try print.write(to: folder.path + "/out/更深")
        #expect(written.map { $0.split(separator: "/").last } == ["baotou.md", "baotou.xlsx"])
        #expect(try folder.text("out/更深/baotou.md") == print.markdown)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/更深").sorted()
        #expect(names == ["baotou.md", "baotou.xlsx"])
        // Again, over what is there: the same bytes.
        let before = try folder.bytes("out/更深/baotou.xlsx")
        _ = try RulePrint(.regulation(Self.baotou)).write(to: folder.path + "/out/更深/")
        #expect(try folder.bytes("out/更深/baotou.xlsx") == before)
    }

    @Test func aFileGetsItsForm() throws {
        let folder = try TemporaryFolder()
        let print = try RulePrint(.amendments(old: Self.baotou, new: Self.baotou))
        #expect(print.markdown.contains("没有变化"))
        #expect(try print.write(to: folder.path + "/对照.md").count == 1)
        #expect(try print.write(to: folder.path + "/对照.xlsx").count == 1)
        #expect(try folder.bytes("对照.xlsx").starts(with: [0x50, 0x4B]))
        #expect(try folder.text("对照.md") == print.markdown)
    }

    @Test func codesComeWithALogToFillIn() throws {
        let folder = try TemporaryFolder()
        let written = try RulePrint(.codes(Self.baotou)).write(to: folder.path)
        #expect(
            written.map { String($0.split(separator: "/").last ?? "") } == [
                "baotou-督查条目.md", "baotou-督查条目.xlsx", "督查台账模板.xlsx",
            ])
    }

    @Test func wrongFilesAreToldAndNothingIsWritten() throws {
        let folder = try TemporaryFolder(["bad.yaml": Array("kind: regulation\nid: x\nsheetz: {}\n".utf8)])
        #expect(refused(.regulation(folder.path + "/none.yaml")).count == 1)
        #expect(!refused(.regulation(folder.path + "/bad.yaml")).isEmpty)
        #expect(!refused(.codes(Repository.root.appending(path: "rules/calendars/china-2026.yaml").path)).isEmpty)
        // Both files' problems in one pass.
        let both = refused(.amendments(old: folder.path + "/bad.yaml", new: folder.path + "/none.yaml"))
        #expect(both.count > refused(.regulation(folder.path + "/bad.yaml")).count)
    }

    @Test func aFolderThatCannotBeMadeIsTheMachinesFault() throws {
        let folder = try TemporaryFolder(["file": [0x61]])
        #expect(throws: MachineFailure.self) {
            try RulePrint(.regulation(Self.baotou)).write(to: folder.path + "/file/deeper")
        }
    }
}
