internal import Chronology
internal import Exact
internal import RuleModel

/// Brings the occurrences of one owner to those that count, in the fixed order `run`, `skip`, `every`, and numbers them.
struct Shaping: Sendable {
    let rule: Rule
    /// The windows of counting.
    let windows: [DaySpan]
    /// The place of a day among the working days, for runs along dates.
    let workingDay: @Sendable (Day) -> Int?

    /// Whether anything of the rule depends on which occurrence of several one is.
    static func isNeeded(by rule: Rule) -> Bool {
        rule.run != nil || rule.skip > 0 || rule.every > 1 || rule.condition?.asksForCount == true
            || rule.quantities.contains { $0 == .nth || $0 == .count }
    }

    /// The shaped occurrences, and those that were excused, which stand as lines of 0.
    func shape(_ rows: [Occurrence]) -> [Occurrence] {
        guard !rows.isEmpty, Self.isNeeded(by: rule) else { return rows }
        return windows.flatMap { window in
            number(every(skip(run(rows.filter { window.contains($0.day) }.sorted(by: Occurrence.isEarlier)))))
        }
    }

    // MARK: run

    private func run(_ rows: [Occurrence]) -> [Occurrence] {
        guard let run = rule.run else { return rows }
        let (byNumber, _) = numbered(rows, run)
        return chains(byNumber.keys.sorted(), run).map { chain in
            Occurrence(run: chain.compactMap { byNumber[$0] }, along: run.along)
        }
    }

    /// The earliest row of each number, and the rows that stand for none.
    private func numbered(
        _ rows: [Occurrence], _ run: Run
    ) -> (byNumber: [Int: Occurrence], left: [(row: Occurrence, reason: String)]) {
        var byNumber: [Int: Occurrence] = [:]
        var left: [(Occurrence, String)] = []
        for row in rows {
            let number = run.along == "date" ? workingDay(row.day) : row.record.number(run.along)?.whole
            if let number, byNumber[number] == nil {
                byNumber[number] = row
            } else {
                left.append((row, number == nil ? "没有可以连续计次的序号" : "同一轮(日)已有一行"))
            }
        }
        return (byNumber, left)
    }

    /// The numbers, in order, of each stretch that makes one occurrence.
    private func chains(_ numbers: [Int], _ run: Run) -> [[Int]] {
        var result: [[Int]] = []
        var chain: [Int] = []
        for number in numbers {
            if let last = chain.last, last.addingReportingOverflow(1).partialValue != number { chain = [] }
            chain.append(number)
            guard chain.count >= run.length else { continue }
            result.append(chain.suffix(run.length))
            if run.isBlocks { chain = [] }
        }
        return result
    }

    /// The rows of which ``shape(_:)`` leaves nothing, and why.
    func lost(_ rows: [Occurrence]) -> [(row: Occurrence, reason: String)] {
        guard Self.isNeeded(by: rule) else { return [] }
        var lost = rows.filter { row in !windows.contains { $0.contains(row.day) } }.map {
            (row: $0, reason: "不在计次的期间内")
        }
        guard let run = rule.run else { return lost }
        for window in windows {
            let inWindow = rows.filter { window.contains($0.day) }.sorted(by: Occurrence.isEarlier)
            let (byNumber, left) = numbered(inWindow, run)
            let chained = Set(chains(byNumber.keys.sorted(), run).joined())
            lost += left
            lost += byNumber.keys.sorted().filter { !chained.contains($0) }.compactMap { number in
                byNumber[number].map { ($0, "没有连续 \(run.length) 次") }
            }
        }
        return lost
    }

    // MARK: skip

    private func skip(_ rows: [Occurrence]) -> [Occurrence] {
        guard rule.skip > 0 else { return rows }
        var left = rule.skip
        let reason = "前 \(rule.skip) 次不计"
        return rows.map { row in
            guard left > 0 else { return row }
            let taken = min(left, row.times)
            left -= taken
            var row = row
            if row.times > taken {
                // One row is one line: what is left of it counts.
                row.times -= taken
                row.note += row.note.isEmpty ? "(\(reason))" : " (\(reason))"
            } else {
                row.excused = reason
            }
            return row
        }
    }

    // MARK: every

    private func every(_ rows: [Occurrence]) -> [Occurrence] {
        guard rule.every > 1 else { return rows }
        var seen = 0
        var waiting: [Occurrence] = []
        var result: [Occurrence] = []
        for row in rows {
            guard row.excused.isEmpty else {
                result.append(row)
                continue
            }
            let before = seen / rule.every
            seen += row.times
            waiting.append(row)
            let fires = seen / rule.every - before
            guard fires > 0 else { continue }
            var whole = row
            whole.times = fires
            whole.evidence = .joined(waiting.reversed().map(\.evidence))
            whole.note += whole.note.isEmpty ? "" : " "
            whole.note += "(每 \(rule.every) 次折算一次)"
            result.append(whole)
            waiting = []
        }
        return result
            + waiting.map { row in
                var excused = row
                excused.excused = "每 \(rule.every) 次折算一次,未满"
                return excused
            }
    }

    // MARK: nth, count

    private func number(_ rows: [Occurrence]) -> [Occurrence] {
        let counted = rows.filter(\.excused.isEmpty)
        let count = counted.reduce(0) { $0 + $1.times }
        var next = 1
        return rows.map { row in
            var row = row
            row.count = count
            guard row.excused.isEmpty else { return row }
            row.number = next
            next += row.times
            return row
        }
    }
}
