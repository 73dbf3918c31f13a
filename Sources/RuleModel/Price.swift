public import Exact
internal import RecordModel

/// What one occurrence (or one window of time, on a measure) costs or brings.
public enum Price: Sendable {
    /// The same for each occurrence; a row's `times` is that many occurrences.
    case flat(Amount)
    /// By the value of a field: `{by: degree, table: {…}}`.
    case table(PriceTable)
    /// So much for every step of a quantity: `{each: 3, per: 1%, by: …, short_of: 99%}`.
    case step(StepPrice)
}

/// An amount of points, the same wherever one stands.
public enum Amount: Hashable, Sendable {
    /// So many points, never negative.
    case points(Rational)
    /// 取消本项得分: the part's full points.
    case all
    /// 酌情: the row's `points`, ends included, for the whole row; `standard` times `times` if it has none.
    case choose(least: Rational, most: Rational, standard: Rational?)
}

/// A price by the value of a field.
public struct PriceTable: Sendable {
    /// The text field that decides.
    public let field: String
    /// Each word with its amount, in the file's order.
    public let rows: [(word: String, amount: Amount)]
    /// The amount where the field is empty (`empty`).
    public let whenEmpty: Amount?
    /// The amount for any other word (`else`).
    public let otherwise: Amount?

    /// A table by its parts.
    public init(field: String, rows: [(word: String, amount: Amount)], whenEmpty: Amount?, otherwise: Amount?) {
        self.field = field
        self.rows = rows
        self.whenEmpty = whenEmpty
        self.otherwise = otherwise
    }

    /// The amount for a value of the field, already trimmed and half-width; `nil` where the table prices none.
    public func amount(for word: String) -> Amount? {
        if word.isEmpty { return whenEmpty ?? otherwise }
        let wanted = ExactText(word)
        return rows.first { ExactText($0.word) == wanted }?.amount ?? otherwise
    }
}

/// So much for every step of a quantity past a line.
public struct StepPrice: Hashable, Sendable {
    /// What is stepped along.
    public enum Quantity: Hashable, Sendable {
        /// A numeric field of the row.
        case field(String)
        /// A measure of the subject.
        case measure(String)
    }

    /// Which side of the line is priced.
    public enum Side: String, Hashable, Sendable {
        /// 超出.
        case beyond
        /// 不足.
        case shortOf = "short_of"
    }

    /// What becomes of a step that is not whole (`remainder`).
    public enum Remainder: String, Hashable, Sendable, CaseIterable {
        /// 舍去: it does not count.
        case dropped
        /// 进一: it counts as a whole one.
        case counts
        /// 按比例: it counts by its share.
        case exact
    }

    /// Points for each step, never negative.
    public let each: Rational
    /// The length of a step, above 0.
    public let per: Rational
    /// What is stepped along.
    public let quantity: Quantity
    /// Which side of the line is priced.
    public let side: Side
    /// The line; 0 where none is stated.
    public let line: Rational
    /// Whether the line and the step are shares, to be printed in per cent.
    public let isShare: Bool
    /// Points for passing the line at all.
    public let first: Rational
    /// What becomes of a step that is not whole.
    public let remainder: Remainder

    /// A step price by its parts.
    public init(
        each: Rational, per: Rational = .one, by quantity: Quantity, side: Side = .beyond, line: Rational = .zero,
        isShare: Bool = false, first: Rational = .zero, remainder: Remainder
    ) {
        self.each = each
        self.per = per
        self.quantity = quantity
        self.side = side
        self.line = line
        self.isShare = isShare
        self.first = first
        self.remainder = remainder
    }

    /// The points for a quantity; 0 on the unpriced side of the line and on the line itself.
    public func points(for value: Rational) -> Rational {
        let excess = side == .beyond ? value - line : line - value
        guard excess > .zero, let steps = excess.divided(by: per) else { return .zero }
        let counted =
            switch remainder {
            case .dropped: steps.floored
            case .counts: steps.raised
            case .exact: steps
            }
        return first + each * counted
    }
}
