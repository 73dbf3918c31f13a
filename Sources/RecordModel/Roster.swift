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
        spans = stretches.map {
            $0.map { Span(from: $0.from, until: $0.until, window: Int32(clamping: $0.windowIndex)) }
        }
        var everAt = [[Int32]](repeating: [], count: windows.count)
        for (person, own) in stretches.enumerated() {
            for window in Set(own.map(\.windowIndex)).sorted() where everAt.indices.contains(window) {
                everAt[window].append(Int32(clamping: person))
            }
        }
        self.everAt = everAt
    }

    /// A stretch without its texts: these are asked about for every person and day.
    private struct Span: Sendable {
        let from: Day
        let until: Day
        let window: Int32
    }

    private let spans: [[Span]]
    /// By window, everyone who ever was there, in order.
    private let everAt: [[Int32]]

    /// The stretch a person is listed under in a period: the last that touches it; `nil` if none does.
    public func listing(of person: Int, in period: Period) -> RosterStretch? {
        stretches[person].last { $0.from <= period.last && $0.until >= period.first }
    }

    /// The window a person was at on a day; `nil` if they were not on the roster.
    public func window(of person: Int, on day: Day) -> Int? {
        for span in spans[person] where span.from <= day && day <= span.until { return Int(span.window) }
        return nil
    }

    /// Everyone on a window's roster on a day, in order.
    public func members(of window: Int, on day: Day) -> [Int] {
        everAt[window].map(Int.init).filter { self.window(of: $0, on: day) == window }
    }
}
