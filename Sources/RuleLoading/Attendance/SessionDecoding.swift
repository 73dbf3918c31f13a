internal import Chronology
internal import Diagnostics
internal import Exact
internal import YAMLDocument

/// Sessions: `上午: {start: 08:30, end: 12:00, sign_in: [07:00, 10:15], sign_out: [10:16, 13:15]}`. Window ends are whole
/// minutes and inclusive; the windows of one day must not overlap.
extension FileDecoder {
    /// Minutes a session may be late before it counts as late, and before it counts as absent.
    struct Allowance {
        var grace: Int?
        var absentAfter: Int?
    }

    private static let sessionKeys = KeySet([
        "start", "end", "sign_in", "sign_out", "grace", "absent_after", "days",
    ])

    /// The sessions of a day, in order of time.
    func sessions(_ node: YAMLNode, _ minutes: Allowance) -> [AttendancePolicy.Session] {
        var windows: [(range: ClosedRange<Int>, span: SourceSpan)] = []
        let pairs = entries(node)
        let decoded = pairs.map { session($0, minutes, &windows) }
        let sessions = zip(decoded, pairs).compactMap { session, pair in session.map { ($0, pair.key.span) } }
            .sorted { ($0.0.start, $0.1) < ($1.0.start, $1.1) }
        for (earlier, later) in zip(sessions, sessions.dropFirst()) where later.0.start < earlier.0.end {
            report(
                .windowsOverlap, at: later.1,
                (
                    "时段“\(later.0.name)”和“\(earlier.0.name)”的工作时间重叠",
                    "the sessions '\(later.0.name)' and '\(earlier.0.name)' overlap"
                ),
                fix: ("一个时段结束后另一个才开始", "let one begin when the other has ended"),
                related: [(earlier.1, ("另一个时段", "the other session"))])
        }
        let ordered = windows.sorted { ($0.range.lowerBound, $0.span) < ($1.range.lowerBound, $1.span) }
        for (earlier, later) in zip(ordered, ordered.dropFirst())
        where later.range.lowerBound <= earlier.range.upperBound {
            let (first, second) = earlier.span < later.span ? (earlier.span, later.span) : (later.span, earlier.span)
            report(
                .windowsOverlap, at: second,
                (
                    "两个打卡窗口都含 \(Self.clock(later.range.lowerBound))",
                    "two windows for signing hold \(Self.clock(later.range.lowerBound))"
                ),
                fix: ("窗口首尾都算在内,后一个从下一分钟开始", "windows include both ends; begin the later one a minute after"),
                related: [(first, ("另一个窗口", "the other window"))])
        }
        return sessions.map(\.0)
    }

    private func session(
        _ pair: YAMLPair, _ minutes: Allowance, _ windows: inout [(range: ClosedRange<Int>, span: SourceSpan)]
    ) -> AttendancePolicy.Session? {
        guard let fields = fields(pair.value, Self.sessionKeys, owner: pair.key.span) else { return nil }
        let start = time(fields.required("start"))
        let end = time(fields.required("end"))
        let signIn = window(fields.required("sign_in"))
        let signOut = window(fields.required("sign_out"))
        let grace = whole(fields["grace"], 0...720) ?? minutes.grace ?? 0
        let absentAfter = whole(fields["absent_after"], 0...1440) ?? minutes.absentAfter
        if absentAfter == nil && !fields.has("absent_after") {
            report(
                .missingField, at: pair.key.span,
                ("没有写明迟到早退超过几分钟算缺勤", "it is not stated after how many minutes a session is absent"),
                fix: ("在最外层或本时段写 absent_after: 60", "write absent_after: 60 at the top or in the session"))
        }
        let milliDays = milliDays(fields["days"])
        if let signIn, let node = fields["sign_in"] { windows.append((signIn, node.span)) }
        if let signOut, let node = fields["sign_out"] { windows.append((signOut, node.span)) }
        checkOrder(fields, start, end, signIn, signOut)
        guard let start, let end, let signIn, let signOut, let absentAfter else { return nil }
        return AttendancePolicy.Session(
            name: pair.name, start: start, end: end, signIn: signIn, signOut: signOut, grace: grace,
            absentAfter: absentAfter, milliDays: milliDays)
    }

