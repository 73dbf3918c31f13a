public import Diagnostics

/// What became of one case.
public struct ExampleOutcome: Sendable {
    /// One thing expected, held against what came out; or one thing that came out and nothing expected.
    public struct Check: Sendable, Hashable {
        /// Whether it is as expected.
        public let isMet: Bool
        /// What was expected; empty where nothing was.
        public let expected: String
        /// What came out; empty where nothing did.
        public let actual: String

        /// A check by its parts.
        public init(_ isMet: Bool, expected: String, actual: String) {
            self.isMet = isMet
            self.expected = expected
            self.actual = actual
        }
    }

    /// The case's title, or where it stands.
    public let title: String
    /// Where it stands.
    public let span: SourceSpan
    /// What was looked at, in the order of the case.
    public let checks: [Check]
    /// Why it could not be run; empty where it was.
    public let troubles: [Diagnostic]
    /// Why it could not be run, where the reason lies in a table.
    public let refusal: [String]
    /// What may explain a difference: rows that were set aside.
    public let remarks: [String]

    /// Whether everything is as expected.
    public var isMet: Bool { troubles.isEmpty && refusal.isEmpty && checks.allSatisfy(\.isMet) }
}
