import Exact
import RuleModel

/// What a level asks for, in words.
enum LevelWords {
    /// 20%, or that there is no share.
    static func quota(of level: Level) -> String {
        level.quota.map { ($0 * Rational(100)).plain + "%" } ?? "不限"
    }

    /// 不低于80分, or that there is no line.
    static func line(of level: Level) -> String {
        guard let line = level.line else { return "—" }
        var words: [String] = []
        if let lower = line.lower { words.append((lower.isInclusive ? "不低于" : "高于") + lower.value.plain + "分") }
        if let upper = line.upper { words.append((upper.isInclusive ? "不高于" : "低于") + upper.value.plain + "分") }
        return words.joined(separator: "、")
    }
}
