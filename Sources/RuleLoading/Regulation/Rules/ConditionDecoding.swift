internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// What a condition stands in.
struct ConditionPlace {
    /// The names the regulation has.
    var scope: Scope
    /// Whether the rule's own `count` may be asked for.
    var hasCount = false
    /// The sheet whose levels may be asked for.
    var levels: SheetOutline?
    /// The sheet whose honours may be asked for.
    var honours: SheetOutline?
}

/// Conditions: `when: {absent_days: at_least 3, count: at_least 5, differs: [rated, finished]}`; all of it must hold.
extension FileDecoder {
    private static let conditionWords = ["count", "differs", "level", "honour"]
    private static let inlineKeys = KeySet(["measure", "is"])

    /// A condition; a list of conditions holds where all of them do.
    func condition(_ node: YAMLNode?, _ place: ConditionPlace) -> Condition? {
        guard let node else { return nil }
        var terms: [Condition.Term] = []
        var isComplete = true
        for item in node.items ?? [node] {
            if let pairs = item.pairs, pairs.contains(where: { isWord($0, "measure", place) }) {
                if let term = inlineTerm(item, place) { terms.append(term) } else { isComplete = false }
                continue
            }
            let pairs = filledEntries(item)
            for pair in pairs {
                if let term = term(pair, place) { terms.append(term) } else { isComplete = false }
            }
            if pairs.isEmpty { isComplete = false }
        }
        if node.items?.isEmpty == true { nothingIn(node) }
        // Half a condition would fire where the whole one does not.
        return isComplete && !terms.isEmpty ? Condition(terms) : nil
    }

    private func isWord(_ pair: YAMLPair, _ word: String, _ place: ConditionPlace) -> Bool {
        place.scope.outline(pair.name) == nil && Vocabulary.english(pair.name, among: [word]) != nil
    }

    /// `{measure: {count: cases}, is: at_least 3}`.
    private func inlineTerm(_ node: YAMLNode, _ place: ConditionPlace) -> Condition.Term? {
        guard let fields = fields(node, Self.inlineKeys, owner: node.span) else { return nil }
        let basis = basis(fields.required("measure"), nil, place.scope)
        guard let written = fields.required("is"), let basis, let bounds = bounds(written) else { return nil }
        checkShare(bounds.unit, written, basis, place.scope)
        return .compares(basis.quantity, bounds.comparison)
    }

    private func term(_ pair: YAMLPair, _ place: ConditionPlace) -> Condition.Term? {
        let word = Vocabulary.english(pair.name, among: Self.conditionWords)
        let isMeasure = place.scope.outline(pair.name.trimmed) != nil
        if let word, isMeasure {
            place.scope.usedMeasures.insert(pair.name.trimmed)
            report(
                .ambiguousName, at: pair.key.span,
                (
                    "“\(pair.name)”既是指标,又是规则语言的词(\(word)),分不清指哪个",
                    "'\(pair.name)' is both a measure and a word of the language (\(word))"
                ), fix: ("给指标换一个名称", "give the measure another name"))
            return nil
        }
        switch word {
        case "differs":
            return twoMeasures(pair.value, place.scope, as: ("两个指标的列表", "a list of two measures"))
                .map { .differs($0.first, $0.second) }
        case "level":
            return grades(pair, place.levels?.levels, place.levels).map { .level($0) }
        case "honour":
            return grades(pair, place.honours?.honours, place.honours).map { .honour($0) }
        case "count":
            guard place.hasCount else {
                return elsewhere(pair, ("本条自己的次数只有条目上的 when 能问", "only a rule's own 'when' can ask for its count"))
            }
            return bounds(pair.value, for: Basis(quantity: .count), place)
        default:
            guard !isMeasure, let placed = placed(pair.name.trimmed, place.scope) else {
                return measure(pair.key, place.scope).flatMap {
                    bounds(pair.value, for: basis(of: $0, place.scope), place)
                }
            }
            place.scope.usedMeasures.insert(placed)
            return bounds(pair.value, for: Basis(quantity: .place(of: placed)), place)
        }
    }

    private func bounds(_ node: YAMLNode, for basis: Basis, _ place: ConditionPlace) -> Condition.Term? {
        guard let (comparison, unit) = bounds(node) else { return nil }
        checkShare(unit, node, basis, place.scope)
        return .compares(basis.quantity, comparison)
    }

    /// A comparison, or a plain number that must be reached exactly.
    func bounds(_ node: YAMLNode) -> (comparison: Comparison, unit: WrittenNumber.Unit)? {
        if let text = node.text, let number = WrittenNumber(text.halfWidth) {
            let bound = Comparison.Bound(number.value, inclusive: true)
            return (Comparison(lower: bound, upper: bound), number.unit)
        }
        return comparison(node)
    }

    private func checkShare(_ unit: WrittenNumber.Unit, _ node: YAMLNode, _ basis: Basis, _ scope: Scope) {
        guard !unit.fits(share: basis.isShare) else { return }
        let title = basis.quantity.measure.map { scope.outline($0)?.title ?? $0 } ?? "count"
        report(
            .badNumber, at: node.span,
            basis.isShare
                ? ("指标“\(title)”是比率,要和百分数比", "the measure '\(title)' is a ratio and is held against a share")
                : ("指标“\(title)”是次数,不能和百分数比", "the measure '\(title)' is a count and is not held against a share"),
            fix: basis.isShare
                ? ("加上百分号,如 at_least 100%", "write it in per cent: at_least 100%")
                : ("去掉百分号", "remove the per cent sign"))
    }

    private func elsewhere(_ pair: YAMLPair, _ reason: Sentence) -> Condition.Term? {
        report(
            .unknownWord, at: pair.key.span,
            ("这里不能问“\(pair.name)”:\(reason.zh)", "'\(pair.name)' cannot be asked here: \(reason.en)"),
            fix: ("改用指标,如 {count: results, of: 考核表}", "use a measure, such as {count: results, of: sheet}"))
        return nil
    }

    /// Levels or honours of the sheet the condition belongs to.
    private func grades(_ pair: YAMLPair, _ known: GradeNames?, _ sheet: SheetOutline?) -> [String]? {
        guard let known else {
            _ = elsewhere(pair, ("这里还没有评定等次", "no level is given yet"))
            return nil
        }
        let names = list(pair.value).compactMap { grade($0, among: known) }
        if pair.value.items?.isEmpty == true { nothingIn(pair.value) }
        return names.isEmpty ? nil : names
    }

    /// A level by its name; reported where there is none.
    func grade(_ node: YAMLNode, among known: GradeNames) -> String? {
        guard let name = scalar(node) else { return nil }
        if let level = known.find(name) { return level }
        report(
            .unknownLevel, at: node.span, ("没有名为“\(name)”的等次", "there is no level '\(name)'"),
            fix: suggestion(NearestName.find(name, among: known.all), known.all))
        return nil
    }
}
