public import Chronology
public import RecordModel

/// Why a subject has its score: the answer to `kaohe explain`.
///
/// It is built by the same code that scores; nothing in it is worked out a second time.
public struct Explanation: Sendable {
    /// The centre's name.
    public let centre: String
    /// The period.
    public let period: Period
    /// Whom it is about.
    public let subject: SubjectCard
    /// Each sheet the subject is scored on; empty where rules were asked about.
    public let sheets: [SheetExplanation]
    /// The parts asked about by name, with the sheet each stands on.
    public let parts: [(sheet: SheetExplanation, part: PartExplanation)]
    /// The rules asked about, once for each sheet they stand on.
    public let rules: [RuleExplanation]
    /// The corrections that this rests on or that name the subject, by number.
    public let corrections: [Correction]
    /// What else the reader has to know, in Chinese: a rule that stands on another sheet, a period without rows.
    public let notices: [String]

    /// An explanation by its parts.
    public init(
        centre: String, period: Period, subject: SubjectCard, sheets: [SheetExplanation],
        parts: [(sheet: SheetExplanation, part: PartExplanation)] = [], rules: [RuleExplanation],
        corrections: [Correction] = [], notices: [String]
    ) {
        self.centre = centre
        self.period = period
        self.subject = subject
        self.sheets = sheets
        self.parts = parts
        self.rules = rules
        self.corrections = corrections
        self.notices = notices
    }
}

/// Whom an explanation is about.
public struct SubjectCard: Hashable, Sendable {
    /// The kind of subject, by its id: `staff`.
    public let kind: String
    /// The kind as people say it: 人员.
    public let kindTitle: String
    /// Its id, half-width.
    public let id: String
    /// Its name.
    public let name: String
    /// The window it is listed under; empty for a department.
    public let window: String
    /// The department it is listed under.
    public let department: String

    /// A card by its parts.
    public init(kind: String, kindTitle: String, id: String, name: String, window: String, department: String) {
        self.kind = kind
        self.kindTitle = kindTitle
        self.id = id
        self.name = name
        self.window = window
        self.department = department
    }
}
