public import Chronology
internal import Diagnostics
internal import Evaluation
internal import LogReading
internal import RecordModel
internal import RuleModel
public import ScoreModel

/// What somebody asks about a score.
public struct ExplainQuestion: Sendable {
    /// An id, a name, a window or a department.
    public let subject: String
    /// A rule by id or Chinese code, or a part; `nil` asks for whole sheets.
    public let rule: String?
    /// The one sheet asked about, by its id with or without the regulation's.
    public let sheet: String?
    /// The period.
    public let period: Period

    /// A question by its parts.
    public init(subject: String, rule: String? = nil, sheet: String? = nil, period: Period) {
        self.subject = subject
        self.rule = rule
        self.sheet = sheet
        self.period = period
    }
}

extension CentreRun {
    /// Scores a period and says why a subject has its score, or why a rule did or did not fire for it.
    /// - Throws: ``ExplainRefusal`` where the question names nobody or several; ``RefusedRun`` with every problem that
    ///   keeps the period from being scored; ``MachineFailure``.
    public static func explain(
        _ centre: Centre, _ question: ExplainQuestion, context: RunContext = RunContext(), jobs: Int,
        observer: (any RunObserver)? = nil
    ) async throws -> Explanation {
        let places = try question.rule.map { try RuleFinder(regulations: centre.regulations).find($0) } ?? []
        let choices = try centre.sheets(for: question.period, earlier: context.earlier)
        let sheet = try question.sheet.map { try centre.sheet(named: $0, among: choices, question.period) }
        let asked = choices.map(\.sheet).filter { choice in sheet.map { $0 == choice.id } ?? true }
        return try await reading(centre) {
            var found: (kind: SubjectKind, index: Int, card: SubjectCard)?
            let prepared = try await prepare(centre, choices, question.period, context, jobs, observer) { rosters in
                let finder = SubjectFinder(
                    rosters: rosters, regulations: centre.regulations, sheets: asked, period: question.period)
                let subject = try finder.find(question.subject)
                found = subject
                return ExplanationRequest(
                    kind: subject.kind, index: subject.index, id: subject.card.id,
                    rule: question.rule.map(HalfWidth.fold), sheet: sheet)
            }
            guard let request = prepared.request, let subject = found else {
                throw ExplainRefusal(Wording(zh: "没有可以说明的对象", en: "nobody to explain"))
            }
            observer?.began(.evaluate)
            let answers = await prepared.evaluation.explain([request], jobs: jobs)
            try Task.checkCancellation()
            guard let explained = answers.first else {
                throw ExplainRefusal(Wording(zh: "没有可以说明的对象", en: "nobody to explain"))
            }
            let corrections = ExplainedCorrections(
                corrections: context.allCorrections, tables: prepared.corrected, subject: subject.card)
            return Explanation(
                centre: centre.card.name, period: question.period, subject: subject.card, sheets: explained.sheets,
                parts: explained.parts, rules: explained.rules,
                corrections: corrections.behind(explained.sheets, explained.parts, explained.rules),
                notices: notices(explained, places, subject.kind, subject.card, question.period))
        }
    }

    private static func notices(
        _ explained: Evaluation.Explained, _ places: [RuleFinder.Place], _ kind: SubjectKind, _ card: SubjectCard,
        _ period: Period
    ) -> [String] {
        if !places.isEmpty {
            guard explained.rules.isEmpty && explained.parts.isEmpty else { return [] }
            var notices: [String] = []
            for place in places {
                let notice = RuleFinder.notice(place, kind, period)
                if !notices.contains(notice) { notices.append(notice) }
            }
            return notices
        }
        return explained.sheets.isEmpty ? ["\(card.name)在 \(period.label)(\(period.span.title))不在名册上,没有成绩"] : []
    }
}

extension Centre {
    /// A sheet of the period by its id, with or without the regulation's.
    func sheet(named name: String, among choices: [SheetChoice], _ period: Period) throws -> String {
        let wanted = ExactText(HalfWidth.fold(name))
        func names(_ regulation: Regulation, _ sheet: Sheet) -> Bool {
            [sheet.id, "\(regulation.id).\(sheet.id)", sheet.title].contains { ExactText($0) == wanted }
        }
        if let choice = choices.first(where: { names($0.regulation, $0.sheet) }) { return choice.sheet.id }
        for regulation in regulations {
            for sheet in regulation.sheets where names(regulation, sheet) {
                let label = Period(sheet.period, containing: period.last)?.label ?? ""
                throw ExplainRefusal(
                    Wording(
                        zh: "考核表“\(name)”不按 \(period.label) 这样的周期考核,请改用 --period \(label)",
                        en: "sheet '\(name)' is not scored by periods such as \(period.label); use --period \(label)"))
            }
        }
        throw ExplainRefusal(
            Wording(zh: "没有考核表“\(name)”", en: "no sheet '\(name)'"),
            candidates: choices.map { "\($0.sheet.id)  \($0.sheet.title)" }, Wording(zh: "本期的考核表:", en: "sheets:"))
    }

    /// The kind of period of the first sheet that has a rule or a part of this name; `nil` if there is none.
    public func periodKind(ofRule name: String) -> PeriodKind? {
        try? RuleFinder(regulations: regulations).find(name).first?.sheet.period
    }

    /// The kind of period of a sheet by its id; `nil` if there is none of that name.
    public func periodKind(ofSheet name: String) -> PeriodKind? {
        for regulation in regulations {
            for sheet in regulation.sheets
            where sheet.id == name || "\(regulation.id).\(sheet.id)" == name || sheet.title == name {
                return sheet.period
            }
        }
        return nil
    }
}
