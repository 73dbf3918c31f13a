public import Exact

/// Straight between marks, level outside: `{line: {60%: 0, 90%: 10}, by: satisfaction}`, 按比例得分.
public struct LinePrice: Price, Hashable {
    /// One mark: so many points at this value.
    public struct Mark: Hashable, Sendable {
        /// The value.
        public let at: Rational
        /// The points.
        public let points: Rational

        /// A mark.
        public init(at: Rational, points: Rational) {
            self.at = at
            self.points = points
        }
    }

    /// The marks, by value, ascending; at least two.
    public let marks: [Mark]
    /// What runs along the line.
    public let by: Quantity
    /// Whether values are shares, to be printed in per cent.
    public let isShare: Bool

    /// A line by its marks.
    public init(_ marks: [Mark], by: Quantity, isShare: Bool = false) {
        self.marks = marks.sorted { $0.at < $1.at }
        self.by = by
        self.isShare = isShare
    }

    /// The one it goes by.
    public var quantities: [Quantity] { [by] }
    /// The points of the marks.
    public var amounts: [Amount] { marks.map { .points($0.points) } }

    /// The points at a value.
    public func points(at value: Rational) -> Rational {
        guard let first = marks.first, let last = marks.last else { return .zero }
        if value <= first.at { return first.points }
        if value >= last.at { return last.points }
        for (low, high) in zip(marks, marks.dropFirst()) where value <= high.at {
            let share = (value - low.at).divided(by: high.at - low.at) ?? .zero
            return low.points + (high.points - low.points) * share
        }
        return last.points
    }

    /// The points at the quantity; `times` rows of one quantity are each priced alike.
    public func points(_ given: any PriceContext) -> Priced {
        guard let value = given.number(by) else { return .nothing("没有可计的数量,不计") }
        return Priced(points(at: value) * by.times(given))
    }

    /// `75% 按比例得 5`.
    public func arithmetic(_ given: any PriceContext) -> String {
        guard let value = given.number(by) else { return "" }
        let times = by.times(given)
        return "\(value.words(isShare: isShare)) 按比例得 \(points(at: value).plain)"
            + (times == .one ? "" : " × \(times.plain) 次")
    }

    /// 按满意率60%得0分、90%得10分,其间按比例.
    public func words(_ direction: Effect.Direction, _ names: any PriceNames, unit: String) -> String {
        let marks = marks.map { "\($0.at.words(isShare: isShare))\(direction.verb)\($0.points.plain)分" }
        return "按\(names.title(by)):" + marks.joined(separator: "、") + ",其间按比例"
    }
}
