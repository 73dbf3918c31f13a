internal import Chronology

/// The punches of one person on one working day, under the four-punch policy.
enum Punches {
    private static let sessions = [(8 * 60 + 30, 12 * 60), (14 * 60 + 30, 18 * 60)]

    /// Writes the punches of one day.
    static func write(
        _ person: SamplePerson, leave: [SampleLeave], day: Day, text: [UInt8], to writer: inout RowWriter,
        _ random: inout RandomSource
    ) throws(SampleError) {
        if person.truancy.contains(day) { return }
        for (start, end) in sessions {
            guard let required = required(start, end, leave, day) else { continue }
            let habits = person.habits
            var arrival = required.lowerBound * 60 - random.within(20...(required.lowerBound == start ? 1_500 : 300))
            var departure = required.upperBound * 60 + random.within(5...(required.upperBound == end ? 1_200 : 240))
            if random.happens(habits.late) { arrival = required.lowerBound * 60 + 60 * tardiness(&random) }
            if random.happens(habits.early) { departure = required.upperBound * 60 - 60 * tardiness(&random) }
            if !random.happens(habits.missing) { try punch(person, text, arrival, &writer, &random) }
            if !random.happens(habits.missing) { try punch(person, text, departure, &writer, &random) }
        }
    }

    /// Minutes late or early: a few mostly, now and then a quarter of an hour, hardly ever more than an hour.
    private static func tardiness(_ random: inout RandomSource) -> Int {
        switch random.below(1_000) {
        case 0..<700: random.within(1...6)
        case 700..<940: random.within(7...20)
        case 940..<993: random.within(21...55)
        default: random.within(61...90)
        }
    }

    /// One punch, now and then twice within the minute, as machines record it.
    private static func punch(
        _ person: SamplePerson, _ text: [UInt8], _ second: Int, _ writer: inout RowWriter, _ random: inout RandomSource
    ) throws(SampleError) {
        writer.plain(person.bytes)
        writer.moment(text, second: second)
        try writer.endRow()
        if random.below(500) == 0 {
            writer.plain(person.bytes)
            writer.moment(text, second: second + random.within(1...20))
            try writer.endRow()
        }
    }

    /// The minutes someone must be there in a session; `nil` where approved leave covers it whole.
    private static func required(_ start: Int, _ end: Int, _ leave: [SampleLeave], _ day: Day) -> Range<Int>? {
        var low = start
        var high = end
        for row in leave where row.status != "未批准" && row.status != "已驳回" {
            guard let away = row.minutes(on: day) else { continue }
            if away.lowerBound <= start && away.upperBound >= end { return nil }
            if away.lowerBound <= start && away.upperBound > start { low = max(low, away.upperBound) }
            if away.upperBound >= end && away.lowerBound < end { high = min(high, away.lowerBound) }
        }
        return low < high ? low..<high : nil
    }
}
