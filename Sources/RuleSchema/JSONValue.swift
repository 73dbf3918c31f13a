/// A JSON text as a value; objects keep the order of their keys, so that the same schema is always the same bytes.
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
        }
    }

    private var isPlain: Bool {
        switch self {
        case .object, .array: false
        case .string, .integer, .bool: true
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
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
