public import Diagnostics
internal import RecordModel

/// A template of the office's for letters about one or several consequences (文书), checked.
///
/// ``LetterTemplateReader`` makes one of a text; `docs/letters.md` says how it is written.
public struct LetterTemplate: Sendable {
    /// A piece of a line.
    public enum Piece: Hashable, Sendable {
        /// As it stands.
        case text(String)
        /// What is filled in.
        case field(LetterField)
    }

    /// How a line stands on the page.
    public enum Layout: String, CaseIterable, Hashable, Sendable {
        /// A heading.
        case title = "标题"
        /// In the middle.
        case center = "居中"
        /// At the right, as signatures and dates do.
        case right = "靠右"
        /// From the very left, as whom a letter is to.
        case flush = "顶格"
        /// A paragraph, which is what stands there without such a word.
        case paragraph = ""
    }

    /// A line of the text.
    public enum Line: Hashable, Sendable {
        /// Text.
        case text(Layout, [Piece])
        /// A table in its place.
        case table(LetterField)
        /// An empty line.
        case blank
    }

    /// What it is called (文书): the file's name and the tab's.
    public let name: String
    /// The consequences it is for (用于).
    public let consequences: [Located<String>]
    /// To whom its letters go (给).
    public let scope: LetterScope
    /// How long somebody is given (期限); `nil` if not stated.
    public let limit: LetterLimit?
    /// How letters are numbered (编号); empty if they are not.
    public let number: [Piece]
    /// Its text.
    public let lines: [Line]
    /// Where its name is written.
    public let span: SourceSpan

    /// Whether it is for a consequence; names are compared half-width.
    public func isFor(_ consequence: String) -> Bool {
        let name = HalfWidth.fold(consequence)
        return consequences.contains { $0.value == name }
    }

    /// Whether any letter of it says something.
    public func uses(_ field: LetterField) -> Bool {
        if number.contains(.field(field)) { return true }
        return lines.contains { line in
            switch line {
            case .text(_, let pieces): pieces.contains(.field(field))
            case .table(let table): table == field
            case .blank: false
            }
        }
    }

    /// What of its text stands in every letter: words that are nobody's name.
    public var words: [String] {
        var words = [name]
        func add(_ pieces: [Piece]) {
            for case .text(let text) in pieces { words.append(text) }
        }
        for case .text(_, let pieces) in lines { add(pieces) }
        add(number)
        return words
    }
}

/// A template with the day its letters bear in a period, and the last day they give.
public struct LetterOrder: Sendable {
    /// The template.
    public let template: LetterTemplate
    /// The letters' date as it is printed: 2026年10月9日, or blanks to fill in where the period is a draft.
    public let date: String
    /// The last day of the limit as it is printed, or blanks.
    public let lastDay: String

    /// An order by its parts.
    public init(
        _ template: LetterTemplate, date: String = LetterOrder.blankDate, lastDay: String = LetterOrder.blankDate
    ) {
        self.template = template
        self.date = date
        self.lastDay = lastDay
    }

    /// A date to fill in by hand.
    public static let blankDate = "____年__月__日"
}
