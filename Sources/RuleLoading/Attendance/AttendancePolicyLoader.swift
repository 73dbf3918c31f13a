public import Chronology
public import Diagnostics
internal import YAMLDocument

/// Reads attendance policies (`kind: attendance`): sessions in order of time, for all weekdays and for those that differ,
/// over the year or by season.
public enum AttendancePolicyLoader {
    static let keys = KeySet([
        "kind", "title", "grace", "absent_after", "sessions", "weekdays", "make_up_days", "seasons",
    ])

    /// A policy and its problems.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func load(name: String, bytes: [UInt8]) -> Loaded<AttendancePolicy> {
        FileDecoder.load(name: name, bytes: bytes, as: .attendance) { decoder, fields in decoder.policy(fields) }
    }
}

extension FileDecoder {
    func policy(_ fields: Fields) -> AttendancePolicy? {
        let title = text(fields.required("title")) ?? ""
        let minutes = Allowance(
            grace: whole(fields["grace"], 0...720), absentAfter: whole(fields["absent_after"], 0...1440))
        var seasons: [AttendancePolicy.Season] = []
        if let node = fields["seasons"] {
            let named = entries(node).compactMap { season($0, minutes) }
            checkSeasons(named, hasRest: fields.has("sessions"), owner: fields.pair("seasons")?.key.span ?? node.span)
            seasons = named.map(\.season)
        }
        // Hours outside the seasons stand last: the first season that holds a day gives its hours.
        if fields.has("sessions") || seasons.isEmpty {
            if let rest = hours(fields, since: nil, until: nil, minutes) { seasons.append(rest) }
        } else {
            withoutEffect(
                ["weekdays", "make_up_days"], in: fields,
                because: ("这里没有 sessions,各季节自有作息", "there are no sessions here, seasons have their own"))
        }
        return seasons.isEmpty ? nil : AttendancePolicy(title: title, seasons: seasons)
    }

    private func season(
        _ pair: YAMLPair, _ minutes: Allowance
    ) -> (season: AttendancePolicy.Season, span: SourceSpan)? {
        let keys = KeySet(["since", "until", "grace", "absent_after", "sessions", "weekdays", "make_up_days"])
        guard let fields = fields(pair.value, keys, owner: pair.key.span) else { return nil }
        let since = monthDay(fields.required("since"))
        let until = monthDay(fields.required("until"))
        let own = Allowance(
            grace: whole(fields["grace"], 0...720) ?? minutes.grace,
            absentAfter: whole(fields["absent_after"], 0...1440) ?? minutes.absentAfter)
        guard let season = hours(fields, since: since, until: until, own), since != nil, until != nil else {
            return nil
        }
        return (season, pair.key.span)
    }

    /// The sessions of a stretch of the year, with those of the weekdays that differ.
    private func hours(
        _ fields: Fields, since: Int?, until: Int?, _ minutes: Allowance
    ) -> AttendancePolicy.Season? {
        guard let node = fields.required("sessions") else { return nil }
        if node.pairs?.isEmpty == true { nothingIn(node) }
        let sessions = sessions(node, minutes)
        var weekdays: [Weekday: [AttendancePolicy.Session]] = [:]
        var seen: [String: SourceSpan] = [:]
        for pair in fields["weekdays"].map(entries) ?? [] {
            guard let day = word(pair.key, among: Weekday.allCases.map(\.rawValue)).flatMap(Weekday.init),
                isFirstUse(day.rawValue, pair.key, &seen)
            else { continue }
            if day.isWeekend {
                report(
                    .keyWithoutEffect, at: pair.key.span,
                    (
                        "周末只有调休才上班,作息写在 make_up_days(调休日)",
                        "weekends are worked in exchange only; their hours stand under make_up_days"
                    ),
                    fix: ("改用 make_up_days", "use make_up_days"))
            }
            weekdays[day] = self.sessions(pair.value, minutes)
        }
        return AttendancePolicy.Season(
            since: since, until: until, sessions: sessions, weekdays: weekdays,
            makeUpDays: fields["make_up_days"].map { self.sessions($0, minutes) })
    }

    /// Month and day as month × 100 + day.
    private func monthDay(_ node: YAMLNode?) -> Int? {
        guard let node, let text = scalar(node)?.halfWidth else { return nil }
        // 2024 is a leap year: 02-29 may begin or end a season.
        if text.utf8.count == 5, let day = Day(iso: "2024-" + text) {
            return day.components.month * 100 + day.components.day
        }
        report(
            .badDate, at: node.span, ("没有“\(text)”这一天", "there is no day '\(text)'"),
            fix: ("写成 05-01 这样的月和日", "write month and day as 05-01"))
        return nil
    }

    /// Seasons must not share a day; days in none are asked about.
    private func checkSeasons(
        _ seasons: [(season: AttendancePolicy.Season, span: SourceSpan)], hasRest: Bool, owner: SourceSpan
    ) {
        var owners: [Int: SourceSpan] = [:]
        var clashes: Set<SourceSpan> = []
        var gap: String?
        for offset in 0..<366 {
            guard let day = Day(year: 2024, month: 1, day: 1)?.advanced(by: offset) else { continue }
            let monthDay = day.components.month * 100 + day.components.day
            for (season, span) in seasons where season.contains(monthDay) {
                guard let first = owners[monthDay] else {
                    owners[monthDay] = span
                    continue
                }
                guard clashes.insert(span).inserted else { continue }
                let date = String(day.iso.suffix(5))
                report(
                    .seasonOverlap, at: span, ("\(date) 在两个季节里", "\(date) is in two seasons"),
                    fix: ("改正 since(自)和 until(至),使季节不重叠", "mend since and until so that seasons do not overlap"),
                    related: [(first, ("另一个季节", "the other season"))])
            }
            if owners[monthDay] == nil && gap == nil { gap = String(day.iso.suffix(5)) }
        }
        guard let gap, !hasRest, !seasons.isEmpty else { return }
        report(
            .seasonGap, at: owner,
            ("从 \(gap) 起有日子不在任何季节里,那些天没有作息", "from \(gap) on there are days in no season, without hours"),
            fix: ("补上季节,或在最外层写 sessions(时段)作为平时的作息", "add a season, or sessions at the top for the rest of the year"))
    }
}
