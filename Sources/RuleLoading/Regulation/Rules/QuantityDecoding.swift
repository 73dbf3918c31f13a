internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// What a price, a factor or a condition goes by.
struct Basis {
    /// The quantity.
    var quantity: Quantity
    /// Whether its values are shares.
    var isShare = false
    /// Whether its values are always whole.
    var isWhole = true
    /// The field, where it is one of words.
    var words: Field?
}

/// `by: X`: a field of the row, `nth`, `count`, a measure by name or in place, `place of` a measure.
extension FileDecoder {
    /// Number fields whose values need not be whole.
    static let brokenNumbers: Set<String> = ["days", "quantity", "points"]

    private static let placeKeys = KeySet(["place"])

    /// What a node goes by; a field must hold words or numbers.
    func basis(
        _ node: YAMLNode?, _ shape: RowShape?, _ scope: Scope, isByWindow: Bool = false,
        unknown code: DiagnosticCode = .unknownMeasure
    ) -> Basis? {
        guard let node else { return nil }
        if node.pairs != nil {
            if let pair = node.pairs?.first, node.pairs?.count == 1,
                Vocabulary.english(pair.name, among: ["place"]) != nil
            {
                return measure(pair.value, scope).map { Basis(quantity: .place(of: $0)) }
            }
            return inlineMeasure(node, scope).map { basis(of: $0, scope) }
        }
        guard let name = scalar(node) else { return nil }
        let isMeasure = scope.outline(name) != nil
        if let word = Vocabulary.english(name, among: ["nth", "count"]) {
            if isMeasure {
                scope.usedMeasures.insert(name)
                ambiguous(node, name, "规则语言的词(\(word))", "a word of the language (\(word))")
            }
            if word == "nth", isByWindow { return noRow(node, name) }
            return Basis(quantity: word == "nth" ? .nth : .count)
        }
        if !isMeasure, let measure = placed(name, scope) {
            scope.usedMeasures.insert(measure)
            return Basis(quantity: .place(of: measure))
        }
        let field = shape?.field(name)
        if isMeasure {
            if let field, field.type == .number {
                ambiguous(node, name, "\(shape?.title ?? "")的一列", "a field of \(shape?.id ?? "the log")")
                scope.usedMeasures.insert(name)
                return Basis(quantity: .field(field.id), isWhole: shape?.isBroken(field) == false)
            }
            return measure(node, scope).map { basis(of: $0, scope) }
        }
        guard let shape else { return nil }
        guard let field else { return unknownBasis(node, name, shape, scope, code) }
        guard kept(field, node, of: shape) != nil else { return nil }
        if isByWindow { return noRow(node, name) }
        if field.type == .number {
            return Basis(quantity: .field(field.id), isWhole: !shape.isBroken(field))
        }
        guard field.type.isWords else {
            report(
                .wrongTest, at: node.span,
                ("“\(field.header)”(\(field.id))既不是文字也不是数字", "the field \(field.id) holds neither words nor numbers"),
                fix: suggestion(nil, fieldsToGoBy(shape) + scope.measures))
            return nil
        }
        return Basis(quantity: .field(field.id), isWhole: false, words: field)
    }

    /// What a node goes by, which must be a number.
    func numberBasis(_ node: YAMLNode?, _ context: PriceContext) -> Basis? {
        guard let node, let basis = basis(node, context.shape, context.scope, isByWindow: context.isByWindow)
        else { return nil }
        guard let field = basis.words else { return basis }
        let numbers = context.shape?.fields.filter { $0.type == .number && $0.isKept } ?? []
        report(
            .wrongTest, at: node.span, ("“\(field.header)”(\(field.id))不是数字", "the field \(field.id) is no number"),
            fix: suggestion(nil, numbers.map { "\($0.id)(\($0.header))" } + context.scope.measures))
        return nil
    }

    /// What a measure's values are.
    func basis(of measure: String, _ scope: Scope) -> Basis {
        let outline = scope.outline(measure)
        return Basis(
            quantity: .measure(measure), isShare: outline?.isShare ?? false, isWhole: outline?.isWhole ?? false)
    }

    /// The measure in `place of X`, `名次 之 X`, `X的名次`; `nil` where a text is no such thing.
    func placed(_ text: String, _ scope: Scope) -> String? {
        var names: [Substring] = []
        for place in Vocabulary.spellings("place") {
            for of in Vocabulary.spellings("of") {
                for prefix in ["\(place) \(of)", "\(place)\(of)"] where text.hasPrefix(prefix) {
                    names.append(text.dropFirst(prefix.count))
                }
            }
            for suffix in ["的" + place, place] where text.hasSuffix(suffix) {
                names.append(text.dropLast(suffix.count))
            }
        }
        return names.map { String($0).trimmed }.first { scope.outline($0) != nil }
    }

    private func fieldsToGoBy(_ shape: RowShape) -> [String] {
        shape.fields.filter { ($0.type.isWords || $0.type == .number) && $0.isKept }.map { "\($0.id)(\($0.header))" }
    }

    private func ambiguous(_ node: YAMLNode, _ name: String, _ other: String, _ en: String) {
        report(
            .ambiguousName, at: node.span,
            ("“\(name)”既是指标,又是\(other),分不清指哪个", "'\(name)' is both a measure and \(en)"),
            fix: ("给指标换一个名称", "give the measure another name"))
    }

    /// A rule that fires once a window has no row whose field or number could be asked for.
    private func noRow(_ node: YAMLNode, _ name: String) -> Basis? {
        report(
            .wrongTest, at: node.span,
            (
                "本条每期只计一次,没有单独的一行,不能按“\(name)”",
                "this rule fires once a window and has no row of its own to go by '\(name)'"
            ),
            fix: ("按 count(次数)或指标,或去掉 when(条件)", "go by 'count' or a measure, or remove 'when'"))
        return nil
    }

    private func unknownBasis(
        _ node: YAMLNode, _ name: String, _ shape: RowShape, _ scope: Scope, _ code: DiagnosticCode
    ) -> Basis? {
        let names =
            shape.fields.flatMap { [$0.id, $0.header] } + scope.measures + Vocabulary.spellings("nth")
            + Vocabulary.spellings("count")
        report(
            code, at: node.span,
            (
                "没有名为“\(name)”的指标,\(shape.title)里也没有这一列",
                "there is no measure '\(name)', and no such field of \(shape.id)"
            ),
            fix: suggestion(NearestName.find(name, among: names), fieldsToGoBy(shape) + scope.measures))
        return nil
    }
}
