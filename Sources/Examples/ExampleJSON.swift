public import Diagnostics

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
        return object([
            ("passed", "\(outcome.outcomes.joined().count(where: \.isMet))"),
            ("failed", "\(outcome.outcomes.joined().count { !$0.isMet })"),
            ("problems", list(problems)), ("cases", list(cases)), ("coverage", list(coverage)),
        ]) + "\n"
    }

    private func render(_ outcome: ExampleOutcome) -> String {
        object([
            ("title", quoted(outcome.title)), ("file", quoted(outcome.span.file)), ("line", "\(outcome.span.line)"),
            ("met", "\(outcome.isMet)"), ("refusal", list(outcome.refusal.map(quoted))),
            ("problems", list(outcome.troubles.map(render))),
            (
                "checks",
                list(
                    outcome.checks.map {
                        object([
                            ("met", "\($0.isMet)"), ("expected", quoted($0.expected)), ("actual", quoted($0.actual)),
                        ])
                    })
            ),
        ])
    }

    private func render(_ diagnostic: Diagnostic) -> String {
        object([
            ("code", quoted(diagnostic.code.rawValue)), ("severity", quoted(diagnostic.severity.rawValue)),
            ("file", quoted(diagnostic.span.file)), ("line", "\(diagnostic.span.line)"),
            ("column", "\(diagnostic.span.column)"), ("message", quoted(diagnostic.message.text(in: language))),
            ("remedy", quoted(diagnostic.remedy.text(in: language))),
        ])
    }

    private func render(_ coverage: ExampleCoverage) -> String {
        object([
            ("regulation", quoted(coverage.regulation)), ("file", quoted(coverage.file)),
            (
                "counts",
                object(coverage.counts.map { ($0.kind, object([("touched", "\($0.touched)"), ("all", "\($0.all)")])) })
            ),
            (
                "untouched",
                list(
                    coverage.gaps.map {
                        object([("kind", quoted($0.kind)), ("place", quoted($0.place)), ("name", quoted($0.name))])
                    })
            ),
        ])
    }

    private func object(_ pairs: [(String, String)]) -> String {
        "{" + pairs.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
    }

    private func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    private func quoted(_ text: String) -> String {
        var made = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": made += "\\\""
            case "\\": made += "\\\\"
            case "\n": made += "\\n"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                made += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: made.unicodeScalars.append(scalar)
            }
        }
        return made + "\""
    }
}
