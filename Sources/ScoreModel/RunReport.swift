public import Chronology
public import Letters
public import RecordModel

/// Everything a run found out: what the tables and the workbooks show, and nothing they would have to look up.
///
/// It is a pure function of a centre's folder, its rule files and the period; no clock and no machine is in it.
public struct RunReport: Sendable {
    /// The centre.
    public let centre: CentreCard
    /// The period.
    public let period: Period
    /// The sheets scored, in the order of the rule files.
    public let sheets: [SheetResult]
    /// Attendance of everyone scored, by id in code-point order.
    public let attendance: [AttendanceSummary]
    /// Cases of everyone scored, by id in code-point order.
    public let cases: [CaseSummary]
    /// Every problem of the input tables, in order.
    public let findings: [Finding]
    /// The input tables, sorted by path, behind them the rows that corrections add, a table for each log. The file of a
    /// ``RowReference`` is an index into them.
    public let tables: [TableCard]
    /// Rule, calendar, policy and centre files, sorted by path.
    public let settings: [FileCard]
    /// kaohe's version.
    public let programVersion: String
    /// The working days on which nobody at all signed in or out, in order; none where no sheet goes by attendance. No row is
    /// wrong, and so there is no finding; but a file may have been forgotten, and everybody is absent on these days who was
    /// not on leave.
    public let daysWithoutPunches: [Day]
    /// Those of ``daysWithoutPunches`` on which somebody is absent for it: publishing is refused until somebody answers for them.
    public let daysOfAbsence: [Day]
    /// What the run noticed about rules and rows that is no fault of any one row.
    public let observations: [Observation]
    /// Everyone on the roster in the period, by id in code-point order.
    public let people: [PersonCard]
    /// What was scored besides ``sheets``, because they took from it; in the order of scoring.
    public let scoredOnTheWay: [ScoredOnTheWay]
    /// The published results of other periods that the results were built on, by sheet, then period.
    public let earlier: [EarlierInput]
    /// The published results of the period before, by sheet id: 上期星级. A sheet without any is not in it.
    public let previous: [String: PublishedSheet]
    /// The corrections that hold for the period, by number.
    public let corrections: [Correction]
    /// The numbers of other periods' corrections that held for what windows, limits and shared rows saw, in order.
    public let correctionsOfOtherPeriods: [Int]
    /// Where the period stands in its life.
    public let standing: PeriodStanding
    /// The findings that somebody decided to publish with.
    public let settled: [SettledFinding]
    /// What stands in the rows that blocking findings are about, as digests.
    public let rowContents: [RowReference: String]
    /// The period's own appeals, and answers to others that its workbooks tell, by number.
    public let appeals: [AppealEntry]

    /// The templates of letters, with the days that letters bear.
    public let letters: [LetterOrder]

    /// A report by its parts.
    public init(
        centre: CentreCard, period: Period, sheets: [SheetResult], attendance: [AttendanceSummary],
        cases: [CaseSummary], findings: [Finding], tables: [TableCard], settings: [FileCard], programVersion: String,
        daysWithoutPunches: [Day] = [], daysOfAbsence: [Day] = [], observations: [Observation] = [],
        people: [PersonCard] = [],
        scoredOnTheWay: [ScoredOnTheWay] = [], earlier: [EarlierInput] = [], previous: [String: PublishedSheet] = [:],
        corrections: [Correction] = [], correctionsOfOtherPeriods: [Int] = [], standing: PeriodStanding = .draft,
        settled: [SettledFinding] = [], rowContents: [RowReference: String] = [:], appeals: [AppealEntry] = [],
        letters: [LetterOrder] = []
    ) {
        self.centre = centre
        self.period = period
        self.sheets = sheets
        self.attendance = attendance
        self.cases = cases
        self.findings = findings
        self.tables = tables
        self.settings = settings
        self.programVersion = programVersion
        self.daysWithoutPunches = daysWithoutPunches
        self.daysOfAbsence = daysOfAbsence
        self.observations = observations
        self.people = people
        self.scoredOnTheWay = scoredOnTheWay
        self.earlier = earlier
        self.previous = previous
        self.corrections = corrections
        self.correctionsOfOtherPeriods = correctionsOfOtherPeriods
        self.standing = standing
        self.settled = settled
        self.letters = letters
        self.rowContents = rowContents
        self.appeals = appeals
        let known = Settlements(settled)
        unresolved = findings.filter {
            guard $0.severity != .warning else { return false }
            return known.isEmpty
                || known[FindingKey($0, paths: tables.lazy.map(\.path), contents: rowContents)] == nil
        }
    }

    /// Findings that stand in the way of publishing, in order: errors and pending rows that nobody has set aside by name.
    public let unresolved: [Finding]

    /// How many findings stand in the way of publishing.
    public var unresolvedCount: Int { unresolved.count }

