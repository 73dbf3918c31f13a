public import Exact

/// `worth` times a measure over another number: `{share: cases, out_of: best, worth: 10}`, 其余按第1名的比例.
public struct SharePrice: Price, Hashable {
    /// What the measure is held against.
    public enum Base: Hashable, Sendable {
        /// A number.
        case number(Rational)
        /// The best of the peer group.
        case best
        /// The mean of the peer group.
        case mean
        /// The measure's target.
        case target
        /// Another measure of the subject.
        case measure(String)
    }

    /// The measure.
    public let share: String
    /// What it is held against.
    public let outOf: Base
    /// The points for the whole.
    public let worth: Rational

    /// A share by its parts.
    public init(_ share: String, outOf: Base, worth: Rational) {
        self.share = share
        self.outOf = outOf
        self.worth = worth
    }

    /// The measures it asks for.
    public var quantities: [Quantity] {
        if case .measure(let base) = outOf { [.measure(share), .measure(base)] } else { [.measure(share)] }
    }
    /// The measure itself where it is held against a figure of the group.
    public var groupMeasures: [String] { outOf == .best || outOf == .mean ? [share] : [] }
    /// What the whole is worth.
    public var amounts: [Amount] { [.points(worth)] }

    /// `worth` × share ÷ base; undefined where the base is 0.
    public func points(_ given: any PriceContext) -> Priced {
        guard let value = given.number(.measure(share)), let base = base(given), let part = value.divided(by: base)
        else { return .nothing("没有可比的数,不计") }
        return Priced(worth * part)
    }

    /// `10 × 30 ÷ 40`.
    public func arithmetic(_ given: any PriceContext) -> String {
        guard let value = given.number(.measure(share)), let base = base(given) else { return "" }
        return "\(worth.plain) × \(value.plain) ÷ \(base.plain)"
    }

    private func base(_ given: any PriceContext) -> Rational? {
        switch outOf {
        case .number(let number): number
        case .best: given.best(of: share)
        case .mean: given.mean(of: share)
        case .target: given.target(of: share)
        case .measure(let name): given.number(.measure(name))
        }
    }

    /// 办件量÷全组最高×10分.
    public func words(_ direction: Effect.Direction, _ names: any PriceNames, unit: String) -> String {
        let base =
            switch outOf {
            case .number(let number): number.plain
            case .best: "同组最高"
            case .mean: "同组平均"
            case .target: "目标数"
            case .measure(let name): names.measure(name)
            }
        return "\(direction.verb)\(names.measure(share))÷\(base)×\(worth.plain)分"
    }
}
