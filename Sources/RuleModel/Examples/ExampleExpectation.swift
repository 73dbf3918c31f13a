public import Chronology
public import Diagnostics
public import Exact

/// What must come out of an example; what is not mentioned is not looked at.
public struct ExampleExpectation: Sendable {
    /// All lines of the rules they name, and of the rule under test; `nil` where lines are not looked at.
    public let lines: [ExampleLine]?
    /// Scores, by subject.
    public let scores: [(subject: Located<String>, checks: [ExampleCheck])]
    /// The names of all consequences, by subject; without a subject, of the only one.
    public let consequences: [ExampleNames]
    /// The names of all honours, by subject; without a subject, of the only one.
    public let honours: [ExampleNames]
    /// The codes of all findings; `nil` where warnings are not looked at (errors always are).
    public let findings: [Located<String>]?
    /// The total of the only subject.
    public let total: Located<Rational>?
    /// Words of the refusal, where the run must be refused.
    public let refusal: Located<String>?

    /// An expectation by its parts.
    public init(
        lines: [ExampleLine]?, scores: [(subject: Located<String>, checks: [ExampleCheck])],
        consequences: [ExampleNames], honours: [ExampleNames], findings: [Located<String>]?,
        total: Located<Rational>?, refusal: Located<String>?
    ) {
        self.lines = lines
        self.scores = scores
        self.consequences = consequences
        self.honours = honours
        self.findings = findings
        self.total = total
        self.refusal = refusal
    }

    /// Whether nothing at all is expected.
    public var isEmpty: Bool {
        lines == nil && scores.isEmpty && consequences.isEmpty && honours.isEmpty && findings == nil && total == nil
            && refusal == nil
    }
}

/// A score line that must come out.
public struct ExampleLine: Sendable {
    /// Whose; `nil` is the only subject's.
    public let subject: Located<String>?
    /// The rule's id or code, a part, or `total`; `nil` is the rule under test.
    public let rule: Located<String>?
    /// The points, signed.
    public let points: Rational
    /// The date; `nil` where it is not looked at.
    public let day: Day?
    /// A text that must occur in the note.
    public let note: String?
    /// A text that must occur in the evidence.
    public let evidence: String?
    /// Where it stands.
    public let span: SourceSpan

    /// A line by its parts.
    public init(
        subject: Located<String>?, rule: Located<String>?, points: Rational, day: Day?, note: String?,
        evidence: String?, span: SourceSpan
    ) {
        self.subject = subject
        self.rule = rule
        self.points = points
        self.day = day
        self.note = note
        self.evidence = evidence
        self.span = span
    }
}

/// One thing a subject's score must show.
public struct ExampleCheck: Sendable {
    /// What is looked at.
    public enum Aspect: Sendable, Hashable {
        /// The score of a top part, by id or title; unrounded.
        case part(String)
        /// The rounded total.
        case total
        /// The rank; `none` where there is none.
        case rank
        /// The level's name; `none` where there is none.
        case level
        /// `ranked`, `not-ranked`, `disqualified`, or one of the last two with its reason behind a colon.
        case status
    }

    /// What is looked at.
    public let aspect: Aspect
    /// The number it must be, for parts and totals.
    public let number: Rational?
    /// The word it must be, for everything else.
    public let word: String
    /// Where it stands.
    public let span: SourceSpan

    /// A check by its parts.
    public init(_ aspect: Aspect, number: Rational? = nil, word: String = "", span: SourceSpan) {
        self.aspect = aspect
        self.number = number
        self.word = word
        self.span = span
    }
}

/// Names that must be all there are.
public struct ExampleNames: Sendable {
    /// Whose; `nil` is the only subject.
    public let subject: Located<String>?
    /// The names.
    public let names: [Located<String>]
    /// Where they stand.
    public let span: SourceSpan

    /// Names by their parts.
    public init(subject: Located<String>?, names: [Located<String>], span: SourceSpan) {
        self.subject = subject
        self.names = names
        self.span = span
    }
}
