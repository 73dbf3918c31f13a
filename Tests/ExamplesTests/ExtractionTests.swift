import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Examples
import Foundation
import Testing

/// `kaohe test --from`: a real case becomes an example that names nobody and comes out alike.
@Suite struct ExtractionTests {
    private let folder = Repository.root.appending(path: "samples/qingshan").path

    @Test(arguments: ["W0001", "W0006", "W0033", "W0038", "W0045", "W0070"])
    func whatIsMadeOfARealCaseComesOutAlike(_ subject: String) async throws {
        let centre = try Centre.load(folder: folder)
        let period = try #require(Period("2026Q3"))
        let place = try TemporaryFolder()
        let made = try await ExampleExtraction.make(
            of: subject, in: centre, period: period, rule: nil, folder: place.path, jobs: 2)
        #expect(made.hasLines)
        #expect(!made.text.contains("没有写进来"))
        try place.write(Array(made.text.utf8), to: "example.yaml")
        let suite = try ExampleSuite.load([place.path + "/example.yaml"])
        let outcome = try await ExampleRunner.run(suite, jobs: 1)
        let text = ExampleText(.zh).render(suite, outcome)
        #expect(outcome.outcomes.joined().map(\.isMet) == [true], "\(text)")
    }

    @Test(arguments: [
        ("xiangzikou", "2026Q3", "国土窗口"), ("xiangzikou", "2026Q3", "社保窗口"), ("city", "2026-07", "W01"),
        ("fuxin", "2026-07", "W01"),
    ])
    func otherRegulationsToo(_ sample: String, _ period: String, _ subject: String) async throws {
        let centre = try Centre.load(folder: Repository.root.appending(path: "samples/\(sample)").path)
        let period = try #require(Period(period))
        let place = try TemporaryFolder()
        let made = try await ExampleExtraction.make(
            of: subject, in: centre, period: period, rule: nil, folder: place.path, jobs: 2)
        #expect(made.hasLines && !made.text.contains("没有写进来"))
        try place.write(Array(made.text.utf8), to: "example.yaml")
        let suite = try ExampleSuite.load([place.path + "/example.yaml"])
        let outcome = try await ExampleRunner.run(suite, jobs: 1)
        #expect(outcome.outcomes.joined().map(\.isMet) == [true], "\(ExampleText(.zh).render(suite, outcome))")
    }

    @Test func itNamesNobody() async throws {
        let centre = try Centre.load(folder: folder)
        let period = try #require(Period("2026Q3"))
        let roster = try Repository.text("samples/qingshan/roster.csv").split(separator: "\n").dropFirst()
        let cells = roster.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        for subject in ["W0006", "W0033"] {
            let made = try await ExampleExtraction.make(
                of: subject, in: centre, period: period, rule: nil, folder: folder, jobs: 2)
            let body = made.text.split(separator: "\n").dropFirst(5).joined(separator: "\n")
            for row in cells where row.count > 3 {
                // Id, name, department, window.
                for name in row.prefix(4) where name.count > 1 && name != "一号窗口" {
                    #expect(!body.contains(name.trimmingCharacters(in: .whitespacesAndNewlines)), "\(name)")
                }
            }
        }
    }

    @Test func oneRuleOnly() async throws {
        let centre = try Centre.load(folder: folder)
        let period = try #require(Period("2026Q3"))
        let made = try await ExampleExtraction.make(
            of: "W0006", in: centre, period: period, rule: "勤2a", folder: folder, jobs: 2)
        #expect(made.text.contains("diligence.2a"))
        #expect(!made.text.contains("diligence.1,"))
    }

    @Test func somebodyUnknownIsSaidSo() async throws {
        let centre = try Centre.load(folder: folder)
        let period = try #require(Period("2026Q3"))
        await #expect(throws: ExampleExtraction.Failure.self) {
            try await ExampleExtraction.make(of: "X", in: centre, period: period, rule: nil, folder: "", jobs: 1)
        }
    }

    @Test("an invisible character of a cell is escaped, so that the example can be read again")
    func controlCharacters() async throws {
        var centre = MadeUpCentre()
        centre.roster.append("A01,人,住建局,一号窗口,\"甲\u{1}乙\u{7F}\u{FFFE}\",,,")
        centre.event("2026-07-01", "A01", "德1")
        let place = try centre.folder()
        let period = try #require(Period("2026Q3"))
        let made = try await ExampleExtraction.make(
            of: "A01", in: Centre.load(folder: place.path), period: period, rule: "德1", folder: place.path, jobs: 1)
        #expect(made.text.contains(#"post: "甲\U00000001乙\U0000007f\U0000fffe""#))
        try place.write(Array(made.text.utf8), to: "example.yaml")
        let suite = try ExampleSuite.load([place.path + "/example.yaml"])
        #expect(!suite.diagnostics.hasErrors)
    }
}
