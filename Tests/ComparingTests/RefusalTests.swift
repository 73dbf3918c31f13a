import CentreFixtures
import CentreRun
import Comparing
import Diagnostics
import Testing

/// Rule files that cannot take the place of a centre's.
@Suite("Rule files that cannot be compared") struct RefusalTests {
    private func problems(_ rules: ChangedRules, _ paths: [String]) async throws -> [Diagnostic] {
        do {
            _ = try await CentreRun.compare(rules.centre, withRules: paths, period: rules.period, jobs: 1)
            Issue.record("not refused")
            return []
        } catch let refusal as RefusedRun {
            return refusal.problems.compactMap { if case .setting(let diagnostic) = $0 { diagnostic } else { nil } }
        }
    }

    @Test("a file with an error: in the checker's words")
    func wrongFile() async throws {
        let rules = try ChangedRules([("            deduct: 1\n", "            deducts: 1\n")])
        let found = try await problems(rules, [rules.newFile])
        let checked = try RuleCheck.run([rules.newFile]).diagnostics.filter { $0.severity == .error }
        #expect(!checked.isEmpty)
        #expect(found.map(\.code) == checked.map(\.code))
        #expect(found.map { $0.message.zh } == checked.map { $0.message.zh })
    }

    @Test("a regulation the centre does not have: its own are named")
    func otherID() async throws {
        let rules = try ChangedRules([("\nid: baotou", "\nid: elsewhere")])
        let found = try await problems(rules, [rules.newFile])
        #expect(found.map(\.code) == [.unknownWord])
        #expect(found.first?.message.zh.contains("elsewhere") == true)
        #expect(found.first?.remedy.zh.contains("baotou") == true)
    }

    @Test("no such file, and two files for one regulation")
    func files() async throws {
        let rules = try ChangedRules([])
        #expect(try await problems(rules, [rules.folder.path + "/no.yaml"]).map(\.code) == [.noSuchFile])
        #expect(try await problems(rules, [rules.newFile, rules.oldFile]).map(\.code) == [.pathGivenTwice])
    }
}
