public import Exact

/// The most points in each window (`limit`, 最多).
///
/// Over it, lines give way from the last: by date, then rule order, then the larger price. A row that gave way still counts
/// as an occurrence.
public enum Limit: Hashable, Sendable {
    /// So many points, as a magnitude.
    case points(Rational)
    /// 一次: one occurrence, the first by date.
    case once
}
