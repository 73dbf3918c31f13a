internal import Diagnostics
internal import Letters
internal import LogReading

/// The templates of letters as files, in whatever encoding Notepad has saved them.
enum LetterFiles {
    /// A template and its problems.
    static func load(_ name: String, _ bytes: [UInt8]) -> Loaded<LetterTemplate> {
        LetterTemplateReader.load(name: name, text: SmallTable.text(bytes))
    }

    /// A pattern, a folder or a name that leads to no file: templates are named one by one, so that the ledger knows them.
    static func notAFile(_ path: Located<String>, in folder: String) -> Diagnostic? {
        let place = FileSystem.join(folder, path.value)
        guard !FileSystem.isFile(place) else { return nil }
        let byName = Wording(
            zh: "文书样式逐个写明文件,如 letters: [letters/限期整改通知书.txt, letters/通报表彰.txt];不出文书的写 letters: []",
            en:
                "name the templates one by one, letters: [letters/a.txt, letters/b.txt]; for no letters write letters: []"
        )
        let message =
            if path.value.contains(where: { "*?[".contains($0) }) {
                Wording(zh: "letters(文书)不能用通配符:\(path.value)", en: "letters takes no patterns: \(path.value)")
            } else if FileSystem.exists(place + "/.") {
                Wording(zh: "letters(文书)不能写文件夹:\(path.value)", en: "letters takes no folders: \(path.value)")
            } else {
                Wording(zh: "没有这样的文件:\(path.value)", en: "no such file: \(path.value)")
            }
        return Diagnostic(.noSuchFile, at: path.span, message, remedy: byName)
    }

    /// The bytes of a template as they are quoted: whatever it was written in, in UTF-8.
    static func quoted(_ bytes: [UInt8]) -> [UInt8] { SmallTable.text(bytes).map { Array($0.utf8) } ?? bytes }

    /// Whether a file is taken for a template where nothing else says what it is.
    static func isTemplate(_ name: String) -> Bool { name.lowercased().hasSuffix(".txt") }
}
