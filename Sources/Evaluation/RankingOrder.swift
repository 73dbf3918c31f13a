internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Ranks the drafts of one sheet and gives levels (the fixed order of work, steps 6 and 7).
struct RankingOrder {
    let sheet: Sheet

    /// Everyone with rank and level, in the order the tables list them.
    func rank(_ drafts: [SubjectDraft], ids: [String]) -> (subjects: [SubjectScore], ranked: Int) {
        let tieParts = sheet.ranking.ties.compactMap { id in sheet.parts.firstIndex { $0.id == id } }
        func key(_ draft: SubjectDraft) -> [Rational] { [draft.total] + tieParts.map { draft.parts[$0] } }
        // People are indexed in code-point order of their ids, so the index breaks ties as the tables ask.
        let ranked = drafts.filter { $0.workingDays >= sheet.ranking.leastDays }
            .map { (draft: $0, key: key($0)) }
            .sorted { left, right in
                for (a, b) in zip(left.key, right.key) where a != b { return a > b }
                return left.draft.person < right.draft.person
            }
        var subjects: [SubjectScore] = []
        var start = 0
        while start < ranked.count {
            var end = start + 1
            while end < ranked.count, ranked[end].key == ranked[start].key { end += 1 }
            let level = level(total: ranked[start].draft.total, lastPlace: end, of: ranked.count)
            for position in start..<end {
                subjects.append(score(ranked[position].draft, ids, rank: start + 1, level: level))
            }
            start = end
        }
        let unranked = drafts.filter { $0.workingDays < sheet.ranking.leastDays }.sorted { $0.person < $1.person }
        subjects += unranked.map { score($0, ids, rank: nil, level: nil) }
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
        var consequences = draft.consequences
        if let level, let rank {
            let reached = sheet.levels[level]
            consequences += reached.consequences.map {
                ConsequenceEntry(
                    name: $0, clause: "",
                    reason: "评定为\(reached.name)(\(draft.total.formatted(decimals: sheet.decimals)) 分,第 \(rank) 名)")
            }
        }
        return SubjectScore(
            id: ids[draft.person], name: draft.listing.name, window: draft.listing.window,
            department: draft.listing.department, group: draft.listing.group, post: draft.listing.post,
            parts: draft.parts, deducted: draft.deducted, exactTotal: draft.exactTotal, total: draft.total, rank: rank,
            level: level, status: rank == nil ? .notRanked(reason: "不在岗") : .ranked, lines: draft.lines,
            consequences: consequences)
    }
}
