internal import Diagnostics
internal import Letters
internal import LogReading

/// The templates of letters as files, in whatever encoding Notepad has saved them.
enum LetterFiles {
    /// A template and its problems.
    static func load(_ name: String, _ bytes: [UInt8]) -> Loaded<LetterTemplate> {
        LetterTemplateReader.load(name: name, text: SmallTable.text(bytes))
    }

    /// The bytes of a template as they are quoted: whatever it was written in, in UTF-8.
    static func quoted(_ bytes: [UInt8]) -> [UInt8] { SmallTable.text(bytes).map { Array($0.utf8) } ?? bytes }

    /// Whether a file is taken for a template where nothing else says what it is.
    static func isTemplate(_ name: String) -> Bool { name.lowercased().hasSuffix(".txt") }
}
