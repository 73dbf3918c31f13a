internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Ranks the drafts of one sheet and gives levels (the fixed order of work, steps 6 to 8).
struct RankingOrder {
    let regulation: Regulation
    let sheet: Sheet
    /// The last day of the period: what a level brings befalls then.
    let lastDay: Day
    /// What bars a subject, by its index among the drafts: the rule's id.
    let barred: [Int: String]

    /// What ranking came to.
    struct Outcome {
        var subjects: [SubjectScore] = []
        /// How many are ranked, disqualified included.
        var ranked = 0
        /// Ties across a border: the level, whether it is an honour, and the ids.
        var borders: [(level: Level, ids: [String])] = []
    }

    /// Everyone with rank and level, in the order the tables list them.
    func rank(_ drafts: [SubjectDraft]) -> Outcome {
        var outcome = Outcome()
        let keys = drafts.map(key)
        let eligible = drafts.indices.filter { drafts[$0].unranked == nil }
        outcome.ranked = eligible.count
        var groups: [ExactText: [Int]] = [:]
        for index in eligible { groups[drafts[index].peers, default: []].append(index) }
        var placed: [(rank: Int, index: Int, level: Int?, honours: [Int])] = []
        for peers in groups.keys.sorted() {
            let own = groups[peers] ?? []
            placed += rank(own, drafts, keys, &outcome)
        }
        // Subjects stand in code-point order of their ids, so the index breaks ties as the tables ask.
        placed.sort { ($0.rank, $0.index) < ($1.rank, $1.index) }
        outcome.subjects = placed.map { place in
            score(drafts[place.index], rank: place.rank, level: place.level, honours: place.honours, status: .ranked)
        }
        for index in drafts.indices {
            if let reason = drafts[index].unranked {
                outcome.subjects.append(
                    score(drafts[index], rank: nil, level: nil, honours: [], status: .notRanked(reason: reason)))
            } else if let rule = barred[index] {
                outcome.subjects.append(
                    score(drafts[index], rank: nil, level: nil, honours: [], status: .disqualified(rule: rule)))
            }
        }
        return outcome
    }

    /// What ranks: the rounded total, then the tie keys, unrounded.
    func key(_ draft: SubjectDraft) -> [Rational] {
        [draft.total]
            + zip(sheet.ranking.ties, draft.tieValues).map { key, value in
                if case .part(let part) = key, draft.parts.indices.contains(part) { draft.parts[part] } else { value }
            }
    }

    /// One peer group.
    private func rank(
        _ own: [Int], _ drafts: [SubjectDraft], _ keys: [[Rational]], _ outcome: inout Outcome
    ) -> [(rank: Int, index: Int, level: Int?, honours: [Int])] {
        let groups = groups(own, keys)
        let levels = fill(sheet.levels, offset: 0, groups, drafts, [:], base: own.count, &outcome)
        let honours = fill(sheet.honours, offset: sheet.levels.count, groups, drafts, levels, base: own.count, &outcome)
        var rank = 1
        return groups.flatMap { group in
            defer { rank += group.count }
            return group.map { (rank, $0, levels[$0], honours[$0].map { [$0] } ?? []) }
        }
    }

    /// Those of a peer group who take places, by rank, those who tie together.
    func groups(_ own: [Int], _ keys: [[Rational]]) -> [[Int]] {
        let ordered = own.filter { barred[$0] == nil }.sorted { left, right in
            for (a, b) in zip(keys[left], keys[right]) where a != b { return a > b }
            return left < right
        }
        var groups: [[Int]] = []
        for index in ordered {
            if let last = groups.last?.first, keys[last] == keys[index] {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        return groups
    }

    /// What each of a peer group brings to the levels of one list.
    /// - Parameters:
    ///   - offset: where the list begins among a draft's ``SubjectDraft/meets``.
    ///   - reached: the level of each, for honours that ask for one.
    func candidates(
        _ levels: [Level], offset: Int, _ groups: [[Int]], _ drafts: [SubjectDraft], _ reached: [Int: Int]
    ) -> [[LevelFilling.Candidate]] {
        groups.map { group in
            group.map { index in
                let (best, lower) = bounds(drafts[index], levels)
                return LevelFilling.Candidate(
                    index: index, total: drafts[index].total,
                    meets: levels.indices.map { place in
                        drafts[index].meets[offset + place]
                            && levels[place].condition?.holds(
                                forLevel: reached[index].map { sheet.levels[$0].name } ?? "") ?? true
                    }, best: best, lower: lower)
            }
        }
    }

    private func fill(
        _ levels: [Level], offset: Int, _ groups: [[Int]], _ drafts: [SubjectDraft], _ reached: [Int: Int], base: Int,
        _ outcome: inout Outcome
    ) -> [Int: Int] {
        guard !levels.isEmpty else { return [:] }
        let candidates = candidates(levels, offset: offset, groups, drafts, reached)
        let (given, borders, _) = LevelFilling(levels: levels, ranked: base).fill(candidates)
        outcome.borders += borders.map { border in
            (levels[border.level], border.tied.map { drafts[$0].subject.id })
        }
        return given
    }

    /// The best level consequences leave a subject, and how many levels it falls.
    private func bounds(_ draft: SubjectDraft, _ levels: [Level]) -> (best: Int, lower: Int) {
        var best = 0
        var lower = 0
        for name in Set(draft.befallen.map(\.entry.name)).sorted() {
            guard let consequence = regulation.consequences.first(where: { $0.name == name }) else { continue }
            if let bound = consequence.noHigherThan, let place = levels.firstIndex(where: { $0.name == bound }) {
                best = max(best, place)
            }
            lower += consequence.lower
        }
        return (best, lower)
    }

    private func score(
        _ draft: SubjectDraft, rank: Int?, level: Int?, honours: [Int], status: SubjectScore.Status
    ) -> SubjectScore {
        var entries = draft.befallen.map(\.entry)
        let total = draft.total.formatted(decimals: sheet.decimals)
        if let rank {
            var won: [(level: Level, isHonour: Bool)] = []
            if let level { won.append((sheet.levels[level], false)) }
            won += honours.map { (sheet.honours[$0], true) }
            for (reached, isHonour) in won {
                let reason = ConsequenceEntry.reached(reached.name, total: total, rank: rank)
                if isHonour {
                    entries.append(
                        ConsequenceEntry(name: reached.name, clause: reached.clause, reason: reason, day: lastDay))
                }
                entries += reached.consequences.map {
                    ConsequenceEntry(name: $0, clause: clause(of: $0, reached), reason: reason, day: lastDay)
                }
            }
        }
        return SubjectScore(
            id: draft.subject.id, name: draft.subject.name, window: draft.subject.window,
            department: draft.subject.department, group: draft.subject.group, post: draft.subject.post,
            parts: draft.parts, deducted: draft.deducted, exactTotal: draft.exactTotal, total: draft.total, rank: rank,
            level: level, honours: honours, status: status, lines: draft.lines, consequences: entries)
    }

    /// The clause of what a level brings: its own definition's, else the level's.
    private func clause(of consequence: String, _ level: Level) -> String {
        let own = regulation.consequences.first { $0.name == consequence }?.clause ?? ""
        return own.isEmpty ? level.clause : own
    }
}
