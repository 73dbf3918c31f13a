internal import Chronology
internal import Evaluation
internal import RuleModel

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
    func merged(for period: Period, calendar: WorkingCalendar) -> VersionMerge? {
        guard let last = versions(in: period.span).last else { return nil }
        let own = last.sheets.filter { $0.period == period.kind }.map { SheetChoice(regulation: last, sheet: $0) }
        let looked = ScoringPlan(own, period: period, calendar: calendar).span.first
        let earlier = versions.prefix { $0.span != last.span }.filter { version in
            version.until.map { $0 >= min(looked, period.first) } ?? true
        }
        return VersionMerge(Array(earlier), last, period: period)
    }
}
