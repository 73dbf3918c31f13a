public import Exact

/// The sum of a number field over the rows: `{sum: minutes, of: marks}`. 0 where there is no row.
public struct SumMeasure: MeasureForm, Hashable {
    /// The field.
    public let field: String
    /// The rows.
    public let selection: Selection

    /// A sum.
    public init(_ field: String, _ selection: Selection) {
        self.field = field
        self.selection = selection
    }

    /// The one.
    public var selections: [Selection] { [selection] }
    /// The sum.
    public func value(_ given: any MeasureContext) -> Rational? {
        given.numbers(field, selection).reduce(.zero, +)
    }
}

/// The mean of a field over the rows: `{mean: score, of: inspections, trim: 1}`; of a field of words with what each is
/// worth: `{mean: rating, of: cases, table: {非常满意: 100, 满意: 90, 不满意: 0}}`.
///
/// `trim` leaves out so many of the highest and as many of the lowest; where none is left the measure is undefined.
public struct MeanMeasure: MeasureForm {
    /// The field.
    public let field: String
    /// The rows.
    public let selection: Selection
    /// How many are left out at either end.
    public let trim: Int
    /// What each word is worth, half-width; a word that is not among them is left out. `nil` for a field of numbers.
    public let worth: [(word: String, value: Rational)]?

    /// A mean.
    public init(_ field: String, _ selection: Selection, trim: Int = 0, worth: [(word: String, value: Rational)]? = nil)
    {
        self.field = field
        self.selection = selection
        self.trim = trim
        self.worth = worth
    }

    /// The one.
    public var selections: [Selection] { [selection] }

    /// The mean.
    public func value(_ given: any MeasureContext) -> Rational? {
        let numbers = kept(given)
        return numbers.reduce(.zero, +).divided(by: Rational(numbers.count))
    }

    /// How many rows there were.
    public func whyUndefined(_ given: any MeasureContext) -> String {
        trim > 0 ? "去掉最高和最低各 \(trim) 个之后没有可平均的数" : "没有可平均的行"
    }
    /// `95.5(4 个)`.
    public func evidence(_ given: any MeasureContext) -> String {
        (value(given)?.plain ?? "—") + "(\(kept(given).count) 个)"
    }

    private func kept(_ given: any MeasureContext) -> ArraySlice<Rational> {
        var numbers: [Rational]
        if let worth {
            let values = Dictionary(worth.map { ($0.word, $0.value) }) { first, _ in first }
            numbers = given.words(field, selection).compactMap { values[$0] }
        } else {
            numbers = given.numbers(field, selection)
        }
        guard trim > 0 else { return numbers[...] }
        numbers.sort()
        return numbers.dropFirst(trim).dropLast(trim)
    }
}

/// A column of a declared table with one row a subject: `{column: score, of: superior}`. Undefined where there is no row, or
/// more than one.
public struct ColumnMeasure: MeasureForm, Hashable {
    /// The field.
    public let field: String
    /// The table's rows.
    public let selection: Selection

    /// A column.
    public init(_ field: String, _ selection: Selection) {
        self.field = field
        self.selection = selection
    }

    /// The one.
    public var selections: [Selection] { [selection] }
    /// The number in the subject's row.
    public func value(_ given: any MeasureContext) -> Rational? {
        let numbers = given.numbers(field, selection)
        return numbers.count == 1 ? numbers[0] : nil
    }
    /// How many rows there were.
    public func whyUndefined(_ given: any MeasureContext) -> String {
        let count = given.numbers(field, selection).count
        return count == 0 ? "表中没有这一对象的数" : "表中这一对象有 \(count) 行,只应有一行"
    }
}
