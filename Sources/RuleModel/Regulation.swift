public import Chronology
public import Diagnostics
public import Exact

/// One regulation as its rule file says it: the unit an office edits and versions.
public struct Regulation: Sendable {
    /// Its id, `baotou`.
    public let id: String
    /// Its title.
    public let title: String
    /// Who issued it, as printed; empty if not stated.
    public let issuer: String
    /// The document it stands in; empty if not stated.
    public let document: String
    /// The first day it is in force; `nil` means always was.
    public let since: Day?
    /// The last day it is in force, inclusive; `nil` means still is.
    public let until: Day?
    /// Numbers for a subject and a window of time, by name, in the file's order.
    public let measures: [MeasureDefinition]
    /// What follows besides points, in the file's order.
    public let consequences: [Consequence]
    /// Its scores, in the file's order.
    public let sheets: [Sheet]
    /// The clauses that carry no points, with the reason, in the file's order.
    public let notScored: [NotScored]
    /// The rule file.
    public let file: String
    /// The id's place in the rule file.
    public let span: SourceSpan

    /// A regulation by its parts.
    public init(
        id: String, title: String, issuer: String, document: String, since: Day?, until: Day?,
        measures: [MeasureDefinition], consequences: [Consequence], sheets: [Sheet], notScored: [NotScored],
        file: String, span: SourceSpan
    ) {
        self.id = id
        self.title = title
        self.issuer = issuer
        self.document = document
        self.since = since
        self.until = until
        self.measures = measures
        self.consequences = consequences
        self.sheets = sheets
        self.notScored = notScored
        self.file = file
        self.span = span
    }
}

/// A clause that carries no points, and why (`not_scored`).
public struct NotScored: Sendable, Hashable {
    /// The clause.
    public let clause: String
    /// Why it is not scored.
    public let reason: String

    /// A clause and its reason.
    public init(clause: String, reason: String) {
        self.clause = clause
        self.reason = reason
    }
}

/// What follows besides points, known by its name: 通报批评, 退回原单位 (`consequences`).
public struct Consequence: Sendable, Hashable {
    /// Its name, as rules and levels cite it.
    public let name: String
    /// The clause it stands in, where a level rather than a rule brings it; empty if not stated.
    public let clause: String

    /// A consequence by its parts.
    public init(name: String, clause: String) {
        self.name = name
        self.clause = clause
    }
}

/// Who a sheet scores.
public enum SubjectKind: String, Sendable, CaseIterable {
    /// A window worker.
    case staff
}

/// One score: a subject, a period, a tree of parts, a ranking and its levels (`sheets`).
public struct Sheet: Sendable {
    /// Its id within the regulation, `staff`.
    public let id: String
    /// Its title; the regulation's where none is stated.
    public let title: String
    /// Who is scored.
    public let subject: SubjectKind
    /// How long a period is.
    public let period: PeriodKind
    /// Places shown and ranked by.
    public let decimals: Int
    /// How they are reached.
    public let rounding: Rounding
    /// The clause of the total's floor and ceiling; empty if not stated.
    public let clause: String
    /// The top parts, in the file's order.
    public let parts: [Part]
    /// The least total; `nil` is no floor.
    public let floor: Rational?
    /// The most total; `nil` is no ceiling.
    public let ceiling: Rational?
    /// Who is ranked and how ties break.
    public let ranking: Ranking
    /// Grades and stars, best first.
    public let levels: [Level]

    /// A sheet by its parts.
    public init(
        id: String, title: String, subject: SubjectKind, period: PeriodKind, decimals: Int, rounding: Rounding,
        clause: String, parts: [Part], floor: Rational?, ceiling: Rational?, ranking: Ranking, levels: [Level]
    ) {
        self.id = id
        self.title = title
        self.subject = subject
        self.period = period
        self.decimals = decimals
        self.rounding = rounding
        self.clause = clause
        self.parts = parts
        self.floor = floor
        self.ceiling = ceiling
        self.ranking = ranking
        self.levels = levels
    }

    /// All its rules in the file's order, each with the index of its top part.
    public var rules: [(rule: Rule, part: Int)] {
        parts.indices.flatMap { index in parts[index].rules.map { ($0, index) } }
    }
}

/// A node of a sheet's tree: 德, 能, 勤, 绩, 廉, 附加分.
public struct Part: Sendable {
    /// Its id, `virtue`.
    public let id: String
    /// Its title, 德.
    public let title: String
    /// What Chinese rule codes begin with; the title unless stated.
    public let code: String
    /// The clause.
    public let clause: String
    /// Full points; 0 for a part that only adds.
    public let points: Rational
    /// What the score starts from; the full points unless stated.
    public let start: Rational
    /// The least score; `nil` is no floor.
    public let floor: Rational?
    /// The most score; `nil` is no ceiling.
    public let ceiling: Rational?
    /// Its rules, in the file's order.
    public let rules: [Rule]

    /// A part by its parts.
    public init(
        id: String, title: String, code: String, clause: String, points: Rational, start: Rational, floor: Rational?,
        ceiling: Rational?, rules: [Rule]
    ) {
        self.id = id
        self.title = title
        self.code = code
        self.clause = clause
        self.points = points
        self.start = start
        self.floor = floor
        self.ceiling = ceiling
        self.rules = rules
    }
}
