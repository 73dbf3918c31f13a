public import Diagnostics

/// Examples as a file has them: rules, rows, and the lines expected of them (`kind: examples`, 类别: 例).
public struct ExampleFile: Sendable {
    /// Where the rules stand.
    public enum Rules: Sendable {
        /// In a rule file, named from the folder of this one.
        case path(Located<String>)
        /// In this file, under `regulation`.
        case inline(InlineRegulation)
        /// In this file, which is a rule file whose rules carry examples.
        case own
    }

    /// What the file shows.
    public let title: String
    /// Where the rules stand.
    public let rules: Rules
    /// The calendar files, named from the folder of this one; none is Monday to Friday.
    public let calendars: [Located<String>]
    /// The attendance policy, named from the folder of this one; `nil` is two sessions a day.
    public let attendance: Located<String>?
    /// The cases, in the file's order.
    public let cases: [ExampleCase]
    /// The file as the user named it.
    public let file: String

    /// Examples by their parts.
    public init(
        title: String, rules: Rules, calendars: [Located<String>], attendance: Located<String>?, cases: [ExampleCase],
        file: String
    ) {
        self.title = title
        self.rules = rules
        self.calendars = calendars
        self.attendance = attendance
        self.cases = cases
        self.file = file
    }
}

/// A regulation written inside an examples file: where its text stands, so that it can be read by itself and its problems
/// still be told by the lines of the file.
public struct InlineRegulation: Sendable, Hashable {
    /// Its first line, from 1.
    public let firstLine: Int
    /// The line behind its last.
    public let endLine: Int
    /// The column its keys begin in, from 1.
    public let column: Int
    /// Whether it has an `id` of its own.
    public let hasID: Bool
    /// Whether it has a `title` of its own.
    public let hasTitle: Bool

    /// A place by its parts.
    public init(firstLine: Int, endLine: Int, column: Int, hasID: Bool, hasTitle: Bool) {
        self.firstLine = firstLine
        self.endLine = endLine
        self.column = column
        self.hasID = hasID
        self.hasTitle = hasTitle
    }

    /// The text of a rule file that holds it alone, every line where it stands in the examples file.
    /// - Parameters:
    ///   - text: the examples file.
    ///   - title: its title, where it has none.
    public func ruleFile(from text: String, title: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let indent = String(repeating: " ", count: max(0, column - 1))
        var made = [indent + "kind: regulation"]
        for number in stride(from: 2, to: endLine, by: 1) {
            made.append(number < firstLine || number > lines.count ? "" : String(lines[number - 1]))
        }
        if !hasID { made.append(indent + "id: example") }
        if !hasTitle { made.append(indent + "title: \"\(title.filter { $0 != "\"" && $0 != "\\" })\"") }
        return made.joined(separator: "\n") + "\n"
    }
}
