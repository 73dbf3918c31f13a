internal import Exact
public import RuleModel

/// What a level asks for, in words.
public enum LevelWords {
    /// 20%, 3人, 不超过 10人:1人;超过 10人:10%, or that there is no limit.
    public static func quota(of level: Level) -> String {
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
    public static func line(of level: Level) -> String {
        guard let line = level.line else { return "—" }
        var words: [String] = []
        if let lower = line.lower { words.append((lower.isInclusive ? "不低于" : "高于") + lower.value.plain + "分") }
        if let upper = line.upper { words.append((upper.isInclusive ? "不高于" : "低于") + upper.value.plain + "分") }
        return words.joined(separator: "、")
    }

    /// The quota with what is out of the ordinary about it: 20%,累计名额进一,并列就高.
    static func room(of level: Level) -> String {
        guard level.quota != nil else { return quota(of: level) }
        var words = [quota(of: level)]
        if let rounding = rounding(level.rounding) { words.append("累计名额" + rounding) }
        if let ties = ties(level.ties) { words.append(ties) }
        return words.joined(separator: ",")
    }

    private static func rounding(_ rounding: Rounding) -> String? {
        switch rounding {
        case .down: nil
        case .up: "进一"
        case .halfUp: "四舍五入"
        }
    }

    private static func ties(_ ties: Level.Ties) -> String? {
        switch ties {
        case .lower: nil
        case .upper: "并列就高"
        case .refuse: "并列待定"
        }
    }
}
