internal import Chronology

/// One window of a department.
struct SampleWindow {
    let name: String
    let department: String
    let bytes: [UInt8]

    init(name: String, department: String) {
        self.name = name
        self.department = department
        self.bytes = Array(name.utf8)
    }
}

/// How someone works, as chances in 100,000.
struct Habits {
    /// Of coming late, for each session.
    var late = 150
    /// Of leaving early, for each session.
    var early = 60
    /// Of forgetting to punch, for each punch.
    var missing = 10
    /// Of running over a promise, for each case.
    var overdue = 25
    /// Of a case nobody rates, in the months of `carelessMonths`.
    var unrated = 0
    /// The months of the period, as bits from the first, in which ratings are forgotten.
    var carelessMonths = 0
    /// Of a bad rating, for each rated case.
    var unhappy = 120
    /// Whether the person takes leave.
    var takesLeave = true
    /// Whether the person handles cases.
    var handlesCases = true

    /// Someone who does everything right.
    static let flawless = Habits(late: 0, early: 0, missing: 0, overdue: 0, unhappy: 0, takesLeave: false)
}

/// One stretch of time at a window.
struct Stretch {
    var window: Int
    var from: Day?
    var until: Day?

    func contains(_ day: Day) -> Bool { (from ?? day) <= day && day <= (until ?? day) }
}

/// Someone on the roster.
struct SamplePerson {
    let id: String
    let bytes: [UInt8]
    let name: String
    let post: String
    var stretches: [Stretch]
    var habits: Habits
    /// Days on which no punch is found though nothing excuses it.
    var truancy: Set<Day> = []

    /// The window someone works at on a day.
    func window(on day: Day) -> Int? { stretches.first { $0.contains(day) }?.window }
}
