internal import Chronology

/// The cases of a small centre: ordinary ones by the month, and those the script writes out.
struct SmallCases {
    /// The table's columns.
    static let header = ["申办流水号", "事项名称", "办件类型", "窗口", "工号", "受理时间", "承诺时限", "挂起天数", "办结时间", "评价"]

    private struct Row {
        let staff: String
        let kind: String
        let day: Day
        /// The minute of the day it came in.
        let minute: Int
        let promise: String
        let paused: String
        let finished: String
        let rating: String
    }

    private var rows: [Row] = []
    private let roster: SmallRoster
    private let seed: UInt64

    init(_ centre: SmallCentre, _ roster: SmallRoster, _ days: [Day]) throws(SampleError) {
        self.roster = roster
        seed = centre.seed
        var random = RandomSource(seed: centre.seed, stream: "cases")
        for line in try ScriptLine.parse(centre.cases, words: 3) {
            try roster.check(line.words[1], line)
            if line.words[0].contains("-") {
                try single(line, centre.year)
            } else {
                try month(line, days, &random)
            }
        }
        rows = rows.enumerated()
            .sorted { ($0.element.day, $0.element.minute, $0.offset) < ($1.element.day, $1.element.minute, $1.offset) }
            .map(\.element)
    }

    private mutating func single(_ line: ScriptLine, _ year: Int) throws(SampleError) {
        try line.check(["promise", "paused", "done", "rating"])
        let day = try line.day(line.words[0], in: year)
        var finished = ""
        if let done = line.values["done"] { finished = try line.day(done, in: year).iso + " 16:40" }
        rows.append(
            Row(
                staff: line.words[1], kind: line.words[2], day: day, minute: 9 * 60 + 5, promise: line.value("promise"),
                paused: line.value("paused"), finished: finished, rating: line.value("rating")))
    }

    private mutating func month(
        _ line: ScriptLine, _ days: [Day], _ random: inout RandomSource
    ) throws(SampleError) {
        try line.check([])
        let month = try line.number(line.words[0])
        let count = try line.number(line.words[2])
        let staff = line.words[1]
        let days = days.filter { $0.components.month == month && roster.window(of: staff, on: $0) != nil }
        guard !days.isEmpty else { throw line.broken("nobody there") }
        for number in 0..<count {
            let day = days[number * days.count / count]
            let minute = random.within(8 * 60 + 40...11 * 60 + 20)
            let done = minute + random.within(4...25)
            rows.append(
                Row(
                    staff: staff, kind: line.note.isEmpty ? "即办件" : line.note, day: day, minute: minute, promise: "",
                    paused: "", finished: "\(day.iso) \(Self.clock(done))",
                    rating: random.pick(["非常满意", "非常满意", "满意", "基本满意"])))
        }
    }

    /// Writes the rows in order of time.
    func write(to writer: inout RowWriter) throws(SampleError) {
        var random = RandomSource(seed: seed, stream: "items")
        for (number, row) in rows.enumerated() {
            writer.serial(Array("BJ".utf8), number + 1, digits: 5)
            try writer.row([
                random.pick(Vocabulary.subjects) + random.pick(Vocabulary.acts), row.kind,
                roster.window(of: row.staff, on: row.day) ?? "", row.staff,
                "\(row.day.iso) \(Self.clock(row.minute))", row.promise, row.paused, row.finished, row.rating,
            ])
        }
    }

    private static func clock(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }
}
