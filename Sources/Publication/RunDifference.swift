public import Chronology
public import LedgerModel
internal import RecordModel
public import ScoreModel

/// What changed between two runs of one period: in what went in, and in what came out.
public struct RunDifference: Hashable, Sendable {
    /// A file by its hashes.
    public struct FileChange: Hashable, Sendable {
        /// The path.
        public let path: String
        /// Its hash before; `nil` where it is new.
        public let before: String?
        /// Its hash now; `nil` where it is gone.
        public let after: String?
    }

    /// Another period's published results that a run built on.
    public struct EarlierChange: Hashable, Sendable {
        /// Regulation and sheet id.
        public let sheet: String
        /// The period.
        public let period: Period
        /// What was built on before; `nil` where nothing was.
        public let before: EarlierInput?
        /// What is built on now; `nil` where nothing is.
        public let after: EarlierInput?
    }

    /// A subject whose result is another.
    public struct SubjectChange: Hashable, Sendable {
        /// Regulation and sheet id.
        public let sheet: String
        /// Its result before; `nil` where it was not scored.
        public let before: PublishedSubject?
        /// Its result now; `nil` where it is not scored any more.
        public let after: PublishedSubject?
        /// How many decimals totals have.
        public let decimals: Int

        /// The subject's id.
        public var id: String { (after ?? before)?.id ?? "" }
    }

    /// Input tables, by path.
    public let inputs: [FileChange]
    /// Rule, calendar, policy and centre files, by path.
    public let settings: [FileChange]
    /// Other periods' published results, by sheet and period.
    public let earlier: [EarlierChange]
    /// Corrections that hold now and did not, by number.
    public let correctionsAdded: [Int]
    /// Corrections that held and do not now, by number.
    public let correctionsGone: [Int]
    /// kaohe's version before and now, where it is another.
    public let program: [String]
    /// Findings that are new, in their order.
    public let findingsAdded: [LedgerFinding]
    /// Findings that are gone, in their order.
    public let findingsGone: [LedgerFinding]
    /// Whose result differs, by sheet in the order of the runs, then as they are ranked now; those not scored now last.
    public let subjects: [SubjectChange]
    /// Files written, by path. What only says where the period stands is in here too.
    public let outputs: [FileChange]

    /// Whether what went in and what came out is the same, whatever the files look like.
    public var isNone: Bool {
        inputs.isEmpty && settings.isEmpty && earlier.isEmpty && correctionsAdded.isEmpty && correctionsGone.isEmpty
            && program.isEmpty && findingsAdded.isEmpty && findingsGone.isEmpty && subjects.isEmpty
    }

    /// Compares two runs.
    public init(from before: LedgerRun, to after: LedgerRun) {
        inputs = Self.files(before.inputs.map { ($0.path, $0.sha256) }, after.inputs.map { ($0.path, $0.sha256) })
        settings = Self.files(
            before.settings.map { ($0.path, $0.sha256) }, after.settings.map { ($0.path, $0.sha256) })
        outputs = Self.files(before.outputs.map { ($0.path, $0.sha256) }, after.outputs.map { ($0.path, $0.sha256) })
        earlier = Self.earlier(before.earlier, after.earlier)
        correctionsAdded = after.corrections.filter { !before.corrections.contains($0) }
        correctionsGone = before.corrections.filter { !after.corrections.contains($0) }
        program =
            before.programVersion == after.programVersion ? [] : [before.programVersion, after.programVersion]
        // Rows are held against each other as files: a run that an earlier kaohe recorded does not know what stands in them.
        let (known, found) = (Set(before.findings.map(\.byPlace)), Set(after.findings.map(\.byPlace)))
        findingsAdded = after.findings.filter { !known.contains($0.byPlace) }
        findingsGone = before.findings.filter { !found.contains($0.byPlace) }
        subjects = Self.subjects(before.sheets, after.sheets)
    }

    private static func files(_ before: [(String, String)], _ after: [(String, String)]) -> [FileChange] {
        let old = Dictionary(before) { first, _ in first }
        let new = Dictionary(after) { first, _ in first }
        let paths = Set(old.keys).union(new.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return paths.filter { old[$0] != new[$0] }.map { FileChange(path: $0, before: old[$0], after: new[$0]) }
    }

    private static func earlier(_ before: [EarlierInput], _ after: [EarlierInput]) -> [EarlierChange] {
        struct Key: Hashable {
            let sheet: String
            let period: Period
        }
        let old = Dictionary(before.map { (Key(sheet: $0.sheet, period: $0.period), $0) }) { first, _ in first }
        let new = Dictionary(after.map { (Key(sheet: $0.sheet, period: $0.period), $0) }) { first, _ in first }
        return Set(old.keys).union(new.keys)
            .sorted {
                $0.sheet == $1.sheet
                    ? $0.period < $1.period : $0.sheet.utf8.lexicographicallyPrecedes($1.sheet.utf8)
            }
            .filter { old[$0]?.digest != new[$0]?.digest }
            .map { EarlierChange(sheet: $0.sheet, period: $0.period, before: old[$0], after: new[$0]) }
    }

    private static func subjects(_ before: [LedgerSheet], _ after: [LedgerSheet]) -> [SubjectChange] {
        var changes: [SubjectChange] = []
        let gone = before.filter { old in !after.contains { $0.id == old.id } }
        for sheet in after + gone {
            let old = Entries(before.first { $0.id == sheet.id })
            let new = Entries(after.first { $0.id == sheet.id })
            func change(_ id: ExactText) -> SubjectChange? {
                guard old.subjects[id] != new.subjects[id] || old.lines[id] != new.lines[id] else { return nil }
                return SubjectChange(
                    sheet: sheet.id, before: old.subjects[id], after: new.subjects[id], decimals: sheet.decimals)
            }
            changes += new.order.compactMap(change)
            changes += old.order.filter { new.subjects[$0] == nil }.compactMap(change)
        }
        return changes
    }

    /// A sheet's subjects and lines by id.
    private struct Entries {
        let order: [ExactText]
        let subjects: [ExactText: PublishedSubject]
        let lines: [ExactText: [LedgerLine]]

        init(_ sheet: LedgerSheet?) {
            let all = sheet?.subjects ?? []
            order = all.map { ExactText($0.id) }
            subjects = Dictionary(all.map { (ExactText($0.id), $0) }) { first, _ in first }
            lines = Dictionary(grouping: sheet?.lines ?? []) { ExactText($0.subject) }
        }
    }
}
