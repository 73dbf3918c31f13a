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
