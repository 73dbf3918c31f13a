internal import Chronology
internal import Diagnostics
internal import Exact
internal import RuleModel
internal import ScoreModel

/// Lines of a score in text.
struct LineText {
    let language: Language
    /// The most lines of one part or rule; the rest are in `lines.csv`.
    static let most = 100

    func render(_ lines: [LineExplanation], indent: Int, isRuleNamed: Bool, _ block: inout TextBlock) {
        for line in lines.prefix(Self.most) { render(line, indent: indent, isRuleNamed: isRuleNamed, &block) }
        if lines.count > Self.most {
            let rest = lines.count - Self.most
            block.add(
                language.text("其余 \(rest) 行见 lines.csv", "\(rest) more lines are in lines.csv"), indent: indent)
        }
    }

    private func render(_ line: LineExplanation, indent: Int, isRuleNamed: Bool, _ block: inout TextBlock) {
        let points = TextBlock.padded(line.points.signed, to: 6)
        let inner = indent + 6
        var head = "\(points)\(line.day.iso)"
        if isRuleNamed { head += "  \(line.rule.code) · \(line.rule.clause) · \(line.rule.text)" }
        let note = line.note.isEmpty ? "" : line.note
        if !isRuleNamed, !note.isEmpty { head += "  \(note)" }
        block.add(head, indent: indent, hang: 6)
        if isRuleNamed, !note.isEmpty {
            block.add(language.text("事由 ", "note ") + note, indent: inner, hang: 5)
        }
        if !line.origin.isEmpty { block.add(language.text("登记 ", "from ") + line.origin, indent: inner, hang: 5) }
        var facts = language.text("依据 ", "rows ") + line.evidence
        if !line.arithmetic.isEmpty, line.arithmetic != line.asked.magnitude.plain {
            facts += language.text(";算法 ", "; reckoned ") + line.arithmetic
            if !line.arithmetic.hasSuffix("得 \(line.asked.magnitude.plain)") { facts += " = \(line.asked.magnitude.plain)" }
        }
        block.add(facts, indent: inner, hang: 5)
    }
}
