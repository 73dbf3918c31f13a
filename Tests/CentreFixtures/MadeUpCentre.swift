internal import Chronology
internal import Foundation

/// A small centre as a test writes it down: people, punches, leave, cases and events, and the folder they make.
///
/// Nobody has punches unless a test says so. Who has none is on 年休假 for the whole of the year, so that a test of
/// events sees nothing but its events: such a person has 100 points, no line but the undefined measures', no bonus.
public struct MadeUpCentre: Sendable {
    /// The roster's rows, without the header.
    public var roster: [String] = []
    /// Punches: id and date-time.
    public var punches: [String] = []
    /// Rows of leave: id, kind, from, until, status.
    public var leave: [String] = []
    /// Rows of the cases log.
    public var cases: [String] = []
    /// Rows of the events log.
    public var events: [String] = []
    /// Files that replace or join the ones above, by path.
    public var files: [String: [UInt8]] = [:]
    /// What stands in `centre.yaml`.
    public var binding = """
        kind: centre
        name: 虚构政务服务中心
        calendar: rules/china-2026.yaml
        attendance: rules/four-punch.yaml
        rules: rules/baotou.yaml
        roster: roster.csv
        logs:
          attendance: logs/attendance*.csv
          leave: logs/leave*.csv
          cases: logs/cases*.csv
          events: logs/events*.csv
        output: output

        """
    private var idle: [String] = []
    private var attending: Set<String> = []

    /// An empty centre.
    public init() {}

    /// A centre with one person, A01 at 一号窗口.
    public static var ofOne: MadeUpCentre {
        var centre = MadeUpCentre()
        centre.person("A01")
        return centre
    }

    // MARK: Rows

    /// A stretch of a person on the roster.
    public mutating func person(
        _ id: String, at window: String = "一号窗口", in department: String = "住建局", name: String? = nil,
        from: String = "", until: String = "", group: String = ""
    ) {
        roster.append("\(id),\(name ?? "人\(id)"),\(department),\(window),,\(from),\(until),\(group)")
        if !idle.contains(id) { idle.append(id) }
    }

    /// Punches that make a person present, in time, at every session of the working days between two dates (the third
    /// quarter of 2026 unless stated), except on the days named, whose punches the test gives itself.
    public mutating func attends(
        _ id: String, from: String = "2026-07-01", until: String = "2026-09-30", except days: Set<String> = []
    ) {
        attending.insert(id)
        for day in Self.workingDays(from, until) where !days.contains(day) { punch(id, day, Self.inTime) }
    }

    /// The four punches of a day without fault.
    public static let inTime = ["08:20", "12:05", "14:20", "18:05"]

    /// Punches of one person on one day.
    public mutating func punch(_ id: String, _ day: String, _ times: [String]) {
        attending.insert(id)
        punches += times.map { "\(id),\(day) \($0)" }
    }

    /// A row of leave.
    public mutating func leave(_ id: String, _ kind: String, _ from: String, _ until: String, status: String = "") {
        leave.append("\(id),\(kind),\(from),\(until),\(status)")
    }

    /// A case; its number is its place unless it is named.
    public mutating func takesCase(
        _ staff: String, kind: String = "承诺件", accepted: String, promise: Int? = nil, paused: Int? = nil,
        due: String = "", finished: String = "", rating: String = "", id: String? = nil
    ) {
        let promise = promise.map(String.init) ?? ""
        let paused = paused.map(String.init) ?? ""
        cases.append(
            "\(id ?? "C\(cases.count + 1)"),\(kind),\(staff),\(accepted),\(promise),\(paused),\(due),\(finished),\(rating)"
        )
    }

    /// So many 即办件 of one person, accepted and finished on one day, with one rating (empty: not rated).
    public mutating func takesCases(_ count: Int, by staff: String, on day: String, rating: String) {
        for _ in 0..<count {
            takesCase(staff, kind: "即办件", accepted: "\(day) 09:00", finished: "\(day) 09:30", rating: rating)
        }
    }

