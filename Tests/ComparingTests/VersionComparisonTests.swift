import CentreFixtures
import CentreRun
import Chronology
import Comparing
import Diagnostics
import Exact
import Explanations
import ScoreModel
import Testing

/// The centre's own versions held against the one of a day.
@Suite("Comparing versions by date") struct VersionComparisonTests {
    private func versions() -> VersionedCentre {
        var versions = VersionedCentre.change("1: {text: 扣2分, deduct: 2}", "1: {text: 扣3分, deduct: 3}")
        versions.centre.person("A02", at: "二号窗口", in: "公安局")
        versions.centre.event("2026-08-15", "A01", "virtue.1")
        versions.centre.event("2026-08-16", "A01", "virtue.1")
        versions.centre.event("2026-09-01", "A02", "virtue.1")
        return versions
    }

    private func compare(_ day: String) async throws -> RuleComparison {
        let folder = try versions().centre.folder()
        return try await CentreRun.compare(
            Centre.load(folder: folder.path), with: .version(on: try #require(Day(iso: day))),
            period: try #require(Period("2026Q3")), jobs: 2)
    }

    @Test("the earlier version for the whole quarter: who changes, by which rule, by department")
    func earlier() async throws {
        let comparison = try await compare("2026-08-15")
        let sheet = try #require(comparison.sheets.first)
        #expect(try sheet.subject("A01").difference == 1)
        #expect(try sheet.subject("A01").rules.map { "\($0.source.id) \($0.old) \($0.new)" } == ["virtue.1 -5 -4"])
        #expect(try sheet.subject("A02").difference == 1)
        #expect(sheet.departments.map { $0.difference?.plain } == ["1", "1"])
        #expect(comparison.newName.contains("rules/v1.yaml") && comparison.newName.contains("2026-08-15"))
        #expect(!comparison.newName.contains("rules/v2.yaml"))
        let text = ComparisonText(language: .zh).render(comparison)
        #expect(text.contains("A01") && text.contains("住建局") && text.contains("德1"))
        #expect(try ComparisonOutput.changes(comparison).contains("A01"))
        let output = try TemporaryFolder()
        #expect(try ComparisonOutput.write(comparison, texts: [], to: output.path).count == 1)
    }

    @Test("the later version for the whole quarter: only who had events before the change")
    func later() async throws {
        let sheet = try #require(try await compare("2026-08-16").sheets.first)
        #expect(sheet.changed.map(\.id) == ["A01"])
        #expect(try sheet.subject("A01").difference == -1)
        #expect(try sheet.subject("A02").difference == 0)
    }

    @Test("swapping the two negates every difference")
    func swapped() async throws {
        let folder = try versions().centre.folder()
        var clock = StageTimings()
        let period = try #require(Period("2026Q3"))
        let own = try await CentreRun.score(Centre.load(folder: folder.path), period: period, jobs: 1, timings: &clock)
        let other = try await VersionedCentre.rules([("..", "1: {text: 扣2分, deduct: 2}")]).with(versions().centre)
            .score()
        let (there, back) = (
            RuleComparison(own, other.report, oldName: "a", newName: "b"),
            RuleComparison(other.report, own, oldName: "b", newName: "a")
        )
        let (one, two) = (try #require(there.sheets.first), try #require(back.sheets.first))
        #expect(one.subjects.contains { $0.difference != 0 })
        for (left, right) in zip(one.subjects, two.subjects) {
            #expect(left.difference == right.difference.map { -$0 })
            #expect(left.rules.map(\.difference) == right.rules.map { -$0.difference })
            #expect(left.rise == right.rise.map { -$0 })
        }
        #expect(one.departments.map(\.difference) == two.departments.map { $0.difference.map { -$0 } })
    }

    @Test("rules as they were known on a day, over the tables of today")
    func known() async throws {
        let folder = try versions().centre.folder()
        let day = try #require(Day(iso: "2026-08-01"))
        var files: [String: [UInt8]] = [:]
        for path in ["rules/china-2026.yaml", "rules/four-punch.yaml"] { files[path] = try folder.bytes(path) }
        files["rules/v1.yaml"] = Array(
            VersionedCentre.file("..", VersionedCentre.sheet("1: {text: 扣1分, deduct: 1}")).utf8)
        files["centre.yaml"] = Array(
            try folder.text("centre.yaml").replacing("[rules/v1.yaml, rules/v2.yaml]", with: "rules/v1.yaml").utf8)
        let comparison = try await CentreRun.compare(
            Centre.load(folder: folder.path), with: .known(.known(files, on: day), on: day),
            period: try #require(Period("2026Q3")), jobs: 1)
        let sheet = try #require(comparison.sheets.first)
        #expect(try sheet.subject("A01").rules.map { "\($0.old) \($0.new)" } == ["-5 -2"])
        #expect(comparison.newName.contains("2026-08-01"))
    }

    @Test("a day on which no version is in force is refused")
    func noVersion() async throws {
        let folder = try VersionedCentre.rules([("2026-01-01..", "1: {text: 扣2分, deduct: 2}")]).centre.folder()
        let centre = try Centre.load(folder: folder.path)
        let day = try #require(Day(iso: "2025-12-31"))
        let period = try #require(Period("2026Q3"))
        await #expect(throws: RefusedRun.self) {
            _ = try await CentreRun.compare(centre, with: .version(on: day), period: period, jobs: 1)
        }
    }
}

extension VersionedCentre {
    /// The same rules over another centre's rows.
    func with(_ rows: MadeUpCentre) -> VersionedCentre {
        var own = self
        own.centre.roster = rows.roster
        own.centre.events = rows.events
        for person in ["A02"] { own.centre.leave(person, "年休假", "2026-01-01", "2026-12-31") }
        return own
    }
}
