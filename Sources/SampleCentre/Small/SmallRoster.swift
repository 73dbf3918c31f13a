internal import Chronology

/// The people of a small centre and where they are on each day.
struct SmallRoster {
    /// One row.
    struct Row {
        let staff: String
        let name: String
        let department: String
        let window: String
        let post: String
        let from: Day?
        let until: Day?

        func contains(_ day: Day) -> Bool { (from ?? day) <= day && day <= (until ?? day) }
    }

    /// Every row in the script's order.
    let rows: [Row]
    /// Every person, once.
    let people: [String]

    init(_ centre: SmallCentre) throws(SampleError) {
        var rows: [Row] = []
        var people: [String] = []
        for line in try ScriptLine.parse(centre.roster, words: 4) {
            try line.check(["from", "until"])
            let staff = line.words[0]
            if !people.contains(staff) { people.append(staff) }
            let from = line.values["from"]
            let until = line.values["until"]
            // Written out, since a closure that throws would lose the kind of error.
            let first: Day? = if let from { try line.day(from, in: centre.year) } else { nil }
            let last: Day? = if let until { try line.day(until, in: centre.year) } else { nil }
            rows.append(
                Row(
                    staff: staff, name: Vocabulary.person(people.firstIndex(of: staff) ?? 0), department: line.words[1],
                    window: line.words[2], post: line.words[3], from: first, until: last))
        }
        (self.rows, self.people) = (rows, people)
    }

    /// The window someone works at on a day.
    func window(of staff: String, on day: Day) -> String? {
        rows.first { $0.staff == staff && $0.contains(day) }?.window
    }

    /// Refuses a name nobody has.
    func check(_ subject: String, _ line: ScriptLine) throws(SampleError) {
        let isKnown =
            subject.hasPrefix("@") ? rows.contains { "@" + $0.window == subject } : people.contains(subject)
        guard isKnown else { throw line.broken("an unknown subject") }
    }
}
