internal import Chronology
internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// `take`: the scores of other sheets a part takes, `{mean: staff-month, of: months}` or a bare sheet's id.
extension FileDecoder {
    static let compositionKeys = KeySet(Composition.Form.allCases.map(\.rawValue) + ["of", "weight", "disqualified"])

    private static let stepWords: [(word: String, step: Composition.Step)] =
        [("members", .members), ("group", .group), ("window", .window), ("department", .department)]
        + periodWords.map { ($0.word, .periods($0.kind)) }

    /// A composition of a part of a sheet.
    func composition(_ pair: YAMLPair?, for own: SheetOutline, _ scope: Scope) -> Composition? {
        guard let pair, !pair.value.isBlank else { return nil }
        if pair.value.text != nil {
            guard let source = sheet(pair.value, scope) else { return nil }
            checkFit(own, source, [], at: pair.value)
            return Composition(.mean, of: source.id, over: [])
        }
        guard let fields = fields(pair.value, Self.compositionKeys, owner: pair.key.span) else { return nil }
        let forms = Composition.Form.allCases.filter { fields.has($0.rawValue) }
        guard let form = forms.first, forms.count == 1 else {
            report(
                forms.isEmpty ? .missingField : .wrongType, at: pair.key.span,
                ("取用要有且只有 mean、sum、best、worst 之一", "a composition has one of mean, sum, best, worst"),
                fix: ("如 take: {mean: staff-month, of: months}", "such as take: {mean: staff-month, of: months}"))
            return nil
        }
        let written = list(fields["of"])
        let steps = written.compactMap(step)
        var weighsDays = false
        if word(fields["weight"], among: ["days"]) != nil {
            let hasMembers = steps.contains { step in
                switch step {
                case .members, .post: true
                case .periods, .group, .window, .department: false
                }
            }
            weighsDays = hasMembers
            if !hasMembers && steps.count == written.count {
                withoutEffect(["weight"], in: fields, because: ("只有人员能按在岗天数加权", "only people weigh by their days"))
            }
        }
        let disqualified = word(fields["disqualified"], among: Composition.Disqualified.allCases.map(\.rawValue))
            .flatMap(Composition.Disqualified.init)
        guard let node = fields[form.rawValue], let source = sheet(node, scope), steps.count == written.count else {
            return nil
        }
        checkFit(own, source, steps, at: node)
        return Composition(
            form, of: source.id, over: steps, weighsDays: weighsDays, disqualified: disqualified ?? .counts)
    }

    private func step(_ node: YAMLNode) -> Composition.Step? {
        guard let text = scalar(node) else { return nil }
        let words = Self.stepWords.map(\.word)
        if let word = Vocabulary.english(text, among: words) { return Self.stepWords.first { $0.word == word }?.step }
        return post(node, reserved: words).map { .post($0) }
    }

    /// From the taking sheet outwards in: each step leads to other subjects or to shorter periods, and the last ones must be
    /// those of the sheet that is taken.
    private func checkFit(_ own: SheetOutline, _ source: SheetOutline, _ steps: [Composition.Step], at node: YAMLNode) {
        guard let period = own.period, let subject = own.subject, let wanted = source.period,
            let kind = source.subject
        else { return }
        var reached = subject
        var length = period
        var problem: Sentence?
        for step in steps.reversed() {
            switch (step, reached) {
            case (.periods(let kind), _):
                if kind.months < length.months {
                    length = kind
                } else {
                    problem = ("一个\(title(length))不能再分成\(title(kind))", "a \(length.rawValue) has no \(kind.rawValue)s")
                }
            case (.members, .window), (.members, .department), (.post, .window), (.post, .department): reached = .staff
            case (.window, .staff): reached = .window
            case (.department, .staff), (.department, .window), (.department, .declared): reached = .department
            case (.group, _): break
            default:
                problem = (
                    "“\(reached.title)”没有这一级可取", "a \(reached.id) has no such scores to take"
                )
            }
        }
        if problem == nil, length != wanted {
            problem = (
                "“\(source.id)”按\(title(wanted))考核,这里要的是\(title(length))",
                "'\(source.id)' is scored by the \(wanted.rawValue), but the \(length.rawValue) is asked for"
            )
        }
        if problem == nil, reached != kind {
            problem = (
                "“\(source.id)”考核的是\(kind.title),这里要的是\(reached.title)",
                "'\(source.id)' scores a \(kind.id), but a \(reached.id) is asked for"
            )
        }
        guard let problem else { return }
        report(
            .compositionMisfit, at: node.span, problem,
            fix: (
                "核对 of(之):months(各月)、quarters(各季)、members(窗口人员)等,以及两张考核表的对象和周期",
                "check 'of' (months, quarters, members, …) and the subjects and periods of both sheets"
            ))
    }

    private func title(_ kind: PeriodKind) -> String { Vocabulary.spellings(kind.rawValue).last ?? kind.rawValue }
}
