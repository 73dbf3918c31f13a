internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

extension RankingOrder {
    /// Why a draft has its rank and its levels.
    /// - Parameters:
    ///   - reason: why it is not ranked or may have no level; empty where it is.
    ///   - keyTitles: what the tie keys are called.
    ///   - conditions: for each level, then each honour, what else it asks for and what was found; empty where it holds.
    func standing(
        of index: Int, _ drafts: [SubjectDraft], reason: String, keyTitles: [String], conditions: [String]
    ) -> Standing {
        let draft = drafts[index]
        let peers = draft.peers
        let own = drafts.indices.filter { drafts[$0].unranked == nil && drafts[$0].peers == peers }
        guard draft.unranked == nil, barred[index] == nil else {
            return Standing(
                reason: reason, peers: peers.text, ranked: own.count, tiedCount: 0, tied: [], levels: [], honours: [])
        }
        let keys = drafts.map(key)
        let groups = groups(own, keys)
        let equals = own.filter { $0 != index && barred[$0] == nil && drafts[$0].total == draft.total }
        let place = Dictionary(groups.joined().enumerated().map { ($1, $0) }) { first, _ in first }
        let ordered = equals.sorted { (place[$0] ?? 0) < (place[$1] ?? 0) }
        // The nearest of them tell most.
        let before = ordered.filter { (place[$0] ?? 0) < (place[index] ?? 0) }
        let behind = ordered.filter { (place[$0] ?? 0) > (place[index] ?? 0) }
        let tied = (before.suffix(3) + behind.prefix(3)).map { other in
            tie(index, other, drafts, keys, keyTitles)
        }
        func candidates(_ levels: [Level], _ offset: Int, _ reached: [Int: Int]) -> [[LevelFilling.Candidate]] {
            self.candidates(levels, offset: offset, groups, drafts, reached)
        }
        let forLevels = candidates(sheet.levels, 0, [:])
        let reached = LevelFilling(levels: sheet.levels, ranked: own.count).fill(forLevels).levels
        let forHonours = candidates(sheet.honours, sheet.levels.count, reached)
        return Standing(
            reason: "", peers: peers.text, ranked: own.count, tiedCount: equals.count, tied: tied,
            levels: reasons(index, sheet.levels, forLevels, base: own.count, conditions),
            honours: reasons(
                index, sheet.honours, forHonours, base: own.count, Array(conditions.dropFirst(sheet.levels.count))))
    }

    private func tie(
        _ index: Int, _ other: Int, _ drafts: [SubjectDraft], _ keys: [[Rational]], _ titles: [String]
    ) -> Standing.Tied {
        let subject = drafts[other].subject
        // The first key is the total itself.
        for (place, (own, theirs)) in zip(keys[index], keys[other]).enumerated() where own != theirs && place > 0 {
            return Standing.Tied(
                id: subject.id, name: subject.name, order: own > theirs ? .behind : .ahead,
                key: titles.indices.contains(place - 1) ? titles[place - 1] : "", own: own, other: theirs)
        }
        return Standing.Tied(
            id: subject.id, name: subject.name, order: .level, key: "", own: .zero, other: .zero)
    }

    private func reasons(
        _ index: Int, _ levels: [Level], _ candidates: [[LevelFilling.Candidate]], base: Int, _ conditions: [String]
    ) -> [Standing.LevelReason] {
        guard !levels.isEmpty else { return [] }
        let (given, borders, rooms) = LevelFilling(levels: levels, ranked: base).fill(candidates)
        guard let candidate = candidates.joined().first(where: { $0.index == index }) else { return [] }
        let reached = given[index]
        let total = candidate.total.formatted(decimals: sheet.decimals)
        let rank = 1 + candidates.prefix { !$0.contains { $0.index == index } }.joined().count
        var reasons: [Standing.LevelReason] = []
        for (place, level) in levels.enumerated() where place <= reached ?? levels.count {
            let isReached = place == reached
            let room = rooms[place]
            var words: String
            if isReached {
                words = "\(total) 分" + (level.line.map { ",要求\($0.words(isShare: false)) 分" } ?? "")
                if level.quota != nil {
                    words += ";第 \(rank) 名,\(place == 0 ? "" : "累计")名额 \(room.places) 名"
                    if rank > room.places { words += ",名次在前的有人未评上,名额顺延" }
                }
                if conditions.indices.contains(place), !conditions[place].isEmpty { words += ";" + conditions[place] }
                if candidate.lower > 0 { words = "因处理决定降 \(candidate.lower) 等" }
            } else if place < candidate.best {
                words = "因处理决定,不得高于“\(levels[candidate.best].name)”"
            } else if !candidate.meets[place] {
                words = "还有条件没有满足:" + (conditions.indices.contains(place) ? conditions[place] : "")
            } else if let line = level.line, !line.holds(for: candidate.total) {
                words = "总分 \(total) 分,要求\(line.words(isShare: false)) 分"
            } else if candidate.lower > 0 {
                words = "因处理决定降 \(candidate.lower) 等"
            } else {
                words = "第 \(rank) 名;\(Self.room(level, room, base, isFirst: place == 0))"
                if let border = borders.first(where: { $0.level == place && $0.tied.contains(index) }) {
                    words +=
                        ";同名次 \(border.tied.count) \(sheet.subject == .staff ? "人" : "个")只剩 \(room.places - room.taken) 个名额,"
                    words += level.ties == .refuse ? "待定" : "一并就低"
                } else if room.taken < room.places {
                    words += ";名次在前者并列超出名额,未能评上"
                } else {
                    words += ",已满"
                }
            }
            reasons.append(Standing.LevelReason(name: level.name, isReached: isReached, reason: words))
        }
        return reasons
    }

    /// 名额 23 名(119 人的 20%).
    private static func room(_ level: Level, _ room: LevelFilling.Room, _ base: Int, isFirst: Bool) -> String {
        var words = (isFirst ? "名额 " : "到本等次累计名额 ") + "\(room.places) 名"
        switch level.quota {
        case .share(let share)?: words += "(参评 \(base),本等次 \(share.words(isShare: true)))"
        case .number(let number)?: words += "(本等次 \(number) 名)"
        case .bySize?: words += "(参评 \(base),按人数定)"
        case nil: break
        }
        return words
    }
}
