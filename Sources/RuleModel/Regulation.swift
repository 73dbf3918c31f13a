public import Chronology
public import Diagnostics
public import RecordModel

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
    /// What the office decided where the text is silent (`reading`, 理解); empty if not stated.
    public let reading: String
    /// The first day it is in force; `nil` means always was.
    public let since: Day?
    /// The last day it is in force, inclusive; `nil` means still is.
    public let until: Day?
    /// Kinds of subject with rosters of their own, in the file's order.
    public let subjects: [SubjectDeclaration]
    /// Logs of its own, in the file's order.
    public let logs: [LogDeclaration]
    /// The further columns of events, leave and cases that its rules may name in `where`, half-width, in the file's order
    /// (`columns`, 表头): `columns: {cases: [区域, 渠道]}`.
    public let furtherColumns: [LogKind: [String]]
    /// Numbers for a subject and a window of time, by name, in the file's order; those written in place last.
    public let measures: [MeasureDefinition]
    /// What follows besides points, in the file's order.
    public let consequences: [Consequence]
    /// Its scores, in the file's order.
    public let sheets: [Sheet]
    /// The clauses that carry no points, with the reason, in the file's order.
    public let notScored: [NotScored]
    /// The versions that were brought together in this one, as their files say them, the oldest first; none where it is
    /// one file's. ``since`` is then the first one's, everything that is not a rule's the last one's.
    public let versions: [Regulation]
    /// The first day that each sheet was in force in this or an earlier version, by id, where there are earlier ones; see
    /// ``firstDay(of:)``.
    public let begins: [String: Day?]
    /// The rule file.
    public let file: String
    /// The id's place in the rule file.
    public let span: SourceSpan

    /// A regulation by its parts.
    public init(
        id: String, title: String, issuer: String, document: String, reading: String = "", since: Day?, until: Day?,
        subjects: [SubjectDeclaration] = [], logs: [LogDeclaration] = [],
        furtherColumns: [LogKind: [String]] = [:], measures: [MeasureDefinition], consequences: [Consequence],
        sheets: [Sheet], notScored: [NotScored],
        versions: [Regulation] = [], begins: [String: Day?] = [:], file: String, span: SourceSpan
    ) {
        self.id = id
        self.title = title
        self.issuer = issuer
        self.document = document
        self.reading = reading
        self.since = since
        self.until = until
        self.subjects = subjects
        self.logs = logs
        self.furtherColumns = furtherColumns
        self.measures = measures
        self.consequences = consequences
        self.sheets = sheets
        self.notScored = notScored
        self.versions = versions
        self.begins = begins
        self.file = file
        self.span = span
    }

    /// The first day that a sheet was in force, in whichever version; `nil` means always was.
    public func firstDay(of sheet: String) -> Day? { begins[sheet] ?? since }
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
