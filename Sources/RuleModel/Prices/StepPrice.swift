public import Exact

/// So much for every step of a quantity past a line: `{each: 3, per: 1%, by: satisfaction, short_of: 99%, remainder:
/// dropped}`, 每低一个百分点扣3分.
public struct StepPrice: Price, Hashable {
    /// Which side of the line is priced.
    public enum Side: String, Hashable, Sendable {
        /// 超出.
        case beyond
        /// 不足.
        case shortOf = "short_of"
    }

    /// Where counting begins.
    public enum Line: Hashable, Sendable {
        /// A number; 0 where none is stated.
        case number(Rational)
        /// The mean of the measure over the peer group.
        case mean
        /// The best of the peer group.
        case best
        /// The subject's own value of the period before.
        case last
        /// The measure's target.
        case target
    }

    /// What becomes of a step that is not whole (`remainder`, 零头).
    public enum Remainder: String, Hashable, Sendable, CaseIterable {
        /// 舍去: it does not count.
        case dropped
        /// 进一: it counts as a whole one.
        case counts
        /// 按比例: it counts by its share.
        case exact
    }

    /// What each step costs: points or a share of the part's points.
    public let each: Amount
    /// The length of a step, above 0.
    public let per: Rational
    /// What is stepped along.
    public let by: Quantity
    /// Which side of the line is priced.
    public let side: Side
    /// The line.
    public let line: Line
    /// Whether the line and the step are shares, to be printed in per cent.
    public let isShare: Bool
    /// What passing the line at all costs (`first`, 起步分).
    public let first: Amount?
    /// What becomes of a step that is not whole.
    public let remainder: Remainder

    /// A step price by its parts.
    public init(
        each: Amount, per: Rational = .one, by: Quantity, side: Side = .beyond, line: Line = .number(.zero),
        isShare: Bool = false, first: Amount? = nil, remainder: Remainder
    ) {
        self.each = each
        self.per = per
        self.by = by
        self.side = side
        self.line = line
        self.isShare = isShare
        self.first = first
        self.remainder = remainder
    }

    /// The one it steps along.
    public var quantities: [Quantity] { [by] }
    /// The step's, then the first's.
    public var amounts: [Amount] { [each] + [first].compactMap { $0 } }
    /// The measure itself where the line is a figure of the group.
    public var groupMeasures: [String] { line == .mean || line == .best ? [by.measure].compactMap { $0 } : [] }

    /// How many steps a value lies past a line; 0 on the unpriced side of it and on the line itself.
    public func steps(from line: Rational, to value: Rational) -> Rational {
        let excess = side == .beyond ? value - line : line - value
        guard excess > .zero, let steps = excess.divided(by: per) else { return .zero }
        switch remainder {
        case .dropped: return steps.floored
        case .counts: return steps.raised
        case .exact: return steps
        }
    }

    /// `first` once the line is passed, and `each` for every step. `times` rows of one quantity are each stepped alike.
    public func points(_ given: any PriceContext) -> Priced {
        guard let value = given.number(by) else { return .nothing("没有可计的数量,不计") }
        guard let line = line(given) else { return .nothing("没有可比的\(Self.title(self.line)),不计") }
        let isPast = side == .beyond ? value > line : value < line
        let start = isPast ? first.map { magnitude($0, given) } ?? .zero : .zero
        let points = start + magnitude(each, given) * steps(from: line, to: value)
        return Priced(points * by.times(given))
    }

    /// `98.5% 比 99% 不足 1 档 × 3`.
    public func arithmetic(_ given: any PriceContext) -> String {
        guard let value = given.number(by), let line = line(given) else { return "" }
        let count = steps(from: line, to: value)
        if first == nil, side == .beyond, case .number(let zero) = self.line, zero.isZero {
            let times = Self.isByField(by) && given.times != .one ? " × \(given.times.plain) 次" : ""
            let steps =
                per == .one
                ? count.plain : "\(value.words(isShare: isShare)) ÷ \(per.words(isShare: isShare)) 得 \(count.plain) 档"
            return "\(steps) × \(magnitude(each, given).plain)\(times)"
        }
        let isPast = side == .beyond ? value > line : value < line
        let start = isPast ? first.map { " + 起步 \(magnitude($0, given).plain)" } ?? "" : ""
        return "\(value.words(isShare: isShare)) 比 \(line.words(isShare: isShare)) "
            + (side == .beyond ? "超出" : "不足")
            + " \(count.plain) 档 × \(magnitude(each, given).plain)" + start
    }

    private static func isByField(_ quantity: Quantity) -> Bool { if case .field = quantity { true } else { false } }

    private func line(_ given: any PriceContext) -> Rational? {
        switch line {
        case .number(let number): number
        case .mean: by.measure.flatMap { given.mean(of: $0) }
        case .best: by.measure.flatMap { given.best(of: $0) }
        case .last: by.measure.flatMap { given.last(of: $0) }
        case .target: by.measure.flatMap { given.target(of: $0) }
        }
    }

    private func magnitude(_ amount: Amount, _ given: any PriceContext) -> Rational {
        switch amount {
        case .points(let points): points
        case .percent(let share): share * given.fullPoints
        default: .zero
        }
    }

    private static func title(_ line: Line) -> String {
        switch line {
        case .number: "数"
        case .mean: "平均数"
        case .best: "最高数"
        case .last: "上期数"
        case .target: "目标数"
        }
    }

    /// 满意率低于99%每低一个百分点扣3分(不足部分舍去); 每天扣3分(按比例); 迟到超过10分钟每超5分钟扣1分.
    public func words(_ direction: Effect.Direction, _ names: any PriceNames, unit: String) -> String {
        let (verb, points) = (direction.verb, each.words(direction))
        if let rising = rising(verb, points) { return rising }
        let unit = isShare ? "" : names.unit(by)
        var words: String
        var isPlainCount = false
        if case .number(let number) = line {
            isPlainCount = side == .beyond && number.isZero
            let title = unit.isEmpty ? names.title(by) : by == .count ? "" : UnitWords.bare(names.title(by), unit)
            if isPlainCount {
                words = unit.isEmpty ? "按\(title)计," : title
            } else {
                words = title + (side == .beyond ? "超过" : "低于") + number.words(isShare: isShare) + unit
            }
        } else {
            words = names.title(by) + (side == .beyond ? "超过" : "低于") + Self.title(line)
        }
        if let first { words += "\(verb)\(first.words(direction)),另" }
        words += isPlainCount ? "每" : side == .beyond ? "每超" : "每低"
        words += isPlainCount && per == .one && !unit.isEmpty ? unit : stepWords(unit)
        return words + verb + points + remainderWords(unit)
    }

    /// By the number of the occurrence each costs more than the one before: 第1次扣1分,以后每次多扣1分.
    private func rising(_ verb: String, _ points: String) -> String? {
        guard by == .nth, side == .beyond, per == .one, first == nil, case .number(let number) = line, number.isWhole
        else { return nil }
        return "第\((number + .one).plain)次\(verb)\(points),以后每次多\(verb)\(points)"
    }

    private func stepWords(_ unit: String) -> String {
        guard isShare else { return per.plain + unit }
        let points = per * Rational(100)
        return points == .one ? "一个百分点" : "\(points.plain)个百分点"
    }

    private func remainderWords(_ unit: String) -> String {
        switch remainder {
        case .dropped: !per.isWhole || isShare || unit == "天" ? "(不足部分舍去)" : ""
        case .counts: unit.isEmpty ? "(不足按一计)" : "(不足\(per.plain)\(unit)按\(per.plain)\(unit)计)"
        case .exact: "(按比例)"
        }
    }
}
