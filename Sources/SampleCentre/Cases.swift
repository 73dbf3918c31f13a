internal import Chronology

/// The case log: drawn day by day in order of acceptance and written as it is drawn.
struct CaseBook {
    /// What a kind of case promises, and how often it comes, in hundredths.
    private struct Kind {
        let name: [UInt8]
        let weight: Int
        let promises: [Int]

        init(_ name: String, _ weight: Int, _ promises: [Int]) {
            self.name = Array(name.utf8)
            self.weight = weight
            self.promises = promises
        }
    }

    private static let kinds = [
        Kind("即办件", 62, [0]), Kind("承诺件", 26, [1, 3, 3, 5, 5, 10, 20]), Kind("联办件", 3, [10, 20]),
        Kind("上报件", 3, [5, 10]), Kind("退回件", 2, [3, 5]), Kind("特殊件", 2, [20]), Kind("补办件", 2, [3]),
    ]
    private static let weights = kinds.map(\.weight)
    private static let ratings = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"].map { Array($0.utf8) }
    /// How many working days before the period the oldest case still open in it was accepted.
    private static let reach = 18

    static let header = [
        "申办流水号", "事项名称", "办件类型", "窗口", "工号", "受理时间", "承诺时限", "挂起天数", "承诺办结时间", "办结时间", "评价",
    ]

    private let shape: CentreShape
    private let calendar: SampleCalendar
    private let staffing: Staffing
    private let items: [[UInt8]]
    private var random: RandomSource
    private var serial = 0
    private let width: Int

    init(_ shape: CentreShape, _ calendar: SampleCalendar, _ staffing: Staffing) {
        self.shape = shape
        self.calendar = calendar
        self.staffing = staffing
        items = Vocabulary.subjects.flatMap { subject in Vocabulary.acts.map { Array((subject + $0).utf8) } }
        random = RandomSource(seed: shape.seed, stream: "cases")
        width = max(5, String(shape.cases).utf8.count)
    }

    /// The days cases are accepted on, each with how many: a few before the period, then evenly.
    func plan() -> [(day: Day, count: Int)] {
        let first = calendar.place(onOrAfter: shape.period.first)
        let days = calendar.workingDays(from: shape.period.first, through: shape.period.last)
        let earlier = calendar.workingDays[max(0, first - Self.reach)..<first]
        let some = earlier.isEmpty ? 0 : shape.cases * 4 / 100
        return Self.spread(some, over: Array(earlier)) + Self.spread(shape.cases - some, over: days)
    }

    /// Writes the cases accepted on one day.
    mutating func write(_ count: Int, on day: Day, to writer: inout RowWriter) throws(SampleError) {
        let present = staffing.people.indices.filter {
            staffing.people[$0].habits.handlesCases && staffing.people[$0].window(on: day) != nil
        }
        guard !present.isEmpty else { return }
        let before = day < shape.period.first
        let place = calendar.place(onOrAfter: day)
        let text = calendar.text(day)
        let windows = present.map { staffing.people[$0].window(on: day) ?? 0 }
        for number in 0..<count {
            let chosen = random.below(present.count)
            let person = staffing.people[present[chosen]]
            // Acceptance runs through the day, morning and afternoon.
            let through = 390 * number / count
            let minute = through < 200 ? 8 * 60 + 32 + through : 14 * 60 + 32 + (through - 200)
            serial += 1
            writer.serial(Self.prefix, serial, digits: width)
            writer.plain(random.pick(items))
            var kind = before ? Self.kinds[1] : Self.kinds[random.place(in: Self.weights)]
            var promise = random.pick(kind.promises)
            if before {
                // Only what is still open at the period's beginning is worth carrying over.
                let left = calendar.place(onOrAfter: shape.period.first) - place
                if left > 9 { promise = 20 } else if promise < left { promise = left > 4 ? 10 : 5 }
                kind = Self.kinds[1]
            }
            writer.plain(kind.name)
            writer.plain(staffing.windows[windows[chosen]].bytes)
            writer.plain(person.bytes)
            writer.moment(text, minute: minute)
            try outcome(person, kind.promises == [0], promise, place, minute, before, &writer)
        }
    }

    private static let prefix = Array("SB2026".utf8)

    /// Writes a row's promise, pause, due day, end and rating.
    private mutating func outcome(
        _ person: SamplePerson, _ isImmediate: Bool, _ promise: Int, _ place: Int, _ minute: Int, _ before: Bool,
        _ writer: inout RowWriter
    ) throws(SampleError) {
        let paused = !isImmediate && random.below(100) < 3 ? random.within(1...3) : 0
        let isOverdue = random.happens(person.habits.overdue)
        let statesDue = !isImmediate && random.below(100) < 2
        let due = place + promise + paused
        if isImmediate && random.below(2) == 0 { writer.empty() } else { writer.number(promise) }
        if paused > 0 { writer.number(paused) } else { writer.empty() }
        if statesDue { writer.plain(calendar.text(calendar.workingDays[due])) } else { writer.empty() }
        let opening = before ? calendar.place(onOrAfter: shape.period.first) : place
        var end = isOverdue ? due + random.within(1...6) : max(opening, place + random.within(0...promise + paused))
        end = min(end, calendar.workingDays.count - 1)
        let day = calendar.workingDays[end]
        if day > shape.period.last {
            writer.empty()
            writer.empty()
        } else {
            let finished = end == place ? min(minute + random.within(4...55), 18 * 60 + 20) : random.within(520...715)
            writer.moment(calendar.text(day), minute: finished)
            rate(person, on: day, &writer)
        }
        try writer.endRow()
    }

    private mutating func rate(_ person: SamplePerson, on day: Day, _ writer: inout RowWriter) {
        let habits = person.habits
        if habits.unrated > 0 {
            let month = day.components.month - shape.period.first.components.month
            if habits.carelessMonths >> month & 1 == 1, random.happens(habits.unrated) {
                writer.empty()
                return
            }
        }
        let chance = random.below(100_000)
        let rating =
            switch chance {
            case ..<habits.unhappy: chance % 5 == 0 ? 4 : 3
            case ..<86_000: 0
            case ..<98_500: 1
            default: 2
            }
        writer.plain(Self.ratings[rating])
    }

    private static func spread(_ total: Int, over days: [Day]) -> [(day: Day, count: Int)] {
        days.indices.map { index in
            (days[index], total * (index + 1) / days.count - total * index / days.count)
        }
    }
}
