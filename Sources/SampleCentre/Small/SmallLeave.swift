internal import Chronology

/// The leave of a small centre.
struct SmallLeave {
    /// One row.
    struct Row {
        let staff: String
        let kind: String
        /// As the table writes them.
        let ends: (from: String, until: String)
        /// The minutes since midnight of 1 January.
        let minutes: Range<Int>
        let line: ScriptLine
    }

    private static let columns = ["审批状态", "替岗人", "证明"]
    /// Every row in the script's order.
    let rows: [Row]
    /// The columns behind the first four.
    let further: [String]

    init(_ centre: SmallCentre, _ roster: SmallRoster) throws(SampleError) {
        var rows: [Row] = []
        var further = Self.columns
        for line in try ScriptLine.parse(centre.leave, words: 3) {
            try roster.check(line.words[0], line)
            further += line.values.keys.sorted().filter { !further.contains($0) }
            let ends = line.words[2].split(separator: "..").map(String.init)
            let first = try Self.end(ends[0], line, centre.year, isLast: false)
            let last = try Self.end(ends.last ?? "", line, centre.year, isLast: true)
            guard first.minute < last.minute else { throw line.broken("a reversed span") }
            rows.append(
                Row(
                    staff: line.words[0], kind: line.words[1], ends: (first.text, last.text),
                    minutes: first.minute..<last.minute, line: line))
        }
        (self.rows, self.further) = (rows, further)
    }

    /// Whether approved leave covers a stretch of a day.
    func covers(_ staff: String, _ stretch: Range<Int>) -> Bool {
        rows.contains { row in
            row.staff == staff && !["未批准", "已驳回"].contains(row.line.value("审批状态"))
                && row.minutes.lowerBound <= stretch.lowerBound && row.minutes.upperBound >= stretch.upperBound
        }
    }

    /// The minute of the year a day begins with.
    static func minute(of day: Day, in year: Int) -> Int {
        (Day(year: year, month: 1, day: 1)?.distance(to: day) ?? 0) * 24 * 60
    }

    private static func end(
        _ text: String, _ line: ScriptLine, _ year: Int, isLast: Bool
    ) throws(SampleError) -> (text: String, minute: Int) {
        let parts = text.split(separator: "T")
        guard let first = parts.first else { throw line.broken("a broken span") }
        let day = try line.day(first, in: year)
        let start = minute(of: day, in: year)
        guard parts.count == 2 else { return (day.iso, start + (isLast ? 24 * 60 : 0)) }
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 2 else { throw line.broken("a broken time") }
        return ("\(day.iso) \(parts[1])", start + clock[0] * 60 + clock[1])
    }
}
