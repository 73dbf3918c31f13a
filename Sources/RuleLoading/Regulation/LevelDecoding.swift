internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Levels: grades, stars and honours, best first. A level takes subjects by rank while its cumulative room lasts and they
/// meet its line; one without a quota goes by the line alone.
extension FileDecoder {
    private static let levelKeys = KeySet(
        ["stars", "quota", "then"] + comparators, planned: ["when", "ties", "rounding", "peers", "no_higher_than"])

    /// All levels of a sheet, in the file's order.
    func levels(_ node: YAMLNode?, _ scope: Scope) -> [Level] {
        guard let node else { return [] }
        var levels: [(level: Level, pair: YAMLPair)] = []
        var sum = Rational.zero
        for pair in entries(node) {
            guard let fields = fields(pair.value, Self.levelKeys, owner: pair.key.span) else { continue }
            let quota = share(fields["quota"])
            if let quota, let place = fields["quota"], sum <= .one {
                sum = sum + quota
                if sum > .one {
                    report(
                        .quotaOverWhole, at: place.span,
                        (
                            "名额加到“\(pair.name)”已有 \(percent(sum)),超过了 100%",
                            "quotas up to '\(pair.name)' come to \(percent(sum)), more than 100%"
                        ),
                        fix: ("名额是每一档自己的比例,不是累计比例", "a quota is the level's own share, not the cumulative one"))
                }
            }
            let level = Level(
                name: pair.name, stars: whole(fields["stars"], 0...10), quota: quota.map(Level.Quota.share),
                line: line(fields),
                consequences: consequences(fields["then"], scope))
            if let (better, place) = levels.last.map({ ($0.level, $0.pair) }) {
                checkOrder(better, place, level, pair)
            }
            levels.append((level, pair))
        }
        return levels.map(\.level)
    }

    private func share(_ node: YAMLNode?) -> Rational? {
        guard let node else { return nil }
        guard node.text != nil else {
            notSupported("quota: {…}", at: node.span)
            return nil
        }
        guard let quantity = quantity(node) else { return nil }
        guard quantity.isShare else {
            notSupported("quota: \(quantity.value.plain)", at: node.span)
            return nil
        }
        return quantity.value
    }

    /// `at_least: 80` and `under: 90` together are one line.
    private func line(_ fields: Fields) -> Comparison? {
        func bound(_ keys: [(key: String, inclusive: Bool)]) -> Comparison.Bound? {
            let written = keys.filter { fields.has($0.key) }
            if written.count > 1, let pair = fields.pair(written[1].key) {
                report(
                    .wrongType, at: pair.key.span, ("同一端的分数线写了两次", "one end of the line is written twice"),
                    fix: ("只保留一个", "keep one"))
            }
            guard let (key, inclusive) = written.first, let value = number(fields[key]) else { return nil }
            return Comparison.Bound(value, inclusive: inclusive)
        }
        let lower = bound([("at_least", true), ("over", false)])
        let upper = bound([("at_most", true), ("under", false)])
        return lower == nil && upper == nil ? nil : Comparison(lower: lower, upper: upper)
    }

    /// Best first: stars and lines go down, and nothing follows a level that takes everybody.
    private func checkOrder(_ better: Level, _ place: YAMLPair, _ level: Level, _ pair: YAMLPair) {
        let reason: Sentence
        if let above = better.stars, let stars = level.stars, stars >= above {
            reason = ("星数没有递减", "its stars are not fewer")
        } else if let above = better.line?.lower?.value, let line = level.line?.lower?.value, line > above {
            reason = ("分数线反而更高", "its line is higher")
        } else if better.line == nil, better.quota == nil {
            reason = ("前一档不设条件,轮不到这一档", "the level before it takes everybody")
        } else {
            return
        }
        report(
            .levelsOutOfOrder, at: pair.key.span,
            (
                "等次“\(level.name)”应排在“\(better.name)”之前:\(reason.zh)",
                "the level '\(level.name)' belongs before '\(better.name)': \(reason.en)"
            ),
            fix: ("等次从高到低排列", "list levels best first"), related: [(place.key.span, ("前一档在这里", "the level before it"))])
    }

    private func percent(_ value: Rational) -> String { (value * Rational(100)).plain + "%" }
}
