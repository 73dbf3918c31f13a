internal import Diagnostics
internal import Exact

/// A value of the model to the letter, whatever it is built of: two values that differ in meaning read differently.
public enum Meaning {
    /// The value's text. Places in files are no part of it, and sets and dictionaries are put in order.
    public static func text(_ value: Any) -> String { text(value, depth: 0) }

    private static func text(_ value: Any, depth: Int) -> String {
        // Deeper than any rule file nests.
        guard depth < 64 else { return "…" }
        switch value {
        case let text as String: return "\"\(text)\""
        case let number as Rational: return number.plain
        case is SourceSpan: return ""
        default: break
        }
        let mirror = Mirror(reflecting: value)
        let children = mirror.children.map { child in
            (child.label.map { $0 + ":" } ?? "") + text(child.value, depth: depth + 1)
        }
        switch mirror.displayStyle {
        case .optional: return children.first ?? "nil"
        case .set, .dictionary: return "[" + children.sorted().joined(separator: ",") + "]"
        case .enum where children.isEmpty: return String(describing: value)
        case nil where children.isEmpty: return String(describing: value)
        default: return "\(mirror.subjectType)(" + children.joined(separator: ",") + ")"
        }
    }
}
