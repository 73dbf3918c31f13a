/// A JSON text as a value; objects keep the order of their keys, so that the same value is always the same bytes and a
/// reader finds what belongs together side by side.
public indirect enum JSONValue: Hashable, Sendable {
    /// A mapping.
    case object([Pair])
    /// A list.
    case array([JSONValue])
    /// A text.
    case string(String)
    /// A whole number.
    case integer(Int)
    /// true or false.
    case bool(Bool)
    /// Nothing known.
    case null

    /// A mapping of keys and values, in this order.
    public static func mapping(_ pairs: [(String, JSONValue)]) -> JSONValue {
        .object(pairs.map { Pair($0.0, $0.1) })
    }

    /// A key of an object and its value.
    public struct Pair: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value.
        public let value: JSONValue

        /// A pair.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The text, two spaces a level, with a line break at the end; lists of plain values stand on one line.
    public var text: String { written(indent: "") + "\n" }

    /// The text on one line, without a line break at the end.
    public var line: String {
        switch self {
        case .object(let pairs):
            "{" + pairs.map { "\(Self.quoted($0.key)): \($0.value.line)" }.joined(separator: ", ") + "}"
        case .array(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
        case .string, .integer, .bool, .null: written(indent: "")
        }
    }

    private func written(indent: String) -> String {
        let deeper = indent + "  "
        switch self {
        case .object(let pairs):
            if pairs.isEmpty { return "{}" }
            let lines = pairs.map { "\(deeper)\(Self.quoted($0.key)): \($0.value.written(indent: deeper))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        case .array(let items):
            if items.allSatisfy(\.isPlain) {
                return "[" + items.map { $0.written(indent: "") }.joined(separator: ", ") + "]"
            }
            return "[\n" + items.map { deeper + $0.written(indent: deeper) }.joined(separator: ",\n") + "\n\(indent)]"
        case .string(let text): return Self.quoted(text)
        case .integer(let number): return "\(number)"
        case .bool(let truth): return truth ? "true" : "false"
        case .null: return "null"
        }
    }

    private var isPlain: Bool {
        switch self {
        case .object, .array: false
        case .string, .integer, .bool, .null: true
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// true or false.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// A mapping, in the order it is written in.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Pair($0.0, $0.1) })
    }
}
