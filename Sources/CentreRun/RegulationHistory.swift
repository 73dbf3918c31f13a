internal import Chronology
internal import Evaluation
internal import RuleModel
internal import ScoreModel

/// One regulation of a centre with all its versions.
struct RegulationHistory {
    /// The versions, the oldest first. They have neither gaps nor overlaps: the checker has refused those.
    let versions: [Regulation]

    init(_ versions: [Regulation]) {
        self.versions = versions.sorted { left, right in
            let (first, second) = (left.since?.rawValue ?? .min, right.since?.rawValue ?? .min)
            return first != second ? first < second : left.span < right.span
        }
    }

    /// The versions in force on any of these days.
    func versions(in span: DaySpan) -> [Regulation] {
        versions.filter { version in
            (version.since.map { $0 <= span.last } ?? true) && (version.until.map { $0 >= span.first } ?? true)
        }
    }

    /// The version in force on a day; `nil` where there is none.
    func version(on day: Day) -> Regulation? { versions.first { $0.isInForce(on: day) } }

    /// What a period is scored by: the version in force on its last day, with the rules of those that were in force on
    /// earlier days that it looks at; `nil` where none is in force.
    func merged(for period: Period, calendar: WorkingCalendar, earlier: EarlierResults) -> VersionMerge? {
        guard let last = versions(in: period.span).last else { return nil }
        let own = last.sheets.filter { $0.period == period.kind }.map { SheetChoice(regulation: last, sheet: $0) }
        let older = Array(versions.prefix { $0.span != last.span })
        guard !older.isEmpty else { return VersionMerge([], last, lookingBackTo: period.first, period: period) }
        // How far back it looks may be asked of the last version, which has the say of what is scored.
        let looked = ScoringPlan(own, period: period, calendar: calendar, earlier: earlier).span.first
        return VersionMerge(older, last, lookingBackTo: looked, period: period)
    }
}
