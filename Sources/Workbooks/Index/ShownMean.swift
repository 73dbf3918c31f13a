import Exact

/// A mean as a summary shows it: rounded exactly, half up.
struct ShownMean: Sendable, Hashable {
    /// What the cell says.
    var value = 0.0
    /// Whether a spreadsheet that rounds the quotient of its own sum is sure to come to it.
    var isLive = false

    /// Most places that are rounded here.
    private static let units: [Double] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

    init() {}

    /// Rounds a mean.
    /// - Parameters:
    ///   - approximate: the mean in binary, off by far less than a ten-thousandth of a last place.
    ///   - exact: the mean; asked for only where the other does not decide.
    init(_ approximate: Double, decimals: Int, exact: () -> Rational) {
        guard Self.units.indices.contains(decimals), approximate.magnitude < 100_000_000 else {
            value = approximate
            return
        }
        let unit = Self.units[decimals]
        let scaled = approximate * unit
        let distance = (scaled.magnitude - scaled.magnitude.rounded(.down) - 0.5).magnitude
        if distance > 0.000_2 {
            value = scaled.rounded(.toNearestOrAwayFromZero) / unit
            isLive = true
            return
        }
        // Near a border of rounding the exact mean decides. On the border itself the sum is a decimal of few places, and a
        // spreadsheet that rounds it to nine first divides what is exact; beside it nothing is sure.
        let mean = exact()
        value = mean.rounded(to: decimals).approximate
        let rest = mean.magnitude * Rational(Int(unit))
        isLive = (rest - rest.floored - Rational(scaled: 5, decimals: 1)).isZero
    }
}
