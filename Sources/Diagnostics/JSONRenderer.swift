internal import JSONText

/// Prints problems for programs: a JSON array of objects with fixed keys in fixed order.
///
/// Each object has `code`, `severity`, `file`, `line`, `column`, `length`, `message`, `remedy`, and `related`, a list of
/// objects with a place and a `label`.
public struct JSONRenderer: Sendable {
    /// The language of messages and remedies.
    public let language: Language

    /// A renderer in a language.
    public init(language: Language) {
        self.language = language
    }

    /// Several problems, in order, one a line; ends in a line break.
    public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
        let objects = diagnostics.listed().map { "  " + object($0).line }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private func object(_ diagnostic: Diagnostic) -> JSONValue {
        .mapping(
            [
                ("code", .string(diagnostic.code.rawValue)), ("severity", .string(diagnostic.severity.rawValue)),
            ] + place(diagnostic.span) + [
                ("message", .string(diagnostic.message.text(in: language))),
                ("remedy", .string(diagnostic.remedy.text(in: language))),
                (
                    "related",
                    .array(
                        diagnostic.related.map {
                            .mapping(place($0.span) + [("label", .string($0.label.text(in: language)))])
                        })
                ),
            ])
    }

    private func place(_ span: SourceSpan) -> [(String, JSONValue)] {
        [
            ("file", .string(span.file)), ("line", .integer(span.line)), ("column", .integer(span.column)),
            ("length", .integer(span.length)),
        ]
    }
}
