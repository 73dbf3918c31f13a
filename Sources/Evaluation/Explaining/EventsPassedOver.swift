internal import Chronology
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Rows of the events log that cite a rule and do not count for the subject.
struct EventsPassedOver {
    let explaining: RuleExplaining
    /// The rule by its index.
    let rule: Int
    /// Valid rows of the subject in the period that cite other rules.
    private(set) var citingOthers = 0
    /// Valid rows of the period that cite the rule and concern somebody else.
    private(set) var ofOthers = 0

    init(explaining: RuleExplaining, rule: Int) {
        self.explaining = explaining
        self.rule = rule
    }

    private var scoring: SheetScoring { explaining.scoring }
    private var roster: Roster { scoring.store.roster }

    /// The rule as citations know it.
    private var home: EventCitations.Target? {
        let sheet = explaining.sheet
        if rule < sheet.ownCount { return .init(sheet: scoring.sheetIndex, rule: rule) }
        let guest = sheet.guests[rule - sheet.ownCount]
        return explaining.plan.place(of: guest.sheet, besides: scoring.sheetIndex).map {
            .init(sheet: $0, rule: guest.rule)
        }
    }

    private func cites(_ citation: String) -> Bool {
        home.map { inquiry.background.citations.named(citation).contains($0) } ?? false
    }

    private var inquiry: Inquiry { explaining.inquiry }

    mutating func collect(into missed: inout MissedList) {
        let cited = explaining.sheet.rules[rule]
        let names = RegulationNames(explaining.sheet.regulation.version(of: cited), rows: cited.rows)
        let words = FailureWords(names: names)
        for event in inquiry.background.events {
            guard cites(event.citation) else {
                if event.status == .valid, explaining.period.contains(event.day), namesSubject(event) {
                    citingOthers += 1
                }
                continue
            }
            let row = RowExplanation(
                day: event.day, evidence: explaining.text(.row(event.place)), text: RowWords.event(event))
            switch concern(event) {
            case .others where event.status == .valid && explaining.period.contains(event.day): ofOthers += 1
            case .others: break
            case .near(let reason): missed.add(.others, reason, row)
            case .own: own(event, row, words, &missed)
            }
        }
        setAside(&missed)
    }

    private func own(_ event: EventRow, _ row: RowExplanation, _ words: FailureWords, _ missed: inout MissedList) {
        switch event.status {
        case .withdrawn: return missed.add(.withdrawn, "状态是“撤销”", row)
        case .pending: return missed.add(.pending, "状态是“待核”,核实后才计", row)
        case .valid: break
        }
        guard scoring.step.range.contains(event.day) else {
            return missed.add(.outside, "日期不在本期(\(explaining.period.span.title))", row)
        }
        guard explaining.sheet.rules[rule].isInForce(on: event.day) else {
            return missed.add(.outside, "当日施行的是办法的另一个版本,按那个版本的条目计", row)
        }
        for leaf in explaining.leaves(rule) {
            guard case .events(let filter) = leaf, let failure = filter.firstFailure(of: event) else { continue }
            missed.add(
                words.cause(failure), words.reason(failure),
                RowExplanation(
                    day: row.day, evidence: row.evidence, text: row.text,
                    detail: words.detail(failure, of: event, said: row.text)))
        }
    }

    // MARK: Whom a row concerns

    private enum Concern {
        case own
        /// Somebody might think it the subject's; why it is not.
        case near(String)
        case others
    }

    private func concern(_ event: EventRow) -> Concern {
        let subject = explaining.subject
        let kind = explaining.kind
        if explaining.sheet.isFallen[rule] {
            if explaining.bears(rule, event.subject, on: event.day) { return .own }
        } else if SheetLedger.owner(
            of: event, explaining.sheet.rules[rule].rowsOf, kind, scoring.store.attribution(kind)) == subject.index
        {
            return .own
        }
        switch (event.subject, kind) {
        case (.window(let window), .staff):
            guard roster.stretches[subject.index].contains(where: { $0.windowIndex == window }) else {
                return .others
            }
            let isThere = roster.window(of: subject.index, on: event.day) == window
            return .near(
                isThere
                    ? "登记到窗口“\(roster.windows[window])”,本条不由窗口人员承担"
                    : "登记到窗口“\(roster.windows[window])”,当日本人不在该窗口名册上")
        case (.staff(let person), .window) where roster.window(of: person, on: event.day) == subject.index:
            return .near("登记到窗口人员个人,本条只看登记到窗口的行")
        case (.staff(let person), .staff) where person == subject.index:
            return .near("本条的分值不由登记的本人承担")
        default: return .others
        }
    }

    private func namesSubject(_ event: EventRow) -> Bool {
        switch (event.subject, explaining.kind) {
        case (.staff(let person), .staff): person == explaining.subject.index
        case (.window(let window), .window): window == explaining.subject.index
        default: false
        }
    }

    // MARK: Rows set aside

    /// The window or department a person was with on a day, by the person's id.
    private func owner(of id: String, on day: Day) -> Int? {
        let wanted = ExactText(id)
        guard let person = roster.ids.firstIndex(where: { ExactText($0) == wanted }) else { return nil }
        switch explaining.kind {
        case .window: return roster.window(of: person, on: day)
        case .department: return roster.department(of: person, on: day)
        case .staff, .declared: return nil
        }
    }

    private func setAside(_ missed: inout MissedList) {
        let subject = explaining.subject
        let id = ExactText(subject.id)
        for row in inquiry.background.setAside {
            let errors = row.findings.filter { $0.severity == .error }
            let isUnnamed =
                errors.contains { [.unknownStaff, .unknownWindow].contains($0.code) }
                || row.staff.isEmpty && row.window.isEmpty
            let isNamed: Bool
            switch explaining.kind {
            case .staff:
                let windows = Set(
                    roster.stretches[subject.index].map { ExactText(roster.windows[$0.windowIndex]) })
                isNamed = ExactText(row.staff) == id || row.staff.isEmpty && windows.contains(ExactText(row.window))
            case .window, .department, .declared:
                let isItsPerson = row.day.flatMap { owner(of: row.staff, on: $0) } == subject.index
                isNamed = row.staff.isEmpty ? ExactText(row.window) == id : isItsPerson
            }
            let isCited = cites(row.citation)
            let isUncited = errors.contains { $0.code == .unknownRule }
            guard isCited && (isNamed || isUnnamed) || isNamed && isUncited else { continue }
            let reason =
                "有错误被搁置,改正后才计:" + errors.map(\.message).joined(separator: ";")
                + (isNamed ? "" : "(不知登记的是谁)")
            missed.add(
                .setAside, reason,
                RowExplanation(
                    day: row.day, evidence: explaining.text(.row(row.place)), text: row.note,
                    detail: errors.map { "\($0.header)“\($0.text)”" }.joined(separator: ",")))
        }
    }
}
