internal import Chronology
internal import Diagnostics
internal import Exact
internal import RuleModel
internal import ScoreModel

/// One sheet of an explanation in text.
struct SheetText {
    let language: Language

    func render(_ sheet: SheetExplanation, _ block: inout TextBlock) {
        let score = sheet.score
        block.add("【\(sheet.sheet.title)】\(sheet.id) · \(sheet.regulation.title)")
        let givesPoints = Self.givesPoints(sheet)
        var summary = [
            givesPoints
                ? language.text("总分 ", "total ") + score.total.formatted(decimals: sheet.sheet.decimals)
                : language.text("不计分,只列出需要核对、处理的事", "no points: what is to be looked into")
        ]
        if givesPoints, let rank = score.rank { summary.append(language.text("第 \(rank) 名", "rank \(rank)")) }
        if let level = score.level { summary.append(sheet.sheet.levels[level].name) }
        summary += score.honours.map { sheet.sheet.honours[$0].name }
        if !sheet.standing.reason.isEmpty { summary.append(short(score.status)) }
        block.add(summary.joined(separator: " · "))
        for part in sheet.parts {
            block.gap()
            render(part, indent: 0, givesPoints: givesPoints, &block)
        }
        block.gap()
        if givesPoints { total(sheet, &block) }
        StandingText(language: language).render(sheet, &block)
    }

    /// Whether there is a total to tell of; shares of another sheet's rules may fall on one without points of its own.
    static func givesPoints(_ sheet: SheetExplanation) -> Bool {
        sheet.sheet.givesPoints || !sheet.score.exactTotal.isZero
    }

    private func short(_ status: SubjectScore.Status) -> String {
        switch status {
        case .ranked: ""
        case .notRanked(let reason): language.text("未参加排名(\(reason))", "not ranked (\(reason))")
        case .disqualified: language.text("取消评定等次的资格", "disqualified")
        }
    }

    // MARK: Parts

    func render(_ part: PartExplanation, indent: Int, givesPoints: Bool = true, _ block: inout TextBlock) {
        let own = part.part
        var head = [own.title]
        if !own.clause.isEmpty { head.append(own.clause) }
        if !own.points.isZero { head.append(language.text("满分 ", "of ") + own.points.shown) }
        let score = language.text(",得 ", ": ") + part.score.shown + language.text(" 分", " points")
        block.add(head.joined(separator: " · ") + (givesPoints ? score : ""), indent: indent, hang: 4)
        let inner = indent + 4
        if isQuiet(part) {
            block.add(
                !givesPoints
                    ? language.text("没有记录", "nothing")
                    : part.start.isZero
                        ? language.text("没有加分和扣分", "nothing added or taken")
                        : language.text(
                            "起始 \(part.start.shown),没有扣分和加分", "starts from \(part.start.shown), nothing taken"),
                indent: inner)
            return
        }
        if own.take == nil, !part.start.isZero || own.weight != .one {
            block.add(language.text("起始 ", "starts from ") + part.start.shown, indent: inner)
        }
        if let taken = part.taken { render(taken, indent: inner, &block) }
        LineText(language: language).renderByRule(part.lines, indent: inner, &block)
        let quiet = part.parts.filter { isQuiet($0) && $0.start.isZero }
        for child in part.parts where !(isQuiet(child) && child.start.isZero) {
            render(child, indent: inner, givesPoints: givesPoints, &block)
        }
        if !quiet.isEmpty {
            let titles = quiet.map(\.part.title).joined(separator: "、")
            block.add(
                titles + language.text(":没有加分和扣分", ": nothing added or taken"), indent: inner, hang: 4)
        }
        if !part.clamp.isEmpty {
            block.add(
                language.text("合计 ", "sum ") + part.sum.shown + language.text(",", ": ") + part.clamp,
                indent: inner, hang: 4)
        }
        for (points, reason) in part.corrections {
            block.add("\(TextBlock.padded(points.signed, to: 6))\(reason)", indent: inner, hang: 6)
        }
        if own.weight != .one {
            block.add(
                language.text("权重 ", "weight ")
                    + "\(own.weight.words(isShare: true)):\(part.unweighted.shown) × \(own.weight.words(isShare: true)) = \(part.score.shown)",
                indent: inner, hang: 4)
        }
    }

    /// Whether nothing happened in a part.
    private func isQuiet(_ part: PartExplanation) -> Bool {
        part.lines.isEmpty && part.parts.isEmpty && part.taken == nil && part.clamp.isEmpty && part.part.weight == .one
    }

    private func render(_ taken: TakenExplanation, indent: Int, _ block: inout TextBlock) {
        for score in taken.scores.prefix(LineText.most) {
            var words = ["\(score.sheet) \(score.period.title)", score.subject].filter { !$0.isEmpty }
            words.append(score.value.map { $0.shown } ?? "—")
            if score.weight != .one { words.append(language.text("权重 ", "weight ") + score.weight.shown) }
            if !score.note.isEmpty { words.append("(\(score.note))") }
            block.add(words.joined(separator: "  "), indent: indent, hang: 4)
            if !score.parts.isEmpty, score.value != nil, taken.scores.count <= 12 {
                block.add(
                    score.parts.map { "\($0.title) \($0.score.shown)" }.joined(separator: "、"), indent: indent + 4,
                    hang: 0)
            }
        }
        if taken.scores.count > LineText.most {
            block.add(language.text("其余 \(taken.scores.count - LineText.most) 个略", "and more"), indent: indent)
        }
        let value = taken.value?.shown ?? language.text("没有可取用的成绩", "nothing to take")
        block.add(
            (taken.form.isEmpty
                ? language.text("取用 ", "taken ") : language.text("以上\(taken.form) ", "taken ")) + value,
            indent: indent)
    }

