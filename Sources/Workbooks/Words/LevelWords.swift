import Exact
import RuleModel

/// What a level asks for, in words.
enum LevelWords {
    /// 20%, 3人, 不超过 10人:1人;超过 10人:10%, or that there is no limit.
    static func quota(of level: Level) -> String {
        switch level.quota {
        case .share(let share)?: share.words(isShare: true)
        case .number(let number)?: "\(number)人"
        case .bySize(let rows)?:
            rows.map { row in
                "\(row.size.words(isShare: false))人:"
                    + (row.share.map { $0.words(isShare: true) } ?? "\(row.number ?? 0)人")
            }.joined(separator: ";")
        case nil: "不限"
        }
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