    /// An event on a person; its id is its place unless it is named.
    public mutating func event(
        _ date: String, _ staff: String, _ rule: String, times: Int? = nil, degree: String = "", points: String = "",
        deed: String = "", round: String = "", status: String = "", id: String? = nil
    ) {
        row(date, staff, "", rule, times, degree, points, deed, round, status, id)
    }

    /// An event on a window.
    public mutating func event(
        _ date: String, window: String, _ rule: String, times: Int? = nil, round: Int? = nil, status: String = "",
        id: String? = nil
    ) {
        row(date, "", window, rule, times, "", "", "", round.map(String.init) ?? "", status, id)
    }

    private mutating func row(
        _ date: String, _ staff: String, _ window: String, _ rule: String, _ times: Int?, _ degree: String,
        _ points: String, _ deed: String, _ round: String, _ status: String, _ id: String?
    ) {
        let number = events.count + 1
        let id = id ?? "E" + String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
        let times = times.map(String.init) ?? ""
        events.append(
            "\(id),\(date),\(staff),\(window),\(rule),\(times),\(degree),\(points),\(deed),\(round),\(status)")
    }

    // MARK: Files

    /// The tables' headers.
    public static let headers = [
        "roster.csv": "工号,姓名,部门,窗口,岗位,到岗日期,离岗日期,分组",
        "logs/attendance.csv": "工号,打卡时间",
        "logs/leave.csv": "工号,类型,开始时间,结束时间,审批状态",
        "logs/cases.csv": "申办流水号,办件类型,工号,受理时间,承诺时限,挂起天数,承诺办结时间,办结时间,评价",
        "logs/events.csv": "编号,日期,工号,窗口,条目,次数,情节,分值,事由编号,轮次,状态",
    ]

    /// The rows of a table, header first, numbered from 1 as findings number them.
    public func rows(_ path: String) -> [String] {
        let header = Self.headers[path].map { [$0] } ?? []
        switch path {
        case "roster.csv": return header + roster
        case "logs/attendance.csv": return header + punches
        case "logs/leave.csv":
            return header + leave
                + idle.filter { !attending.contains($0) }.map { "\($0),年休假,2026-01-01,2026-12-31," }
        case "logs/cases.csv": return header + cases
        case "logs/events.csv": return header + events
        default: return []
        }
    }

    /// Every file of the folder, by path.
    public func contents() throws -> [String: [UInt8]] {
        var all = try Self.ruleFiles()
        all["centre.yaml"] = Array(binding.utf8)
        for path in Self.headers.keys { all[path] = Array((rows(path).joined(separator: "\n") + "\n").utf8) }
        return all.merging(files) { $1 }
    }

    /// The rule files a made-up centre is bound to, copied from the repository.
    static func ruleFiles() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (path, source) in [
            "rules/baotou.yaml": "rules/baotou.yaml", "rules/four-punch.yaml": "rules/attendance/four-punch.yaml",
            "rules/china-2026.yaml": "rules/calendars/china-2026.yaml",
        ] { files[path] = try Repository.bytes(source) }
        return files
    }

    // MARK: Days

    /// The working days of 2026 between two dates, from the State Council's notice, written down by hand here so that a
    /// mistake in the calendar file does not hide itself.
    public static func workingDays(_ from: String, _ until: String) -> [String] {
        guard let first = Day(iso: from), let last = Day(iso: until) else { return [] }
        let off: Set = [
            "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",
            "2026-02-23", "2026-04-06", "2026-05-01", "2026-05-04", "2026-05-05", "2026-06-19", "2026-09-25",
            "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07",
        ]
        let worked: Set = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
        return (0...max(0, first.distance(to: last))).map { first.advanced(by: $0) }
            .filter { worked.contains($0.iso) || !$0.weekday.isWeekend && !off.contains($0.iso) }.map(\.iso)
    }
}
