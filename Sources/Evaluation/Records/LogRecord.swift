internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// A field's value, as filters and prices ask for it.
enum FieldValue: Sendable {
    case empty
    /// A word of the field's list, by its place there.
    case word(Int)
    case text(String)
    case number(Rational)
    case flag(Bool)

    /// A text that two values of one field share only where they are equal; empty for the empty cell.
    var key: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .word(let place): String(place)
        case .number(let number): number.plain
        case .flag(let flag): flag ? "1" : "0"
        }
    }

    static func words(_ text: String) -> FieldValue { text.isEmpty ? .empty : .text(text) }
    static func day(_ day: Day) -> FieldValue { day == CaseRow.never ? .empty : .text(day.iso) }
}

/// A record of a log, whose fields rules may ask about.
protocol LogRecord: Sendable {
    /// The value of a field by its id; `nil` where the log has no such field.
    func value(of id: String) -> FieldValue?
    /// The words of a field of words; `nil` for any other field.
    func words(of id: String) -> [String]?
}

extension LogRecord {
    func words(of id: String) -> [String]? { nil }

    /// A number field's value.
    func number(_ id: String) -> Rational? {
        switch value(of: id) {
        case .number(let value): value
        case .text(let text): Rational(decimal: text)
        default: nil
        }
    }

    /// A field's value, to be held against that of another record; empty if there is none.
    func key(_ id: String) -> String { value(of: id)?.key ?? "" }

    /// A text or word field's value, half-width; empty if there is none.
    func text(_ id: String) -> String {
        switch value(of: id) {
        case .text(let text)?: return text
        case .word(let place)?:
            let words = words(of: id) ?? []
            return words.indices.contains(place) ? words[place] : ""
        case .number(let number)?: return number.plain
        case .empty?, .flag?, nil: return ""
        }
    }

    /// Whether a test holds; `nil` where the log lacks the field.
    func satisfies(_ test: FieldTest) -> Bool? {
        guard let value = value(of: test.field) else { return nil }
        switch (test.test, value) {
        case (.filled, _): return !value.isEmpty
        case (.empty, _): return value.isEmpty
        case (.flag(let wanted), .flag(let flag)): return flag == wanted
        case (.compares(let comparison), .number(let number)): return comparison.holds(for: number)
        case (.compares(let comparison), .text(let text)):
            return Rational(decimal: text).map { comparison.holds(for: $0) } ?? false
        case (.isOne(let wanted), _):
            let own = ExactText(text(test.field))
            return wanted.contains { ExactText($0) == own }
        default: return false
        }
    }
}

extension FieldValue {
    var isEmpty: Bool { if case .empty = self { true } else { false } }
}

/// A record of a log of kaohe's own, with a value for each field that log keeps.
protocol TypedRecord: LogRecord {
    /// The fields it has a value for; raw values are the ids of the log's schema.
    associatedtype Field: RawRepresentable<String>, CaseIterable, Sendable

    /// Which log it is a record of.
    static var log: LogKind { get }

    /// The value of a field.
    func value(of field: Field) -> FieldValue
    /// The cell of a further column that rules name, by its place among those asked for; half-width.
    func further(_ column: Int) -> String
}

extension TypedRecord {
    func further(_ column: Int) -> String { "" }

    func value(of id: String) -> FieldValue? { Field(rawValue: id).map { value(of: $0) } }

    func words(of id: String) -> [String]? {
        guard case .words(let words)? = LogSchema.field(id, of: Self.log)?.type else { return nil }
        return words
    }
}
