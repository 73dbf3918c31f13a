/// What a key takes.
public indirect enum ValueForm: Sendable {
    /// A text; editors may read it as a number or a truth value.
    case text
    /// One of these words, in either spelling.
    case words([String])
    /// One of these words, or a name of the file's own.
    case wordsOrText([String])
    /// A whole number within bounds.
    case whole(ClosedRange<Int>)
    /// A number: 2, 0.5, 2/3.
    case number
    /// A number or a share: 2, 99%.
    case quantity
    /// A number, or one of these words.
    case numberOrWords([String])
    /// A number, a share, or one of these words.
    case quantityOrWords([String])
    /// Yes or no.
    case truth
    /// A stretch of time to count in: a kind of period, or so many months.
    case window
    /// 2026-07-01.
    case date
    /// 05-01.
    case monthDay
    /// 01-04, 2026-01-04, or a stretch of days with `..` between.
    case stretch
    /// 08:30.
    case time
    /// over 10 at_most 20.
    case comparison
    /// A number of its own, or a comparison.
    case numberOrComparison
    /// A cell's value in a filter: a word, a number, yes or no, empty, filled, or a comparison.
    case test
    /// Points as a scalar: 2, 2%, +2, all, unknown, a consequence's name.
    case amount
    /// Anything at all.
    case anything
    /// Nothing, or an empty mapping.
    case nothing
    /// A definition by its name.
    case definition(String)
    /// A list.
    case list(ValueForm)
    /// A list of two or more.
    case several(ValueForm)
    /// A list of exactly two.
    case pair(ValueForm)
    /// One value, or a list of them.
    case oneOrMore(ValueForm)
    /// A mapping from names the file gives.
    case entries(ValueForm)
    /// A mapping from ids the file gives.
    case ids(ValueForm)
    /// A mapping that must hold something.
    case filled(ValueForm)
    /// A mapping from certain words, in either spelling.
    case keyed([String], ValueForm)
    /// A mapping from the fields of a log, by id or header, to tests.
    case fields(ValueForm)
    /// A mapping from numbers and comparisons.
    case byComparison(ValueForm)
    /// Different things by what is written: a scalar, a list or a mapping.
    case shaped(scalar: ValueForm?, list: ValueForm?, mapping: ValueForm?)
    /// One of several things that are told apart only by what they hold.
    case anyOf([ValueForm])
    /// What `form` takes, or nothing behind the colon.
    case optional(ValueForm)
}

/// A part of a schema that others refer to by its name.
public enum Definition: Sendable {
    /// A mapping with keys of its own.
    case construct(Construct)
    /// Something that is written in several ways.
    case form(name: String, title: String, meaning: String, ValueForm)

    /// The name.
    public var name: String {
        switch self {
        case .construct(let construct): construct.name
        case .form(let name, _, _, _): name
        }
    }

    /// What stands in it.
    var forms: [ValueForm] {
        switch self {
        case .construct(let construct): construct.keys.map(\.form) + [construct.others].compactMap { $0 }
        case .form(_, _, _, let form): [form]
        }
    }
}

extension ValueForm {
    /// One of the words an enumeration of the rule model has.
    static func each<Word: CaseIterable & RawRepresentable>(_ words: Word.Type) -> ValueForm
    where Word.RawValue == String { .words(words.allCases.map(\.rawValue)) }

    /// The definitions it refers to.
    var references: [String] {
        switch self {
        case .definition(let name): [name]
        case .list(let form), .several(let form), .pair(let form), .oneOrMore(let form), .entries(let form),
            .ids(let form),
            .keyed(_, let form), .fields(let form), .filled(let form), .byComparison(let form), .optional(let form):
            form.references
        case .shaped(let scalar, let list, let mapping):
            [scalar, list, mapping].compactMap { $0 }.flatMap(\.references)
        case .anyOf(let forms): forms.flatMap(\.references)
        default: []
        }
    }
}
