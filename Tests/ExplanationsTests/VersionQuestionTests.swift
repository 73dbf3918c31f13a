import CentreFixtures
import Diagnostics
import Exact
import Explanations
import ScoreModel
import Testing

/// Questions about rules that are not in force all the time.
@Suite("Why: rules of another version") struct VersionQuestionTests {
    private func versions() -> VersionedCentre {
        var versions = VersionedCentre.change(
            "1: {text: 扣2分, deduct: 2}\n2: {text: 扣1分, deduct: 1}", "1: {text: 扣3分, deduct: 3}")
        versions.centre.event("2026-08-15", "A01", "virtue.1")
        versions.centre.event("2026-08-16", "A01", "virtue.1")
        return versions
    }

    @Test("both versions of a rule are explained, each with its days and the rows of the other's")
    func both() async throws {
        let answer = try await versions().centre.explain(rule: "virtue.1")
        #expect(answer.rules.map { $0.lines.map(\.points.plain) } == [["-2"], ["-3"]])
        #expect(answer.rules[0].source.contains("至 2026-08-15") && answer.rules[1].source.contains("自 2026-08-16"))
        #expect(answer.rules.map { $0.missed.map(\.count) } == [[1], [1]])
        #expect(answer.rules.allSatisfy { $0.missed.allSatisfy { $0.reason.contains("另一个版本") } })
        let text = ExplanationText(language: .zh).render(answer)
        #expect(text.contains("扣2分") && text.contains("扣3分"))
    }

    @Test("a rule that is not in force in the period says when it is")
    func notInForce() async throws {
        let answer = try await versions().centre.explain(rule: "virtue.2", period: "2026Q4")
        #expect(answer.rules.isEmpty)
        #expect(answer.notices.count == 1)
        #expect(answer.notices.allSatisfy { $0.contains("至 2026-08-15") && $0.contains("2026Q4") })
    }

    @Test("an event set aside because its rule is not in force is named where one asks for the rule")
    func setAside() async throws {
        var versions = versions()
        versions.centre.event("2026-09-01", "A01", "virtue.2")
        let answer = try await versions.centre.explain(rule: "virtue.2")
        #expect(answer.rules.flatMap(\.missed).contains { $0.cause == .setAside && $0.reason.contains("没有施行") })
    }
}
