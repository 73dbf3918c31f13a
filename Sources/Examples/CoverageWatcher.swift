internal import Chronology
internal import Diagnostics
internal import Evaluation
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel
internal import Synchronization

/// Something of a regulation that an example may touch.
struct CoverageItem: Hashable, Sendable {
    /// What kind of thing.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A rule: a case names it, or a line comes from it.
        case rule
        /// A row of a table: a case made it the one used.
        case band
        /// The end of a comparison, the line of a step, the mark of a line: a case had the very number.
        case edge
        /// A limit: lines gave way to it.
        case limit
        /// A floor or ceiling: lines gave way to it, or the total was clamped.
        case bound
        /// A level: somebody reached it.
        case level
    }

    let kind: Kind
    /// Where its rule, part or sheet stands in the regulation: `staff.virtue.3`.
    let place: String
    /// Which of several: the row, the number.
    let name: String
}

/// Gathers, over all cases of a regulation, what they touch.
final class CoverageWatcher: PricingWatcher {
    private let sheetOfRule: [String: String]
    private let touched = Mutex<Set<CoverageItem>>([])

    init(_ regulation: Regulation) {
        var sheets: [String: String] = [:]
        for sheet in regulation.sheets { for rule in sheet.rules.map(\.rule) { sheets[Self.key(rule)] = sheet.id } }
        sheetOfRule = sheets
    }

    /// Everything touched so far.
    var items: Set<CoverageItem> { touched.withLock { $0 } }

    /// A rule by its place in the file, which is the same however often the file is read.
    private static func key(_ rule: Rule) -> String { "\(rule.span.line):\(rule.span.column)" }

    private func place(_ rule: Rule) -> String { (sheetOfRule[Self.key(rule)].map { $0 + "." } ?? "") + rule.id }

    private func touch(_ kind: CoverageItem.Kind, _ place: String, _ name: String = "") {
        _ = touched.withLock { $0.insert(CoverageItem(kind: kind, place: place, name: name)) }
    }

    func priced(_ rule: Rule, _ price: any Price, _ given: any PriceContext) {
        let place = place(rule)
        if let table = price as? PriceTable {
            if case .field(let field) = table.by, table.pricesWords || table.rows.isEmpty {
                let word = given.word(field)
                if word.isEmpty, table.whenEmpty != nil {
                    touch(.band, place, Coverage.empty)
                } else if let row = table.row(for: word) {
                    touch(.band, place, Coverage.words(table.rows[row].key))
                } else {
                    touch(.band, place, Coverage.otherwise)
                }
                return
            }
            guard let number = given.number(table.by) else { return touch(.band, place, Coverage.empty) }
            touch(.band, place, table.row(for: number).map { Coverage.words(table.rows[$0].key) } ?? Coverage.otherwise)
            touch(.edge, place, number.plain)
        } else if let step = price as? StepPrice {
            if let number = given.number(step.by) { touch(.edge, place, number.plain) }
        } else if let line = price as? LinePrice {
            if let number = given.number(line.by) { touch(.edge, place, number.plain) }
        }
    }

    func compared(_ rule: Rule, _ comparison: Comparison, _ value: Rational) { touch(.edge, place(rule), value.plain) }

    /// What a case's results show.
    func note(_ report: RunReport, _ plan: ExamplePlan) {
        if let rule = plan.rule { touch(.rule, place(rule)) }
        for line in plan.example.expected.lines ?? [] {
            if let name = line.rule?.value, let rule = plan.rule(named: name)?.rule { touch(.rule, place(rule)) }
        }
        for cell in plan.example.tables.flatMap(\.rows).flatMap(\.cells)
        where cell.field.value == "rule" || cell.field.value == "条目" {
            if let rule = plan.rule(named: cell.value.value)?.rule { touch(.rule, place(rule)) }
        }
        for sheet in report.sheets {
            let parts = Coverage.parts(sheet.sheet.parts)
            for subject in sheet.subjects {
                for line in subject.lines {
                    if case .rule(let index) = line.source {
                        let rule = sheet.rules[index]
                        touch(.rule, place(rule))
                        if line.note.contains("本条最多") || line.note.contains("本条只计一次") { touch(.limit, place(rule)) }
                    }
                    if case .total = line.source {
                        touch(.bound, sheet.sheet.id, line.points.isNegative ? "ceiling" : "floor")
                    }
                    for part in parts where line.note.contains("“\(part.title)”") {
                        let place = "\(sheet.sheet.id).\(part.path)"
                        if line.note.contains("“\(part.title)”扣完为止") { touch(.bound, place, "floor") }
                        if line.note.contains("“\(part.title)”加满为止") { touch(.bound, place, "ceiling") }
                        if line.note.contains("“\(part.title)”最多") || line.note.contains("“\(part.title)”只计一次") {
                            touch(.limit, place)
                        }
                    }
                }
                touch(.edge, sheet.sheet.id, subject.total.plain)
                if let level = subject.level { touch(.level, sheet.sheet.id, sheet.sheet.levels[level].name) }
                for honour in subject.honours { touch(.level, sheet.sheet.id, sheet.sheet.honours[honour].name) }
            }
        }
    }
}

/// How the things that examples touch are called.
enum Coverage {
    static let empty = "empty"
    static let otherwise = "else"

    static func words(_ key: PriceTable.Key) -> String {
        switch key {
        case .word(let word): word
        case .number(let number): number.plain
        case .comparison(let comparison): comparison.words(isShare: false)
        }
    }

    /// All parts of a tree, each before those in it.
    static func parts(_ parts: [Part]) -> [Part] { parts.flatMap { [$0] + Self.parts($0.parts) } }
}