    /// Evidence as the tables print it: `logs/cases-07.csv:1204`, several joined by `;`.
    public func text(of evidence: Evidence) -> String {
        RowNames.text(of: evidence, count: tables.count) { tables[$0].path }
    }
}

/// How rows are named in tables and workbooks: `logs/cases-07.csv:1204`.
public enum RowNames {
    /// Evidence as the tables print it, several rows joined by `;`.
    /// - Parameter paths: the input tables by file index.
    public static func text(of evidence: Evidence, paths: [String]) -> String {
        text(of: evidence, count: paths.count) { paths[$0] }
    }

    /// A row of a table: `logs/cases-07.csv:1204`; of a workbook's sheet `logs/punches.xlsx!打卡!17`.
    public static func name(_ path: String, row: UInt32) -> String {
        "\(path)\(path.utf8.contains(UInt8(ascii: "!")) ? "!" : ":")\(row)"
    }

    /// A cell of a table, as messages name it: `logs/cases-07.csv:1204 F`, `logs/punches.xlsx!打卡!F17`.
    public static func cell(_ path: String, row: UInt32, column: String) -> String {
        guard path.utf8.contains(UInt8(ascii: "!")) else {
            return column.isEmpty ? "\(path):\(row)" : "\(path):\(row) \(column)"
        }
        return "\(path)!\(column)\(row)"
    }

    static func text(of evidence: Evidence, count: Int, _ path: (Int) -> String) -> String {
        func name(_ row: RowReference) -> String {
            let file = Int(row.file)
            return self.name(file < count ? path(file) : "?", row: row.row)
        }
        switch evidence {
        case .row(let row): return name(row)
        case .rows(let rows): return rows.map(name).joined(separator: ";")
        case .counted(let what): return what
        case .several(let parts): return parts.map { text(of: $0, count: count, path) }.joined(separator: ";")
        }
    }
}

/// What the reports say of a centre.
public struct CentreCard: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// How the public notice names people.
    public let noticeNames: NoticeNames
    /// How many working days the notice hangs.
    public let noticeDays: Int
    /// Where to object, as printed on the notice; empty if not stated.
    public let objections: String

    /// A card by its parts.
    public init(name: String, noticeNames: NoticeNames = .full, noticeDays: Int = 5, objections: String = "") {
        self.name = name
        self.noticeNames = noticeNames
        self.noticeDays = noticeDays
        self.objections = objections
    }
}

/// A file a run read, and the bytes it read.
public struct FileCard: Hashable, Sendable {
    /// The path, relative to the centre's folder.
    public let path: String
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    public let sha256: String

    /// A card by its parts.
    public init(path: String, sha256: String) {
        self.path = path
        self.sha256 = sha256
    }
}

/// An input table a run read: its bytes, its encoding and the balance of its rows.
public struct TableCard: Hashable, Sendable {
    /// Which table it belongs to.
    public enum Role: Hashable, Sendable {
        /// 人员名册.
        case roster
        /// A log.
        case log(LogKind)
        /// A log that a regulation declares.
        case declared(id: String, title: String)
        /// The roster of a kind of subject that a regulation declares.
        case subjects(id: String, title: String)

        /// Whether it lists who is scored, rather than what happened.
        public var isRoster: Bool {
            switch self {
            case .roster, .subjects: true
            case .log, .declared: false
            }
        }

        /// What a machine calls it: `roster`, `cases`, `inspections`, `rosters.townships`.
        public var id: String {
            switch self {
            case .roster: "roster"
            case .log(let kind): kind.rawValue
            case .declared(let id, _): id
            case .subjects(let id, _): "rosters.\(id)"
            }
        }

        /// The name people know it by.
        public var title: String {
            switch self {
            case .roster: "人员名册"
            case .log(let kind): kind.title
            case .declared(_, let title): title
            case .subjects(_, let title): "\(title)名册"
            }
        }
    }

    /// Which table it belongs to.
    public let role: Role
    /// The path, relative to the centre's folder.
    public let path: String
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    public let sha256: String
    /// The encoding found: `UTF-8`, `GB18030` …
    public let encoding: String
    /// Rows read: records with at least one filled cell, below the header.
    public let read: Int
    /// Of these, the rows used.
    public let used: Int
    /// Of these, good rows that lie outside the period.
    public let outside: Int
    /// Of these, rows set aside for an error.
    public let setAside: Int
    /// What an import made of the file; `nil` for a text that is as the data formats have it.
    public let imported: ImportCard?

    /// A card by its parts; `read` = `used` + `outside` + `setAside`.
    public init(
        role: Role, path: String, sha256: String, encoding: String, used: Int, outside: Int, setAside: Int,
        imported: ImportCard? = nil
    ) {
        self.imported = imported
        self.role = role
        self.path = path
        self.sha256 = sha256
        self.encoding = encoding
        self.read = used + outside + setAside
        self.used = used
        self.outside = outside
        self.setAside = setAside
    }
}
