internal import Chronology

/// One row of the leave log.
struct SampleLeave {
    /// A moment of it; without a minute it is a date alone, the whole day.
    struct End {
        let day: Day
        let minute: Int?
    }

    let person: Int
    let kind: String
    let from: End
    let until: End
    let status: String
    let substitute: Int?

    /// From when to when it lies on a day, in minutes from midnight; `nil` where it does not touch it.
    func minutes(on day: Day) -> Range<Int>? {
        guard from.day <= day && day <= until.day else { return nil }
        let low = from.day == day ? from.minute ?? 0 : 0
        let high = until.day == day ? until.minute ?? 1_440 : 1_440
        return low < high ? low..<high : nil
    }
}

/// Who is away when: drawn for one person after another.
enum LeaveBook {
    static func draw(_ shape: CentreShape, _ staffing: Staffing, _ days: [Day]) -> [SampleLeave] {
        var random = RandomSource(seed: shape.seed, stream: "leave")
        var rows: [SampleLeave] = []
        for (index, person) in staffing.people.enumerated() {
            let onRoster = days.filter { person.window(on: $0) != nil }
            guard onRoster.count > 10, person.habits.takesLeave else { continue }
            for _ in 0..<1 + random.below(3) {
                rows.append(row(index, onRoster, staffing.people.count, &random))
            }
        }
        return rows.sorted { ($0.from.day, $0.person) < ($1.from.day, $1.person) }
    }

    private static func row(
        _ person: Int, _ days: [Day], _ people: Int, _ random: inout RandomSource
    ) -> SampleLeave {
        let place = random.below(days.count - 5)
        let day = days[place]
        func make(_ kind: String, _ from: (Day, Int?), _ until: (Day, Int?)) -> SampleLeave {
            let status =
                switch random.below(20) {
                case 0: "未批准"
                case 1: "已驳回"
                case 2..<8: ""
                default: "已批准"
                }
            let substitute = random.below(3) == 0 ? (person + 1 + random.below(5)) % people : nil
            return SampleLeave(
                person: person, kind: kind, from: .init(day: from.0, minute: from.1),
                until: .init(day: until.0, minute: until.1), status: status, substitute: substitute)
        }
        switch random.below(100) {
        case 0..<15: return make("年休假", (day, nil), (days[place + random.within(1...4)], nil))
        case 15..<30: return make("病假", (day, nil), (days[place + random.below(2)], nil))
        case 30..<45: return make("事假", (day, 14 * 60 + 30), (day, 18 * 60))
        case 45..<55: return make("调休", (day, nil), (day, nil))
        case 55..<62: return make("公假", (day, nil), (days[place + random.below(3)], nil))
        case 62..<72: return make("因公外出", (day, 8 * 60 + 30), (day, 12 * 60))
        case 72..<82: return make("因公外出", (day, nil), (day, nil))
        case 82..<92: return make("因私外出", (day, 16 * 60), (day, 18 * 60))
        default: return make("因私外出", (day, 8 * 60 + 30), (day, 9 * 60 + 30 + 30 * random.below(3)))
        }
    }
}
