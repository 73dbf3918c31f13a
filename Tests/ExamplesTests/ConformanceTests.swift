import CentreFixtures
import Diagnostics
import Examples
import Foundation
import Testing

/// The conformance suite: every construct of the rule language, as data.
@Suite struct ConformanceTests {
    @Test func everyCaseIsAsExpected() async throws {
        let (suite, outcome) = try await run("conformance")
        #expect(!suite.diagnostics.hasErrors, "\(suite.diagnostics)")
        #expect(outcome.outcomes.joined().count > 300)
        let text = ExampleText(.zh).render(suite, outcome)
        #expect(!outcome.outcomes.joined().contains { !$0.isMet }, "\(text)")
        // What no example touches would be a hole in the suite.
        let gaps = outcome.coverage.flatMap { coverage in coverage.gaps.map { "\(coverage.file) \($0)" } }
        #expect(gaps.isEmpty, "\(gaps.joined(separator: "\n"))")
    }

    @Test func theExamplesBesideTheShippedRulesAreAsExpected() async throws {
        let (suite, outcome) = try await run("rules")
        #expect(!suite.diagnostics.hasErrors, "\(suite.diagnostics)")
        #expect(outcome.outcomes.joined().count >= 9)
        let text = ExampleText(.zh).render(suite, outcome)
        #expect(!outcome.outcomes.joined().contains { !$0.isMet }, "\(text)")
    }

    @Test func everyFolderNamesItsConstruct() throws {
        let folder = Repository.root.appending(path: "conformance")
        let readme = try Repository.text("conformance/README.md")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.contains(".") {
            #expect(readme.contains("`\(name)`"), "conformance/README.md says nothing of \(name)")
        }
    }

    @Test(arguments: Language.allCases) func theLanguageDecidesNothing(_ language: Language) async throws {
        let suite = try ExampleSuite.load([Repository.root.appending(path: "conformance/ties").path])
        let outcome = try await ExampleRunner.run(suite, language: language, jobs: 2)
        #expect(!outcome.outcomes.joined().contains { !$0.isMet })
    }

    @Test func theOutcomeIsTheSameForAnyNumberOfWorkers() async throws {
        let suite = try ExampleSuite.load([Repository.root.appending(path: "conformance/quota").path])
        let one = try await ExampleRunner.run(suite, jobs: 1)
        let five = try await ExampleRunner.run(suite, jobs: 5)
        #expect(ExampleJSON(.zh).render(suite, one) == ExampleJSON(.zh).render(suite, five))
    }

    private func run(_ path: String) async throws -> (ExampleSuite, ExampleRunner.Outcome) {
        let suite = try ExampleSuite.load([Repository.root.appending(path: path).path])
        return (suite, try await ExampleRunner.run(suite, jobs: 4))
    }
}
