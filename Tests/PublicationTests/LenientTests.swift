import CentreFixtures
import Foundation
import Testing

/// What was recorded can be looked at whatever state the rule files are in.
@Suite("Looking back while rule files cannot be read") struct LenientTests {
    private func kaohe(_ centre: LivingCentre, _ words: [String]) throws -> KaoheProgram.Answer {
        try KaoheProgram.run(words + ["--centre", centre.folder.path, "--lang", "zh"])
    }

    private func published() async throws -> LivingCentre {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.publish(without: "试点")
        return centre
    }

    @Test func centreYamlIsEnough() async throws {
        let centre = try await published()
        for path in ["rules/baotou.yaml", "rules/four-punch.yaml", "rules/china-2026.yaml"] {
            try centre.folder.write(Array("kind: [".utf8), to: path)
        }
        #expect(try kaohe(centre, ["check"]).status == 1)
        let show = try kaohe(centre, ["ledger", "show"])
        #expect(show.status == 0 && show.output.contains("2026Q3"), "\(show.complaint)")
        #expect(try kaohe(centre, ["ledger", "check"]).output.contains("完好"))
        let export = try kaohe(centre, ["ledger", "export", centre.folder.path + "/exported"])
        #expect(export.status == 0 && FileManager.default.fileExists(atPath: centre.folder.path + "/exported/acts.csv"))
        #expect(try kaohe(centre, ["history", "A02"]).output.contains("98.00"))
        let list = try kaohe(centre, ["correct", "list"])
        #expect(list.status == 0 && list.output == "没有更正。\n", "\(list.complaint)")
        // Whose a name is depends on the rules: those of the published period are in the ledger.
        for period in [["--period", "2026Q3"], []] {
            let handed = try kaohe(centre, ["distribute", "--to", centre.folder.path + "/分发\(period.count)"] + period)
            #expect(handed.status == 0, "\(handed.output)\(handed.complaint)")
            #expect(handed.complaint.contains("按考核档案里2026年第三季度所用的文件分发"))
            #expect(FileManager.default.fileExists(atPath: centre.folder.path + "/分发\(period.count)/住建局"))
        }
    }

    @Test func withoutARecordTheRulesAreAskedFor() async throws {
        let centre = LivingCentre(folder: try MadeUpCentre.ofOne.folder())
        #expect(try kaohe(centre, ["run", "--period", "2026Q3"]).status == 0)
        try centre.folder.write(Array("kind: [".utf8), to: "rules/baotou.yaml")
        let handed = try kaohe(
            centre, ["distribute", "--draft", "--period", "2026Q3", "--to", centre.folder.path + "/分发"])
        #expect(handed.status == 1 && handed.complaint.contains("rules/baotou.yaml"))
        try centre.folder.write(Array("kind: [".utf8), to: "centre.yaml")
        let shown = try kaohe(centre, ["ledger", "show"])
        #expect(shown.status == 1 && shown.complaint.contains("centre.yaml"))
    }
}
