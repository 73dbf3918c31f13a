internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// A sheet brought once to a form that is quick to score by: its rules in the order they are counted, the nodes they stand
/// on, and every selection of rows prepared.
struct SheetPlan: Sendable {
    let regulation: Regulation
    let sheet: Sheet
    /// The sheet's own rules, then the rules of other sheets that let a share fall on this one's subjects.
    let rules: [Rule]
    /// How many of ``rules`` are the sheet's own.
    let ownCount: Int
    /// For a rule of another sheet its place there.
    let guests: [Guest]
    /// For each rule its node; `nil` on the total.
    let nodeOfRule: [Int?]
    /// For each rule its top part.
    let partOfRule: [Int?]
    let nodes: [PartNode]
    /// The order in which rules are counted: those that refer to others behind them.
    let order: [Int]
    /// For each rule the rules it refers to.
    let references: [[Int]]
    /// For each rule the rows it counts.
    let selections: [Selection]
    /// For each rule whose points fall on others than who answers for the row.
    let isFallen: [Bool]
    /// What of each share falls on this sheet's subjects, by rule.
    let shares: [[FallingShare]]
    let measures: MeasurePlan
    /// Every selection of the rules and of the measures the sheet asks for, prepared.
    let prepared: [ObjectIdentifier: PreparedSelection]
    /// The measures whose figures over the peer group are asked for.
    let groupMeasures: [MeasureName]
    /// The sheets whose results are asked for, by id.
    let resultSheets: [String]

    /// For each rule that earlier versions word in other ways, by what days which of ``rules`` lends its clause to lines.
    let wordings: [Int: [(version: RuleVersion, rule: Int)]]

    /// A rule of another sheet of the same regulation.
    struct Guest: Sendable {
        let sheet: String
        let rule: Int
    }

    /// The further columns that rules name, by log, in the order records hold them.
    let furtherColumns: [LogKind: [String]]

    init(_ regulation: Regulation, _ sheet: Sheet, furtherColumns: [LogKind: [String]]) {
        self.furtherColumns = furtherColumns
        self.regulation = regulation
        self.sheet = sheet
        let own = sheet.rules
        let (nodes, nodeOfOwn) = PartNode.list(sheet)
        var rules = own.map(\.rule)
        var partOfRule = own.map(\.part)
        var nodeOfRule = nodeOfOwn
        var shares = rules.map { Self.shares(of: $0, from: sheet.subject, on: sheet.subject) }
        var guests: [Guest] = []
        for other in regulation.sheets where other.id != sheet.id && other.period == sheet.period {
            for (index, entry) in other.rules.enumerated() {
                let falling = Self.shares(of: entry.rule, from: other.subject, on: sheet.subject)
                guard entry.rule.fallsOn != .subject, !falling.isEmpty else { continue }
                let topID = entry.part.map { other.parts[$0].id }
                let top = sheet.parts.firstIndex { $0.id == topID }
                rules.append(entry.rule)
                partOfRule.append(top)
                nodeOfRule.append(top.flatMap { top in nodes.firstIndex { $0.parent == nil && $0.top == top } })
                shares.append(falling)
                guests.append(Guest(sheet: other.id, rule: index))
            }
        }
        self.rules = rules
        self.ownCount = own.count
        self.guests = guests
        self.nodeOfRule = nodeOfRule
        self.partOfRule = partOfRule
        self.nodes = nodes
        self.shares = shares
        isFallen = rules.map { $0.fallsOn != .subject }
        // Of several versions of a rule those that are in force on days on which the one that asks is.
        let places = Dictionary(grouping: rules.prefix(own.count).indices.filter { !rules[$0].isWording }) {
            rules[$0].id
        }
        references = rules.map { rule in
            rule.rows.leaves.flatMap { leaf -> [Int] in
                guard case .rules(let ids) = leaf else { return [] }
                return ids.flatMap { (places[$0] ?? []).filter { rules[$0].meets(rule) } }
            }
        }
        wordings = Self.wordings(rules)
        order = Self.order(references)
        selections = rules.map { Selection($0.rows, $0.filter, on: $0.datedBy) }
        let measures = MeasurePlan(regulation)
        self.measures = measures
        var closed = Set(measures.closure(Self.tieMeasures(sheet) + Self.conditionMeasures(regulation, sheet)))
        for rule in rules { closed.formUnion(measures.closure(rule.measures, in: rule.version?.place)) }
        let asked = closed.sorted()
        var prepared: [ObjectIdentifier: PreparedSelection] = [:]
        var resultSheets: [String] = []
        for selection in selections + asked.flatMap({ measures.selections(of: $0) }) {
            prepared[ObjectIdentifier(selection)] = PreparedSelection(selection, further: furtherColumns)
            for leaf in selection.rows.leaves {
                if case .results(let id) = leaf, !resultSheets.contains(id) { resultSheets.append(id) }
            }
        }
        self.prepared = prepared
        self.resultSheets = resultSheets
        groupMeasures = Self.groupMeasures(rules, regulation, sheet, measures)
    }

    /// Regulation and sheet id: `baotou.staff`.
    var id: String { "\(regulation.id).\(sheet.id)" }

