internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Measures: a number for a subject and a window of time, by name.
///
/// This version reads `count` (of a log, or of the `timetable`), `distinct … of` and `ratio`.
extension FileDecoder {
    private static let measureKeys = KeySet(
        ["title", "count", "distinct", "of", "ratio", "where", "unless", "on"],
        planned: [
            "sum", "mean", "trim", "minus", "streak", "above_mean", "people", "no_data", "take", "within", "line",
            "share",
        ])

    /// The names of the measures and whether each is a ratio, before any of them is read: they may cite each other.
    func measureNames(_ node: YAMLNode?) -> [(name: String, isRatio: Bool)] {
        (node?.pairs ?? []).map { pair in
            let isRatio = pair.value.pairs?.contains { Vocabulary.english($0.name, among: ["ratio"]) != nil } ?? false
            return (pair.name, isRatio)
        }
    }

    /// All measures, in the file's order.
    func measures(_ node: YAMLNode?, _ scope: Scope) -> [MeasureDefinition] {
        guard let node else { return [] }
        let measures = entries(node).compactMap { measure($0, scope) }
        reportCircles(measures)
        return measures
    }

    private func measure(_ pair: YAMLPair, _ scope: Scope) -> MeasureDefinition? {
        checkID(pair.key)
        guard let fields = fields(pair.value, Self.measureKeys, owner: pair.key.span) else { return nil }
        let forms = ["count", "distinct", "ratio"].filter(fields.has)
        guard let first = forms.first, forms.count == 1 else {
            report(
                forms.isEmpty ? .missingField : .wrongType, at: pair.key.span,
                (
                    "指标“\(pair.name)”要有且只有 count、distinct、ratio 之一",
                    "the measure '\(pair.name)' must have one of count, distinct, ratio"
                ),
                fix: ("写明怎样统计,如 count: cases", "say how it is reached, such as count: cases"))
            return nil
        }
        let form: (any MeasureForm)? =
            switch first {
            case "ratio": ratio(fields, scope)
            case "distinct": distinct(fields)
            default: count(fields)
            }
        let title = text(fields["title"]) ?? pair.name
        return form.map { MeasureDefinition(name: pair.name, title: title, form: $0, span: pair.key.span) }
    }

    private func count(_ fields: Fields) -> (any MeasureForm)? {
        guard let node = fields["count"] else { return nil }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["timetable"]) != nil {
            withoutEffect(
                ["where", "unless", "on", "of"], in: fields,
                because: ("应出勤时段由日历和考勤制度得出", "the timetable comes from calendar and policy"))
            return TimetableMeasure()
        }
        withoutEffect(["of"], in: fields, because: ("of 只用于 distinct", "'of' belongs to 'distinct'"))
        guard let log = log(node) else { return nil }
        return CountMeasure(selection(fields, log))
    }

    private func distinct(_ fields: Fields) -> (any MeasureForm)? {
        guard let name = fields["distinct"], let of = fields.required("of"), let log = log(of),
            let field = field(name, of: log)
        else { return nil }
        if log == .cases {
            // Cases are counted as they are read: there are too many to keep the values of.
            notSupported("distinct … of cases", at: of.span)
            return nil
        }
        return DistinctMeasure(field.id, selection(fields, log))
    }

    private func selection(_ fields: Fields, _ log: LogKind) -> Selection {
        Selection(
            log == .events ? .events : .log(log),
            filter(where: fields["where"], unless: fields["unless"], of: log), on: caseDate(fields, log))
    }

    private func ratio(_ fields: Fields, _ scope: Scope) -> (any MeasureForm)? {
        withoutEffect(
            ["where", "unless", "on", "of"], in: fields,
            because: ("比率的两个指标各有自己的限定", "the two measures of a ratio have filters of their own"))
        guard let node = fields["ratio"] else { return nil }
        guard let items = node.items, items.count == 2 else {
            wrongType(node, expected: ("两个指标的列表 [分子, 分母]", "a list of two measures, [numerator, denominator]"))
            return nil
        }
        guard let top = measure(items[0], scope), let bottom = measure(items[1], scope) else { return nil }
        return RatioMeasure(top, bottom)
    }

    /// A log a rule or measure may count.
    func log(_ node: YAMLNode) -> LogKind? {
        let logs: [LogKind] = [.events, .sessions, .marks, .leave, .cases]
        return word(node, among: logs.map(\.rawValue), planned: ["attendance"]).flatMap(LogKind.init)
    }

    /// Which day dates a case (`on`).
    func caseDate(_ fields: Fields, _ log: LogKind) -> CaseDate {
        guard log == .cases else {
            withoutEffect(["on"], in: fields, because: ("只有办件有几个日期可选", "only cases have several dates"))
            return .finished
        }
        return word(fields["on"], among: CaseDate.allCases.map(\.rawValue)).flatMap(CaseDate.init) ?? .finished
    }

    /// Keys that do nothing where they stand.
    func withoutEffect(_ keys: [String], in fields: Fields, because reason: Sentence) {
        for key in keys {
            guard let pair = fields.pair(key) else { continue }
            report(
                .keyWithoutEffect, at: pair.key.span,
                ("“\(pair.name)”在这里不起作用:\(reason.zh)", "'\(pair.name)' does nothing here: \(reason.en)"),
                fix: ("删去这个键,或改写本条", "remove the key, or write the rule otherwise"))
        }
    }

    /// Ratios that lead back to themselves. Whatever cites nothing unresolved is struck off until nothing changes, from
    /// both ends; what is left stands in a circle.
    private func reportCircles(_ measures: [MeasureDefinition]) {
        var edges: [String: Set<String>] = [:]
        for measure in measures {
            edges[measure.name] = Set(measure.form.parents)
        }
        for _ in 0..<2 {
            var ready = true
            while ready {
                let kept = edges.mapValues { $0.filter { edges[$0] != nil } }.filter { !$0.value.isEmpty }
                ready = kept.count < edges.count
                edges = kept
            }
            var reversed: [String: Set<String>] = [:]
            for (from, targets) in edges { for target in targets { reversed[target, default: []].insert(from) } }
            edges = reversed
        }
        for measure in measures where edges[measure.name] != nil {
            report(
                .measureCircle, at: measure.span,
                ("指标“\(measure.name)”绕了一圈又引用到自己", "the measure '\(measure.name)' leads back to itself"),
                fix: ("让其中一个指标直接统计记录(count)", "let one of them count rows"))
        }
    }
}
