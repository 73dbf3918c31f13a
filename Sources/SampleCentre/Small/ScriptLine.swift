internal import Chronology

/// One line of a small centre's script: words, then `name=value`, then what is left over as a note.
struct ScriptLine {
    /// The words in front.
    let words: [String]
    /// The values by name.
    let values: [String: String]
    /// What follows them.
    let note: String
    private let text: Substring

    /// The lines of a script, comments and empty lines left out.
    /// - Parameter count: how many words each has.
    static func parse(_ script: String, words count: Int) throws(SampleError) -> [ScriptLine] {
        var lines: [ScriptLine] = []
        for text in script.split(separator: "\n") {
            let parts = text.prefix { $0 != "#" }.split(separator: " ").map(String.init)
            if parts.isEmpty { continue }
            guard parts.count >= count else { throw .shape("a line of the script lacks a word: \(text)") }
            var values: [String: String] = [:]
            var note: [String] = []
            for part in parts.dropFirst(count) {
                if let sign = part.firstIndex(of: "=") {
                    values[String(part[..<sign])] = String(part[part.index(after: sign)...])
                } else {
                    note.append(part)
                }
            }
            lines.append(
                ScriptLine(
                    words: Array(parts.prefix(count)), values: values, note: note.joined(separator: " "), text: text))
        }
        return lines
    }

    private init(words: [String], values: [String: String], note: String, text: Substring) {
        (self.words, self.values, self.note, self.text) = (words, values, note, text)
    }

    /// A value by its name; empty if there is none.
    func value(_ name: String) -> String { values[name] ?? "" }

    /// Refuses a name that its kind of line does not know.
    func check(_ known: some Sequence<String>) throws(SampleError) {
        let known = Set(known)
        guard values.keys.allSatisfy(known.contains) else { throw broken("an unknown name") }
    }

    /// A day written `07-03`.
    func day(_ text: some StringProtocol, in year: Int) throws(SampleError) -> Day {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, let day = Day(year: year, month: parts[0], day: parts[1]) else {
            throw broken("a broken day")
        }
        return day
    }

    /// A whole number.
    func number(_ text: String) throws(SampleError) -> Int {
        guard let number = Int(text) else { throw broken("a broken number") }
        return number
    }

    /// What is wrong with the line.
    func broken(_ what: String) -> SampleError { .shape("\(what) in a line of the script: \(text)") }
}
