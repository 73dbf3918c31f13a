import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Foundation
import RuleModel
import ScoreModel
import Testing

/// Versions in what a run writes, and rules as they were known.
@Suite("Versions of a regulation: what is written") struct VersionOutputTests {
    /// `samples/qingshan` under one file, or under two that are equal but for their days.
    private func sample(isSplit: Bool) throws -> TemporaryFolder {
        let text = try Repository.text("rules/baotou.yaml")
        var centre = MadeUpCentre()
        for name in try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "samples/qingshan/logs").path)
        {
            centre.files["logs/\(name)"] = try Repository.bytes("samples/qingshan/logs/\(name)")
        }
        centre.files["roster.csv"] = try Repository.bytes("samples/qingshan/roster.csv")
        let binding = try Repository.text("samples/qingshan/centre.yaml").replacing(
            "../../rules/attendance/", with: "rules/"
        )
        .replacing("../../rules/calendars/", with: "rules/").replacing("../../", with: "")
        centre.binding =
            isSplit ? binding.replacing("rules/baotou.yaml", with: "[rules/baotou.yaml, rules/later.yaml]") : binding
        if isSplit {
            centre.files["rules/baotou.yaml"] = Array(
                text.replacing("since: 2014-01-01", with: "since: 2014-01-01, until: 2026-08-15").utf8)
            centre.files["rules/later.yaml"] = Array(
                text.replacing("since: 2014-01-01", with: "since: 2026-08-16").utf8)
        }
        return try TemporaryFolder(try centre.contents())
    }

    @Test("a change that changes nothing gives the very bytes of scores, lines and consequences")
    func equal() async throws {
        let (one, two) = (try sample(isSplit: false), try sample(isSplit: true))
        try await Scored.run(one).write()
        try await Scored.run(two).write()
        for name in ["scores.csv", "lines.csv", "consequences.csv", "findings.csv"] {
            #expect(try one.bytes("output/2026Q3/\(name)") == two.bytes("output/2026Q3/\(name)"), "\(name)")
        }
    }

    @Test("run.json names both versions; lines cite their own clause, also where only the words changed")
    func record() async throws {
        var versions = VersionedCentre.change(
            "1: {text: 扣1分, clause: 第六条, deduct: 1}", "1: {text: 扣一分, clause: 第七条, deduct: 1}")
        versions.centre.event("2026-08-15", "A01", "virtue.1")
        versions.centre.event("2026-08-16", "A01", "virtue.1")
        let run = try await versions.score()
        try run.write()
        let record = try run.folder.text("output/2026Q3/run.json")
        #expect(record.contains("\"since\" : \"2026-08-16\"") && record.contains("\"until\" : \"2026-08-15\""))
        #expect(run["A01"].lines.map(\.clause) == ["第六条", "第七条"])
        #expect(try run.folder.text("output/2026Q3/lines.csv").contains("第六条"))
    }

    @Test(
        "rules as they were known: files given as bytes take the place of those on disk; one that is not known is named"
    )
    func known() async throws {
        var versions = VersionedCentre.rules([("..", "1: {text: 扣9分, deduct: 9}")])
        versions.centre.event("2026-08-15", "A01", "virtue.1")
        let folder = try versions.centre.folder()
        let day = try #require(Day(iso: "2026-03-01"))
        var files: [String: [UInt8]] = [:]
        for path in ["centre.yaml", "rules/v1.yaml", "rules/china-2026.yaml", "rules/four-punch.yaml"] {
            files[path] = try folder.bytes(path)
        }
        files["rules/v1.yaml"] = Array(
            VersionedCentre.file("..", VersionedCentre.sheet("1: {text: 扣1分, deduct: 1}")).utf8)
        var clock = StageTimings()
        let period = try #require(Period("2026Q3"))
        let centre = try Centre.load(folder: folder.path, from: .known(files, on: day))
        let report = try await CentreRun.score(centre, period: period, jobs: 1, timings: &clock)
        #expect(Scored(folder: folder, report: report)["A01"].points("virtue.1") == [-1])
        for missing in files.keys.sorted() {
            var fewer = files
            fewer[missing] = nil
            do {
                _ = try Centre.load(folder: folder.path, from: .known(fewer, on: day))
                Issue.record("\(missing) is not known")
            } catch let refusal as RefusedRun {
                let problems = refusal.problems.compactMap {
                    if case .setting(let problem) = $0 { problem } else { nil }
                }
                #expect(problems.map(\.code) == [.noSuchFile], "\(missing)")
                #expect(problems.allSatisfy { $0.message.zh.contains(missing) && $0.message.zh.contains("2026-03-01") })
            }
        }
    }

    @Test("checking a folder of rule files finds overlaps and gaps with both places, in text, JSON and SARIF")
    func folders() throws {
        let text = { (days: String) in
            Array(VersionedCentre.file(days, VersionedCentre.sheet("1: {text: 扣1, deduct: 1}")).utf8)
        }
        let folder = try TemporaryFolder([
            "rules/old.yaml": text("..2026-08-31"), "rules/new.yaml": text("2026-08-16.."),
            "trial/new.yaml": text("2026-08-16.."),
        ])
        let check = try RuleCheck.run([folder.path])
        #expect(check.diagnostics.filter { $0.severity == .error }.map(\.code) == [.versionOverlap])
        let problem = try #require(check.diagnostics.first { $0.code == .versionOverlap })
        #expect(problem.span.file.hasSuffix("rules/new.yaml"))
        #expect(problem.related.map { $0.span.file.hasSuffix("rules/old.yaml") } == [true])
        let texts = [
            TextRenderer(language: .zh, sources: check.sources).render(check.diagnostics),
            JSONRenderer(language: .zh).render(check.diagnostics),
            SARIFRenderer(language: .zh, version: "0").render(check.diagnostics),
        ]
        for text in texts { #expect(text.contains("old.yaml") && text.contains("new.yaml")) }
    }
}
