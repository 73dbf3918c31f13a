public import Exact

/// What one occurrence (or one window of time, under a condition or by a measure) costs or brings.
///
/// Each form is a type in a file of its own, with its meaning (`points`), what it asks for (`quantities`, `lines`) and how
/// it reads in Chinese (`words`). Adding a form is adding such a file and its decoder.
public protocol Price: Sendable {
    /// The numbers it goes by.
    var quantities: [Quantity] { get }
    /// The group figures it asks for: the mean or the best of a measure.
    var groupMeasures: [String] { get }
    /// Every amount in it, in the file's order.
    var amounts: [Amount] { get }

    /// The points of one occurrence (or window).
    func points(_ given: any PriceContext) -> Priced
    /// How the points are reached, in Chinese, for those who ask why: `35/36 比 99% 不足 1 档 × 3`; empty where the price says
    /// it all.
    func arithmetic(_ given: any PriceContext) -> String
    /// How it reads: 扣2分, 每低一个百分点扣3分. `unit` is 次, 件, 月 …; empty where none is meant.
    func words(_ direction: Effect.Direction, _ names: any PriceNames, unit: String) -> String
}

extension Price {
    /// Nothing to add unless stated.
    public func arithmetic(_ given: any PriceContext) -> String { "" }
    /// None unless stated.
    public var groupMeasures: [String] { [] }
    /// The measures it asks for, by name.
    public var measures: [String] {
        var names = quantities.compactMap(\.measure)
        for name in groupMeasures where !names.contains(name) { names.append(name) }
        return names
    }
}

/// What a price may ask of an occurrence or a window.
public protocol PriceContext {
    /// The number a quantity has; `nil` where it has none: an empty cell, a measure without a denominator.
    func number(_ quantity: Quantity) -> Rational?
    /// The word a field of the row has, half-width; empty if none.
    func word(_ field: String) -> String
    /// The mean of a measure over the peer group's ranked subjects; `nil` where nobody has a value.
    func mean(of measure: String) -> Rational?
    /// The best (highest) value of a measure in the peer group.
    func best(of measure: String) -> Rational?
    /// The subject's value of a measure in the period before.
    func last(of measure: String) -> Rational?
    /// The measure's target.
    func target(of measure: String) -> Rational?
    /// The part's full points.
    var fullPoints: Rational { get }
    /// The inspector's `points`, for the whole row; `nil` if none.
    var chosen: Rational? { get }
    /// How many occurrences the row stands for.
    var times: Rational { get }
}

/// What a price comes to.
public struct Priced: Sendable, Hashable {
    /// The magnitude; what `all` asks for is the part's full points.
    public var points: Rational
    /// Whether the part is made 0 (取消本项得分).
    public var isAll: Bool
    /// Why there are no points, in Chinese; empty where nothing is to be said.
    public var remark: String
    /// A consequence in place of points.
    public var consequence: String?

    /// What a price comes to, by its parts.
    public init(
        _ points: Rational, isAll: Bool = false, remark: String = "", consequence: String? = nil
    ) {
        self.points = points
        self.isAll = isAll
        self.remark = remark
        self.consequence = consequence
    }

    /// No points, and why.
    public static func nothing(_ remark: String = "") -> Priced { Priced(.zero, remark: remark) }
}

/// How things a price names are called.
public protocol PriceNames {
    /// A field of the rule's rows: 情节.
    func field(_ id: String) -> String
    /// A measure: 满意率.
    func measure(_ name: String) -> String
    /// Whether a measure's values are shares, to be printed in per cent.
    func isShare(_ measure: String) -> Bool
    /// What a quantity is counted in, as people say it behind 每: 天, 个工作日; empty where it is unknown.
    func unit(_ quantity: Quantity) -> String
}

extension PriceNames {
    /// A quantity as it is called.
    public func title(_ quantity: Quantity) -> String {
        switch quantity {
        case .field(let id): field(id)
        case .nth: "第几次"
        case .count: "次数"
        case .measure(let name): measure(name)
        case .place(let name): measure(name) + "名次"
        }
    }
}

extension Quantity {
    /// How often a price by it counts: as many occurrences as the row stands for, or once where it has one value a window.
    func times(_ given: any PriceContext) -> Rational { isOfWindow ? .one : given.times }
}

extension Rational {
    /// As a reader writes it, in per cent for a share; a share that ends nowhere in per cent stays a fraction: 2/3.
    public func words(isShare: Bool) -> String {
        guard isShare else { return plain }
        let percent = (self * Rational(100)).plain
        return percent.contains("/") ? plain : percent + "%"
    }
}
