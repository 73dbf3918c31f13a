public import Chronology

/// One stretch of time a person spends at a window: one row of the roster.
public struct RosterStretch: Hashable, Sendable {
    /// The first day.
    public let from: Day
    /// The last day, inclusive.
    public let until: Day
    /// The person's name, as the row writes it.
    public let name: String
    /// The department, as the row writes it.
    public let department: String
    /// The window, as the row writes it.
    public let window: String
    /// The window's place in ``Roster/windows``.
    public let windowIndex: Int
    /// The post; empty if none.
    public let post: String
    /// The peer group; empty if none.
    public let group: String

    /// The first day of a stretch whose row names none.
    public static let always = Day(rawValue: -719_162)
    /// The last day of a stretch whose row names none.
    public static let ever = Day(rawValue: 2_932_896)

    /// A stretch by its parts.
    public init(
        from: Day, until: Day, name: String, department: String, window: String, windowIndex: Int, post: String,
        group: String
    ) {
        self.from = from
        self.until = until
        self.name = name
        self.department = department
        self.window = window
        self.windowIndex = windowIndex
        self.post = post
        self.group = group
    }

    /// Whether a day lies in it.
    public func contains(_ day: Day) -> Bool { from <= day && day <= until }
}

/// Who was at which window when (人员名册). People are known by their index from here on.
public struct Roster: Sendable {
    /// Everyone's id, half-width, in code-point order.
    public let ids: [String]
    /// Everyone's stretches, by first day; they do not overlap.
    public let stretches: [[RosterStretch]]
    /// Every window, half-width, in code-point order.
    public let windows: [String]

    /// A roster by its parts, all in the order described.
    public init(ids: [String], stretches: [[RosterStretch]], windows: [String]) {
        self.ids = ids
        self.stretches = stretches
        self.windows = windows
    }

    /// The stretch a person is listed under in a period: the last that touches it; `nil` if none does.
    public func listing(of person: Int, in period: Period) -> RosterStretch? {
        stretches[person].last { $0.from <= period.last && $0.until >= period.first }
    }

    /// Whether a person was on the roster on a day.
    public func isListed(_ person: Int, on day: Day) -> Bool {
        stretches[person].contains { $0.contains(day) }
    }

    /// Everyone on a window's roster on a day, in order.
    public func members(of window: Int, on day: Day) -> [Int] {
        ids.indices.filter { person in stretches[person].contains { $0.windowIndex == window && $0.contains(day) } }
    }
}
