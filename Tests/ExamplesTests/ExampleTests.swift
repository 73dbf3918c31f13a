import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Examples
import Foundation
import Testing

/// What `kaohe test` says of examples that fail, and of files that are broken.
@Suite struct ExampleTests {
    private static let rules = """
        kind: examples
        title: 试
        regulation:
          sheets:
            staff:
              subject: staff
              period: month
              decimals: 2
              parts:
                德:
                  title: 德
                  clause: 第一条
                  points: 20
                  floor: 0
                  ceiling: 20
                  rules:
                    1: {text: 每次扣1分, deduct: 1, limit: 3}

        """

    private func run(_ text: String, filter: String? = nil) async throws -> (
        suite: ExampleSuite, outcomes: [ExampleOutcome], text: String
    ) {
        let folder = try TemporaryFolder()
        try folder.write(Array(text.utf8), to: "examples.yaml")
        let suite = try ExampleSuite.load([folder.path + "/examples.yaml"])
        let outcome = try await ExampleRunner.run(suite, filter: filter, jobs: 2)
        return (suite, Array(outcome.outcomes.joined()), ExampleText(.zh).render(suite, outcome))
    }

    private func cases(_ text: String) -> String { Self.rules + "cases:\n" + text }

    // MARK: What is not as expected

    @Test func aLineThatDiffersStandsBesideTheExpectedOne() async throws {
        let result = try await run(
            cases("  - {title: 两次, events: [2026-07-01, 2026-07-02], lines: [-1, {points: -2, date: 2026-07-02}]}\n"))
        let checks = try #require(result.outcomes.first).checks
        #expect(checks.map(\.isMet) == [true, false])
        #expect(checks[1].expected == "甲 德.1 -2 2026-07-02")
        #expect(checks[1].actual.hasPrefix("甲 德.1 -1 2026-07-02"))
        #expect(result.text.contains("✗ 两次"))
        #expect(result.text.contains("examples.yaml:19"))
        #expect(result.text.contains("1 个例,0 个符合,1 个不符合"))
    }

    @Test func aLineNobodyExpectedIsAFault() async throws {
        let result = try await run(cases("  - {events: [2026-07-01, 2026-07-02], lines: [-1]}\n"))
        let checks = try #require(result.outcomes.first).checks
        #expect(checks.map(\.isMet) == [true, false])
        #expect(checks[1].expected.isEmpty)
        #expect(result.text.contains("(没有)"))
    }

    @Test func aLineThatDidNotComeIsAFault() async throws {
        let result = try await run(cases("  - {events: [2026-07-01], lines: [-1, -1]}\n"))
        let checks = try #require(result.outcomes.first).checks
        #expect(checks.map(\.isMet) == [true, false])
        #expect(checks[1].actual.isEmpty)
    }

