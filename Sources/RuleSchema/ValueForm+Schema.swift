internal import JSONText
internal import RecordModel
internal import RuleLoading

extension ValueForm {
    /// The schema of what it takes.
    ///
    /// Editors read an unquoted scalar as a number or a truth value where it looks like one; wherever a decoder takes a
    /// scalar by its text the schema allows those too.
    var schema: JSONValue {
        switch self {
        case .text: ["type": ["string", "number", "boolean"], "minLength": 1]
        case .words(let words): ["enum": .array(Self.spelled(words))]
        case .wordsOrText(let words):
            ["anyOf": [["enum": .array(Self.spelled(words))], ["type": ["string", "number"], "minLength": 1]]]
        case .whole(let range):
            [
                "type": ["integer", "string"], "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound), "pattern": "^ *[0-9]+ *$",
                "patternErrorMessage": .string("这里要写 \(range.lowerBound) 到 \(range.upperBound) 的整数"),
            ]
        case .number: Self.numeric("^ *\(Patterns.number) *$", "只写数字,如 2、0.5、2/3;不带正负号和单位")
        case .quantity: Self.numeric("^ *\(Patterns.number) *%? *$", "只写数字或百分数,如 2、0.5、2/3、99%")
        case .numberOrWords(let words):
            Self.numeric("^ *(\(Patterns.number)|\(Self.choice(words))) *$", "写数字,或 \(Self.listed(words))")
        case .quantityOrWords(let words):
            Self.numeric(
                "^ *(\(Patterns.number) *%?|\(Self.choice(words))) *$", "写数字、百分数,或 \(Self.listed(words))")
        case .truth:
            [
                "enum": .array(
                    (["yes", "no", "true", "false", "on", "off", "是", "否", "有", "无"].map { .string($0) }) + [
                        true, false,
                    ])
            ]
        case .window:
            [
                "anyOf": [
                    ["enum": .array(Self.spelled(["day", "month", "quarter", "half-year", "year"]))],
                    Self.pattern("^ *[0-9]{1,3} *(months|month|个月|月) *$", "写月、季、半年、年,或 12 months(12个月)"),
                ]
            ]
        case .date: Self.pattern("^ *\(Patterns.date) *$", "写成 2026-07-01 这样的日期")
        case .monthDay: Self.pattern("^ *\(Patterns.monthDay) *$", "写成 05-01 这样的月和日")
        case .stretch: Self.pattern("^ *\(Patterns.stretch) *$", "写成 02-15(或 2026-02-15),一段写成 02-15..02-23")
        case .time: Self.pattern("^ *\(Patterns.time) *$", "写成 08:30 这样的时刻")
        case .comparison: Self.pattern(Patterns.comparison, Self.comparing)
        case .numberOrComparison:
            Self.numeric("(^ *\(Patterns.number) *%? *$)|(\(Patterns.comparison))", Self.comparing)
        case .test:
            [
                "type": ["string", "number", "boolean"], "minLength": 1, "pattern": .string(Patterns.notVague),
                "patternErrorMessage": .string(Self.comparing),
            ]
        case .amount:
            [
                "type": ["string", "number"], "minimum": 0, "minLength": 1, "pattern": .string(Patterns.notWithUnit),
                "patternErrorMessage": "只写数字(如 2、0.5、2/3、2%、+2)、all(扣完)、unknown(原文缺)或后果的名称,不带单位",
            ]
        case .anything: [:]
        case .nothing: ["type": ["null", "object"], "maxProperties": 0]
        case .definition(let name): ["$ref": .string("#/definitions/\(name)")]
        case .list(let form): ["type": "array", "items": form.schema]
        case .several(let form): ["type": "array", "minItems": 2, "items": form.schema]
        case .anyOf(let forms): ["anyOf": .array(forms.map(\.schema))]
        case .pair(let form): ["type": "array", "minItems": 2, "maxItems": 2, "items": form.schema]
        case .oneOrMore(let form):
            ["if": ["type": "array"], "then": ["items": form.schema], "else": form.schema]
        case .entries(let form): ["type": "object", "additionalProperties": form.schema]
        case .ids(let form):
            [
                "type": "object", "propertyNames": ["pattern": .string(Patterns.id)],
                "additionalProperties": form.schema,
            ]
        case .keyed(let words, let form):
            [
                "type": "object", "additionalProperties": false,
                "properties": .object(
                    words.flatMap(Spelling.all).map { JSONValue.Pair($0, form.schema) }),
            ]
        case .filled(let form):
            if case .object(let pairs) = form.schema {
                .object(pairs + [.init("minProperties", 1)])
            } else {
                form.schema
            }
        case .fields(let form): Self.fields(form)
        case .byComparison(let form):
            [
                "type": "object",
                "propertyNames": ["pattern": .string("(^ *\(Patterns.number) *$)|(\(Patterns.comparison))")],
                "additionalProperties": form.schema,
            ]
        case .shaped(let scalar, let list, let mapping): Self.shaped(scalar, list, mapping)
        case .optional(let form): ["if": ["type": "null"], "else": form.schema]
        }
    }

