internal import JSONText
internal import RuleLoading

extension Construct {
    /// The definitions it makes: itself, and one for each key, which all spellings of the key share.
    var definitions: [JSONValue.Pair] {
        var parts: [JSONValue.Pair] = [
            .init("title", .string(title)), .init("description", .string(meaning)), .init("type", "object"),
            .init("properties", .object(properties)),
            .init("additionalProperties", others?.schema ?? false),
        ]
        let conditions = self.conditions
        // Something else than a mapping is one mistake, and not one for each condition.
        if !conditions.isEmpty {
            parts.append(.init("if", ["type": "object"]))
            parts.append(.init("then", ["allOf": .array(conditions)]))
        }
        return [.init(name, .object(parts))]
            + keys.map { .init("\(name).\($0.name)", $0.definition) }
    }

    /// A word that could be two keys is the first of them, as decoders read it.
    private var properties: [JSONValue.Pair] {
        var seen: Set<String> = []
        return keys.flatMap { key in
            Spelling.all(key.name).filter { seen.insert($0).inserted }.map {
                .init($0, ["$ref": .string("#/definitions/\(name).\(key.name)")])
            }
        }
    }

    /// What must be written, and that no key is written in two spellings.
    private var conditions: [JSONValue] {
        let required = keys.filter(\.isRequired).map { Demand.oneOf([$0.name]) }
        let chosen = Set(
            (required + demands).flatMap { demand in if case .oneOf(let names) = demand { names } else { [String]() } })
        let single = keys.filter { !chosen.contains($0.name) && Spelling.all($0.name).count > 1 }
            .map { Demand.atMostOne([$0.name]) }
        return (required + demands + single).flatMap(Self.condition)
    }

    private static func condition(_ demand: Demand) -> [JSONValue] {
        func required(_ spelling: String) -> JSONValue { ["required": [.string(spelling)]] }
        switch demand {
        case .anyOf(let names):
            return [["anyOf": .array(names.flatMap(Spelling.all).map(required))]]
        case .oneOf(let names):
            return [["oneOf": .array(names.flatMap(Spelling.all).map(required))]]
        case .with(let key, let other):
            return [
                [
                    "if": ["anyOf": .array(Spelling.all(key).map(required))],
                    "then": ["anyOf": .array(Spelling.all(other).map(required))],
                ]
            ]
        case .atMostOne(let names):
            let spellings = names.flatMap(Spelling.all)
            return spellings.indices.flatMap { first in
                spellings[(first + 1)...].map { second in
                    let both: JSONValue = ["required": [.string(spellings[first]), .string(second)]]
                    return [
                        "not": both, "errorMessage": .string("“\(spellings[first])”和“\(second)”只能写一个"),
                    ]
                }
            }
        }
    }
}

extension Key {
    /// What the key takes, with what it means.
    var definition: JSONValue {
        let names = Spelling.all(name)
        let must = isRequired ? "(必填)" : ""
        var text = "**\(names.joined(separator: " · "))**\(must)\n\n\(meaning)"
        if !example.isEmpty { text += "\n\n```yaml\n\(example)\n```" }
        let heading: [JSONValue.Pair] = [
            .init("description", .string("\(Vocabulary.listed(name))\(must):\(meaning)")),
            .init("markdownDescription", .string(text)),
        ]
        // Beside a reference a description would be out of sight for validators that follow the letter of draft-07.
        if case .definition = form { return .object(heading + [.init("allOf", [form.schema])]) }
        guard case .object(let pairs) = form.schema else { return .object(heading) }
        return .object(heading + pairs)
    }
}
