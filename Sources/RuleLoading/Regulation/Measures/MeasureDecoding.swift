internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Measures: a number for a subject and a window of time, by name under `measures` or written in place.
extension FileDecoder {
    /// All measures, in the file's order.
    func measures(_ node: YAMLNode?, _ scope: Scope) -> [MeasureDefinition] {
        guard let node else { return [] }
        return entries(node).compactMap { pair in
            checkID(pair.key)
            return measure(pair.value, name: pair.name, owner: pair.key.span, scope)
        }
    }

    /// A measure written in place; the name it got.
    func inlineMeasure(_ node: YAMLNode, _ scope: Scope) -> String? {
        if let known = scope.inlineName(at: node.span) { return known }
        let name = scope.nextInlineName
        scope.reserve(name, at: node.span)
        guard let measure = measure(node, name: name, owner: node.span, scope) else { return nil }
        let parents = measure.form.parents
        let isWhole =
            measure.form.isWhole
            || measure.form is MinusMeasure && parents.allSatisfy { scope.outline($0)?.isWhole == true }
        scope.add(measure, isWhole: isWhole)
        return name
    }

    private func measure(
        _ node: YAMLNode, name: String, owner: SourceSpan, _ scope: Scope
    ) -> MeasureDefinition? {
        guard let fields = fields(node, MeasureForms.keys, owner: owner) else { return nil }
        let forms = MeasureForms.all.filter { fields.has($0.form) }
        guard let decoder = forms.first, forms.count == 1 else {
            let list = MeasureForms.all.map { $0.form }.joined(separator: "、")
            report(
                forms.isEmpty ? .missingField : .wrongType, at: owner,
                ("指标要有且只有 \(list) 之一", "a measure must have one of \(list.replacing("、", with: ", "))"),
                fix: ("写明怎样统计,如 count: cases", "say how it is reached, such as count: cases"))
            return nil
        }
        let own = [decoder.form] + decoder.keys + MeasureForms.common
        withoutEffect(
            MeasureForms.keys.known.filter { !own.contains($0) }, in: fields,
            because: ("\(Vocabulary.listed(decoder.form))用不到它", "'\(decoder.form)' has no use for it"))
        let title = text(fields["title"])
        let reading = text(fields["reading"]) ?? ""
        let noData = quantity(fields["no_data"])
        let target = target(fields["target"], scope)
        let rowsOf = rowOwners(fields["rows_of"])
        guard let (form, described) = decoder.decode(fields, scope, self) else { return nil }
        checkUnits(noData?.value.isZero == true ? nil : noData?.unit, fields["no_data"], isShare: form.isShare)
        return MeasureDefinition(
            name: name, title: title ?? (name.hasPrefix("#") ? described : name), reading: reading, form: form,
            noData: noData?.value,
            target: target, rowsOf: rowsOf, span: owner)
    }

    private func target(_ node: YAMLNode?, _ scope: Scope) -> MeasureDefinition.Target? {
        guard let node else { return nil }
        if let text = node.text, let number = WrittenNumber(text.halfWidth) { return .number(number.value) }
        return measure(node, scope).map { .measure($0) }
    }

    /// Whose rows (`rows_of`).
    func rowOwners(_ node: YAMLNode?) -> Set<RowOwner> {
        Set(
            list(node).compactMap { item in
                word(item, among: RowOwner.allCases.map(\.rawValue)).flatMap(RowOwner.init)
            })
    }

    /// A number for a share is a share, one for anything else is none.
    func checkUnits(_ unit: WrittenNumber.Unit?, _ node: YAMLNode?, isShare: Bool) {
        guard let unit, let node, !unit.fits(share: isShare) else { return }
        report(
            .badNumber, at: node.span,
            isShare
                ? ("比率要和百分数比", "a ratio is held against a share") : ("这里是数量,不能写百分数", "this is a count, not a share"),
            fix: isShare ? ("加上百分号,如 99%、1%", "write it in per cent: 99%, 1%") : ("去掉百分号", "remove the per cent sign"))
    }

