internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Which rows a rule or a measure counts: a log, several logs as one sequence, other rules' occurrences, or results.
extension FileDecoder {
    private static let countable: [LogKind] = [.events, .sessions, .marks, .leave, .cases]
    private static let sourceKeys = KeySet(["rules", "results"])

    /// Where rules may be named: on a sheet, and there first of all in one's own part.
    struct RulePlace {
        var sheet: SheetOutline
        var part: PartPlace
    }

    /// The rows a node names; `nil` where that cannot be used, and then it has been reported.
    func rows(_ node: YAMLNode, _ scope: Scope, at place: RulePlace? = nil) -> RowShape? {
        if let items = node.items {
            guard items.count > 1 else {
                wrongType(node, expected: ("两个以上记录表的列表", "a list of two or more logs"))
                return nil
            }
            let shapes = items.map { log($0, scope) }
            let known = shapes.compactMap { $0 }
            return known.count == items.count ? RowShape.sequence(known) : nil
        }
        guard node.pairs != nil else { return log(node, scope) }
        guard let fields = fields(node, Self.sourceKeys, owner: node.span) else { return nil }
        if let results = fields["results"] { return sheet(results, scope).map(RowShape.results) }
        guard let rules = fields["rules"] else {
            if node.pairs?.isEmpty == true { nothingIn(node) }
            return nil
        }
        guard let place else {
            wrongType(node, expected: ("记录表;条目的次数只能由条目来计", "a log; only rules count the occurrences of rules"))
            return nil
        }
        let ids = list(rules).compactMap { rule($0, place) }
        return ids.isEmpty ? nil : RowShape.rules(ids)
    }

    /// One log by its name.
    func log(_ node: YAMLNode, _ scope: Scope) -> RowShape? {
        guard let text = scalar(node)?.halfWidth else { return nil }
        if let own = scope.logs.first(where: { $0.id == text || $0.title.halfWidth == text }) {
            return RowShape.declared(own)
        }
        let words = Self.countable.map(\.rawValue)
        if let kind = Vocabulary.english(text, among: words).flatMap(LogKind.init) { return RowShape.log(kind, scope) }
        if Vocabulary.english(text, among: ["attendance"]) != nil {
            notSupported(text, at: node.span)
            return nil
        }
        let names = words.flatMap(Vocabulary.spellings) + scope.logs.flatMap { [$0.id, $0.title] }
        report(
            .unknownWord, at: node.span, ("没有名为“\(text)”的记录", "there are no rows '\(text)'"),
            fix: suggestion(
                NearestName.find(text, among: names), words.map(Vocabulary.listed) + scope.logs.map(\.id)))
        return nil
    }

    /// A rule of the sheet: relative to the own part, else by its full id or its Chinese code.
    private func rule(_ node: YAMLNode, _ place: RulePlace) -> String? {
        guard let text = scalar(node)?.halfWidth else { return nil }
        let names = place.sheet.ruleNames
        if let id = names[place.part.path + "." + text] ?? names[text] { return id }
        let rules = place.sheet.rules
        report(
            .unknownRule, at: node.span, ("这张考核表没有条目“\(text)”", "the sheet has no rule '\(text)'"),
            fix: suggestion(NearestName.find(text, among: rules), rules))
        return nil
    }

    /// Which day dates a case (`on`).
    func caseDate(_ node: YAMLNode?) -> CaseDate? {
        word(node, among: CaseDate.allCases.map(\.rawValue)).flatMap(CaseDate.init)
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
}
