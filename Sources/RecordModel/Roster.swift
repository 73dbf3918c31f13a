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
    /// The department's place in ``Roster/departments``.
    public let departmentIndex: Int
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
        from: Day, until: Day, name: String, department: String, departmentIndex: Int, window: String,
        windowIndex: Int, post: String, group: String
    ) {
        self.from = from
        self.until = until
        self.name = name
        self.department = department
        self.departmentIndex = departmentIndex
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
    /// Every department, half-width, in code-point order.
    public let departments: [String]

    /// A roster by its parts, all in the order described.
    public init(ids: [String], stretches: [[RosterStretch]], windows: [String], departments: [String]) {
        self.ids = ids
        self.stretches = stretches
        self.windows = windows
        self.departments = departments
        spans = stretches.map {
            $0.map {
                Span(
                    from: $0.from, until: $0.until, window: Int32(clamping: $0.windowIndex),
                    department: Int32(clamping: $0.departmentIndex))
            }
        }
        everAtWindow = Self.everAt(stretches, windows.count, \.windowIndex)
        everInDepartment = Self.everAt(stretches, departments.count, \.departmentIndex)
    }

    /// By place, everyone who ever was there, in order.
    private static func everAt(
        _ stretches: [[RosterStretch]], _ count: Int, _ place: (RosterStretch) -> Int
    ) -> [[Int32]] {
        var people = [[Int32]](repeating: [], count: count)
        for (person, own) in stretches.enumerated() {
            for place in Set(own.map(place)).sorted() where people.indices.contains(place) {
                people[place].append(Int32(clamping: person))
            }
        }
        return people
    }

    /// A stretch without its texts: these are asked about for every person and day.
    private struct Span: Sendable {
        let from: Day
        let until: Day
        let window: Int32
        let department: Int32
    }

    private let spans: [[Span]]
    private let everAtWindow: [[Int32]]
    private let everInDepartment: [[Int32]]

    /// The stretch a person is listed under in a period: the last that touches it; `nil` if none does.
    public func listing(of person: Int, in period: Period) -> RosterStretch? {
        stretches[person].last { $0.from <= period.last && $0.until >= period.first }
    }

    private func span(of person: Int, on day: Day) -> Span? {
        for span in spans[person] where span.from <= day && day <= span.until { return span }
        return nil
    }

    /// The window a person was at on a day; `nil` if they were not on the roster.
    public func window(of person: Int, on day: Day) -> Int? { span(of: person, on: day).map { Int($0.window) } }

    /// The department that sent a person on a day; `nil` if they were not on the roster.
    public func department(of person: Int, on day: Day) -> Int? {
        span(of: person, on: day).map { Int($0.department) }
    }

    /// Everyone on a window's roster on a day, in order.
    public func members(of window: Int, on day: Day) -> [Int] {
        people(everAtWindow: window).filter { self.window(of: $0, on: day) == window }
    }

    /// Everyone a department had on the roster on a day, in order.
    public func members(ofDepartment department: Int, on day: Day) -> [Int] {
        people(everInDepartment: department).filter { self.department(of: $0, on: day) == department }
    }

    /// Everyone who ever was at a window, in order.
    public func people(everAtWindow window: Int) -> [Int] {
        everAtWindow.indices.contains(window) ? everAtWindow[window].map(Int.init) : []
    }

    /// Everyone a department ever sent, in order.
    public func people(everInDepartment department: Int) -> [Int] {
        everInDepartment.indices.contains(department) ? everInDepartment[department].map(Int.init) : []
    }
}
