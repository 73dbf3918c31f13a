/// Commands that messages name, made so that they can be typed as they stand: whoever named the centre's folder has to name it
/// again.
enum CommandHint {
    /// A text whose commands name the centre's folder, where this very command line named it.
    static func complete(_ text: String) -> String { complete(text, centre: centre) }

    /// A text whose commands name a centre's folder; as it is where there is none to name.
    static func complete(_ text: String, centre: String?) -> String {
        guard let centre, text.contains("kaohe ") else { return text }
        return text.replacing(
            /(?>kaohe (?:run|annual|publish|history|distribute|explain|compare|findings(?: set-aside| list)?|correct(?: add| list| decide| amend)?|ledger (?:show|check|export|restore)|appeals(?: [a-z-]+)?)(?![a-z-])(?: [0-9]+\b)?(?: --period [0-9A-Z-]+)?)(?! --centre| --help| \[| <)/
        ) { "\($0.0) --centre \(quoted(centre))" }
    }

    /// The folder that this command line names; `nil` where it is the folder one stands in.
    private static let centre: String? = {
        let words = CommandLine.arguments
        var named: String?
        for (index, word) in words.enumerated() {
            if word == "--centre", index + 1 < words.count { named = words[index + 1] }
            if word.hasPrefix("--centre=") { named = String(word.dropFirst("--centre=".count)) }
        }
        return named == "." ? nil : named
    }()

    /// As a shell takes it for one word.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "/._-+,:@~".unicodeScalars.contains($0)
        }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
