internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// The measures of one subject in one window of time.
///
/// A class, since a price asks a measure that asks others, and each would carry a copy of all there is to know.
final class MeasureEvaluation: MeasureContext {
    /// What all subjects of a scoring share.
    final class Shared {
        let plan: SheetPlan
        let cases: CaseLane
        /// The kept cases of measures that look at values, by selection, then subject.
        let keptCases: [ObjectIdentifier: [Int: [CaseRecord]]]
        let timetable: Timetable
        let period: Period
        let range: DaySpan
        /// How the roster lists people, for head counts.
        let posts: (Int) -> String
        let group: GroupFigures?
        /// What results it looks back to were not published.
        let unpublished: Unpublished
        /// The first day streaks may go back to.
        let streaksFrom: Day

        init(
            plan: SheetPlan, cases: CaseLane, keptCases: [ObjectIdentifier: [Int: [CaseRecord]]], timetable: Timetable,
            period: Period, range: DaySpan, posts: @escaping (Int) -> String, group: GroupFigures?,
            unpublished: Unpublished, streaksFrom: Day
        ) {
            self.plan = plan
            self.cases = cases
            self.keptCases = keptCases
            self.timetable = timetable
            self.period = period
            self.range = range
            self.posts = posts
            self.group = group
            self.unpublished = unpublished
            self.streaksFrom = streaksFrom
        }
    }

    let shared: Shared
    let records: SubjectRecords
    let peers: ExactText
    let window: DaySpan
    /// The version of the regulation whose measures are asked for; `nil` is the last of several.
    let version: Int?
    /// Whose rows the measure being worked out looks at.
    private var rowsOf: Set<RowOwner> = []
    /// How many measures are being worked out, each for the one before.
    private var depth = 0

    init(
        _ shared: Shared, _ records: SubjectRecords, peers: ExactText, window: DaySpan, version: Int? = nil
    ) {
        self.version = version
        self.shared = shared
        self.records = records
        self.peers = peers
        self.window = window
    }

    /// The same subject in another window.
    func at(_ window: DaySpan) -> MeasureEvaluation {
        window == self.window
            ? self : MeasureEvaluation(shared, records, peers: peers, window: window, version: version)
    }

    /// The same subject and window, as a rule's own version measures.
    func asked(by rule: Rule) -> MeasureEvaluation { of(version: rule.version?.place) }

    /// The same subject and window, as a version measures.
    func of(version: Int?) -> MeasureEvaluation {
        version == self.version
            ? self : MeasureEvaluation(shared, records, peers: peers, window: window, version: version)
    }

    private func place(named measure: String) -> Int? { shared.plan.measures.place(of: measure, in: version) }

    /// The same subject as rules saw it when an earlier period was scored that ends with a window: its own result of that
    /// period was not known then.
    func asScored(_ window: DaySpan) -> MeasureEvaluation {
        let own = shared.plan.sheet.id
        guard let results = records.results[own], results.contains(where: { $0.period.last == window.last }) else {
            return at(window)
        }
        var records = records
        records.results[own] = results.filter { $0.period.last < window.last }
        return MeasureEvaluation(shared, records, peers: peers, window: window, version: version)
    }

    // MARK: What rules ask

    /// A measure by name; `nil` where it is undefined, or where there is none, which the checker has refused before.
    func value(_ measure: String) -> Rational? {
        guard missing(measure).isEmpty else { return nil }
        return working(measure) { $0.form.value(self) ?? $0.noData } ?? nil
    }

    /// The periods whose published results it needs and lacks.
    private func missing(_ measure: String) -> [Period] {
        shared.unpublished.periods(of: MeasureName(name: measure, version: version), in: window)
    }

    /// The periods whose published results some measures need and lack, those of the period before (上期) among them.
    func missing(of names: [String]) -> [Period] {
        var periods = Set(names.flatMap(missing))
        if let last = shared.period.previous { periods.formUnion(names.flatMap { at(last.span).missing($0) }) }
        return periods.sorted()
    }

    /// What was counted, as evidence: `满意率 35/36`.
    func evidence(_ measure: String) -> String {
        let missing = missing(measure)
        if !missing.isEmpty {
            return working(measure) { "\($0.title) \(Unpublished.words(missing))" } ?? measure
        }
        return working(measure) { definition in
            let isMissing = definition.noData != nil && definition.form.value(self) == nil
            return "\(definition.title) \(definition.form.evidence(self))" + (isMissing ? "(无数据,按规定取值)" : "")
        } ?? measure
    }