    /// The rows a measure looks at: those of `source`, of which `where` and `unless` leave some.
    func selection(_ source: YAMLNode?, _ fields: Fields, _ scope: Scope) -> (rows: RowShape, selection: Selection)? {
        guard let source, let shape = rows(source, scope) else { return nil }
        return (shape, selection(shape, fields))
    }

    /// The rows a measure looks at, of a known shape.
    func selection(_ shape: RowShape, _ fields: Fields) -> Selection {
        let filter = filter(where: fields["where"], unless: fields["unless"], of: shape)
        if !shape.hasCases {
            withoutEffect(["on"], in: fields, because: ("只有办件有几个日期可选", "only cases have several dates"))
        }
        return Selection(shape.source, filter, on: shape.hasCases ? caseDate(fields["on"]) ?? .finished : .finished)
    }

    /// The field a measure sums or averages: it must be a number.
    func numberField(_ node: YAMLNode, of shape: RowShape) -> Field? {
        guard let field = field(node, of: shape) else { return nil }
        guard field.type == .number else {
            let numbers = shape.fields.filter { $0.type == .number && $0.isKept }.map { "\($0.id)(\($0.header))" }
            report(
                .wrongTest, at: node.span, ("“\(field.header)”(\(field.id))不是数字", "the field \(field.id) is no number"),
                fix: numbers.isEmpty ? ("换一个数字列", "use a field of numbers") : suggestion(nil, numbers))
            return nil
        }
        return field
    }

    /// The names of the measures and what their values are, before any of them is read: they may cite each other.
    func measureOutlines(_ node: YAMLNode?) -> [(name: String, outline: Scope.MeasureOutline)] {
        let pairs = node?.pairs ?? []
        var outlines: [String: Scope.MeasureOutline] = [:]
        var open: [String: [YAMLNode]] = [:]
        for pair in pairs {
            let form = MeasureForms.all.first { pair.value.peek($0.form) != nil }
            let nature = form?.nature ?? .broken
            outlines[pair.name] = Scope.MeasureOutline(
                title: pair.value.peek("title")?.text?.trimmed ?? pair.name, isShare: nature.isShare,
                isWhole: nature.isWhole, hasTarget: pair.value.peek("target") != nil)
            if case .asParents? = form?.nature, let form {
                open[pair.name] = pair.value.peek(form.form)?.items ?? []
            }
        }
        // A difference is what its two measures are: the others first, until nothing is left but circles.
        func known(_ parent: YAMLNode) -> (isShare: Bool, isWhole: Bool)? {
            if let name = parent.text?.trimmed {
                guard open[name] == nil else { return nil }
                return outlines[name].map { ($0.isShare, $0.isWhole) } ?? (false, false)
            }
            let nature = MeasureForms.all.first { parent.peek($0.form) != nil }?.nature ?? .broken
            return (nature.isShare, nature.isWhole)
        }
        for _ in 0..<64 where !open.isEmpty {
            for name in pairs.map(\.name) {
                guard let nodes = open[name] else { continue }
                let parents = nodes.compactMap(known)
                guard parents.count == nodes.count else { continue }
                outlines[name]?.isShare = !parents.isEmpty && parents.allSatisfy(\.isShare)
                outlines[name]?.isWhole = !parents.isEmpty && parents.allSatisfy(\.isWhole)
                open[name] = nil
            }
        }
        return pairs.map { pair in
            (
                pair.name,
                outlines[pair.name]
                    ?? Scope.MeasureOutline(title: pair.name, isShare: false, isWhole: false, hasTarget: false)
            )
        }
    }
}

extension MeasureNature {
    fileprivate var isShare: Bool { if case .share = self { true } else { false } }
    fileprivate var isWhole: Bool { if case .whole = self { true } else { false } }
}
