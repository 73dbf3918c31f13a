internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Row filters: `where` keeps rows, `unless` takes rows out. A field is held against a value, a list, `empty`, `filled`,
/// yes or no, or a comparison, whichever its kind allows.
extension FileDecoder {
    /// The filter of two mappings over a log's fields.
    func filter(where keep: YAMLNode?, unless drop: YAMLNode?, of shape: RowShape) -> RowFilter {
        RowFilter(keep: tests(keep, of: shape), drop: tests(drop, of: shape))
    }

    /// A field of a log by its id or its default header; reported where there is none.
    /// - Parameter isTest: whether a test asks for it, which may name further columns too.
    func field(_ node: YAMLNode, of shape: RowShape, isTest: Bool = false) -> Field? {
        let name = (node.text ?? "").halfWidth
        if let field = shape.field(name) { return kept(field, node, of: shape) }
        if isTest, let column = shape.furtherColumn(name) { return column }
        if shape.furtherColumn(name) != nil {
            notSupported("\(shape.id).\(name)", at: node.span)
            return nil
        }
        let fields = shape.fields + (isTest ? shape.further : [])
        let nearest = NearestName.find(name, among: fields.flatMap { [$0.id, $0.header] })
        report(
            .unknownField, at: node.span,
            ("\(shape.title)(\(shape.id))没有“\(name)”这一列", "the log \(shape.id) has no field '\(name)'"),
            fix: suggestion(nearest, fields.map { $0.id == $0.header ? $0.id : "\($0.id)(\($0.header))" }))
        return nil
    }

    /// The field, if records keep it; refused where they do not, since a rule about it would never hold.
    func kept(_ field: Field, _ node: YAMLNode, of shape: RowShape) -> Field? {
        if field.isKept { return field }
        notSupported("\(shape.id).\(field.id)", at: node.span)
        return nil
    }

    func tests(_ node: YAMLNode?, of shape: RowShape) -> [FieldTest] {
        guard let node else { return [] }
        var seen: [String: SourceSpan] = [:]
        return entries(node).compactMap { pair in
            guard let field = field(pair.key, of: shape, isTest: true), isFirstUse(field.id, pair.key, &seen),
                let test = test(pair.value, field)
            else { return nil }
            return FieldTest(field.id, test)
        }
    }

    private func test(_ node: YAMLNode, _ field: Field) -> FieldTest.Test? {
        if node.pairs != nil || node.isNull {
            wrongType(node, expected: ("一个值、一个列表或一个比较", "a value, a list or a comparison"))
            return nil
        }
        if let word = special(node) {
            guard field.type != .flag else { return wrongTest(node, field) }
            return word == "empty" ? .empty : .filled
        }
        switch field.type {
        case .flag:
            guard let truth = truth(node) else { return wrongTest(node, field) }
            return .flag(truth)
        case .number:
            if let text = node.text, let quantity = WrittenNumber(text.halfWidth), !quantity.isShare {
                let bound = Comparison.Bound(quantity.value, inclusive: true)
                return .compares(Comparison(lower: bound, upper: bound))
            }
            guard node.text != nil else { return wrongTest(node, field) }
            guard let (comparison, unit) = comparison(node) else { return nil }
            return unit.fits(share: false) ? .compares(comparison) : wrongTest(node, field)
        case .day, .moment:
            return wrongTest(node, field)
        case .text, .words:
            let words = list(node).compactMap { self.value($0, field) }
            return words.isEmpty ? nil : .isOne(of: words)
        }
    }

    /// `empty` or `filled` without quotes.
    private func special(_ node: YAMLNode) -> String? {
        guard node.isPlain, let text = node.text else { return nil }
        return Vocabulary.english(text, among: ["empty", "filled"])
    }

    /// One word a text field may hold; `""` for `empty` in a list.
    private func value(_ node: YAMLNode, _ field: Field) -> String? {
        if special(node) == "empty" { return "" }
        guard let text = scalar(node)?.halfWidth else { return nil }
        if node.isPlain && Self.looksLikeComparison(text) { return wrongTest(node, field) }
        guard case .words(let words) = field.type else { return text }
        if let word = word(text, of: words) { return word }
        let nearest = NearestName.find(text, among: words.flatMap(Vocabulary.spellings))
        report(
            .impossibleValue, at: node.span,
            ("“\(field.header)”(\(field.id))不会是“\(text)”", "the field \(field.id) is never '\(text)'"),
            fix: suggestion(nearest, words.map(Vocabulary.listed)))
        return nil
    }

    /// A word of a word-list field: as the list has it, or in its other spelling where kaohe itself gives the value.
    func word(_ text: String, of words: [String]) -> String? {
        words.first { $0.halfWidth == text } ?? Vocabulary.english(text, among: words)
    }

    private func wrongTest<Result>(_ node: YAMLNode, _ field: Field) -> Result? {
        let due: Sentence =
            switch field.type {
            case .flag: ("yes 或 no", "yes or no")
            case .number: ("数字或比较,如 over 10 at_most 20", "a number or a comparison such as over 10 at_most 20")
            case .day, .moment: ("empty(空缺)或 filled(已填)", "empty or filled")
            case .text, .words: ("一个词或一个列表", "a word or a list of words")
            }
        report(
            .wrongTest, at: node.span,
            ("“\(field.header)”(\(field.id))不能这样限定", "the field \(field.id) cannot be tested like this"),
            fix: ("这里要写\(due.zh)", "write \(due.en)"))
        return nil
    }
}
