internal import Chronology

/// The punches of a small centre: four a day, at ordinary times unless the script says otherwise.
struct SmallPunches {
    private struct Session: Hashable {
        let staff: String
        let day: Day
        let isAfternoon: Bool
    }

    private static let hours = [(8 * 60 + 30, 12 * 60), (14 * 60 + 30, 18 * 60)]
    private var special: [Session: ScriptLine] = [:]
    private let centre: SmallCentre
    private let roster: SmallRoster
    private let leave: SmallLeave

    init(_ centre: SmallCentre, _ roster: SmallRoster, _ leave: SmallLeave) throws(SampleError) {
        (self.centre, self.roster, self.leave) = (centre, roster, leave)
        for line in try ScriptLine.parse(centre.punches, words: 3) {
            try roster.check(line.words[1], line)
            try line.check(["late", "early"])
            guard ["", "no-in", "no-out", "none"].contains(line.note) else { throw line.broken("an unknown word") }
            for text in line.words[0].split(separator: ",") {
                let day = try line.day(text, in: centre.year)
                guard let halves = ["am": [false], "pm": [true], "day": [false, true]][line.words[2]] else {
                    throw line.broken("an unknown session")
                }
                for half in halves { special[Session(staff: line.words[1], day: day, isAfternoon: half)] = line }
            }
        }
    }

    /// Writes the punches of these working days.
    func write(_ days: [Day], to writer: inout RowWriter) throws(SampleError) {
        var random = RandomSource(seed: centre.seed, stream: "attendance")
        for day in days {
            for staff in roster.people where roster.window(of: staff, on: day) != nil {
                for (number, hours) in Self.hours.enumerated() {
                    // Drawn before anything is decided, so that one line of the script moves no other punch.
                    let early = random.within(60...1_200)
                    let late = random.within(5...900)
                    let begin = SmallLeave.minute(of: day, in: centre.year)
                    if leave.covers(staff, begin + hours.0..<begin + hours.1) { continue }
                    let line = special[Session(staff: staff, day: day, isAfternoon: number == 1)]
                    let note = line?.note ?? ""
                    if note != "none" && note != "no-in" {
                        let minutes = try minutes("late", line)
                        try punch(staff, day, minutes.map { (hours.0 + $0) * 60 } ?? hours.0 * 60 - early, to: &writer)
                    }
                    if note != "none" && note != "no-out" {
                        let minutes = try minutes("early", line)
                        try punch(staff, day, minutes.map { (hours.1 - $0) * 60 } ?? hours.1 * 60 + late, to: &writer)
                    }
                }
            }
        }
    }

    private func minutes(_ name: String, _ line: ScriptLine?) throws(SampleError) -> Int? {
        guard let line, let text = line.values[name] else { return nil }
        return try line.number(text)
    }

    private func punch(_ staff: String, _ day: Day, _ second: Int, to writer: inout RowWriter) throws(SampleError) {
        writer.cell(staff)
        writer.moment(Array(day.iso.utf8), second: second)
        try writer.endRow()
    }
}
