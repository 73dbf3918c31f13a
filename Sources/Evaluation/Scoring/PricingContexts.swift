internal import Exact
internal import RecordModel
internal import RuleModel

/// What a price may ask of one occurrence.
struct OccurrencePricing: PriceContext {
    let occurrence: Occurrence
    /// The number of the one occurrence priced, where the price goes by it; else the row's first.
    let number: Int
    let times: Rational
    let fullPoints: Rational
    let measures: MeasureEvaluation

    func number(_ quantity: Quantity) -> Rational? {
        switch quantity {
        case .field(let id): occurrence.record.number(id)
        case .nth: Rational(number)
        case .count: Rational(occurrence.count)
        case .measure, .place: measures.number(quantity)
        }
    }

    func word(_ field: String) -> String { occurrence.record.text(field) }
    func mean(of measure: String) -> Rational? { measures.mean(of: measure) }
    func best(of measure: String) -> Rational? { measures.best(of: measure) }
    func last(of measure: String) -> Rational? { measures.last(of: measure) }
    func target(of measure: String) -> Rational? { measures.target(of: measure) }

    var chosen: Rational? {
        (occurrence.record as? EventRow)?.centipoints.map { Rational(scaled: $0, decimals: 2) }
    }
}

/// What a price may ask of a window in which a rule fires by itself.
struct WindowPricing: PriceContext {
    /// How often the rule's rows occur in it.
    let count: Int
    let fullPoints: Rational
    let measures: MeasureEvaluation

    func number(_ quantity: Quantity) -> Rational? {
        switch quantity {
        case .field, .nth: nil
        case .count: Rational(count)
        case .measure, .place: measures.number(quantity)
        }
    }

    func word(_ field: String) -> String { "" }
    func mean(of measure: String) -> Rational? { measures.mean(of: measure) }
    func best(of measure: String) -> Rational? { measures.best(of: measure) }
    func last(of measure: String) -> Rational? { measures.last(of: measure) }
    func target(of measure: String) -> Rational? { measures.target(of: measure) }
    var chosen: Rational? { nil }
    var times: Rational { .one }
}

extension Factor {
    /// What a price is multiplied by.
    func value(_ given: any PriceContext) -> Rational {
        switch self {
        case .number(let number): return number
        case .table(let table):
            let amount: Amount?
            if case .field(let field) = table.by, table.pricesWords {
                amount = table.amount(for: given.word(field))
            } else {
                amount = given.number(table.by).map { table.amount(for: $0) } ?? table.whenEmpty
            }
            if case .points(let times)? = amount { return times }
            return .one
        }
    }
}
