public import Exact

/// What multiplies a price (`factor`, 倍数).
public enum Factor: Sendable {
    /// A number or a fraction.
    case number(Rational)
    /// By a quantity: `{by: count, table: {at_least 3: 2}}`, 同一规定三次以上加倍. 1 where the table has no row.
    case table(PriceTable)
}
