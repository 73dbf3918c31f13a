internal import Exact
internal import RecordModel
internal import RuleModel

/// What one occurrence costs or brings: the meaning of every price in one place.
enum Pricing {
    /// The magnitude of a price for an occurrence, and a word where it cannot be had.
    static func points(_ price: Price, for occurrence: Occurrence, in part: Part) -> (points: Rational, note: String?) {
        switch price {
        case .flat(let amount): return points(amount, occurrence, part)
        case .table(let table):
            guard let amount = table.amount(for: occurrence.record.text(table.field)) else {
                return (.zero, "没有对应的分值,不计")
            }
            return points(amount, occurrence, part)
        case .step(let step):
            guard case .field(let field) = step.quantity, let value = occurrence.record.number(field) else {
                return (.zero, "没有可计的数量,不计")
            }
            return (step.points(for: value), nil)
        }
    }

    private static func points(
        _ amount: Amount, _ occurrence: Occurrence, _ part: Part
    ) -> (points: Rational, note: String?) {
        switch amount {
        case .points(let points): return (points * Rational(occurrence.times), nil)
        case .all: return (part.points, nil)
        case .choose(_, _, let standard):
            if let given = (occurrence.record as? EventRow)?.centipoints {
                return (Rational(scaled: given, decimals: 2), nil)
            }
            return ((standard ?? .zero) * Rational(occurrence.times), nil)
        }
    }

    /// The magnitude of a price that a window of time brings by itself, under a condition.
    static func points(_ price: Price, in part: Part) -> Rational {
        guard case .flat(let amount) = price else { return .zero }
        switch amount {
        case .points(let points): return points
        case .all: return part.points
        case .choose(_, _, let standard): return standard ?? .zero
        }
    }
}
