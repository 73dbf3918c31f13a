internal import Evaluation
internal import Exact
internal import RuleModel

/// What of a regulation its examples touch, and what none does.
///
/// A rule is touched where a case names it or a line comes from it; a row of a table, where it was the one that priced; an
/// edge (the end of a comparison in a table, in `when` or in a level, the line of a step, a mark of a line), where the very
/// number was priced or compared; a limit, floor or ceiling, where lines gave way to it; a level, where somebody reached it.
/// Bounds in `where` and `unless` are not looked at.
public struct ExampleCoverage: Sendable {
    /// One thing that no example touches.
    public struct Gap: Hashable, Sendable {
        /// What kind of thing: `rule`, `band`, `edge`, `limit`, `bound`, `level`.
        public let kind: String
        /// Where it stands: `staff.virtue.3`.
        public let place: String
        /// Which of several; empty if there is one.
        public let name: String
    }

    /// The regulation's id.
    public let regulation: String
    /// The rule file, as the user knows it.
    public let file: String
    /// How many things of each kind there are, and how many of them are touched.
    public let counts: [(kind: String, touched: Int, all: Int)]
    /// What no example touches, in the file's order.
    public let gaps: [Gap]

    init(_ group: ExampleSuite.Group, _ watcher: CoverageWatcher) {
        let touched = watcher.items
        let found = group.regulation.sheets.flatMap { Self.items(of: $0, group.regulation) }
        let all = found.map(\.item)
        regulation = group.regulation.id
        file = group.ruleName
        counts = CoverageItem.Kind.allCases.compactMap { kind in
            let own = all.filter { $0.kind == kind }
            return own.isEmpty ? nil : (kind.rawValue, own.count { touched.contains($0) }, own.count)
        }
        gaps = found.filter { !touched.contains($0.item) }.map {
            Gap(kind: $0.item.kind.rawValue, place: $0.item.place, name: $0.shown)
        }
    }

    private static func items(of sheet: Sheet, _ regulation: Regulation) -> [(item: CoverageItem, shown: String)] {
        var items: [(item: CoverageItem, shown: String)] = []
        let shares = Set(regulation.measures.filter(\.isShare).map(\.name))
        func add(_ kind: CoverageItem.Kind, _ place: String, _ name: String = "", _ shown: String? = nil) {
            let item = CoverageItem(kind: kind, place: place, name: name)
            if !items.contains(where: { $0.item == item }) { items.append((item, shown ?? name)) }
        }
        func edge(_ value: Rational, _ place: String, isShare: Bool = false) {
            add(.edge, place, value.plain, value.words(isShare: isShare))
        }
        func edges(_ comparison: Comparison?, _ place: String, of quantity: Quantity? = nil) {
            let isShare = quantity?.measure.map(shares.contains) ?? false
            for bound in [comparison?.lower, comparison?.upper].compactMap({ $0 }) {
                edge(bound.value, place, isShare: isShare)
            }
        }
        for rule in sheet.rules.map(\.rule) {
            let place = "\(sheet.id).\(rule.id)"
            add(.rule, place)
            for price in rule.effects.map(\.price) {
                if let table = price as? PriceTable {
                    for row in table.rows {
                        add(.band, place, Coverage.words(row.key))
                        if case .comparison(let comparison) = row.key { edges(comparison, place, of: table.by) }
                    }
                    if table.whenEmpty != nil { add(.band, place, Coverage.empty) }
                    if table.otherwise != nil { add(.band, place, Coverage.otherwise) }
                } else if let step = price as? StepPrice, case .number(let line) = step.line, !line.isZero {
                    edge(line, place, isShare: step.isShare)
                } else if let line = price as? LinePrice {
                    for mark in line.marks { edge(mark.at, place, isShare: line.isShare) }
                }
            }
            for case .compares(let quantity, let comparison) in rule.condition?.terms ?? [] {
                edges(comparison, place, of: quantity)
            }
            if rule.limit != nil { add(.limit, place) }
        }
        for part in Coverage.parts(sheet.parts) {
            let place = "\(sheet.id).\(part.path)"
            let directions = Set(part.allRules.flatMap(\.effects).map(\.direction))
            if part.limit != nil { add(.limit, place) }
            // What nothing can take or give never reaches the bound.
            if part.floor != nil, directions.contains(.deduct) { add(.bound, place, "floor") }
            if part.ceiling != nil, directions.contains(.add) { add(.bound, place, "ceiling") }
        }
        if sheet.floor != nil { add(.bound, sheet.id, "floor") }
        if sheet.ceiling != nil { add(.bound, sheet.id, "ceiling") }
        for level in sheet.levels + sheet.honours {
            add(.level, sheet.id, level.name)
            edges(level.line, sheet.id)
        }
        return items
    }
}
