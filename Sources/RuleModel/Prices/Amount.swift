public import Exact

/// An amount of points, the same wherever one stands.
public enum Amount: Hashable, Sendable {
    /// So many points, never negative. `+2` in a table has been added to the row before by the loader.
    case points(Rational)
    /// `2%`: that share of the part's full points.
    case percent(Rational)
    /// 取消本项得分: the part is made 0.
    case all
    /// 酌情: the row's `points`, ends included, for the whole row; `standard` times `times` if it has none.
    case choose(least: Rational, most: Rational, standard: Rational?)
    /// 酌情,不限: the row's `points`, whatever they are.
    case chooseAny(standard: Rational?)
    /// 原文缺: the text lacks it; scores nothing, is printed and reported.
    case unknown
    /// A consequence in place of points: 四次取消考评资格.
    case consequence(String)

    /// What it comes to for an occurrence.
    public func priced(_ given: any PriceContext) -> Priced {
        switch self {
        case .points(let points): return Priced(points * given.times)
        case .percent(let share): return Priced(share * given.fullPoints * given.times)
        case .all: return Priced(given.fullPoints, isAll: true)
        case .choose(_, _, let standard), .chooseAny(let standard):
            if let chosen = given.chosen { return Priced(chosen) }
            guard let standard else { return .nothing("没有填写分值,不计") }
            return Priced(standard * given.times)
        case .unknown: return .nothing("原文缺分值,不计")
        case .consequence(let name): return Priced(.zero, consequence: name)
        }
    }

    /// How it is reached: `1 × 2 次`, `满分 20 × 2%`; for one occurrence of so many points the points themselves.
    public func arithmetic(_ given: any PriceContext) -> String {
        let times = given.times == .one ? "" : " × \(given.times.plain) 次"
        switch self {
        case .points(let points): return points.plain + times
        case .percent(let share): return "满分 \(given.fullPoints.plain) × \(share.words(isShare: true))\(times)"
        case .all: return "取消本项得分"
        case .choose(_, _, let standard), .chooseAny(let standard):
            if let chosen = given.chosen { return "酌情,登记 \(chosen.plain) 分" }
            return standard.map { "未登记分值,按 \($0.plain)\(times)" } ?? ""
        case .unknown: return "原文缺分值"
        case .consequence(let name): return name
        }
    }

    /// How it reads behind the name of a row: 3分, 取消本项得分.
    public func words(_ direction: Effect.Direction) -> String {
        switch self {
        case .points(let points): "\(points.plain)分"
        case .percent(let share): "本项满分的\(share.words(isShare: true))"
        case .all: direction == .deduct ? "取消本项得分" : "得满分"
        case .choose(let least, let most, let standard):
            "\(least.plain)–\(most.plain)分" + (standard.map { "(未注明按\($0.plain)分)" } ?? "")
        case .chooseAny(let standard): "酌情" + (standard.map { "(未注明按\($0.plain)分)" } ?? "")
        case .unknown: "分值原文缺"
        case .consequence(let name): name
        }
    }

    /// Whether `verb` belongs before it: 扣3分, but 取消本项得分.
    var takesVerb: Bool {
        switch self {
        case .points, .percent, .choose, .chooseAny: true
        case .all, .unknown, .consequence: false
        }
    }
}
