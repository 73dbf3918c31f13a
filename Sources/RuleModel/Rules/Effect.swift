/// Whether a price is taken or given, and the price.
public struct Effect: Sendable {
    /// Taken or given.
    public enum Direction: String, Sendable {
        /// 扣.
        case deduct
        /// 加.
        case add

        /// 扣 or 加.
        public var verb: String { self == .deduct ? "扣" : "加" }
    }

    /// Taken or given.
    public let direction: Direction
    /// How much.
    public let price: any Price

    /// An effect by its parts.
    public init(_ direction: Direction, _ price: any Price) {
        self.direction = direction
        self.price = price
    }
}
