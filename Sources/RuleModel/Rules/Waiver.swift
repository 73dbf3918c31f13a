/// A condition under which a deduction stands as a line of 0 with the reason (`waived`, 可免).
public enum Waiver: Sendable {
    /// The row itself excuses it: every test must hold, `waived: {degree: 初次}`.
    case row([FieldTest])
    /// A number excuses it: `waived: {finished: at_least 300}`.
    case measure(Condition)
}
