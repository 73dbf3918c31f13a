internal import Chronology
public import Diagnostics
internal import Exact
internal import LedgerModel
internal import ScoreModel

/// A difference as people read it: first what changed in what went in, then whose result it changes.
public struct RunDifferenceText {
    private let language: Language

    /// So many of a kind are named, the rest counted.
    static let shown = 20

    /// Texts in a language.
    public init(language: Language) { self.language = language }

    /// The lines, without an end of line.
    public func lines(_ difference: RunDifference) -> [String] {
        var lines: [String] = []
        if difference.subjects.isEmpty {
            lines.append(text("谁的得分、名次、等次都不变。", "Nobody's score, rank or level changes."))
        } else {
            let count = difference.subjects.count
            lines.append(text("结果不同的有 \(count) 个:", "\(count) results differ:"))
            lines += capped(difference.subjects, subject)
        }
        if difference.isNone { lines += capped(difference.outputs) { file($0, zh: "写出的文件", en: "file written") } }
        return causes(difference) + lines.map { "  " + $0 }
    }

    /// Only what changed in what went in.
    public func causes(_ difference: RunDifference) -> [String] {
        var lines = capped(difference.inputs) { file($0, zh: "记录文件", en: "table") }
        lines += capped(difference.settings) { file($0, zh: "规则等文件", en: "setting") }
        lines += capped(difference.earlier, earlier)
        if !difference.correctionsAdded.isEmpty {
            lines.append(
                text(
                    "更正:多了 \(numbers(difference.correctionsAdded))",
                    "corrections: \(numbers(difference.correctionsAdded)) more"))
        }
        if !difference.correctionsGone.isEmpty {
            lines.append(
                text(
                    "更正:少了 \(numbers(difference.correctionsGone))",
                    "corrections: \(numbers(difference.correctionsGone)) fewer"))
        }
        if difference.program.count == 2 {
            let (old, new) = (difference.program[0], difference.program[1])
            lines.append(text("程序版本:\(old) → \(new)", "program version: \(old) → \(new)"))
        }
        lines += capped(difference.findingsAdded) { finding($0, zh: "新的数据问题", en: "new finding") }
        lines += capped(difference.findingsGone) { finding($0, zh: "不再有的数据问题", en: "finding gone") }
        return lines.map { "  " + $0 }
    }

    private func text(_ zh: String, _ en: String) -> String { language == .en ? en : zh }

    private func numbers(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: text("、", ", ")) }

    private func capped<Item>(_ items: [Item], _ line: (Item) -> String) -> [String] {
        let lines = items.prefix(Self.shown).map(line)
        let more = items.count - lines.count
        return more > 0 ? lines + [text("…… 另有 \(more) 项", "… and \(more) more")] : lines
    }

    private func file(_ change: RunDifference.FileChange, zh: String, en: String) -> String {
        func short(_ hash: String) -> Substring { hash.prefix(12) }
        let kind = text(zh, en)
        switch (change.before, change.after) {
        case (let old?, let new?):
            return text("\(kind)变了:", "\(kind) changed: ") + "\(change.path)  \(short(old)) → \(short(new))"
        case (nil, let new?): return text("\(kind)多了:", "\(kind) added: ") + "\(change.path)  \(short(new))"
        case (let old?, nil): return text("\(kind)没有了:", "\(kind) missing: ") + "\(change.path)  \(short(old))"
        case (nil, nil): return change.path
        }
    }

    private func earlier(_ change: RunDifference.EarlierChange) -> String {
        let name = "\(change.sheet) \(change.period.label)"
        switch (change.before, change.after) {
        case (let old?, let new?) where old.amendments != new.amendments:
            return text(
                "所依据的 \(name) 又作了更正(第 \(old.amendments) 次之后到第 \(new.amendments) 次)",
                "\(name), which it builds on, was amended (\(old.amendments) → \(new.amendments))")
        case (_?, _?): return text("所依据的 \(name) 变了", "\(name), which it builds on, is another")
        case (nil, _): return text("所依据的 \(name) 现在已公布,当时没有", "\(name), which it builds on, was not published then")
        case (_, nil): return text("所依据的 \(name) 现在没有了", "\(name), which it builds on, is not there any more")
        }
    }

    private func finding(_ finding: LedgerFinding, zh: String, en: String) -> String {
        "\(text(zh, en)):\(NumberedFinding.line(finding))"
    }

    private func subject(_ change: RunDifference.SubjectChange) -> String {
        let named = change.after ?? change.before
        let name = named.map { $0.name.isEmpty || $0.name == $0.id ? $0.id : "\($0.id) \($0.name)" } ?? ""
        let head = "\(change.sheet) \(name):"
        guard let old = change.before else { return head + text("当时没有考核", "was not scored") }
        guard let new = change.after else { return head + text("现在没有考核", "is not scored now") }
        var parts: [String] = []
        func compare(_ zh: String, _ en: String, _ before: String, _ after: String) {
            if before != after { parts.append("\(text(zh, en)) \(before) → \(after)") }
        }
        func rank(_ rank: Int?) -> String { rank.map(String.init) ?? "—" }
        func word(_ word: String) -> String { word.isEmpty ? "—" : word }
        compare(
            "总分", "total", old.total.formatted(decimals: change.decimals),
            new.total.formatted(decimals: change.decimals))
        compare("名次", "rank", rank(old.rank), rank(new.rank))
        compare("等次", "level", word(old.level), word(new.level))
        compare("荣誉", "honours", word(old.honours.joined(separator: "+")), word(new.honours.joined(separator: "+")))
        compare("处理", "consequences", Self.consequences(old), Self.consequences(new))
        if parts.isEmpty { parts.append(text("分项或明细不同", "its parts or lines differ")) }
        return head + parts.joined(separator: text(",", ", "))
    }

    private static func consequences(_ subject: PublishedSubject) -> String {
        subject.consequences.isEmpty ? "—" : subject.consequences.map(\.name).joined(separator: "+")
    }
}
