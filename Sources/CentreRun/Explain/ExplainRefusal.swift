public import Diagnostics

/// Why a question could not be answered: it names nobody, or several, or a rule that does not exist; exit status 64.
public struct ExplainRefusal: Error, Sendable {
    /// What is wrong with the question.
    public let message: Wording
    /// What might have been meant.
    public let candidates: [String]
    /// What the candidates are.
    public let heading: Wording

    init(_ message: Wording, candidates: [String] = [], _ heading: Wording = Wording(zh: "", en: "")) {
        self.message = message
        self.candidates = candidates
        self.heading = heading
    }

    /// The refusal in one language, ending in a line break.
    public func text(in language: Language) -> String {
        var text = message.text(in: language) + "\n"
        if !candidates.isEmpty {
            text += "  \(heading.text(in: language))\n" + candidates.map { "    \($0)\n" }.joined()
        }
        return text
    }
}
