internal import Exact

/// The number is the points: `{take: superior_score}`, 上级考核结果计入.
public struct TakePrice: Price, Hashable {
    /// What is taken: a field of the row or a measure.
    public let by: Quantity

    /// A price that takes a number as it stands.
    public init(_ by: Quantity) { self.by = by }

    /// The one it takes.
    public var quantities: [Quantity] { [by] }
    /// None of its own.
    public var amounts: [Amount] { [] }

    /// The number; `times` rows of one number each bring it.
    public func points(_ given: any PriceContext) -> Priced {
        guard let value = given.number(by) else { return .nothing("没有可计的数量,不计") }
        return Priced(value * by.times(given))
    }

    /// 按上级考核得分计入.
    public func words(_ direction: Effect.Direction, _ names: any PriceNames, unit: String) -> String {
        "\(direction.verb)\(names.title(by))的数"
    }
}
