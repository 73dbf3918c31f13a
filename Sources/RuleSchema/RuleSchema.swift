internal import JSONText
public import RuleLoading

/// The JSON Schemas of rule files, for editors (`kaohe schema`): one for each kind of file and one for them all.
///
/// They are of draft-07, the newest that the YAML language server of VS Code knows wholly.
public enum RuleSchema {
    /// A schema's file name and text.
    public struct File: Sendable, Hashable {
        /// `regulation.schema.json`.
        public let name: String
        /// The JSON text.
        public let text: String
    }

    /// Every schema, as `schema/` has them.
    public static var files: [File] {
        RuleFileKind.allCases.map(file) + [File(name: "kaohe.schema.json", text: all.text)]
    }

    /// The schema of one kind of file.
    public static func file(_ kind: RuleFileKind) -> File {
        File(name: "\(kind.rawValue).schema.json", text: schema(of: kind).text)
    }

    private static let draft = JSONValue.Pair("$schema", "http://json-schema.org/draft-07/schema#")

    private static func schema(of kind: RuleFileKind) -> JSONValue {
        let root = kind.construct
        return .object([
            draft, .init("title", .string("kaohe \(root.title)")), .init("description", .string(root.meaning)),
            .init("allOf", [["$ref": .string("#/definitions/\(root.name)")]]),
            .init("definitions", .object(definitions(from: [root.name]))),
        ])
    }

    /// One schema for any file: its `kind` decides.
    private static var all: JSONValue {
        let kinds = RuleFileKind.allCases
        let words = ValueForm.spelled(kinds.map(\.rawValue))
        let branches: [JSONValue] = kinds.map { kind in
            let own = JSONValue.array(ValueForm.spelled([kind.rawValue]))
            return [
                "if": [
                    "anyOf": .array(
                        kindKeys.map {
                            ["properties": .object([.init($0, ["enum": own])]), "required": [.string($0)]]
                        })
                ],
                "then": ["$ref": .string("#/definitions/\(kind.construct.name)")],
            ]
        }
        let required: JSONValue = ["oneOf": .array(kindKeys.map { ["required": [.string($0)]] })]
        return .object([
            draft, .init("title", "kaohe 规则文件"),
            .init("description", "考核办法、工作日历、考勤制度、centre.yaml 和例,由 kind(类别)区分。"), .init("type", "object"),
            .init("properties", .object(kindKeys.map { .init($0, ["enum": .array(words)]) })),
            .init("allOf", .array([required] + branches)),
            .init("definitions", .object(definitions(from: kinds.map(\.construct.name)))),
        ])
    }

    private static var kindKeys: [String] { Spelling.all("kind") }

    /// The definitions reached from some, in the order of ``Definition/all``.
    private static func definitions(from roots: [String]) -> [JSONValue.Pair] {
        let all = Definition.all
        var reached = Set(roots)
        var waiting = roots
        while let name = waiting.popLast() {
            guard let definition = all.first(where: { $0.name == name }) else { continue }
            for next in definition.forms.flatMap(\.references) where reached.insert(next).inserted {
                waiting.append(next)
            }
        }
        return all.filter { reached.contains($0.name) }.flatMap(\.schema)
    }
}

extension Definition {
    /// What it adds to a schema's definitions.
    fileprivate var schema: [JSONValue.Pair] {
        switch self {
        case .construct(let construct): return construct.definitions
        case .form(let name, let title, let meaning, let form):
            guard case .object(let pairs) = form.schema else { return [] }
            let heading: [JSONValue.Pair] = [
                .init("title", .string(title)), .init("description", .string(meaning)),
            ]
            return [.init(name, .object(heading + pairs))]
        }
    }
}

extension RuleFileKind {
    /// The construct a file of this kind is.
    public var construct: Construct {
        switch self {
        case .regulation: .regulation
        case .calendar: .calendar
        case .attendance: .attendance
        case .centre: .centre
        case .examples: .examples
        case .profile: .profile
        }
    }
}
