public import Exact

/// One measure over another, a share: `{ratio: [satisfied, rated]}`. Undefined where the second is 0.
public struct RatioMeasure: MeasureForm, Hashable {
    /// The numerator.
    public let top: String
    /// The denominator.
    public let bottom: String

    /// A ratio.
    public init(_ top: String, _ bottom: String) {
        self.top = top
        self.bottom = bottom
    }

    /// Both.
    public var parents: [String] { [top, bottom] }
    /// Always.
    public var isShare: Bool { true }
    /// The quotient.
    public func value(_ given: any MeasureContext) -> Rational? {
        guard let above = given.value(top), let below = given.value(bottom) else { return nil }
        return above.divided(by: below)
    }
    /// What the denominator lacks.
    public func whyUndefined(_ given: any MeasureContext) -> String {
        guard let below = given.value(bottom) else { return "分母没有数据" }
        return below.isZero ? "分母为 0" : "分子没有数据"
    }
    /// `35/36`.
    public func evidence(_ given: any MeasureContext) -> String {
        "\(given.value(top)?.plain ?? "—")/\(given.value(bottom)?.plain ?? "—")"
    }
}

/// One measure less another: `{minus: [accepted, finished]}`.
public struct MinusMeasure: MeasureForm, Hashable {
    /// What is taken from.
    public let left: String
    /// What is taken away.
    public let right: String
    /// Whether both are shares.
    public let isShare: Bool

    /// A difference.
    public init(_ left: String, _ right: String, isShare: Bool = false) {
        self.left = left
        self.right = right
        self.isShare = isShare
    }

    /// Both.
    public var parents: [String] { [left, right] }
    /// The difference, which may be negative.
    public func value(_ given: any MeasureContext) -> Rational? {
        guard let first = given.value(left), let second = given.value(right) else { return nil }
        return first - second
    }
}

/// By how much a measure lies above the peer group's mean, as a share of the mean: `{above_mean: cases}` is 30% for one who
/// did 130 where the mean is 100. Undefined where the mean is 0; negative below it.
public struct AboveMeanMeasure: MeasureForm, Hashable {
    /// The measure.
    public let measure: String

    /// A share above the mean.
    public init(_ measure: String) { self.measure = measure }

    /// The one.
    public var parents: [String] { [measure] }
    /// The one.
    public var groupMeasures: [String] { [measure] }
    /// Always.
    public var isShare: Bool { true }
    /// value ÷ mean − 1.
    public func value(_ given: any MeasureContext) -> Rational? {
        guard let value = given.value(measure), let mean = given.mean(of: measure) else { return nil }
        return (value - mean).divided(by: mean)
    }
    /// What the group lacks.
    public func whyUndefined(_ given: any MeasureContext) -> String {
        guard given.value(measure) != nil else { return "本人没有数据" }
        return given.mean(of: measure) == nil ? "同组没有可平均的数" : "同组平均为 0"
    }
    /// `130 比平均 100 高 30%`.
    public func evidence(_ given: any MeasureContext) -> String {
        "\(given.value(measure)?.plain ?? "—") 比平均 \(given.mean(of: measure)?.plain ?? "—") 高 \(value(given)?.words(isShare: true) ?? "—")"
    }
}

/// How many months (quarters) one after another, up to the last of the window, satisfy a condition: `{streak: {failed:
/// at_least 1}, of: months}`, 连续几个月. It looks back over the calendar year.
public struct StreakMeasure: MeasureForm, Hashable {
    /// The condition.
    public let condition: Condition
    /// What is counted.
    public let of: TimeWindow

    /// A streak.
    public init(_ condition: Condition, of: TimeWindow) {
        self.condition = condition
        self.of = of
    }

    /// The condition's.
    public var parents: [String] { condition.measures }
    /// Always.
    public var isWhole: Bool { true }
    /// How many.
    public func value(_ given: any MeasureContext) -> Rational? { Rational(given.streak(condition, of)) }
}