    private func checkOrder(
        _ fields: Fields, _ start: Int?, _ end: Int?, _ signIn: ClosedRange<Int>?, _ signOut: ClosedRange<Int>?
    ) {
        if let start, let end, start >= end, let node = fields["end"] {
            report(
                .rangeReversed, at: node.span,
                (
                    "下班 \(Self.clock(end)) 不晚于上班 \(Self.clock(start))",
                    "work ends at \(Self.clock(end)), not after it begins"
                ),
                fix: ("核对 start(上班)和 end(下班)", "check start and end"))
        }
        if let signIn, let signOut, signOut.lowerBound < signIn.lowerBound, let node = fields["sign_out"] {
            report(
                .rangeReversed, at: node.span, ("签退窗口在签到窗口之前", "the sign-out window lies before the sign-in window"),
                fix: ("对调 sign_in(签到)和 sign_out(签退)", "exchange sign_in and sign_out"))
        }
        if let start, let signIn, !signIn.contains(start), let node = fields["sign_in"] {
            report(
                .rangeReversed, at: node.span,
                (
                    "签到窗口不含上班时间 \(Self.clock(start)),准时来也签不上",
                    "the sign-in window does not hold \(Self.clock(start)), when work begins"
                ),
                fix: ("放宽窗口,或核对上班时间", "widen the window, or check the time"))
        }
        if let end, let signOut, !signOut.contains(end), let node = fields["sign_out"] {
            report(
                .rangeReversed, at: node.span,
                (
                    "签退窗口不含下班时间 \(Self.clock(end)),准时走也签不上",
                    "the sign-out window does not hold \(Self.clock(end)), when work ends"
                ),
                fix: ("放宽窗口,或核对下班时间", "widen the window, or check the time"))
        }
    }

    /// What the session weighs in thousandths of a day; half a day unless stated.
    private func milliDays(_ node: YAMLNode?) -> Int {
        guard let node, let days = number(node) else { return 500 }
        if let whole = (days * Rational(1000)).whole, (1...2000).contains(whole) { return whole }
        report(
            .badNumber, at: node.span,
            ("时段折合的天数要在 0.001 到 2 之间,最多三位小数", "a session weighs 0.001 to 2 days, three places at most"),
            fix: ("半天写 0.5", "write 0.5 for half a day"))
        return 500
    }

    private func window(_ node: YAMLNode?) -> ClosedRange<Int>? {
        guard let node else { return nil }
        guard let items = node.items, items.count == 2 else {
            wrongType(node, expected: ("两个时刻的列表,如 [07:00, 10:15]", "a list of two times such as [07:00, 10:15]"))
            return nil
        }
        let low = time(items[0])
        let high = time(items[1])
        guard let low, let high else { return nil }
        guard low <= high else {
            report(
                .rangeReversed, at: node.span, ("窗口的结束早于开始", "the window ends before it begins"),
                fix: ("对调两个时刻", "exchange the two times"))
            return nil
        }
        return low...high
    }

    /// A time of day in minutes from midnight: `08:30`, `8:30`.
    private func time(_ node: YAMLNode?) -> Int? {
        guard let node, let text = scalar(node) else { return nil }
        let parts = text.halfWidth.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), hour < 24, minute < 60
        {
            return hour * 60 + minute
        }
        report(
            .badTime, at: node.span, ("“\(text)”不是时刻", "'\(text)' is not a time of day"),
            fix: ("写成 08:30 这样的时刻", "write a time as 08:30"))
        return nil
    }

    private static func clock(_ minutes: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }
}
