internal import Chronology
internal import Exact
internal import RecordModel
public import RuleModel
internal import ScoreModel

/// What somebody wants to know: why a subject has its score, or why a rule did or did not fire for it.
public struct ExplanationRequest: Sendable {
    /// The kind of subject.
    public let kind: SubjectKind
    /// The subject, as its kind numbers them: an index into the roster's people, windows or departments, or a declared
    /// roster.
    public let index: Int
    /// The subject's id, half-width.
    public let id: String
    /// A rule by id or Chinese code, or a part by id, title or code, half-width; `nil` asks for whole sheets.
    public let rule: String?
    /// The one sheet asked about, by its id; `nil` asks about all of the subject's.
    public let sheet: String?

    /// A request by its parts.
    public init(kind: SubjectKind, index: Int, id: String, rule: String?, sheet: String?) {
        self.kind = kind
        self.index = index
        self.id = id
        self.rule = rule
        self.sheet = sheet
    }

    /// Whether a sheet is asked about.
    func asks(about sheet: Sheet) -> Bool { sheet.subject == kind && (self.sheet.map { $0 == sheet.id } ?? true) }

    /// Whether a rule is.
    func asks(about rule: Rule) -> Bool {
        guard let wanted = self.rule.map({ ExactText($0) }) else { return false }
        if rule.isWording { return false }
        return ExactText(HalfWidth.fold(rule.id)) == wanted || ExactText(HalfWidth.fold(rule.code)) == wanted
    }

    /// Whether a part is, by itself.
    func asks(about part: Part) -> Bool {
        guard let wanted = self.rule.map({ ExactText($0) }) else { return false }
        return [part.path, part.title, part.code].contains { ExactText(HalfWidth.fold($0)) == wanted }
    }
}

/// Rows that no scoring counts, kept for those who ask why.
struct ExplanationBackground: Sendable {
    /// Every good event, whatever its status and day.
    let events: [EventRow]
    let setAside: [SetAsideEvent]
    let citations: EventCitations

    init(events: [EventRow], trail: EventTrail, citations: EventCitations) {
        self.events = trail.outside.isEmpty ? events : events + trail.outside
        setAside = trail.setAside
        self.citations = citations
    }
}

/// A request, and what is known besides scores.
struct Inquiry: Sendable {
    let request: ExplanationRequest
    let background: ExplanationBackground
    let cases: CaseTrail?
}

/// What one sheet has to say to a request.
struct Answer: Sendable {
    var sheet: SheetExplanation?
    var parts: [PartExplanation] = []
    var rules: [RuleExplanation] = []
}