    /// What was counted, without the title: `35/36`.
    func counted(_ measure: String) -> String { working(measure) { $0.form.evidence(self) } ?? "" }

    /// Why a measure is undefined, in Chinese, and what stands instead; empty where it is not.
    func whyUndefined(_ measure: String) -> String {
        let missing = missing(measure)
        if !missing.isEmpty { return Unpublished.words(missing) }
        return working(measure) { definition in
            guard definition.form.value(self) == nil else { return "" }
            let instead = definition.noData.map { ",按规定取 \($0.words(isShare: definition.isShare))" } ?? ""
            return definition.form.whyUndefined(self) + instead
        } ?? ""
    }

    /// Works on a measure, which may ask for others meanwhile; `nil` where there is none.
    private func working<Result>(_ measure: String, _ body: (MeasureDefinition) -> Result) -> Result? {
        // Circles are refused by the checker; the bound keeps a slip there from becoming a crash here.
        guard depth < 32, let place = place(named: measure) else { return nil }
        let definition = shared.plan.measures.definitions[place]
        let outer = rowsOf
        (rowsOf, depth) = (definition.rowsOf, depth + 1)
        defer { (rowsOf, depth) = (outer, depth - 1) }
        return body(definition)
    }

    func mean(of measure: String) -> Rational? {
        place(named: measure).flatMap { shared.group?.mean(.init(measure: $0, window: window), peers: peers) }
    }

    func best(of measure: String) -> Rational? {
        place(named: measure).flatMap { shared.group?.best(.init(measure: $0, window: window), peers: peers) }
    }

    func place(of measure: String) -> Rational? {
        guard let value = value(measure), let place = place(named: measure) else { return nil }
        return shared.group?.place(of: value, .init(measure: place, window: window), peers: peers).map {
            Rational($0)
        }
    }

    /// The measure in the period before.
    func last(of measure: String) -> Rational? {
        shared.period.previous.flatMap { at($0.span).value(measure) }
    }

    func target(of measure: String) -> Rational? {
        guard let place = place(named: measure) else { return nil }
        switch shared.plan.measures.definitions[place].target {
        case .number(let number)?: return number
        case .measure(let name)?: return value(name)
        case nil: return nil
        }
    }

    /// Whether a condition holds; `nil` where a measure it asks for is undefined.
    /// - Parameters:
    ///   - count: how often the rule's own rows occur.
    ///   - reached: the level and honours reached, for conditions asked after levels are given.
    func holds(_ condition: Condition, count: Int = 0, reached: ReachedLevels? = nil) -> Bool? {
        var isUndefined = false
        for term in condition.terms {
            let holds: Bool?
            switch term {
            case .compares(.count, let comparison): holds = comparison.holds(for: Rational(count))
            case .compares(let quantity, let comparison): holds = number(quantity).map { comparison.holds(for: $0) }
            case .differs(let left, let right):
                if let a = value(left), let b = value(right) { holds = a != b } else { holds = nil }
            case .level(let names): holds = reached.map { names.contains($0.level) } ?? false
            case .honour(let names): holds = reached.map { !$0.honours.filter(names.contains).isEmpty } ?? false
            }
            if holds == false { return false }
            if holds == nil { isUndefined = true }
        }
        return isUndefined ? nil : true
    }

    /// What a condition looked at, as evidence, with what it asked for.
    func evidence(_ condition: Condition, count: Int = 0, reached: ReachedLevels? = nil) -> String {
        condition.terms.map { term in
            switch term {
            case .compares(.count, _): return "\(count) 次"
            case .compares(.place(let name), _): return "\(evidence(name)) 第 \(place(of: name)?.plain ?? "—") 名"
            case .compares(let quantity, _): return quantity.measure.map(evidence) ?? ""
            case .differs(let left, let right): return "\(window.title) \(evidence(left))、\(evidence(right))"
            case .level: return "等次为\(reached?.level ?? "—")"
            case .honour: return "获得" + (reached?.honours.joined(separator: "、") ?? "—")
            }
        }.joined(separator: "、")
    }

    /// A number that has one value in the window.
    func number(_ quantity: Quantity) -> Rational? {
        switch quantity {
        case .measure(let name): value(name)
        case .place(let name): place(of: name)
        case .field, .nth, .count: nil
        }
    }

