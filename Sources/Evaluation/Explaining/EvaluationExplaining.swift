internal import Chronology
internal import RecordModel
internal import RuleModel
public import ScoreModel

extension Evaluation {
    /// What every sheet asked about has to say to a request.
    public struct Explained: Sendable {
        /// Each sheet the subject is scored on, in the order of the reports.
        public let sheets: [SheetExplanation]
        /// The parts asked about, with their sheets.
        public let parts: [(sheet: SheetExplanation, part: PartExplanation)]
        /// The rules asked about.
        public let rules: [RuleExplanation]
    }

    /// Why subjects have their scores: everyone is scored as in ``run(jobs:)``, and those asked about are looked at.
    /// - Returns: what there is to say to each request. What it says of cases that do not count is for the request that
    ///   ``blankCases(_:roster:calendar:for:)`` was given.
    public func explain(_ requests: [ExplanationRequest], jobs: Int) async -> [Explained] {
        var memory = RunMemory(plan: plan, directory: store.directory)
        let inquiries = requests.map {
            Inquiry(request: $0, background: background, cases: cases.trail)
        }
        let answers = await score(&memory, jobs: jobs, inquiries: inquiries).answers.sorted { $0.sheet < $1.sheet }
        return requests.indices.map { index in
            let own = answers.map { $0.answers[index] }
            return Explained(
                sheets: requests[index].rule == nil ? own.compactMap(\.sheet) : [],
                parts: own.flatMap { answer in
                    answer.sheet.map { sheet in answer.parts.map { (sheet: sheet, part: $0) } } ?? []
                }, rules: own.flatMap(\.rules))
        }
    }

    /// What a request asks of the cases that its rules do not count; `nil` where none of them looks at cases.
    static func trail(
        for request: ExplanationRequest, _ plan: ScoringPlan, _ attributions: [SubjectKind: Attribution],
        _ calendar: WorkingCalendar
    ) -> CaseTrail? {
        guard let attribution = attributions[request.kind] else { return nil }
        var questions: [CaseTrail.Question] = []
        for step in plan.steps where step.isReported {
            let sheet = plan.sheets[step.task.sheet]
            guard request.asks(about: sheet.sheet) else { continue }
            for (index, rule) in sheet.rules.enumerated()
            where request.asks(about: rule) && rule.countsRows && rule.rows.leaves.contains(.log(.cases)) {
                let further = sheet.furtherColumns[.cases] ?? []
                questions.append(
                    CaseTrail.Question(
                        sheet: step.task.sheet, rule: index, span: step.range, asOf: step.task.period.last,
                        on: rule.datedBy,
                        filter: RecordFilter(
                            rule.filter, isOneOfSeveral: rule.rows.leaves.count > 1, further: further),
                        attribution: attribution, owner: request.index, columns: further.count))
            }
        }
        return questions.isEmpty ? nil : CaseTrail(questions, calendar: calendar)
    }
}
