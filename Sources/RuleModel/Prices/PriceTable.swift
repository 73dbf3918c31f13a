public import Exact
internal import RecordModel

/// A price by a field, a number or a place: `{by: degree, table: {一般: 1, 情节严重: 3, empty: 1}}`,
/// `{by: nth, table: {1: 2, 2: 5, at_least 3: 10}}`, `{by: cases, table: {at_least 200: 0.5, at_least 400: 1}}`.
///
/// A row of comparisons with a lower end only holds to the next row; below the first the price is 0. A number no row
/// prices, where there is no `else`, comes to 0; a word no row prices is a finding.
public struct PriceTable: Price {
    /// The left side of a row.
    public enum Key: Hashable, Sendable {
        /// A word of the field, half-width.
        case word(String)
        /// This very number: 第 2 次, 第 1 名.
        case number(Rational)
        /// A number within bounds.
        case comparison(Comparison)
    }

    /// What decides.
    public let by: Quantity
    /// Each row, in the file's order.
    public let rows: [(key: Key, amount: Amount)]
    /// The amount where the field is empty (`empty`, 空缺) or the number undefined.
    public let whenEmpty: Amount?
    /// The amount for anything else (`else`, 其余).
    public let otherwise: Amount?

    /// A table by its parts.
    public init(by: Quantity, rows: [(key: Key, amount: Amount)], whenEmpty: Amount? = nil, otherwise: Amount? = nil) {
        self.by = by
        self.rows = rows
        self.whenEmpty = whenEmpty
        self.otherwise = otherwise
    }

    /// The one thing that decides.
    public var quantities: [Quantity] { [by] }
    /// All rows', then those of `empty` and `else`.
    public var amounts: [Amount] { rows.map(\.amount) + [whenEmpty, otherwise].compactMap { $0 } }

    /// The words it prices, half-width, in the file's order.
    public var words: [String] { rows.compactMap { if case .word(let word) = $0.key { word } else { nil } } }

    /// Whether rows are words rather than numbers.
    public var pricesWords: Bool { rows.contains { if case .word = $0.key { true } else { false } } }

    /// The amount for a word of the field, half-width; `nil` where the table prices none.
    public func amount(for word: String) -> Amount? {
        if word.isEmpty { return whenEmpty ?? otherwise }
        return row(for: word).map { rows[$0].amount } ?? otherwise
    }

    /// The row that prices a word of the field, half-width; `nil` where none does.
    public func row(for word: String) -> Int? {
        let wanted = ExactText(word)
        return rows.firstIndex { row in
            if case .word(let own) = row.key { ExactText(own) == wanted } else { false }
        }
    }

    /// The row that prices a number; `nil` where none does.
    public func row(for number: Rational) -> Int? {
        for (index, row) in rows.enumerated() {
            if case .number(let own) = row.key, own == number { return index }
        }
        // Of open rows the one that begins last holds: 200 holds up to 400.
        var best: (begin: Rational, isInclusive: Bool, row: Int)?
        for (index, row) in rows.enumerated() {
            guard case .comparison(let comparison) = row.key, comparison.holds(for: number) else { continue }
            guard let lower = comparison.lower, comparison.upper == nil else { return index }
            if let found = best, (found.begin, found.isInclusive ? 0 : 1) >= (lower.value, lower.isInclusive ? 0 : 1) {
                continue
            }
            best = (lower.value, lower.isInclusive, index)
        }
        return best?.row
    }

    /// The amount for a number; `nil` where the table prices none.
    public func amount(for number: Rational) -> Amount? { row(for: number).map { rows[$0].amount } ?? otherwise }

    /// The row's amount.
    public func points(_ given: any PriceContext) -> Priced {
        if case .field(let field) = by, pricesWords || rows.isEmpty {
            guard let amount = amount(for: given.word(field)) else { return .nothing("没有对应的分值,不计") }
            return amount.priced(given)
        }
        guard let number = given.number(by) else {
            return whenEmpty?.priced(given) ?? .nothing("没有可计的数量,不计")
        }
        return amount(for: number)?.priced(given) ?? .nothing()
    }

    /// `“一般” 1 × 2 次`, `第 2 次 5`.
    public func arithmetic(_ given: any PriceContext) -> String {
        if case .field(let field) = by, pricesWords || rows.isEmpty {
            let word = given.word(field)
            guard let amount = amount(for: word) else { return "“\(word)”没有对应的分值" }
            return (word.isEmpty ? "未注明 " : "“\(word)” ") + amount.arithmetic(given)
        }
        guard let number = given.number(by) else {
            return whenEmpty.map { "未注明 " + $0.arithmetic(given) } ?? ""
        }
        guard let amount = amount(for: number) else { return "\(counted(number)) 没有对应的分值" }
        return "\(counted(number)) \(amount.arithmetic(given))"
    }

    private func counted(_ number: Rational) -> String {
        switch by {
        case .nth: "第 \(number.plain) 次"
        case .count: "共 \(number.plain) 次"
        case .place: "第 \(number.plain) 名"
        case .field, .measure: number.plain + ":"
        }
    }

    /// 扣一般1分、情节严重3分(每次);未注明1分.
    public func words(_ direction: Effect.Direction, _ names: any PriceNames, unit: String) -> String {
        let share = by.measure.map { names.isShare($0) } ?? false
        var parts = rows.map { row in
            switch row.key {
            case .word(let word): word + row.amount.words(direction)
            case .number(let number): numbered(number) + row.amount.words(direction)
            case .comparison(let comparison): comparison.words(isShare: share) + ":" + row.amount.words(direction)
            }
        }
        if let otherwise { parts.append("其他" + otherwise.words(direction)) }
        let verb = rows.first?.amount.takesVerb ?? true ? direction.verb : ""
        var text: String
        if pricesWords {
            text = verb + parts.joined(separator: "、")
            if !unit.isEmpty { text += "(每\(unit))" }
        } else {
            text = "按\(names.title(by))\(direction.verb)分:" + parts.joined(separator: "、")
        }
        if let whenEmpty { text += ";未注明" + whenEmpty.words(direction) }
        return text
    }

    private func numbered(_ number: Rational) -> String {
        switch by {
        case .nth: "第\(number.plain)次"
        case .count: "\(number.plain)次"
        case .place: "第\(number.plain)名"
        case .field, .measure: number.plain + ":"
        }
    }
}
