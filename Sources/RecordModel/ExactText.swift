/// A text that is equal only to the very same characters: the key wherever a text says who or what something is.
///
/// Swift's strings are equal by canonical equivalence, under which two ids the tables tell apart (凉 U+51C9 and 凉 U+F979,
/// é and e with an accent behind it) would be one person. The data formats fold full-width forms and nothing else.
public struct ExactText: Hashable, Sendable, Comparable {
    /// The text.
    public let text: String

    /// A text as it stands.
    public init(_ text: String) { self.text = text }

    /// Equality of code points.
    public static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Code-point order, which is the order of UTF-8 bytes.
    public static func < (left: ExactText, right: ExactText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Feeds the bytes.
    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
