internal import Chronology
public import Diagnostics
internal import Exact
public import LedgerModel
internal import RecordModel
internal import ScoreModel

/// A subject's published periods as text that fits a terminal.
public struct HistoryText: Sendable {
    /// The language of everything but what the rules and the roster say.
    let language: Language

    /// Histories in a language.
    public init(language: Language) { self.language = language }

    /// The history.
    public func render(_ report: HistoryReport) -> String {
        var block = TextBlock()
        block.add("\(report.centre)  " + (report.id == report.name ? report.id : "\(report.id) \(report.name)"))
        for sheet in report.sheets {
            block.gap()
            block.add("【\(sheet.title)】\(sheet.sheet)")
            addTable(sheet, &block)
            for change in sheet.changes { add(change.subject, of: change.amendment, in: sheet, &block) }
        }
        if !report.corrections.isEmpty {
            block.gap()
            block.add(say("更正记录:", "corrections:"))
            for logged in report.corrections { add(logged, &block) }
        }
        return block.text
    }

    private func say(_ zh: String, _ en: String) -> String { language.text(zh, en) }

    // MARK: Periods

    private func addTable(_ sheet: SubjectHistory, _ block: inout TextBlock) {
        let header = [
            say("考核期", "period"), say("总分", "total"), say("名次", "rank"), say("等次", "level"), say("更正", "amended"),
        ]
        var rows = [header]
        for entry in sheet.entries {
            let now = entry.current
            let rank = now.rank.map { "\($0)/\(entry.rankedCount)" } ?? "—"
            let amended =
                entry.amendments.isEmpty ? "" : say("\(entry.amendments.count) 次", "\(entry.amendments.count)")
            rows.append([
                entry.period.label, now.total.formatted(decimals: sheet.decimals), rank, standing(now), amended,
            ])
        }
        let widths = header.indices.map { column in rows.map { TextBlock.width(of: $0[column]) }.max() ?? 0 }
        for (number, row) in rows.enumerated() {
            let cells = row.indices.map { column in
                // Figures stand below each other by their last digit.
                column == 1 || column == 2
                    ? String(repeating: " ", count: widths[column] - TextBlock.width(of: row[column])) + row[column]
                    : TextBlock.padded(row[column], to: widths[column])
            }
            block.addRaw("  " + cells.joined(separator: "  "))
            guard number > 0 else { continue }
            let entry = sheet.entries[number - 1]
            let parts = entry.current.parts.map { "\($0.title) \($0.score.formatted(decimals: sheet.decimals))" }
            if !parts.isEmpty { block.add(parts.joined(separator: " · "), indent: 6, hang: 2) }
            let befell = names(entry.current.consequences)
            if !befell.isEmpty {
                block.add(say("后续处理:", "consequences: ") + befell.joined(separator: "、"), indent: 6, hang: 2)
            }
        }
    }

    private func names(_ entries: [ConsequenceEntry]) -> [String] {
        var names: [String] = []
        for entry in entries where !names.contains(entry.name) { names.append(entry.name) }
        return names
    }

    private func standing(_ subject: PublishedSubject) -> String {
        switch subject.status {
        case .notRanked(let reason): return say("不参评(\(reason))", "not ranked (\(reason))")
        case .disqualified(let rule): return say("取消资格(\(rule))", "disqualified (\(rule))")
        case .ranked:
            let stars = subject.stars.map { String(repeating: "★", count: max(0, min($0, 10))) } ?? ""
            let words = [stars, subject.level].filter { !$0.isEmpty } + subject.honours
            return words.isEmpty ? "—" : words.joined(separator: " ")
        }
    }

    // MARK: Amendments

    private func add(
        _ change: AmendedSubject, of amendment: Amendment, in sheet: SubjectHistory, _ block: inout TextBlock
    ) {
        let by = "\(amendment.at.day.iso) \(amendment.by)"
        let head = say(
            "\(amendment.period.label) 第 \(amendment.number) 次更正",
            "\(amendment.period.label) amendment \(amendment.number)")
        block.add(
            "\(head)  \(by)" + (amendment.reason.isEmpty ? "" : say(":", ": ") + amendment.reason), indent: 2, hang: 4)
        let (before, after) = (change.before, change.after)
        func total(_ side: PublishedSubject?) -> String {
            side?.total.formatted(decimals: sheet.decimals) ?? say("不考核", "not scored")
        }
        func arrow(_ word: String, _ old: String, _ new: String) -> String? {
            old == new ? nil : "\(word) \(old) → \(new)"
        }
        let rank = { (side: PublishedSubject?) in side?.rank.map { String($0) } ?? "—" }
        let words = [
            arrow(say("总分", "total"), total(before), total(after)),
            arrow(say("名次", "rank"), rank(before), rank(after)),
            arrow(say("等次", "level"), before.map(standing) ?? "—", after.map(standing) ?? "—"),
        ].compactMap { $0 }
        if !words.isEmpty { block.add(words.joined(separator: say(",", ", ")), indent: 6, hang: 2) }
        for (sign, lines) in [("−", change.linesBefore), ("+", change.linesAfter)] {
            for line in lines {
                let points = (line.points.isNegative ? "" : "+") + line.points.formatted(decimals: sheet.decimals)
                block.add("\(sign) \(line.day.iso) \(line.rule) \(points)  \(line.evidence)", indent: 6, hang: 4)
            }
        }
    }

    private func add(_ logged: LoggedCorrection, _ block: inout TextBlock) {
        block.add(CorrectionLine(language: language).text(logged), indent: 2, hang: 4)
    }
}

/// An entry of the log of corrections on one line.
public struct CorrectionLine: Sendable {
    /// The language of everything but what people wrote.
    let language: Language

    /// Lines in a language.
    public init(language: Language) { self.language = language }

    /// `3  2026Q3  已采用  改正 logs/cases-07.csv:1204  评价=不满意 → 评价=满意  李主任 2026-10-20  申诉复核`.
    public func text(_ logged: LoggedCorrection) -> String {
        let correction = logged.correction
        let target = correction.target
        var words = [
            "\(correction.number)", logged.period.label, state(logged),
            language.text(target.act, target.kind) + " " + target.place,
        ]
        switch target {
        case .cells, .line: words.append("\(target.was) → \(target.instead)")
        case .withdrawn: words.append(target.was)
        case .added: words.append(target.instead)
        }
        words.append("\(correction.by) \(correction.on.iso)")
        if !correction.basis.isEmpty { words.append(correction.basis) }
        if !logged.decision.isEmpty { words.append(language.text("处理:", "decided: ") + logged.decision) }
        return words.joined(separator: "  ")
    }

    /// Where an entry stands.
    public func state(_ logged: LoggedCorrection) -> String {
        switch logged.state {
        case .proposed: language.text("待定", "proposed")
        case .accepted: language.text("采纳", "accepted")
        case .refused: language.text("维持", "refused")
        case .applied:
            logged.amendment.map { language.text("已采用(第 \($0) 次更正)", "applied (amendment \($0))") }
                ?? language.text("已采用", "applied")
        }
    }
}