    @Test(arguments: [
        ("total: 18", "总分 19"), ("scores: {甲: {德: 18}}", "甲 德 19"), ("scores: {甲: {rank: 2}}", "甲 名次 1"),
        ("scores: {甲: {level: 五星}}", "甲 等次 none"), ("scores: {甲: {status: disqualified}}", "甲 ranked"),
        ("scores: {乙: {total: 1}}", "没有考核“乙”"), ("consequences: [通报批评]", "甲 后果 无"),
        ("findings: [pending]", ""), ("refused: 并列", "没有拒绝"), ("scores: {甲: {能: 18}}", "没有“能”这个部分"),
        ("lines: [{rule: 德.9, points: -1}]", "没有“德.9”这个条目或部分"),
        ("lines: [{points: -1, note: 扣完}]", "甲 德.1 -1"), ("lines: [{points: -1, evidence: cases}]", "甲 德.1 -1"),
    ])
    func eachKindOfExpectationCanFail(_ expected: String, _ actual: String) async throws {
        let result = try await run(cases("  - {events: [2026-07-01], \(expected)}\n"))
        #expect(!result.suite.diagnostics.hasErrors, "\(result.suite.diagnostics)")
        let outcome = try #require(result.outcomes.first)
        #expect(!outcome.isMet)
        #expect(
            outcome.checks.contains { !$0.isMet && (actual.isEmpty || $0.actual.contains(actual)) }, "\(result.text)")
    }

    @Test func aRowThatIsSetAsideIsNeverPassedOver() async throws {
        let result = try await run(cases("  - {events: [{date: 2026-07-01, staff: 乙}], total: 20}\n"))
        let outcome = try #require(result.outcomes.first)
        #expect(!outcome.isMet)
        #expect(result.text.contains("unknown-staff"))
    }

    @Test func aRefusedRunIsToldInItsOwnWords() async throws {
        let text = cases("  - {period: 2026-07, people: {甲: [{until: 2026-07-10}, {from: 2026-07-10}]}, total: 20}\n")
        let result = try await run(text)
        let outcome = try #require(result.outcomes.first)
        #expect(!outcome.refusal.isEmpty)
        #expect(result.text.contains("overlapping-stretch"))
    }

    @Test func casesAreChosenByTheirTitle() async throws {
        let text = cases(
            "  - {title: 一次, events: [2026-07-01], lines: [-1]}\n  - {title: 两次, events: [2026-07-01], lines: []}\n")
        let result = try await run(text, filter: "一次")
        #expect(result.outcomes.map(\.title) == ["一次"])
        #expect(!result.outcomes.contains { !$0.isMet })
    }

    // MARK: What no example touches

    @Test func whatNoExampleTouchesIsNamed() async throws {
        let result = try await run(cases("  - {events: [2026-07-01], lines: [-1]}\n"))
        #expect(result.text.contains("条目 1/1、限额 0/1、上下限 0/1"))
        #expect(result.text.contains("没有例用到的限额:staff.德.1"))
        #expect(result.text.contains("没有例用到的上下限:staff.德 下限"))
    }

    // MARK: Broken files

    @Test(arguments: [
        ("cases: []\n", "missing-field"),
        ("cases:\n  - {events: [2026-07-01]}\n", "missing-field"),
        ("cases:\n  - {evnts: 3, lines: []}\n", "unknown-key"),
        ("cases:\n  - {events: [2026-07-01], lines: [x]}\n", "bad-number"),
        ("cases:\n  - {events: [2026-07-01], lines: [{rule: 德.1}]}\n", "missing-field"),
        ("cases:\n  - {absent: [2026-02-30], lines: []}\n", "bad-date"),
        ("cases:\n  - {period: 2026Q5, lines: []}\n", "bad-date"),
        ("cases:\n  - {period: 2026-07, scores: {甲: {status: 好}}}\n", "unknown-word"),
        ("rule: x\nrules: 3\ncases:\n  - {period: 2026-07, lines: []}\n", "unknown-key"),
    ])
    func whatIsWrongWithAFileIsTold(_ rest: String, _ code: String) async throws {
        let result = try await run(Self.rules + rest)
        let codes = result.suite.diagnostics.map(\.code.rawValue)
        if rest == "cases: []\n" {
            #expect(result.outcomes.isEmpty)
        } else {
            #expect(codes.contains(code), "\(codes)")
        }
    }

    @Test(arguments: [
        ("{events: [{date: 2026-07-01, tims: 2}], lines: []}", "unknown-field"),
        ("{inspections: [{date: 2026-07-01}], lines: []}", "unknown-key"),
        ("{rule: 德.9, events: [2026-07-01], lines: []}", "unknown-field"),
        ("{sheet: window, events: [2026-07-01], lines: []}", "unknown-field"), ("{lines: []}", "missing-field"),
    ])
    func whatDoesNotFitTheRulesIsTold(_ written: String, _ code: String) async throws {
        let result = try await run(cases("  - \(written)\n"))
        let outcome = try #require(result.outcomes.first)
        #expect(outcome.troubles.map(\.code.rawValue) == [code])
        #expect(result.text.contains("examples.yaml:19"))
    }

    /// A mistake in rules that stand in the examples file is told by the file's own lines.
    @Test func aMistakeInInlineRulesHasItsOwnPlace() async throws {
        let text = Self.rules.replacing("deduct: 1,", with: "deduct: 1, limt: 3,") + "cases: [{lines: []}]\n"
        let result = try await run(text)
        let first = try #require(result.suite.diagnostics.first)
        #expect(first.code == .unknownKey)
        #expect(first.span.line == 17)
        #expect(first.span.column == 41)
    }

    /// Editors on Windows end lines with two characters.
    @Test(arguments: ["\r\n", "\r"])
    func linesMayEndAsElsewhere(_ end: String) async throws {
        let text = cases("  - {title: 一次, events: [2026-07-01], lines: [-1]}\n")
        let result = try await run(text.replacing("\n", with: end))
        #expect(result.outcomes.map(\.isMet) == [true], "\(result.suite.diagnostics)")
    }

    // MARK: Beside the rules

    @Test func examplesStandBesideTheRulesTheyTry() async throws {
        let folder = try TemporaryFolder()
        let rules = """
            kind: regulation
            id: own
            title: 自带例的办法
            sheets:
              staff:
                subject: staff
                period: month
                decimals: 2
                parts:
                  德:
                    title: 德
                    clause: 第一条
                    points: 20
                    floor: 0
                    ceiling: 20
                    rules:
                      1:
                        text: 每次扣1分
                        deduct: 1
                        examples: [{events: [{date: 2026-07-02}], lines: [-1]}, {events: [2026-07-02], lines: [-2]}]
                    parts:
                      下:
                        title: 下
                        points: 5
                        floor: 0
                        ceiling: 5
                        rules:
                          1: {text: 每次扣2分, deduct: 2, 例: [{督查台账: [2026-07-02], 得分行: [-2]}]}

            """
        try folder.write(Array(rules.utf8), to: "rules.yaml")
        let suite = try ExampleSuite.load([folder.path + "/rules.yaml"])
        #expect(!suite.diagnostics.hasErrors, "\(suite.diagnostics)")
        let outcome = try await ExampleRunner.run(suite, jobs: 1)
        #expect(outcome.outcomes.joined().map(\.isMet) == [true, false, true])
        #expect(outcome.outcomes.joined().map(\.title) == ["德.1 #1", "德.1 #2", "德.下.1 #3"])
    }
}
