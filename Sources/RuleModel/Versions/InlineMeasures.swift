/// Measures written in place have names of the loader's, `#1`, that change when another is written before them; what they
/// are is what counts.
public struct InlineMeasures {
    private let forms: [(name: String, form: String)]

    /// The measures a regulation writes in place.
    public init(_ regulation: Regulation) {
        forms = regulation.measures.filter { $0.name.hasPrefix("#") }.map { measure in
            ("\"\(measure.name)\"", Meaning.text((measure.form, measure.noData, measure.target, measure.rowsOf)))
        }
    }

    /// A value's description with measures' forms in place of their names; one may build on another.
    public func expanded(_ text: String) -> String {
        var text = text
        for _ in 0..<4 {
            let before = text
            for (name, form) in forms { text = Self.replace(name, form, in: text) }
            if text == before { break }
            // A circle, which the checker refuses, would grow without bound.
            if text.utf8.count > 1 << 16 { break }
        }
        return text
    }

    private static func replace(_ wanted: String, _ replacement: String, in text: String) -> String {
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: wanted) {
            result += rest[..<range.lowerBound]
            result += replacement
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
