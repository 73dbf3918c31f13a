internal import Diagnostics

/// The templates that the program ships, for centres that name none of their own.
public enum ShippedLetters {
    /// All of them, by file name in code-point order.
    public static let all: [LetterTemplate] = texts.compactMap {
        LetterTemplateReader.load(name: $0.name, text: $0.text).sound
    }

    /// The texts they are read from, as they stand in `rules/letters`.
    public static var texts: [(name: String, text: String)] { ShippedLetterTexts.all }
}
