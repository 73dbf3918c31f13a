/// The language messages are read in (`--lang`).
public enum Language: String, CaseIterable, Hashable, Sendable {
    /// 中文.
    case zh
    /// English.
    case en
}

/// One sentence in both languages; the program picks one when it prints.
public struct Wording: Hashable, Sendable {
    /// The Chinese sentence.
    public let zh: String
    /// The English sentence.
    public let en: String

    /// A sentence in both languages.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The sentence in one language.
    public func text(in language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    /// The sentence with its middle left out where it quotes a text beyond reading.
    var bounded: Wording {
        func bounded(_ text: String) -> String {
            text.utf8.count > 1200 && text.count > 400 ? "\(text.prefix(300)) … \(text.suffix(80))" : text
        }
        return Wording(zh: bounded(zh), en: bounded(en))
    }
}
