public import Exact

/// Whose rows a subject answers for (`rows_of`, 记录来自).
public enum RowOwner: String, Hashable, Sendable, CaseIterable {
    /// Rows that name the subject itself: on a window's sheet the window's events.
    case window
    /// Rows of the people at the window (or in the department) on the row's day.
    case members
}

/// On whom points fall (`falls_on`, 计入).
public enum FallsOn: Hashable, Sendable {
    /// On the subject that answers for the row.
    case subject
    /// On several, each with a share of the price: `{window: 1, 首席代表: 1/2}`.
    case shares([FallingShare])

    /// 窗口人员: on each person on the window's roster that day; a row that names a person falls on that person.
    public static let members = FallsOn.shares([FallingShare(.members, .one)])
}

/// One share of what falls.
public struct FallingShare: Hashable, Sendable {
    /// Who bears it.
    public enum Bearer: Hashable, Sendable {
        /// The person or the window the row names, on its own kind of sheet.
        case subject
        /// The row's window: on a window's sheet.
        case window
        /// Everyone on the window's roster that day; where the row names a person, that person.
        case members
        /// The row's department on a department's sheet; on a person's sheet everyone of it that day.
        case department
        /// Whoever holds this post on the window's roster that day.
        case post(String)
    }

    /// Who bears it.
    public let bearer: Bearer
    /// What part of the price.
    public let share: Rational

    /// A bearer and a share.
    public init(_ bearer: Bearer, _ share: Rational) {
        self.bearer = bearer
        self.share = share
    }
}
