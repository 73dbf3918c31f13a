internal import Chronology

/// One row of the inspection ledger, before it has a number.
struct SampleEvent {
    var day: Day
    var person: Int?
    var window: Int?
    var rule: String
    var times: Int?
    var degree = ""
    var points = ""
    var quantity = ""
    var deed = ""
    var round: Int?
    var note = ""
    var proof = ""
    var status = ""
}

/// The inspection ledger: what is left to chance and what a scene plants, in order of date.
enum EventBook {
    static let header = [
        "编号", "日期", "工号", "窗口", "条目", "次数", "情节", "分值", "数量", "事由编号", "轮次", "事由", "依据", "登记人", "状态",
    ]

    static func draw(
        _ shape: CentreShape, _ staffing: Staffing, _ days: [Day], planted: [SampleEvent], sparing: Set<Int>
    ) -> [SampleEvent] {
        var random = RandomSource(seed: shape.seed, stream: "events")
        var events = planted
        for _ in 0..<shape.people * shape.eventsPerHundred / 100 {
            let person = random.below(staffing.people.count)
            let kind = EventKind.all[random.place(in: EventKind.weights)]
            let day = random.pick(days)
            // Whoever is not there that day, or whose record a scene needs clean, keeps it.
            guard staffing.people[person].window(on: day) != nil, !sparing.contains(person) else { continue }
            events += facts(kind, person, day, events.count, &random)
        }
        events += windowFacts(shape, staffing, days, &random)
        return events.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    /// One fact; a commendation now and then comes from two levels for the same deed.
    private static func facts(
        _ kind: EventKind, _ person: Int, _ day: Day, _ number: Int, _ random: inout RandomSource
    ) -> [SampleEvent] {
        var event = SampleEvent(day: day, person: person, rule: random.below(2) == 0 ? kind.rule : kind.code)
        event.note = kind.note
        if random.below(12) == 0, kind.degrees.isEmpty {
            event.times = 2
        } else if random.below(4) == 0 {
            event.times = 1
        }
        if !kind.degrees.isEmpty { event.degree = kind.degrees[random.place(in: kind.degrees.map(\.weight))].word }
        if kind.rule == "performance.3", random.below(2) == 0 { event.points = random.pick(["2", "2.5", "3", "4"]) }
        if random.below(30) == 0 { event.status = "撤销" } else if random.below(3) == 0 { event.status = "有效" }
        if random.below(3) == 0 { event.proof = "督查通报第\(random.within(1...40))期" }
        guard kind.rule == "bonus.3", random.below(2) == 0 else { return [event] }
        event.deed = "BZ\(number + 1)"
        var second = event
        second.degree = "市级"
        second.note = "市级媒体报道"
        return [event, second]
    }

    /// What inspectors find at windows: nobody there, and the last place of each week's hygiene inspection.
    private static func windowFacts(
        _ shape: CentreShape, _ staffing: Staffing, _ days: [Day], _ random: inout RandomSource
    ) -> [SampleEvent] {
        var events: [SampleEvent] = []
        let halls = max(1, staffing.windows.count / 60)
        for _ in 0..<halls {
            let window = random.below(staffing.windows.count)
            let day = random.pick(days)
            events.append(
                SampleEvent(day: day, window: window, rule: "diligence.7", times: nil, round: nil, note: "巡查时窗口无人"))
        }
        for hall in 0..<halls {
            var last = random.below(staffing.windows.count)
            for (number, place) in stride(from: 3, to: days.count, by: 10).enumerated() {
                if random.below(5) != 0 { last = random.below(staffing.windows.count) }
                let day = days[min(place + hall % 3, days.count - 1)]
                events.append(
                    SampleEvent(
                        day: day, window: last, rule: "勤14", times: nil, round: number + 1,
                        note: "卫生检查第\(number + 1)轮末位"))
            }
        }
        return events
    }
}
