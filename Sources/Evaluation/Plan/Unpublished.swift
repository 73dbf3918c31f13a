internal import Chronology
internal import RuleModel

/// The results of other periods that a sheet looks back to and that were not published: what rests on them is undefined.
struct Unpublished: Sendable {
    /// Why nobody of the sheet is ranked: scores or levels rest on what is missing; `nil` where they do not.
    let reason: String?
    /// For each measure that looks at such results, the periods; most often none.
    private let periods: [MeasureName: [Period]]

    /// Nothing is missing.
    init() {
        reason = nil
        periods = [:]
    }

    init(_ sheet: Int, in plan: ScoringPlan) {
        let missing = plan.lookups.missing(for: sheet)
        var titles: [String] = []
        var deciding: [String: [Period]] = [:]
        var bySheet: [String: [Period]] = [:]
        for want in missing {
            let source = plan.sheets[want.task.sheet].sheet
            bySheet[source.id, default: []].append(want.task.period)
            guard want.decides else { continue }
            if deciding[source.title] == nil { titles.append(source.title) }
            deciding[source.title, default: []].append(want.task.period)
        }
        let words = titles.map { "“\($0)” " + Self.words(deciding[$0] ?? []) }
        reason = words.isEmpty ? nil : words.joined(separator: ";")
        var periods: [MeasureName: [Period]] = [:]
        let measures = plan.sheets[sheet].measures
        for name in missing.isEmpty ? [] : measures.names {
            let selections = measures.closure([name.name], in: name.version).flatMap(measures.selections)
            let own = selections.flatMap(\.rows.leaves).flatMap { leaf -> [Period] in
                if case .results(let id) = leaf { bySheet[id] ?? [] } else { [] }
            }
            if !own.isEmpty { periods[name] = Set(own).sorted() }
        }
        self.periods = periods
    }

    /// The periods that a measure would look at in a window and that were not published.
    func periods(of measure: MeasureName, in window: DaySpan) -> [Period] {
        periods.isEmpty ? [] : periods[measure]?.filter { window.contains($0.last) } ?? []
    }

    /// How they are named: `2026-07、2026-08 未公布`.
    static func words(_ periods: [Period]) -> String {
        let shown = periods.prefix(12).map(\.label).joined(separator: "、")
        return shown + (periods.count > 12 ? " 等 \(periods.count) 期" : "") + " 未公布"
    }
}
