internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// `rank`: who is ranked, against whom, and how ties break.
extension FileDecoder {
    static let rankKeys = KeySet(["among", "peers", "ties"])
    static let amongKeys = KeySet(["days", "attendance", "unless"])
    private static let postKeys = KeySet(["post"])

    /// The ranking of a sheet.
    func ranking(_ pair: YAMLPair?, _ parts: [Part], _ subject: SubjectKind?, _ scope: Scope) -> Ranking {
        guard let pair, !pair.value.isNull, let fields = fields(pair.value, Self.rankKeys, owner: pair.key.span)
        else { return Ranking() }
        var days: Int?
        var attendance: Comparison?
        var posts: [String] = []
        if let among = fields.pair("among"), !among.value.isNull,
            let range = self.fields(among.value, Self.amongKeys, owner: among.key.span)
        {
            days = leastDays(range["days"])
            attendance = self.attendance(range["attendance"])
            posts = excludedPosts(range.pair("unless"))
            if let subject, subject != .staff {
                withoutEffect(
                    ["attendance", "unless"], in: range,
                    because: ("只有人员才有出勤和岗位", "only people have attendance and posts"))
            }
        }
        let isPerson = subject == nil || subject == .staff
        let peers = word(
            fields["peers"], among: isPerson ? Ranking.Peers.allCases.map(\.rawValue) : ["group", "department"]
        ).flatMap(Ranking.Peers.init)
        return Ranking(
            leastDays: days ?? 1, leastAttendance: attendance, excludedPosts: posts, peers: peers,
            ties: list(fields["ties"]).compactMap { tie($0, parts, scope) })
    }

    /// `at_least 20`, or the bare number.
    private func leastDays(_ node: YAMLNode?) -> Int? {
        guard let node else { return nil }
        if let text = node.text, WrittenNumber(text.halfWidth) != nil { return whole(node, 0...366) }
        guard let (comparison, _) = comparison(node) else { return nil }
        if comparison.upper == nil, let lower = comparison.lower, lower.isInclusive, let days = lower.value.whole,
            (0...366).contains(days)
        {
            return days
        }
        report(
            .badComparison, at: node.span, ("在岗天数只写下限", "the days on the roster have a lower end only"),
            fix: ("写成 at_least 20", "write at_least 20"))
        return nil
    }

    /// `at_least 2/3` or `at_least 60%`, or the bare share.
    private func attendance(_ node: YAMLNode?) -> Comparison? {
        guard let node else { return nil }
        let comparison: Comparison?
        if let text = node.text, let share = WrittenNumber(text.halfWidth) {
            comparison = Comparison(lower: Comparison.Bound(share.value, inclusive: true))
        } else {
            comparison = self.comparison(node)?.comparison
        }
        guard let comparison else { return nil }
        let bounds = [comparison.lower, comparison.upper].compactMap { $0 }
        guard bounds.contains(where: { $0.value > .one }) else { return comparison }
        report(
            .badNumber, at: node.span, ("出勤率不会超过 100%", "attendance is never above 100%"),
            fix: ("写成 at_least 2/3 或 at_least 60%", "write at_least 2/3 or at_least 60%"))
        return nil
    }

    private func excludedPosts(_ pair: YAMLPair?) -> [String] {
        guard let pair, !pair.value.isBlank, let fields = fields(pair.value, Self.postKeys, owner: pair.key.span) else {
            return []
        }
        return list(fields.required("post")).compactMap(scalar)
    }

    /// A top part by its id, title or code; else a measure.
    private func tie(_ node: YAMLNode, _ parts: [Part], _ scope: Scope) -> Ranking.TieKey? {
        if node.pairs != nil { return measure(node, scope).map { .measure($0) } }
        guard let name = scalar(node)?.halfWidth else { return nil }
        let part = parts.firstIndex { $0.id == name || $0.title.halfWidth == name || $0.code == name }
        let isMeasure = scope.outline(node.text?.trimmed ?? name) != nil
        if part != nil && isMeasure {
            report(
                .ambiguousName, at: node.span,
                ("“\(name)”既是部分,又是指标,分不清指哪个", "'\(name)' is both a part and a measure"),
                fix: ("给指标换一个名称", "give the measure another name"))
        }
        if let part { return .part(part) }
        if isMeasure { return measure(node, scope).map { .measure($0) } }
        report(
            .unknownPart, at: node.span, ("没有名为“\(name)”的部分或指标", "there is no part or measure '\(name)'"),
            fix: suggestion(
                NearestName.find(name, among: parts.flatMap { [$0.id, $0.title] } + scope.measures),
                parts.map { "\($0.id)(\($0.title))" } + scope.measures))
        return nil
    }
}
