internal import Exact

/// The same for each occurrence; a row's `times` is that many occurrences: `deduct: 2`, 每次扣2分.
public struct FlatPrice: Price, Hashable {
    /// How much.
    public let amount: Amount

    /// A price of one amount.
    public init(_ amount: Amount) { self.amount = amount }

    /// None.
    public var quantities: [Quantity] { [] }
    /// The one.
    public var amounts: [Amount] { [amount] }

    /// The amount.
    public func points(_ given: any PriceContext) -> Priced { amount.priced(given) }

    /// `1 × 2 次`.
    public func arithmetic(_ given: any PriceContext) -> String { amount.arithmetic(given) }

    /// 扣2分/次; 不扣分 where it only lists.
    public func words(_ direction: Effect.Direction, _ names: any PriceNames, unit: String) -> String {
        if case .choose(let least, let most, let standard) = amount {
            return "\(direction.verb)\(least.plain)–\(most.plain)分\(unit.isEmpty ? "" : "/" + unit)"
                + (standard.map { "(未注明按\($0.plain)分)" } ?? "")
        }
        if case .chooseAny(let standard) = amount {
            return "酌情\(direction.verb)分" + (standard.map { "(未注明按\($0.plain)分)" } ?? "")
        }
        if amount == .points(.zero) { return "不\(direction.verb)分" }
        guard amount.takesVerb else { return amount.words(direction) }
        return direction.verb + amount.words(direction) + (unit.isEmpty ? "" : "/" + unit)
    }
}