    /// The selections over cases of which only the number is asked, and those whose records are.
    var caseSelections: (counted: [Selection], kept: [Selection]) {
        var counted: [Selection] = []
        var kept: [Selection] = []
        func hasCases(_ selection: Selection) -> Bool { selection.rows.leaves.contains(.log(.cases)) }
        for (index, rule) in rules.enumerated() where rule.countsRows && !rule.isWording && hasCases(selections[index])
        {
            kept.append(selections[index])
        }
        for place in measures.definitions.indices {
            for selection in measures.selections(of: place)
            where hasCases(selection) && prepared[ObjectIdentifier(selection)] != nil {
                if measures.onlyCounts(place) { counted.append(selection) } else { kept.append(selection) }
            }
        }
        return (counted, kept)
    }

    /// Whether anything of the sheet goes by who was present: its rules, what they ask for, or who is ranked.
    var looksAtAttendance: Bool {
        sheet.ranking.leastAttendance != nil
            || prepared.values.contains { selection in
                selection.leaves.contains { leaf in
                    switch leaf {
                    case .sessions, .marks: true
                    case .events, .leave, .cases, .declared, .results, .rules: false
                    }
                }
            }
    }

    /// The first day anything of the sheet looks back to in a period.
    func firstDay(in period: Period) -> Day {
        var first = period.first
        var windows = rules.compactMap(\.within) + nodes.compactMap(\.part.within)
        for consequence in regulation.consequences where mayBring(consequence) {
            if consequence.condition != nil, isOn(consequence) { windows.append(consequence.within) }
            if consequence.bars, let until = consequence.until { windows.append(.period(until)) }
        }
        if (sheet.levels + sheet.honours).contains(where: { $0.condition.map(looksAtOwnResults) ?? false }) {
            windows.append(.period(.year))
        }
        if usesStreak { windows.append(.period(.year)) }
        for window in windows { first = min(first, window.spans(in: period).first?.first ?? first) }
        if usesLast, let previous = period.previous { first = min(first, previous.first) }
        return first
    }

    /// Whether a consequence with a condition is asked of this sheet's subjects.
    func isOn(_ consequence: Consequence) -> Bool {
        consequence.sheet == sheet.id || consequence.sheet == nil && regulation.sheets.count == 1
    }

    /// Whether a condition asks for results of this very sheet.
    func looksAtOwnResults(_ condition: Condition) -> Bool {
        measures.closure(condition.measures).contains { place in
            measures.selections(of: place).contains { $0.rows.leaves.contains(.results(sheet: sheet.id)) }
        }
    }

    private var usesStreak: Bool {
        measures.definitions.contains { $0.form is StreakMeasure }
    }

    private var usesLast: Bool { rules.contains(where: Self.asksLast) }

    /// Whether a rule holds a measure against that of the period before (上期).
    static func asksLast(_ rule: Rule) -> Bool { rule.effects.contains { ($0.price as? StepPrice)?.line == .last } }

    /// Whether any question of the sheet is asked day by day.
    var isDaily: Bool { rules.contains { $0.within == .day } || nodes.contains { $0.part.within == .day } }

    // MARK: What is worked out once

    /// The measures whose figures over the peer group a rule asks for.
    static func groupMeasures(of rule: Rule) -> [String] {
        rule.effects.flatMap(\.price.groupMeasures) + placed(rule)
    }

    private static func placed(_ rule: Rule) -> [String] {
        (rule.quantities
            + (rule.condition?.terms ?? []).compactMap { if case .compares(let what, _) = $0 { what } else { nil } })
            .compactMap { if case .place(let name) = $0 { name } else { nil } }
    }

    static func tieMeasures(_ sheet: Sheet) -> [String] {
        sheet.ranking.ties.compactMap { if case .measure(let name) = $0 { name } else { nil } }
    }

    static func conditionMeasures(_ regulation: Regulation, _ sheet: Sheet) -> [String] {
        (sheet.levels + sheet.honours).flatMap { $0.condition?.measures ?? [] }
            + regulation.consequences.flatMap { $0.condition?.measures ?? [] }
    }

    /// The shares of a rule that fall on a kind of subject.
    private static func shares(of rule: Rule, from home: SubjectKind, on kind: SubjectKind) -> [FallingShare] {
        guard case .shares(let shares) = rule.fallsOn else { return [] }
        return shares.filter { share in
            switch share.bearer {
            case .subject: home == kind
            case .window: kind == .window
            case .members, .post: kind == .staff
            case .department: kind == (home == .staff ? .staff : .department)
            }
        }
    }

    /// Rules so that each stands behind those it refers to; what stands in a circle, which the checker has refused, last.
    private static func order(_ references: [[Int]]) -> [Int] {
        var order: [Int] = []
        var isDone = [Bool](repeating: false, count: references.count)
        var grew = true
        while grew {
            grew = false
            for index in references.indices where !isDone[index] && references[index].allSatisfy({ isDone[$0] }) {
                isDone[index] = true
                order.append(index)
                grew = true
            }
        }
        return order + references.indices.filter { !isDone[$0] }
    }
}
