public import Diagnostics

/// One node of a YAML file with its place; aliases are already replaced by what they stand for.
public struct YAMLNode: Sendable {
    /// What the node is.
    public enum Content: Sendable {
        /// A text as it is written, never read as a number or a truth value here.
        case scalar(String, isPlain: Bool)
        /// A list.
        case sequence([YAMLNode])
        /// Pairs in the file's order; every key is a scalar and stands once.
        case mapping([YAMLPair])
    }

    /// What the node is.
    public let content: Content
    /// Its place; of a node over several lines the part on the first.
    public let span: SourceSpan
    /// Whether a list or mapping is written between brackets or braces.
    public let isFlow: Bool
    /// How many nodes it holds, itself included, aliases counted as often as they stand.
    let count: Int
    /// How many levels it has.
    let height: Int

    init(_ content: Content, span: SourceSpan, isFlow: Bool = false) {
        self.content = content
        self.span = span
        self.isFlow = isFlow
        let children: [YAMLNode] =
            switch content {
            case .scalar: []
            case .sequence(let items): items
            case .mapping(let pairs): pairs.flatMap { [$0.key, $0.value] }
            }
        // Saturating: an alias bomb counts beyond any integer.
        count = children.reduce(1) { sum, child in
            let (total, over) = sum.addingReportingOverflow(child.count)
            return over ? Int.max : total
        }
        height = 1 + (children.map(\.height).max() ?? 0)
    }

    /// The text of a scalar; `nil` for a list or mapping.
    public var text: String? {
        if case .scalar(let text, _) = content { return text }
        return nil
    }

    /// Whether the node is a scalar without quotes.
    public var isPlain: Bool {
        if case .scalar(_, let isPlain) = content { return isPlain }
        return false
    }

    /// Whether nothing is written: an empty value, `~` or `null` without quotes.
    public var isNull: Bool {
        guard case .scalar(let text, true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The items of a list; `nil` for anything else.
    public var items: [YAMLNode]? {
        if case .sequence(let items) = content { return items }
        return nil
    }

    /// The pairs of a mapping; `nil` for anything else.
    public var pairs: [YAMLPair]? {
        if case .mapping(let pairs) = content { return pairs }
        return nil
    }
}

/// A key and its value.
public struct YAMLPair: Sendable {
    /// The key, always a scalar.
    public let key: YAMLNode
    /// The value.
    public let value: YAMLNode

    /// The key's text.
    public var name: String { key.text ?? "" }
}