    /// Every spelling of words.
    static func spelled(_ words: [String]) -> [JSONValue] {
        var seen: Set<String> = []
        return words.flatMap(Spelling.all).filter { seen.insert($0).inserted }.map { .string($0) }
    }

    private static let comparing =
        "写成 over 10(超过)、at_least 10(不少于)、under 10(低于)、at_most 10(不超过),或两个连写:over 10 at_most 20"

    private static func listed(_ words: [String]) -> String {
        words.map(Vocabulary.listed).joined(separator: "、")
    }

    /// The fields every centre's logs have, so that editors can offer them; a declared log has fields of its own.
    private static func fields(_ form: ValueForm) -> JSONValue {
        var headers: [(name: String, logs: [String])] = []
        for log in [LogKind.events, .sessions, .marks, .leave, .cases] {
            for field in LogSchema.fields(of: log) where field.isKept {
                for name in [field.id, field.header] {
                    let place = "\(log.title):\(field.header)"
                    if let index = headers.firstIndex(where: { $0.name == name }) {
                        if !headers[index].logs.contains(place) { headers[index].logs.append(place) }
                    } else {
                        headers.append((name, [place]))
                    }
                }
            }
        }
        return [
            "type": "object",
            "properties": .object(
                headers.map { header in
                    guard case .object(let pairs) = form.schema else { return .init(header.name, [:]) }
                    let description = JSONValue.string(header.logs.joined(separator: ";"))
                    return .init(header.name, .object([.init("description", description)] + pairs))
                }),
            "additionalProperties": form.schema,
        ]
    }

    private static func choice(_ words: [String]) -> String {
        words.flatMap(Spelling.all).joined(separator: "|")
    }

    private static func pattern(_ pattern: String, _ message: String) -> JSONValue {
        ["type": "string", "pattern": .string(pattern), "patternErrorMessage": .string(message)]
    }

    private static func numeric(_ pattern: String, _ message: String) -> JSONValue {
        [
            "type": ["number", "string"], "minimum": 0, "pattern": .string(pattern),
            "patternErrorMessage": .string(message),
        ]
    }

    /// What is written decides which schema it is held against, so that an editor speaks of that one only.
    private static func shaped(_ scalar: ValueForm?, _ list: ValueForm?, _ mapping: ValueForm?) -> JSONValue {
        var types: [JSONValue] = []
        var branches: [JSONValue] = []
        if let mapping {
            types.append("object")
            branches.append(["if": ["type": "object"], "then": mapping.schema])
        }
        if let list {
            types.append("array")
            branches.append(["if": ["type": "array"], "then": list.schema])
        }
        if let scalar {
            types += ["string", "number", "boolean"]
            branches.append(["if": ["type": ["string", "number", "boolean"]], "then": scalar.schema])
        }
        return ["type": .array(types), "allOf": .array(branches)]
    }
}
