internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Levels: grades, stars and honours, best first. A level takes subjects by rank while its cumulative room lasts and they
/// meet its line; one without a quota goes by the line alone.
extension FileDecoder {
    static let levelKeys = KeySet(
        ["stars", "quota", "rounding", "ties", "when", "clause", "reading", "then"] + comparators)

    /// All levels (or honours) of a sheet, in the file's order.
    func levels(_ node: YAMLNode?, _ sheet: SheetOutline, _ scope: Scope, isHonour: Bool) -> [Level] {
        guard let node else { return [] }
        var levels: [(level: Level, pair: YAMLPair)] = []
        var sum = Rational.zero
        for pair in entries(node) {
            guard let fields = fields(pair.value, Self.levelKeys, owner: pair.key.span) else { continue }
            let quota = quota(fields["quota"])
            if case .share(let share)? = quota, let place = fields["quota"], sum <= .one {
                sum = sum + share
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
            if quota == nil && !fields.has("quota") {
                withoutEffect(["rounding", "ties"], in: fields, because: ("没有名额", "there is no quota"))
            }
            // Levels are what is being given; honours come after them.
            let condition = ConditionPlace(scope: scope, levels: isHonour ? sheet : nil)
            let level = Level(
                name: pair.name, stars: whole(fields["stars"], 0...10), quota: quota,
                rounding: word(fields["rounding"], among: Rounding.allCases.map(\.rawValue)).flatMap(Rounding.init)
                    ?? .down,
                ties: word(fields["ties"], among: Level.Ties.allCases.map(\.rawValue)).flatMap(Level.Ties.init)
                    ?? .lower,
                line: line(fields), condition: self.condition(fields["when"], condition),
                clause: text(fields["clause"]) ?? "", reading: text(fields["reading"]) ?? "",
                consequences: consequences(fields["then"], scope))
            if let (better, place) = levels.last.map({ ($0.level, $0.pair) }) {
                checkOrder(better, place, level, pair, hasCondition: place.value.peek("when") != nil)
            }
            levels.append((level, pair))
        }
        return levels.map(\.level)
    }

    /// A share, a number, or a table by how many are ranked.
    private func quota(_ node: YAMLNode?) -> Level.Quota? {
        guard let node else { return nil }
        guard node.pairs != nil else {
            guard let room = room(node) else { return nil }
            return room.share.map { .share($0) } ?? room.number.map { .number($0) }
        }
        var rows: [Level.Quota.Row] = []
        var places: [YAMLNode] = []
        for pair in filledEntries(node) {
            guard let room = room(pair.value), let (size, unit) = bounds(pair.key) else { continue }
            checkUnits(unit, pair.key, isShare: false)
            rows.append(Level.Quota.Row(size, share: room.share, number: room.number))
            places.append(pair.key)
        }
        checkRows(rows.map { RowRange($0.size, isWhole: true) }, places, isWhole: true, hasElse: false)
        return rows.isEmpty ? nil : .bySize(rows)
    }

    private func room(_ node: YAMLNode) -> (share: Rational?, number: Int?)? {
        guard let quantity = quantity(node) else { return nil }
        if quantity.isShare {
            guard quantity.value > .one else { return (quantity.value, nil) }
            report(
                .quotaOverWhole, at: node.span, ("名额超过了 100%", "the quota is more than 100%"),
                fix: ("核对名额", "check the quota"))
            return nil
        }
        return whole(node, 0...1_000_000).map { (nil, $0) }
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
    private func checkOrder(
        _ better: Level, _ place: YAMLPair, _ level: Level, _ pair: YAMLPair, hasCondition: Bool
    ) {
        let reason: Sentence
        if let above = better.stars, let stars = level.stars, stars >= above {
            reason = ("星数没有递减", "its stars are not fewer")
        } else if let above = better.line?.lower?.value, let line = level.line?.lower?.value, line > above {
            reason = ("分数线反而更高", "its line is higher")
        } else if better.line == nil, better.quota == nil, !hasCondition, place.value.peek("quota") == nil {
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
