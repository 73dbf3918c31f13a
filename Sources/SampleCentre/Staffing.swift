internal import Chronology

/// Who works where: the windows and the roster, drawn from one stream of numbers.
struct Staffing {
    private(set) var windows: [SampleWindow] = []
    var people: [SamplePerson] = []

    init(_ shape: CentreShape, _ calendar: SampleCalendar) {
        var random = RandomSource(seed: shape.seed, stream: "staff")
        let perDepartment = max(1, shape.people / shape.departments)
        let windowsEach = max(1, (perDepartment + 2) / 3)
        for department in 0..<shape.departments {
            let name = Vocabulary.department(department)
            for number in 1...windowsEach {
                windows.append(SampleWindow(name: "\(name)\(number)号窗口", department: name))
            }
        }
        let width = max(4, String(shape.people).utf8.count)
        for number in 0..<shape.people {
            let digits = String(number + 1)
            let id = "W" + String(repeating: "0", count: width - digits.utf8.count) + digits
            // Neighbours on the roster share a window, and every window has somebody.
            let window = number * windows.count / shape.people
            let post = random.pick(Vocabulary.posts)
            let stretches = Self.stretches(window, windows.count, shape.period, &random)
            let habits = Self.habits(&random)
            people.append(
                SamplePerson(
                    id: id, bytes: Array(id.utf8), name: Vocabulary.person(number), post: post, stretches: stretches,
                    habits: habits))
        }
        // Someone lent for one weekend on which nobody works: on the roster, and not to be ranked.
        if people.count > 10, let weekend = Self.weekend(of: shape.period) {
            let last = people.count - 1
            people[last].stretches = [
                Stretch(window: people[last].stretches[0].window, from: weekend, until: weekend.advanced(by: 1))
            ]
            people[last].habits.takesLeave = false
        }
    }

    /// The first Saturday of the period's second month whose Sunday is free too.
    private static func weekend(of period: Period) -> Day? {
        let months = period.parts(.month)
        guard months.count == 3 else { return nil }
        return (0..<7).lazy.map { months[1].first.advanced(by: $0) }.first { $0.weekday == .saturday }
    }

    private static func stretches(
        _ window: Int, _ windows: Int, _ period: Period, _ random: inout RandomSource
    ) -> [Stretch] {
        let day = period.first.advanced(by: random.within(10...period.length - 15))
        switch random.below(100) {
        case 0..<3: return [Stretch(window: window, from: day)]
        case 3..<5: return [Stretch(window: window, until: day)]
        case 5..<8 where windows > 1:
            let other = (window + 1 + random.below(windows - 1)) % windows
            return [Stretch(window: window, until: day), Stretch(window: other, from: day.advanced(by: 1))]
        case 8..<40: return [Stretch(window: window, from: period.first.advanced(by: -random.within(30...2_000)))]
        default: return [Stretch(window: window)]
        }
    }

    private static func habits(_ random: inout RandomSource) -> Habits {
        var habits = Habits()
        switch random.below(100) {
        case 0..<35: break
        case 35..<80: (habits.late, habits.early, habits.missing) = (1_900, 650, 80)
        case 80..<95: (habits.late, habits.early, habits.missing) = (4_500, 1_700, 190)
        default: (habits.late, habits.early, habits.missing) = (8_000, 3_000, 400)
        }
        switch random.below(100) {
        case 0..<4: habits.overdue = 700
        case 4..<6: habits.overdue = 2_500
        default: break
        }
        switch random.below(100) {
        case 0..<6: (habits.unrated, habits.carelessMonths) = (2_000, 1 << random.below(3))
        case 6..<8: (habits.unrated, habits.carelessMonths) = (4_500, 7)
        default: break
        }
        if random.below(100) < 3 { habits.unhappy = 3_200 }
        if random.below(100) < 45 { habits.takesLeave = false }
        if random.below(100) < 2 { habits.handlesCases = false }
        return habits
    }
}
