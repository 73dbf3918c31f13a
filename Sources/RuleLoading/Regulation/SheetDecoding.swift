internal import Chronology
internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Sheets: one score each, with its subject, period, parts, bounds, ranking and levels.
extension FileDecoder {
    private static let sheetKeys = KeySet(
        [
            "title", "subject", "period", "decimals", "rounding", "clause", "parts", "floor", "ceiling", "full", "rank",
            "levels",
        ], planned: ["rules", "weight", "members", "take", "of", "rows_of", "falls_on", "limit", "examples"])

    /// A sheet by its key in `sheets`.
    func sheet(_ pair: YAMLPair, regulationTitle: String, _ scope: Scope) -> Sheet? {
        checkID(pair.key)
        guard let fields = fields(pair.value, Self.sheetKeys, owner: pair.key.span) else { return nil }
        let subject = word(
            fields.required("subject"), among: SubjectKind.builtIn.map(\.id)
        ).flatMap { id in SubjectKind.builtIn.first { $0.id == id } }
        let period = word(fields.required("period"), among: PeriodKind.allCases.map(\.rawValue))
            .flatMap(PeriodKind.init)
        let rounding = word(fields["rounding"], among: Rounding.allCases.map(\.rawValue)).flatMap(Rounding.init)
        let decimals = whole(fields["decimals"], 0...6)
        let parts = filledEntries(fields.required("parts")).compactMap {
            part($0, period: period ?? .year, scope)
        }
        let floor = bound(fields["floor"]) ?? nil
        let ceiling = bound(fields["ceiling"]) ?? nil
        checkBounds(fields, floor, ceiling)
        checkFull(fields, parts)
        let ranking = ranking(fields.pair("rank"), parts)
        let levels = levels(fields["levels"], scope)
        guard let subject, let period else { return nil }
        return Sheet(
            id: pair.name, title: text(fields["title"]) ?? regulationTitle, subject: subject, period: period,
            decimals: decimals ?? 2, rounding: rounding ?? .halfUp, clause: text(fields["clause"]) ?? "", parts: parts,
            floor: floor, ceiling: ceiling, ranking: ranking, levels: levels)
    }

    /// The text's stated total, checked against the parts.
    private func checkFull(_ fields: Fields, _ parts: [Part]) {
        guard let node = fields["full"], let full = number(node) else { return }
        let sum = parts.reduce(Rational.zero) { $0 + $1.points }
        guard sum != full else { return }
        report(
            .pointsNotFull, at: node.span,
            ("各部分满分之和是 \(sum.plain),不是 \(full.plain)", "the parts' points add up to \(sum.plain), not \(full.plain)"),
            fix: ("核对各部分的 points(满分)", "check the points of each part"))
    }

    private func ranking(_ pair: YAMLPair?, _ parts: [Part]) -> Ranking {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["among", "ties"], planned: ["peers"]), owner: pair.key.span)
        else { return Ranking() }
        var leastDays = 1
        if let among = fields.pair("among"), !among.value.isNull,
            let range = self.fields(
                among.value, KeySet(["days"], planned: ["attendance", "posts", "unless", "where"]),
                owner: among.key.span)
        {
            leastDays = self.leastDays(range.required("days")) ?? 1
        }
        return Ranking(leastDays: leastDays, ties: list(fields["ties"]).compactMap { tie($0, parts) })
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

    /// A part by its id, title or code.
    private func tie(_ node: YAMLNode, _ parts: [Part]) -> Ranking.TieKey? {
        guard let name = scalar(node)?.halfWidth else { return nil }
        if let part = parts.firstIndex(where: { $0.id == name || $0.title.halfWidth == name || $0.code == name }) {
            return .part(part)
        }
        report(
            .unknownPart, at: node.span, ("没有名为“\(name)”的部分", "there is no part '\(name)'"),
            fix: suggestion(
                NearestName.find(name, among: parts.flatMap { [$0.id, $0.title] }),
                parts.map { "\($0.id)(\($0.title))" }))
        return nil
    }
}
