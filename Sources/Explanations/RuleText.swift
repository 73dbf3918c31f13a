internal import Chronology
internal import Diagnostics
internal import Exact
internal import RuleModel
internal import ScoreModel

/// One rule of an explanation in text.
struct RuleText {
    let language: Language

    func render(_ explanation: RuleExplanation, _ block: inout TextBlock) {
        let rule = explanation.rule
        block.add(
            "【\(rule.code)】\(rule.id) · \(rule.clause) · \(explanation.sheet.title)(\(explanation.sheetID))", hang: 4)
        func fact(_ zh: String, _ en: String, _ text: String) {
            guard !text.isEmpty else { return }
            block.add(TextBlock.padded(language.text(zh, en), to: 6) + text, indent: 4, hang: 6)
        }
        fact("原文", "text", rule.text)
        fact("理解", "read", rule.reading)
        fact("分值", "price", RuleWords.price(of: rule, in: explanation.regulation))
        fact("范围", "rows", explanation.source)
        for window in explanation.windows { render(window, &block) }
        lines(explanation, &block)
        missed(explanation.missed, &block)
        others(explanation, &block)
        for entry in explanation.consequences {
            block.add(language.text("后果 ", "consequence ") + "\(entry.name):\(entry.reason)", hang: 5)
        }
    }

    private func lines(_ explanation: RuleExplanation, _ block: inout TextBlock) {
        let lines = explanation.lines
        if !lines.isEmpty {
            let sum = lines.reduce(Rational.zero) { $0 + $1.points }
            block.add(
                language.text("计入 \(lines.count) 行,合计 \(sum.signed)", "lines: \(lines.count), \(sum.signed) in all"))
            LineText(language: language).render(lines, indent: 4, &block)
        } else if explanation.rule.countsRows {
            block.add(language.text("本条没有产生分值", "the rule gave no line"))
        }
        guard !explanation.counted.isEmpty else { return }
        block.add(language.text("计为次数的 \(explanation.counted.count) 行", "rows counted: \(explanation.counted.count)"))
        rows(explanation.counted, of: explanation.counted.count, most: MissedRows.most, &block)
    }

    private func missed(_ missed: [MissedRows], _ block: inout TextBlock) {
        guard !missed.isEmpty else { return }
        let count = missed.reduce(0) { $0 + $1.count }
        block.add(language.text("没有计入 \(count) 行", "rows that did not count: \(count)"))
        let most = max(5, MissedRows.most / missed.count)
        for group in missed {
            // What all of them have is said once.
            let details = Set(group.rows.map(\.detail))
            let isShared = group.count > 1 && group.rows.count == group.count && details.count == 1
            let shared = isShared ? group.rows.first?.detail ?? "" : ""
            block.add(
                group.reason + (shared.isEmpty ? "" : language.text(",", "; ") + shared)
                    + language.text("(\(group.count) 行)", " (\(group.count))"), indent: 4, hang: 4)
            let shown = group.rows.map { row in
                isShared ? RowExplanation(day: row.day, evidence: row.evidence, text: row.text) : row
            }
            rows(shown, of: group.count, most: most, &block)
        }
    }

    private func rows(_ rows: [RowExplanation], of count: Int, most: Int, _ block: inout TextBlock) {
        let shown = rows.prefix(most)
        for row in shown {
            let day = row.day.map { "\($0.iso)  " } ?? ""
            // What was counted already says the day.
            let evidence = row.evidence.hasPrefix(row.day?.iso ?? "—") ? "" : row.evidence
            let words = [row.text, row.detail, evidence].filter { !$0.isEmpty }
            block.add(day + words.joined(separator: "  "), indent: 6, hang: 4)
        }
        if count > shown.count {
            block.add(
                language.text("其余 \(count - shown.count) 行同样", "\(count - shown.count) more alike"), indent: 6)
        }
    }

    private func others(_ explanation: RuleExplanation, _ block: inout TextBlock) {
        var words: [String] = []
        if explanation.citingOthers > 0 {
            words.append(
                language.text(
                    "另有 \(explanation.citingOthers) 行登记在其他条目", "rows that cite other rules: \(explanation.citingOthers)"
                ))
        }
        if explanation.ofOthers > 0 {
            words.append(
                language.text(
                    "另有 \(explanation.ofOthers) 行登记在本条,但记在其他人或窗口名下",
                    "rows that cite this rule and concern others: \(explanation.ofOthers)"))
        }
        if !words.isEmpty { block.add(words.joined(separator: language.text(";", "; ")), hang: 4) }
    }

    private func render(_ window: WindowExplanation, _ block: inout TextBlock) {
        block.add(language.text(window.window.title, "\(window.window.first.iso) – \(window.window.last.iso)"))
        for figure in window.figures {
            var words = figure.title + " "
            if figure.value.isEmpty {
                words += language.text("无数据", "undefined")
            } else {
                words += figure.value
            }
            if !figure.evidence.isEmpty, figure.evidence != figure.value { words += "(\(figure.evidence))" }
            if !figure.undefined.isEmpty { words += ":\(figure.undefined)" }
            block.add(words, indent: 4 + figure.depth * 2, hang: 4)
        }
        for term in window.terms {
            let holds =
                switch term.holds {
                case true?: language.text("成立", "holds")
                case false?: language.text("不成立", "does not hold")
                case nil: language.text("没有数据", "undefined")
                }
            block.add(
                language.text("条件 ", "when ") + "\(term.words):\(term.found),\(holds)", indent: 4, hang: 5)
        }
        if !window.verdict.isEmpty {
            block.add(language.text("结论 ", "verdict ") + window.verdict, indent: 4, hang: 5)
        }
    }
}
