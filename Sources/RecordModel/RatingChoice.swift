/// Which of several ratings of one case counts.
public enum RatingChoice: String, CaseIterable, Hashable, Sendable {
    /// The latest by its time.
    case latest
    /// The earliest by its time.
    case earliest
    /// The worst.
    case worst
}
