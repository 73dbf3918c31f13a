public import Chronology
public import RuleModel

/// What one rule did for a subject, and what it passed over and why.
public struct RuleExplanation: Sendable {
    /// The rule.
    public let rule: Rule
    /// The regulation.
    public let regulation: Regulation
    /// The sheet.
    public let sheet: Sheet
    /// The period.
    public let period: Period
    /// Which rows it looks at and whose, in Chinese.
    public let source: String
    /// The windows it fires by, if it does.
    public let windows: [WindowExplanation]
    /// The lines it gave, those that came to 0 without giving way included.
    public let lines: [LineExplanation]
    /// Rows that count as occurrences without a line of their own.
    public let counted: [RowExplanation]
    /// Rows that did not count, by reason.
    public let missed: [MissedRows]
    /// How many rows of the events log concern the subject in the period and cite other rules.
    public let citingOthers: Int
    /// How many rows of the events log cite the rule and concern somebody else.
    public let ofOthers: Int
    /// The consequences the rule brought.
    public let consequences: [ConsequenceEntry]

    /// An explanation by its parts.
    public init(
        rule: Rule, regulation: Regulation, sheet: Sheet, period: Period, source: String,
        windows: [WindowExplanation], lines: [LineExplanation], counted: [RowExplanation], missed: [MissedRows],
        citingOthers: Int, ofOthers: Int, consequences: [ConsequenceEntry]
    ) {
        self.rule = rule
        self.regulation = regulation
        self.sheet = sheet
        self.period = period
        self.source = source
        self.windows = windows
        self.lines = lines
        self.counted = counted
        self.missed = missed
        self.citingOthers = citingOthers
        self.ofOthers = ofOthers
        self.consequences = consequences
    }

    /// Regulation and sheet id: `baotou.staff`.
    public var sheetID: String { "\(regulation.id).\(sheet.id)" }
}

/// Rows that did not count for one reason.
public struct MissedRows: Sendable {
    /// What kept a row from counting.
    public enum Cause: String, CaseIterable, Sendable {
        /// It is withdrawn (撤销).
        case withdrawn
        /// It is still to be verified (待核).
        case pending
        /// It was set aside with a finding.
        case setAside = "set-aside"
        /// It lies outside the days the rule looks at.
        case outside
        /// It has no date of the kind the rule goes by: a case that is not finished.
        case undated
        /// It concerns somebody else.
        case others
        /// It is not what `where` asks for.
        case filtered = "where"
        /// `unless` took it out.
        case excluded = "unless"
        /// It is part of no run, or another row stands for its number.
        case run
        /// `skip` or `every` passed over it, or it is waived.
        case excused
        /// It gave way to another row, a limit, a floor or a ceiling.
        case gaveWay = "gave-way"
        /// It belongs to an earlier period and only numbers the later ones.
        case earlier
    }

    /// The most rows that are kept of one reason.
    public static let most = 50

    /// What kept them from counting.
    public let cause: Cause
    /// The same in a Chinese sentence.
    public let reason: String
    /// How many.
    public let count: Int
    /// The first of them.
    public let rows: [RowExplanation]

    /// Rows by their parts.
    public init(cause: Cause, reason: String, count: Int, rows: [RowExplanation]) {
        self.cause = cause
        self.reason = reason
        self.count = count
        self.rows = rows
    }
}

/// One row of a log as an explanation shows it.
public struct RowExplanation: Hashable, Sendable {
    /// The day it is dated by; `nil` if it has none.
    public let day: Day?
    /// The row, or what stands for it, as the tables print it.
    public let evidence: String
    /// What happened.
    public let text: String
    /// What it has that kept it from counting, where rows of one reason differ; empty if nothing.
    public let detail: String

    /// A row by its parts.
    public init(day: Day?, evidence: String, text: String, detail: String = "") {
        self.day = day
        self.evidence = evidence
        self.text = text
        self.detail = detail
    }
}

/// Whether a rule fired in one window of time, and by which numbers.
public struct WindowExplanation: Sendable {
    /// The window.
    public let window: DaySpan
    /// The measures it went by, those they build on behind them.
    public let figures: [Figure]
    /// What `when` asked for, one by one.
    public let terms: [Term]
    /// What came of it, in Chinese: the arithmetic of the price, or why the rule did not fire.
    public let verdict: String

    /// A measure.
    public struct Figure: Hashable, Sendable {
        /// Its title.
        public let title: String
        /// Its value as people write it; empty if it is undefined.
        public let value: String
        /// What was counted: `35/36`.
        public let evidence: String
        /// Why it is undefined, in Chinese; empty if it is not.
        public let undefined: String
        /// How deep it stands among what the measures before it build on, from 0.
        public let depth: Int

        /// A measure by its parts.
        public init(title: String, value: String, evidence: String, undefined: String, depth: Int) {
            self.title = title
            self.value = value
            self.evidence = evidence
            self.undefined = undefined
            self.depth = depth
        }
    }

    /// One thing `when` asks for.
    public struct Term: Hashable, Sendable {
        /// It, in Chinese: 旷工不少于 3.
        public let words: String
        /// What was found.
        public let found: String
        /// Whether it holds; `nil` where a measure is undefined.
        public let holds: Bool?

        /// A term by its parts.
        public init(words: String, found: String, holds: Bool?) {
            self.words = words
            self.found = found
            self.holds = holds
        }
    }

    /// A window by its parts.
    public init(window: DaySpan, figures: [Figure], terms: [Term], verdict: String) {
        self.window = window
        self.figures = figures
        self.terms = terms
        self.verdict = verdict
    }
}
