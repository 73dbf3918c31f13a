internal import RuleLoading

/// The spellings of the language's words, as schemas list them.
enum Spelling {
    /// Every spelling of a word, English first, each once.
    static func all(_ english: String) -> [String] {
        var seen: Set<String> = []
        return Vocabulary.spellings(english).filter { seen.insert($0).inserted }
    }
}
