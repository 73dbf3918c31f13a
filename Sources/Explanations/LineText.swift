internal import Chronology
internal import Diagnostics
internal import Exact
internal import RuleModel
internal import ScoreModel

/// Lines of a score in text.
struct LineText {
    let language: Language
    /// The most lines of one rule; the rest are in `lines.csv`.
    static let most = 100

    /// Lines of several rules, each rule's words above its own.
    func renderByRule(_ lines: [LineExplanation], indent: Int, _ block: inout TextBlock) {
        var rules: [Rule] = []
        for line in lines where !rules.contains(where: { $0 === line.rule }) { rules.append(line.rule) }
        for rule in rules {
            let own = lines.filter { $0.rule === rule }
            var head = "\(rule.code) · \(rule.clause) · \(rule.text)"
            if own.count > 1 {
                let sum = own.reduce(Rational.zero) { $0 + $1.points }.signed
                head += language.text("(\(own.count) 行,合计 \(sum))", " (\(own.count) lines, \(sum))")
            }
            block.add(head, indent: indent, hang: 4)
            render(own, indent: indent + 4, &block)
        }
    }

    /// Lines of one rule.
    func render(_ lines: [LineExplanation], indent: Int, _ block: inout TextBlock) {
        for line in lines.prefix(Self.most) { render(line, indent: indent, &block) }
        if lines.count > Self.most {
            let rest = lines.count - Self.most
            block.add(
                language.text("其余 \(rest) 行见 lines.csv", "\(rest) more lines are in lines.csv"), indent: indent)
        }
    }

    private func render(_ line: LineExplanation, indent: Int, _ block: inout TextBlock) {
        var words = ["\(TextBlock.padded(line.points.signed, to: 5)) \(line.day.iso)"]
        // What was counted often is what happened too.
        let isSaid = line.evidence.hasPrefix(line.day.iso)
        words.append(line.note)
        if !line.origin.isEmpty { words.append("[\(line.origin)]") }
        let arithmetic = line.arithmetic
        if !arithmetic.isEmpty, arithmetic != line.asked.magnitude.plain {
            // A row of a table is its own result.
            let asked = " \(line.asked.magnitude.plain)"
            let isClosed =
                !arithmetic.contains("×") && (arithmetic.hasSuffix(asked) || arithmetic.hasSuffix(asked + " 分"))
            let end = isClosed || line.asked.isZero ? "" : " = \(line.asked.magnitude.shown)"
            words.append(language.text("算法:", "reckoned: ") + arithmetic + end)
        }
        if !isSaid || line.note.isEmpty { words.append(line.evidence) }
        block.add(words.filter { !$0.isEmpty }.joined(separator: "  "), indent: indent, hang: 18)
    }
}
