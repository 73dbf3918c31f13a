public import Diagnostics
internal import JSONText

/// What became of examples, for machines.
public struct ExampleJSON: Sendable {
    private let language: Language

    /// A text in a language.
    public init(_ language: Language) { self.language = language }

    /// One JSON object, ends in a line break.
    public func render(_ suite: ExampleSuite, _ outcome: ExampleRunner.Outcome) -> String {
        let cases = outcome.outcomes.joined().map(render)
        let problems = suite.diagnostics.map(render)
        let coverage = outcome.coverage.map(render)
        return JSONValue.mapping([
            ("passed", .integer(outcome.outcomes.joined().count(where: \.isMet))),
            ("failed", .integer(outcome.outcomes.joined().count { !$0.isMet })),
            ("problems", .array(problems)), ("cases", .array(cases)), ("coverage", .array(coverage)),
        ]).line + "\n"
    }

    private func render(_ outcome: ExampleOutcome) -> JSONValue {
        .mapping([
            ("title", .string(outcome.title)), ("file", .string(outcome.span.file)),
            ("line", .integer(outcome.span.line)),
            ("met", .bool(outcome.isMet)), ("refusal", .array(outcome.refusal.map { .string($0) })),
            ("problems", .array(outcome.troubles.map(render))),
            (
                "checks",
                .array(
                    outcome.checks.map {
                        .mapping([
                            ("met", .bool($0.isMet)), ("expected", .string($0.expected)),
                            ("actual", .string($0.actual)),
                        ])
                    })
            ),
        ])
    }

    private func render(_ diagnostic: Diagnostic) -> JSONValue {
        .mapping([
            ("code", .string(diagnostic.code.rawValue)), ("severity", .string(diagnostic.severity.rawValue)),
            ("file", .string(diagnostic.span.file)), ("line", .integer(diagnostic.span.line)),
            ("column", .integer(diagnostic.span.column)), ("message", .string(diagnostic.message.text(in: language))),
            ("remedy", .string(diagnostic.remedy.text(in: language))),
        ])
    }

    private func render(_ coverage: ExampleCoverage) -> JSONValue {
        .mapping([
            ("regulation", .string(coverage.regulation)), ("file", .string(coverage.file)),
            (
                "counts",
                .mapping(
                    coverage.counts.map {
                        ($0.kind, .mapping([("touched", .integer($0.touched)), ("all", .integer($0.all))]))
                    })
            ),
            (
                "untouched",
                .array(
                    coverage.gaps.map {
                        .mapping([("kind", .string($0.kind)), ("place", .string($0.place)), ("name", .string($0.name))])
                    })
            ),
        ])
    }
}