    // MARK: Total

    private func total(_ sheet: SheetExplanation, _ block: inout TextBlock) {
        block.add(language.text("总分", "total"))
        LineText(language: language).renderByRule(sheet.totalLines, indent: 4, &block)
        let onTotal = sheet.totalLines.reduce(Rational.zero) { $0 + $1.pointsOfTotal }
        var terms = sheet.parts.map { "\($0.part.title) \($0.score.shown)" }.joined(separator: " + ")
        if !onTotal.isZero { terms += language.text(" + 总分条目 ", " + rules on the total ") + onTotal.shown }
        if sheet.parts.count > 1 || !onTotal.isZero { terms += " = \(sheet.sum.shown)" }
        block.add(terms, indent: 4, hang: 4)
        if !sheet.clamp.isEmpty {
            block.add("\(sheet.clamp):\(sheet.sum.shown) → \(sheet.score.exactTotal.shown)", indent: 4)
        }
        let shown = sheet.score.total.formatted(decimals: sheet.sheet.decimals)
        if sheet.score.total != sheet.score.exactTotal {
            let rounding =
                switch sheet.sheet.rounding {
                case .halfUp: language.text("四舍五入", "half up")
                case .down: language.text("舍去", "down")
                case .up: language.text("进一", "up")
                }
            block.add(
                language.text(
                    "取 \(sheet.sheet.decimals) 位小数(\(rounding)):",
                    "rounded to \(sheet.sheet.decimals) places (\(rounding)): ")
                    + "\(sheet.score.exactTotal.shown) → \(shown)", indent: 4)
        }
    }
}

/// Rank, levels and consequences in text.
struct StandingText {
    let language: Language

    func render(_ sheet: SheetExplanation, _ block: inout TextBlock) {
        if SheetText.givesPoints(sheet) || !sheet.standing.reason.isEmpty { rank(sheet, &block) }
        levels(language.text("等次", "level"), sheet.standing.levels, &block)
        levels(language.text("荣誉", "honours"), sheet.standing.honours, &block)
        let score = sheet.score
        guard !score.consequences.isEmpty else { return }
        block.add(language.text("后果", "consequences"))
        for entry in score.consequences {
            let clause = entry.clause.isEmpty ? "" : "(\(entry.clause))"
            block.add("\(entry.name)\(clause):\(entry.reason)", indent: 4, hang: 4)
        }
    }

    private func rank(_ sheet: SheetExplanation, _ block: inout TextBlock) {
        let (standing, score) = (sheet.standing, sheet.score)
        block.add(language.text("名次", "rank"))
        if let rank = score.rank {
            let group =
                standing.peers.isEmpty ? "" : language.text("“\(standing.peers)”组", "group '\(standing.peers)', ")
            block.add(
                language.text("\(group)第 \(rank) 名,参评 \(standing.ranked)", "\(group)\(rank) of \(standing.ranked)"),
                indent: 4)
            ties(sheet, &block)
        } else {
            block.add(standing.reason, indent: 4, hang: 4)
        }
    }

    private func ties(_ sheet: SheetExplanation, _ block: inout TextBlock) {
        let standing = sheet.standing
        guard standing.tiedCount > 0 else { return }
        let total = sheet.score.total.formatted(decimals: sheet.sheet.decimals)
        let unit = sheet.sheet.subject == .staff ? "人" : "个"
        let own = sheet.sheet.subject == .staff ? "本人" : "自己"
        block.add(
            language.text(
                "与 \(standing.tiedCount) \(unit)同为 \(total) 分:", "\(standing.tiedCount) others have \(total) too:"),
            indent: 4)
        for tied in standing.tied {
            let name = tied.name == tied.id ? tied.id : "\(tied.name)(\(tied.id))"
            let words =
                switch tied.order {
                case .level: language.text("同分各项也都相同,名次并列", "equal in every tie key, the rank is shared")
                case .ahead:
                    language.text(
                        "比“\(tied.key)”,对方 \(tied.other.shown),\(own) \(tied.own.shown),排在对方之后",
                        "stands ahead by \(tied.key): \(tied.other.shown) to \(tied.own.shown)")
                case .behind:
                    language.text(
                        "比“\(tied.key)”,\(own) \(tied.own.shown),对方 \(tied.other.shown),排在对方之前",
                        "stands behind by \(tied.key): \(tied.other.shown) to \(tied.own.shown)")
                }
            block.add("\(name):\(words)", indent: 6, hang: 4)
        }
        let rest = standing.tiedCount - standing.tied.count
        if rest > 0 { block.add(language.text("其余 \(rest) \(unit)略", "and \(rest) more"), indent: 6) }
    }

    private func levels(_ title: String, _ levels: [Standing.LevelReason], _ block: inout TextBlock) {
        guard !levels.isEmpty else { return }
        block.add(title)
        for level in levels {
            let mark = level.isReached ? language.text("是", "is ") : language.text("不是", "not ")
            block.add("\(mark)\(level.name):\(level.reason)", indent: 4, hang: 4)
        }
    }
}
