internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Ranks the drafts of one sheet and gives levels (the fixed order of work, steps 6 and 7).
struct RankingOrder {
    let sheet: Sheet
    /// The regulation's consequences: what a level brings stands in the clause their own definition names.
    let consequences: [Consequence]

    /// Everyone with rank and level, in the order the tables list them.
    func rank(_ drafts: [SubjectDraft], ids: [String]) -> (subjects: [SubjectScore], ranked: Int) {
        let tieParts = sheet.ranking.ties.compactMap { id in sheet.parts.firstIndex { $0.id == id } }
        let keys = drafts.map { draft in [draft.total] + tieParts.map { draft.parts[$0] } }
        let people = drafts.map(\.person)
        // People are indexed in code-point order of their ids, so the index breaks ties as the tables ask.
        let ranked = drafts.indices.filter { drafts[$0].workingDays >= sheet.ranking.leastDays }
            .sorted { left, right in
                for (a, b) in zip(keys[left], keys[right]) where a != b { return a > b }
                return people[left] < people[right]
            }
        var subjects: [SubjectScore] = []
        subjects.reserveCapacity(drafts.count)
        var start = 0
        while start < ranked.count {
            var end = start + 1
            while end < ranked.count, keys[ranked[end]] == keys[ranked[start]] { end += 1 }
            let level = level(total: drafts[ranked[start]].total, lastPlace: end, of: ranked.count)
            for position in start..<end {
                subjects.append(score(drafts[ranked[position]], ids, rank: start + 1, level: level))
            }
            start = end
        }
        let unranked = drafts.indices.filter { drafts[$0].workingDays < sheet.ranking.leastDays }
            .sorted { people[$0] < people[$1] }
        subjects += unranked.map { score(drafts[$0], ids, rank: nil, level: nil) }
        return (subjects, ranked.count)
    }

    /// The level of those who share a rank: the best whose line they meet and whose cumulative room holds them all.
    ///
    /// - Parameter lastPlace: the place of the last of them, counted from 1. Those tied across a border fall together.
    private func level(total: Rational, lastPlace: Int, of ranked: Int) -> Int? {
        var cumulative = Rational.zero
        for (index, level) in sheet.levels.enumerated() {
            var hasRoom = true
            if let quota = level.quota {
                cumulative = cumulative + quota
                hasRoom = Rational(lastPlace) <= (cumulative * Rational(ranked)).floored
            }
            if hasRoom && level.line?.holds(for: total) ?? true { return index }
        }
        return nil
    }

    private func score(_ draft: SubjectDraft, _ ids: [String], rank: Int?, level: Int?) -> SubjectScore {
        var entries = draft.consequences
        if let level, let rank {
            let reached = sheet.levels[level]
            entries += reached.consequences.map {
                ConsequenceEntry(
                    name: $0, clause: clause(of: $0),
                    reason: "评定为\(reached.name)(\(draft.total.formatted(decimals: sheet.decimals)) 分,第 \(rank) 名)")
            }
        }
        return SubjectScore(
            id: ids[draft.person], name: draft.listing.name, window: draft.listing.window,
            department: draft.listing.department, group: draft.listing.group, post: draft.listing.post,
            parts: draft.parts, deducted: draft.deducted, exactTotal: draft.exactTotal, total: draft.total, rank: rank,
            level: level, status: rank == nil ? .notRanked(reason: "不在岗") : .ranked, lines: draft.lines,
            consequences: entries)
    }

    private func clause(of consequence: String) -> String {
        consequences.first { $0.name == consequence }?.clause ?? ""
    }
}
