internal import Exact
internal import RecordModel

extension Comparison {
    /// The bounds in the rule language's own words: `不少于 3`, `超过 10、不超过 20`; in per cent for a share.
    public func words(isShare: Bool) -> String {
        func number(_ value: Rational) -> String { value.words(isShare: isShare) }
        let low = lower.map { ($0.isInclusive ? "不少于 " : "超过 ") + number($0.value) }
        let high = upper.map { ($0.isInclusive ? "不超过 " : "低于 ") + number($0.value) }
        return [low, high].compactMap { $0 }.joined(separator: "、")
    }
}

extension Condition {
    /// The condition in words: `全勤不少于 100%`, `评价件数与办结件数不一致`.
    public func words(_ names: any PriceNames) -> String {
        terms.map { term in
            switch term {
            case .compares(let quantity, let comparison):
                let share = quantity.measure.map { names.isShare($0) } ?? false
                return names.title(quantity) + comparison.words(isShare: share)
            case .differs(let left, let right): return "\(names.measure(left))与\(names.measure(right))不一致"
            case .level(let levels): return "等次为" + levels.joined(separator: "、")
            case .honour(let honours): return "获得" + honours.joined(separator: "、")
            }
        }.joined(separator: ",且")
    }
}

/// How the measures and fields of a regulation are called.
public struct RegulationNames: PriceNames {
    private let titles: [String: String]
    private let shares: Set<String>
    private let units: [String: String]
    private let rows: RowSource
    private let logs: [LogDeclaration]

    /// The names a rule over these rows may use.
    public init(_ regulation: Regulation, rows: RowSource = .events) {
        titles = Dictionary(regulation.measures.map { ($0.name, $0.title) }) { first, _ in first }
        shares = Set(regulation.measures.filter(\.isShare).map(\.name))
        units = Dictionary(regulation.measures.map { ($0.name, UnitWords.measure($0.form)) }) { first, _ in first }
        logs = regulation.logs
        self.rows = rows
    }

    /// A measure by its title.
    public func measure(_ name: String) -> String { titles[name] ?? name }
    /// Whether its values are shares.
    public func isShare(_ measure: String) -> Bool { shares.contains(measure) }
    /// What a quantity is counted in.
    public func unit(_ quantity: Quantity) -> String {
        switch quantity {
        case .field(let id): UnitWords.field(id, of: rows)
        case .nth, .count: UnitWords.rows(rows)
        case .measure(let name): units[name] ?? ""
        case .place: "名"
        }
    }

    /// A field by its header.
    public func field(_ id: String) -> String {
        for leaf in rows.leaves {
            let found: Field? =
                switch leaf {
                case .events: LogSchema.field(id, of: .events)
                case .log(let log): LogSchema.field(id, of: log)
                case .declared(let name): logs.first { $0.id == name }?.fields.first { $0.id == id }
                case .sequence, .rules, .results: LogSchema.field(id, of: .events)
                }
            if let found { return found.header }
        }
        return id
    }
}