    // MARK: What measures ask

    func count(_ selection: Selection) -> Int {
        guard let prepared = prepared(selection) else { return 0 }
        let hasPeople = records.answersForPeople(rowsOf)
        let (first, last) = (window.first, window.last)
        func lies(_ day: Day) -> Bool { first <= day && day <= last }
        var total = 0
        for leaf in prepared.leaves {
            switch leaf {
            case .sessions(let filter) where hasPeople:
                total += records.sessions.count { lies($0.day) && filter.keeps($0) }
            case .marks(let filter) where hasPeople: total += records.marks.count { lies($0.day) && filter.keeps($0) }
            case .leave(let filter) where hasPeople:
                total += records.leave.count { lies($0.firstDay) && filter.keeps($0) }
            case .events(let filter):
                for event in records.events(rowsOf) where lies(event.day) && filter.keeps(event) {
                    total += event.times
                }
            case .cases where hasPeople:
                total +=
                    shared.cases.count(selection, owner: records.subject.index, in: window)
                    ?? cases(selection).count
            case .declared(let log, let filter):
                total += (records.declared[log] ?? []).count { row in (row.day.map(lies) ?? true) && filter.keeps(row) }
            case .results(let sheet, let filter):
                total += (records.results[sheet] ?? []).count { lies($0.period.last) && filter.keeps($0) }
            case .sessions, .marks, .leave, .cases, .rules: break
            }
        }
        return total
    }

    func numbers(_ field: String, _ selection: Selection) -> [Rational] {
        rows(selection).compactMap { $0.number(field) }
    }

    func words(_ field: String, _ selection: Selection) -> [String] {
        rows(selection).map { $0.text(field) }.filter { !$0.isEmpty }
    }

    func distinct(_ field: String, _ selection: Selection) -> Int {
        Set(rows(selection).map { ExactText($0.key(field)) }).subtracting([ExactText("")]).count
    }

    func people(posts: [String]) -> Int {
        guard !posts.isEmpty else { return records.subject.people.count }
        let wanted = Set(posts.map { ExactText($0) })
        return records.subject.people.count { wanted.contains(ExactText(shared.posts($0))) }
    }

    var timetable: Int { shared.timetable.sessionCount(in: window) }

    func streak(_ condition: Condition, _ kind: TimeWindow) -> Int {
        guard let year = Period(.year, containing: window.last) else { return 0 }
        let first = max(year.first, shared.streaksFrom)
        var length = 0
        for span in kind.spans(in: year).reversed() where span.last <= window.last && span.first >= first {
            guard at(span).holds(condition) == true else { break }
            length += 1
        }
        return length
    }

    private func prepared(_ selection: Selection) -> PreparedSelection? {
        shared.plan.prepared[ObjectIdentifier(selection)]
    }

    private func cases(_ selection: Selection) -> [CaseRecord] {
        (shared.keptCases[ObjectIdentifier(selection)]?[records.subject.index] ?? []).filter {
            window.contains($0.day(selection.on))
        }
    }

    /// The selected rows of the window.
    private func rows(_ selection: Selection) -> [any LogRecord] {
        guard let prepared = prepared(selection) else { return [] }
        let hasPeople = records.answersForPeople(rowsOf)
        return prepared.leaves.flatMap { leaf -> [any LogRecord] in
            switch leaf {
            case .sessions(let filter):
                hasPeople ? records.sessions.filter { window.contains($0.day) && filter.keeps($0) } : []
            case .marks(let filter):
                hasPeople ? records.marks.filter { window.contains($0.day) && filter.keeps($0) } : []
            case .leave(let filter):
                hasPeople ? records.leave.filter { window.contains($0.firstDay) && filter.keeps($0) } : []
            case .events(let filter): records.events(rowsOf).filter { window.contains($0.day) && filter.keeps($0) }
            case .cases: hasPeople ? cases(selection) : []
            case .declared(let log, let filter):
                (records.declared[log] ?? []).filter { row in
                    (row.day.map { window.contains($0) } ?? true) && filter.keeps(row)
                }
            case .results(let sheet, let filter):
                (records.results[sheet] ?? []).filter { window.contains($0.period.last) && filter.keeps($0) }
            case .rules: []
            }
        }
    }
}

/// The level and the honours a subject has reached, by name.
struct ReachedLevels {
    let level: String
    let honours: [String]
}
