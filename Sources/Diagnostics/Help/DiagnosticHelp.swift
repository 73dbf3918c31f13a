/// The help page of a code: what is behind the problem, what to do, and the same thing written wrong and right.
///
/// Pages are grouped by topic, a file each, in ``HelpTopic/all``; `docs/checks.md` is made of them and
/// `kaohe check --explain CODE` prints one. A test holds the examples to their word: the wrong one brings the code, the right
/// one brings nothing.
public struct DiagnosticHelp: Sendable {
    /// The code.
    public let code: DiagnosticCode
    /// The problem in a few words.
    public let title: Wording
    /// Why it comes up (原因), in Chinese.
    public let cause: String
    /// What to do (改法), in Chinese.
    public let remedy: String
    /// What brings the code.
    public let wrong: HelpExample
    /// The same, mended.
    public let right: HelpExample

    /// A page by its parts.
    public init(
        _ code: DiagnosticCode, zh: String, en: String, cause: String, remedy: String, wrong: HelpExample,
        right: HelpExample
    ) {
        self.code = code
        self.title = Wording(zh: zh, en: en)
        self.cause = cause
        self.remedy = remedy
        self.wrong = wrong
        self.right = right
    }
}

extension DiagnosticCode {
    /// The code's help page; a test sees to it that every code has one.
    public var help: DiagnosticHelp? {
        HelpTopic.all.lazy.flatMap(\.pages).first { $0.code == self }
    }
}

/// Help pages that belong together: a chapter of `docs/checks.md`.
public struct HelpTopic: Sendable {
    /// Its heading, in Chinese.
    public let title: String
    /// What is said in front of the pages, in Chinese; empty if nothing.
    public let preface: String
    /// Its pages, in order.
    public let pages: [DiagnosticHelp]

    /// A topic by its parts.
    public init(_ title: String, preface: String = "", pages: [DiagnosticHelp]) {
        self.title = title
        self.preface = preface
        self.pages = pages
    }

    /// Every topic, in the order of the page.
    public static let all: [HelpTopic] = [
        form, keysAndValues, rules, names, measures, partsAndSheets, levelsAndConsequences, regulationVersions,
        calendars,
        attendance, letters, centreFolder,
    ]
}
