internal import RuleModel

/// One thing a rule, a part or a level says, in words and to the letter.
struct Aspect: Hashable {
    /// What it is: 分值, 最多.
    let name: String
    /// What it says, as people read it.
    let words: String
    /// What it says, so that any change of meaning changes it: two prices may read alike and differ.
    let meaning: String

    /// An aspect whose words say everything.
    init(_ name: String, _ words: String) {
        self.name = name
        self.words = words
        meaning = words
    }

    /// An aspect by its words and by the value they are said of.
    init(_ name: String, _ words: String, meaning value: Any, _ measures: InlineMeasures) {
        self.name = name
        self.words = words
        meaning = measures.expanded(Meaning.text(value))
    }

    /// Whether something is said that a reader sees in the table's columns anyhow, at full length.
    var isLong: Bool { name == "原文" || name == "理解" }
}

/// Measures written in place have names of the loader's, `#1`, that change when another is written before them; what they
/// are is what counts.
struct InlineMeasures {
    private let forms: [(name: String, form: String)]

    init(_ regulation: Regulation) {
        forms = regulation.measures.filter { $0.name.hasPrefix("#") }.map { measure in
            ("\"\(measure.name)\"", Meaning.text((measure.form, measure.noData, measure.target, measure.rowsOf)))
        }
    }

    /// A value's description with measures' forms in place of their names; one may build on another.
    func expanded(_ text: String) -> String {
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
