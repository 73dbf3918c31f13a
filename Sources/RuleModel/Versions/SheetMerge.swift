internal import Chronology
internal import Exact

/// Brings one sheet's rules of several versions together in the tree of the last.
struct SheetMerge {
    private let versions: [Regulation]
    private let meanings: [RuleMeaning]
    private let last: Sheet
    /// The sheet of each version; `nil` where one has none that scores alike.
    private let sheets: [Sheet?]

    /// - Parameter last: the sheet of the last version.
    init(_ versions: [Regulation], _ meanings: [RuleMeaning], _ last: Sheet) {
        self.versions = versions
        self.meanings = meanings
        self.last = last
        sheets = versions.dropLast().map { $0.sheets.first { $0.isLike(last) } } + [last]
    }

    /// The last version's sheet with the rules of all.
    var sheet: Sheet {
        Sheet(
            id: last.id, title: last.title, subject: last.subject, period: last.period, decimals: last.decimals,
            rounding: last.rounding, clause: last.clause, reading: last.reading,
            parts: last.parts.map(merged),
            totalRules: rules(
                sheets.map { sheet in
                    sheet.map { ($0.totalRules, $0.parts.reduce(.zero) { $0 + $1.points * $1.weight }) }
                }), floor: last.floor, ceiling: last.ceiling, ranking: last.ranking, levels: last.levels,
            honours: last.honours)
    }

    private func merged(_ part: Part) -> Part {
        Part(
            id: part.id, path: part.path, title: part.title, code: part.code, clause: part.clause,
            reading: part.reading, points: part.points, start: part.start, floor: part.floor, ceiling: part.ceiling,
            weight: part.weight, limit: part.limit, within: part.within, same: part.same, take: part.take,
            rules: rules(
                sheets.map { sheet in
                    (sheet?.part(at: part.path)).map { ($0.rules, $0.points) }
                }), parts: part.parts.map(merged))
    }

    /// A rule of one or several versions, one after another, in which it means the same.
    private struct Chain {
        /// As the last of them words it.
        let rule: Rule
        let meaning: String
        let newest: Int
        var oldest: Int
        let fullPoints: Rational
        /// The words of earlier ones, the newest first.
        var wordings: [(rule: Rule, oldest: Int, newest: Int)] = []
    }

    /// - Parameter groups: by version the rules of one part and its full points; `nil` where a version lacks the part.
    private func rules(_ groups: [(rules: [Rule], fullPoints: Rational)?]) -> [Rule] {
        var chains: [Chain] = []
        for place in versions.indices.reversed() {
            guard let group = groups[place] else { continue }
            // Behind what stood before it, so that the order is the file's as far as may be.
            var behind = 0
            for rule in group.rules {
                let meaning = meanings[place].text(of: rule, fullPoints: group.fullPoints)
                if let same = chains.firstIndex(where: {
                    $0.rule.id == rule.id && $0.oldest == place + 1 && $0.meaning == meaning
                }) {
                    chains[same].oldest = place
                    extend(&chains[same], by: rule, place)
                    behind = same + 1
                    continue
                }
                let next = chains.firstIndex { $0.rule.id == rule.id } ?? behind
                chains.insert(
                    Chain(
                        rule: rule, meaning: meaning, newest: place, oldest: place, fullPoints: group.fullPoints),
                    at: next)
                behind = (chains.lastIndex { $0.rule.id == rule.id } ?? next) + 1
            }
        }
        return chains.flatMap(dated)
    }

    /// Takes an older version's words in, where they are others.
    private func extend(_ chain: inout Chain, by rule: Rule, _ place: Int) {
        let newest = chain.wordings.last?.rule ?? chain.rule
        let isSame = newest.clause == rule.clause && newest.text == rule.text && newest.reading == rule.reading
        if !isSame {
            chain.wordings.append((rule, place, place))
        } else if !chain.wordings.isEmpty {
            chain.wordings[chain.wordings.count - 1].oldest = place
        }
    }

    /// The rule with its days, behind the words it had before.
    private func dated(_ chain: Chain) -> [Rule] {
        let words = chain.wordings.reversed().map { wording in
            wording.rule.inVersion(
                RuleVersion(
                    place: wording.newest, since: since(wording.oldest), until: versions[wording.newest].until,
                    fullPoints: chain.fullPoints, isWording: true))
        }
        let isAlways = chain.oldest == 0 && chain.newest == versions.count - 1
        guard !isAlways else { return words + [chain.rule] }
        return words + [
            chain.rule.inVersion(
                RuleVersion(
                    place: chain.newest, since: since(chain.oldest),
                    until: chain.newest == versions.count - 1 ? nil : versions[chain.newest].until,
                    fullPoints: chain.fullPoints))
        ]
    }

    private func since(_ place: Int) -> Day? { place == 0 ? nil : versions[place].since }
}

extension Sheet {
    /// Whether another version's sheet of the same id scores the same subjects in the same kind of period.
    func isLike(_ other: Sheet) -> Bool { id == other.id && subject == other.subject && period == other.period }

    /// A part anywhere in the tree.
    func part(at path: String) -> Part? {
        func find(_ parts: [Part]) -> Part? {
            for part in parts {
                if part.path == path { return part }
                if let found = find(part.parts) { return found }
            }
            return nil
        }
        return find(parts)
    }

    /// Every part, each before those in it.
    var allParts: [Part] {
        func list(_ parts: [Part]) -> [Part] { parts.flatMap { [$0] + list($0.parts) } }
        return list(parts)
    }
}
