public import Chronology
public import Exact
internal import RecordModel
public import ScoreModel

/// A run of a period as the ledger keeps it: by what rules, from what inputs, with what results.
public struct LedgerRun: Hashable, Sendable {
    /// The centre's name.
    public let centre: String
    /// The period.
    public let period: Period
    /// kaohe's version.
    public let programVersion: String
    /// The versions of regulations that scored it, in the order of the reports.
    public let regulations: [LedgerRegulation]
    /// Rule, calendar, policy and centre files with their bytes, sorted by path.
    public let settings: [LedgerSetting]
    /// The input tables, sorted by path.
    public let inputs: [LedgerInput]
    /// The published results of other periods it built on, by sheet and period.
    public let earlier: [EarlierInput]
    /// The corrections that were in force, by number.
    public let corrections: [Int]
    /// The results.
    public let sheets: [LedgerSheet]
    /// The findings, in their order.
    public let findings: [LedgerFinding]
    /// The files written but `run.json`, sorted by path.
    public let outputs: [FileCard]

    /// A run by its parts.
    public init(
        centre: String, period: Period, programVersion: String, regulations: [LedgerRegulation],
        settings: [LedgerSetting], inputs: [LedgerInput], earlier: [EarlierInput], corrections: [Int],
        sheets: [LedgerSheet], findings: [LedgerFinding], outputs: [FileCard]
    ) {
        self.centre = centre
        self.period = period
        self.programVersion = programVersion
        self.regulations = regulations
        self.settings = settings
        self.inputs = inputs
        self.earlier = earlier
        self.corrections = corrections
        self.sheets = sheets
        self.findings = findings
        self.outputs = outputs
    }

    /// The same with the findings by their places alone, as an earlier kaohe recorded it.
    public var byPlace: LedgerRun {
        LedgerRun(
            centre: centre, period: period, programVersion: programVersion, regulations: regulations,
            settings: settings, inputs: inputs, earlier: earlier, corrections: corrections, sheets: sheets,
            findings: findings.map(\.byPlace), outputs: outputs)
    }
}

/// A version of a regulation that scored a run.
public struct LedgerRegulation: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its title.
    public let title: String
    /// Its rule file, relative to the centre's folder.
    public let path: String
    /// The first day it is in force, if it says one.
    public let since: Day?
    /// The last, if it says one.
    public let until: Day?

    /// A version by its parts.
    public init(id: String, title: String, path: String, since: Day?, until: Day?) {
        self.id = id
        self.title = title
        self.path = path
        self.since = since
        self.until = until
    }
}

/// A rule, calendar, policy or centre file with its bytes, so that a period can be scored by the rules as they were known.
public struct LedgerSetting: Hashable, Sendable {
    /// The path, relative to the centre's folder.
    public let path: String
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    public let sha256: String
    /// The bytes.
    public let bytes: [UInt8]

    /// A file by its parts.
    public init(path: String, sha256: String, bytes: [UInt8]) {
        self.path = path
        self.sha256 = sha256
        self.bytes = bytes
    }
}

/// An input table of a run, by its hash.
public struct LedgerInput: Hashable, Sendable {
    /// ``TableCard/Role/id``: `roster`, `cases` …
    public let role: String
    /// The path, relative to the centre's folder.
    public let path: String
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    public let sha256: String
    /// Rows used.
    public let used: Int
    /// Good rows outside the period.
    public let outside: Int
    /// Rows set aside.
    public let setAside: Int

    /// An input by its parts.
    public init(role: String, path: String, sha256: String, used: Int, outside: Int, setAside: Int) {
        self.role = role
        self.path = path
        self.sha256 = sha256
        self.used = used
        self.outside = outside
        self.setAside = setAside
    }
}

/// A sheet's results with the lines they rest on.
public struct LedgerSheet: Hashable, Sendable {
    /// The regulation's id.
    public let regulation: String
    /// The sheet's id in it.
    public let sheet: String
    /// The sheet's title.
    public let title: String
    /// What is scored: `staff`, `window`, `department`, or a kind the regulation declares.
    public let subjectKind: String
    /// How many decimals totals have.
    public let decimals: Int
    /// Everyone scored, in the order of the results.
    public let subjects: [PublishedSubject]
    /// How many are ranked.
    public let rankedCount: Int
    /// Everyone's lines, by subject in code-point order of ids, then as `lines.csv` has them.
    public let lines: [LedgerLine]

    /// Results by their parts.
    public init(
        regulation: String, sheet: String, title: String, subjectKind: String, decimals: Int,
        subjects: [PublishedSubject], rankedCount: Int, lines: [LedgerLine]
    ) {
        self.regulation = regulation
        self.sheet = sheet
        self.title = title
        self.subjectKind = subjectKind
        self.decimals = decimals
        self.subjects = subjects
        self.rankedCount = rankedCount
        self.lines = lines
    }

    /// Regulation and sheet id.
    public var id: String { "\(regulation).\(sheet)" }
}

/// A score line as the ledger keeps it: in words, since rules change.
public struct LedgerLine: Hashable, Sendable {
    /// The subject's id.
    public let subject: String
    /// The rule's id, or the part's for scores taken from elsewhere, or `total`.
    public let rule: String
    /// The clause.
    public let clause: String
    /// The top part's id, or `total`.
    public let part: String
    /// The day it is dated by.
    public let day: Day
    /// Points, signed and unrounded.
    public let points: Rational
    /// The evidence, as `lines.csv` prints it.
    public let evidence: String
    /// The note.
    public let note: String

    /// A line by its parts.
    public init(
        subject: String, rule: String, clause: String, part: String, day: Day, points: Rational, evidence: String,
        note: String
    ) {
        self.subject = subject
        self.rule = rule
        self.clause = clause
        self.part = part
        self.day = day
        self.points = points
        self.evidence = evidence
        self.note = note
    }
}

/// A finding as the ledger keeps it.
public struct LedgerFinding: Hashable, Sendable {
    /// What tells it from others.
    public let key: FindingKey
    /// `error`, `warning` or `pending`.
    public let severity: String
    /// The column's letters; empty if none.
    public let column: String
    /// What is wrong, in Chinese.
    public let message: String

    /// A finding by its parts.
    public init(key: FindingKey, severity: String, column: String, message: String) {
        self.key = key
        self.severity = severity
        self.column = column
        self.message = message
    }

    /// The same by its place alone, as an earlier kaohe recorded it.
    public var byPlace: LedgerFinding {
        LedgerFinding(key: key.byPlace, severity: severity, column: column, message: message)
    }

    /// Whether it stands in the way of publishing until it is mended or set aside by name.
    public var isBlocking: Bool { severity != Finding.Severity.warning.rawValue }
}
