internal import FoundationEssentials

/// Prints problems as SARIF 2.1.0, which code hosts and editors read.
public struct SARIFRenderer: Sendable {
    /// The language of messages and remedies.
    public let language: Language
    /// The program's version, as the log names it.
    public let version: String

    /// A renderer in a language.
    public init(language: Language, version: String) {
        self.language = language
        self.version = version
    }

    /// Several problems, in order, as one log.
    public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
        let listed = diagnostics.listed()
        let codes = Set(listed.map(\.code)).sorted { $0.rawValue < $1.rawValue }
        let log = Log(
            runs: [
                Run(
                    tool: Tool(driver: Driver(version: version, rules: codes.map(rule))),
                    results: listed.map(result))
            ])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Encoding plain strings and numbers cannot fail; should it, an empty text is no valid log and will be noticed.
        return (try? encoder.encode(log)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private func result(_ diagnostic: Diagnostic) -> Result {
        let message = diagnostic.message.text(in: language) + " — " + diagnostic.remedy.text(in: language)
        return Result(
            ruleId: diagnostic.code.rawValue,
            level: level(diagnostic.severity), message: Message(text: message),
            locations: [location(diagnostic.span, nil)],
            relatedLocations: diagnostic.related.map { location($0.span, $0.label.text(in: language)) })
    }

    /// What a viewer shows of a code: its title, and its help page in Chinese.
    private func rule(_ code: DiagnosticCode) -> Rule {
        let help = code.help
        return Rule(
            id: code.rawValue, shortDescription: help.map { Message(text: $0.title.text(in: language)) },
            help: help.map {
                Help(text: page($0, code: ("", "")), markdown: page($0, code: ("```yaml\n", "\n```")))
            },
            defaultConfiguration: Configuration(level: level(code.severity)))
    }

    private func page(_ help: DiagnosticHelp, code fence: (open: String, close: String)) -> String {
        func snippet(_ heading: String, _ example: HelpExample) -> String {
            "\n\n\(heading)\(example.place.isEmpty ? "" : "(\(example.place))"):\n\n"
                + example.files.map { fence.open + $0.shown + fence.close }.joined(separator: "\n\n")
        }
        return "原因:\(help.cause)\n\n改法:\(help.remedy)" + snippet("不对", help.wrong) + snippet("对", help.right)
    }

    private func level(_ severity: Diagnostic.Severity) -> String {
        severity == .hint ? "note" : severity.rawValue
    }

    private func location(_ span: SourceSpan, _ label: String?) -> Location {
        Location(
            physicalLocation: PhysicalLocation(
                artifactLocation: Artifact(uri: Self.uri(span.file)),
                region: Region(startLine: span.line, startColumn: span.column, endColumn: span.column + span.length)),
            message: label.map(Message.init))
    }

    /// A path as a relative reference: bytes a URI does not allow are percent-encoded.
    private static func uri(_ path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        return path.utf8.map { byte in
            if plain.contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
        }.joined()
    }

    private struct Log: Encodable {
        var schema = "https://json.schemastore.org/sarif-2.1.0.json"
        var version = "2.1.0"
        let runs: [Run]

        enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case version, runs
        }
    }

    private struct Run: Encodable {
        let tool: Tool
        // Columns count characters, as people do.
        var columnKind = "unicodeCodePoints"
        let results: [Result]
    }

    private struct Tool: Encodable { let driver: Driver }

    private struct Driver: Encodable {
        var name = "kaohe"
        let version: String
        let rules: [Rule]
    }

    private struct Rule: Encodable {
        let id: String
        let shortDescription: Message?
        let help: Help?
        let defaultConfiguration: Configuration
    }

    private struct Help: Encodable {
        let text: String
        let markdown: String
    }

    private struct Configuration: Encodable { let level: String }

    private struct Message: Encodable { let text: String }

    private struct Result: Encodable {
        let ruleId: String
        let level: String
        let message: Message
        let locations: [Location]
        let relatedLocations: [Location]
    }

    private struct Location: Encodable {
        let physicalLocation: PhysicalLocation
        let message: Message?
    }

    private struct PhysicalLocation: Encodable {
        let artifactLocation: Artifact
        let region: Region
    }

    private struct Artifact: Encodable { let uri: String }

    private struct Region: Encodable {
        let startLine: Int
        let startColumn: Int
        let endColumn: Int
    }
}
