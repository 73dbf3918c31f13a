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
        let objects = diagnostics.listed().map { "  " + object($0) }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private func object(_ diagnostic: Diagnostic) -> String {
        let related = diagnostic.related.map {
            "{\(place($0.span)), \(pair("label", $0.label.text(in: language)))}"
        }
        return "{"
            + [
                pair("code", diagnostic.code.rawValue), pair("severity", diagnostic.severity.rawValue),
                place(diagnostic.span), pair("message", diagnostic.message.text(in: language)),
                pair("remedy", diagnostic.remedy.text(in: language)),
                "\"related\": [\(related.joined(separator: ", "))]",
            ].joined(separator: ", ") + "}"
    }

    private func place(_ span: SourceSpan) -> String {
        "\(pair("file", span.file)), \"line\": \(span.line), \"column\": \(span.column), \"length\": \(span.length)"
    }

    private func pair(_ key: String, _ value: String) -> String { "\"\(key)\": \"\(escaped(value))\"" }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
